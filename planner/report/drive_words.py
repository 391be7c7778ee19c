"""Drives of one person inside a city in words, on their day sheets: by when to leave, and where one goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.files.columns import RowKind
from planner.files.drive_rows import end_name
from planner.plan.drives import Drive, DriveEnd, EndKind, drives_of
from planner.plan.record import Appointment, Journey, Mode, Plan, Rest
from planner.report.words import Row, duration, seated


def drives_in_words(rows: Sequence[Row], scenario: Scenario, person: str, zone: str | None) -> list[tuple[str, ...]]:
    """For each row of a person's, in order, what is to be told of the drive before it and of the one after it.

    Every drive is told once: those to a hotel and from where a journey ends beside what comes before them, all others beside
    what they lead to. Times are by the clock of the city, or of `zone`.
    """
    told: defaultdict[tuple[RowKind, str], list[str]] = defaultdict(list)
    for drive in drives_of(person, _part(rows), scenario) if person in scenario.people else ():
        follows = drive.destination.kind is EndKind.HOTEL or drive.origin.kind is EndKind.ARRIVAL
        words = _then(drive, scenario) if follows else _leave(drive, scenario, zone)
        told[_row_of(drive.origin if follows else drive.destination)].append(words)
    return [tuple(told[RowKind(row["kind"]), row["id"]]) for row in rows]


def _row_of(end: DriveEnd) -> tuple[RowKind, str]:
    return (RowKind.MEETING if end.kind is EndKind.MEETING else RowKind.JOURNEY, end.id)


def _then(drive: Drive, scenario: Scenario) -> str:
    return f"then to {end_name(drive.destination, scenario)}, {duration(drive.minutes)}"


def _leave(drive: Drive, scenario: Scenario, zone: str | None) -> str:
    clock_there = zone or scenario.zone_of(scenario.place(drive.origin.place).city)
    leave, arrive = (clock.to_local(each, clock_there) for each in (drive.start, drive.end))
    day = "" if leave.date() == arrive.date() else f"{leave:%a} "
    return f"leave {end_name(drive.origin, scenario)} by {day}{leave:%H:%M}, {duration(drive.minutes)}"


def _part(rows: Sequence[Row]) -> Plan:
    """What rows say of where people are, as a plan."""
    meetings, journeys, rests = list[Appointment](), list[Journey](), list[Rest]()
    for row in rows:
        start, end = (datetime.fromisoformat(row[f"{which}_local"]) for which in ("start", "end"))
        seats = seated(row)
        people = tuple(sorted(each.person for each in seats))
        if row["kind"] == RowKind.MEETING:
            meetings.append(Appointment(start, row["id"], end, row["place"], tuple(seats)))
        elif row["kind"] == RowKind.JOURNEY:
            ends = (row["origin"], row["destination"])
            journeys.append(Journey(start, row["id"], end, *ends, people, Mode(row["mode"])))
        elif row["kind"] == RowKind.REST:
            rests.append(Rest(start, row["id"], end, row["place"], people))
    return Plan(tuple(meetings), tuple(journeys), tuple(rests))
