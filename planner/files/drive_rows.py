"""Drives between meetings and hotels as rows of text, as those of a plan are."""

from __future__ import annotations

from itertools import groupby

from planner.domain.order_of_precedence import in_precedence
from planner.domain.scenario import Scenario
from planner.files.columns import NAMES
from planner.files.people_columns import DRIVE
from planner.files.plan_rows import place_name, times_of
from planner.plan.night_drives import NightDrive, night_drives
from planner.plan.record import Plan

Row = dict[str, str]


def drive_rows(plan: Plan, scenario: Scenario) -> list[Row]:
    """A row for each drive to a hotel before a night and from one after it, with everybody who makes it, in order of time."""
    drives = sorted(night_drives(plan, scenario), key=lambda drive: (drive.start, *_shared(drive)))
    rows: list[Row] = []
    for _, together in groupby(drives, key=_shared):
        one, *others = together
        people = in_precedence(scenario, [drive.person for drive in (one, *others)])
        rows.append(dict.fromkeys(NAMES, "") | _row(one, scenario) | {"people": "; ".join(people)})
    return rows


def _shared(drive: NightDrive) -> tuple[str, ...]:
    """What people have in common who drive together."""
    return (drive.start.isoformat(), drive.end.isoformat(), drive.origin, drive.destination, drive.meeting)


def _row(drive: NightDrive, scenario: Scenario) -> Row:
    ends = [place_name(scenario, place).partition(", ")[0] for place in (drive.origin, drive.destination)]
    return {
        **times_of(scenario, drive.start, drive.end, drive.origin),
        "kind": DRIVE,
        "id": drive.meeting,
        "title": " to ".join(ends),
        "origin": drive.origin,
        "destination": drive.destination,
    }
