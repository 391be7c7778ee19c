"""Drives inside a city as rows of text, as those of a plan are, and what they are called."""

from __future__ import annotations

from planner.domain.order_of_precedence import in_precedence
from planner.domain.scenario import Scenario
from planner.files.columns import NAMES
from planner.files.people_columns import DRIVE
from planner.files.plan_rows import place_name, place_parts, times_of
from planner.plan.drives import Drive, DriveEnd, EndKind, drives
from planner.plan.record import Mode, Plan

Row = dict[str, str]


def drive_rows(plan: Plan, scenario: Scenario) -> list[Row]:
    """A row for each drive inside a city, with everybody who makes it, in order of time."""
    return [dict.fromkeys(NAMES, "") | _row(drive, scenario) for drive in drives(plan, scenario)]


def drive_title(drive: Drive, scenario: Scenario) -> str:
    """What a drive is called: `Hanoi airport (HAN) to JW Marriott`."""
    said = " to ".join(end_name(end, scenario) for end in (drive.origin, drive.destination))
    return f"The{said.removeprefix('the')}" if said.startswith("the ") else said


def end_name(end: DriveEnd, scenario: Scenario) -> str:
    """What the place is called where a drive begins or ends: the venue's name, or which airport or station of
    the city it is, or where roads lead out of it.
    """
    if end.kind in (EndKind.ARRIVAL, EndKind.DEPARTURE):
        city = place_name(scenario, end.place)
        on_the_ground = f"{city} station" if end.mode is Mode.TRAIN else f"the outskirts of {city}"
        return f"{city} airport ({end.code})" if end.code else on_the_ground
    return place_parts(scenario, str(scenario.place(end.place).at_venue))[0]


def _row(drive: Drive, scenario: Scenario) -> Row:
    return {
        **times_of(scenario, drive.start, drive.end, drive.origin.place),
        "kind": DRIVE,
        "id": drive.id,
        "title": drive_title(drive, scenario),
        "origin": drive.origin.place,
        "destination": drive.destination.place,
        "people": "; ".join(in_precedence(scenario, drive.people)),
    }
