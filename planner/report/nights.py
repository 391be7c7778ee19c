"""Nights of one person on their day sheets: where they are spent, and the ways to the hotel and from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from planner.check.case import Case
from planner.check.hotels import to_rest, way
from planner.domain import clock
from planner.domain.place import REMOTE, Place
from planner.domain.scenario import Scenario
from planner.domain.stay_times import evenings_of_stay
from planner.files.columns import RowKind
from planner.files.plan_rows import place_name
from planner.plan.night_drives import night_ends_between
from planner.plan.record import Mode, Plan
from planner.report.words import Namer, Row, duration


def asked_stay(scenario: Scenario, person: str, where: str, day: date) -> str:
    """Why somebody is in a city on a day, where a stay says so."""
    for stay in scenario.stays.values():
        first, last = evenings_of_stay(scenario, stay)
        if place_name(scenario, stay.city) == where and first <= day <= last and person in scenario.members(stay.who):
            return f" (a stay that is asked for{f': {stay.note}' if stay.note else ''})"
    return ""


def at_hotel(scenario: Scenario, person: str, where: str) -> str:
    """The hotel of somebody in a city, by its name."""
    if person not in scenario.people:
        return ""
    hotels = (scenario.hotel_of(person, city) for city in scenario.places if place_name(scenario, city) == where)
    return next((f", at {_called(scenario, hotel)}" for hotel in hotels if hotel is not None), "")


def ways_by_hotel(rows: Sequence[Row], scenario: Scenario, person: str, zone: str | None) -> list[tuple[str, ...]]:
    """For each row of a person's, in order, what is to be told of the ways from the hotel before it and to the hotel after it."""
    told: list[list[str]] = [[] for _ in rows]
    case = Case(scenario, Plan())
    present = [number for number, row in enumerate(rows) if row["place"] != REMOTE]
    for number, following in pairwise(present if person in scenario.people else ()):
        before, after = rows[number], rows[following]
        city, then = _place(scenario, before, last=True).city, _place(scenario, after, last=False).city
        hotel = scenario.hotel_of(person, city) if city == then else None
        if hotel is None or not _rests(scenario, city, before, after):
            continue
        name = _called(scenario, hotel)
        minutes = _minutes(case, person, before, last=True)
        if minutes:
            told[number].append(f"then to {name}, {duration(minutes)}")
        minutes = _minutes(case, person, after, last=False)
        if minutes:
            leave = datetime.fromisoformat(after["start_local"]) - timedelta(minutes=minutes + _ahead(scenario, after))
            leave = leave if zone is None else clock.to_local(leave, zone)
            told[following].append(f"leave {name} by {leave:%H:%M}, {duration(minutes)}")
    return [tuple(each) for each in told]


def _called(scenario: Scenario, hotel: Place) -> str:
    return Namer(scenario).place(str(hotel)).partition(", ")[0]


def _place(scenario: Scenario, row: Row, *, last: bool) -> Place:
    """Where a row begins, or ends."""
    return scenario.place(row["place"] or row["destination" if last else "origin"])


def _rests(scenario: Scenario, city: str, before: Row, after: Row) -> bool:
    """Whether somebody is at the hotel between two rows: a rest is one of them, or a night ends between two meetings, or else the
    day is another.
    """
    kinds = {before["kind"], after["kind"]}
    if RowKind.REST in kinds:
        return True
    ends, starts = (datetime.fromisoformat(row[f"{which}_local"]) for row, which in ((before, "end"), (after, "start")))
    if kinds == {RowKind.MEETING}:
        return night_ends_between(scenario, city, ends, starts)
    return ends.date() < starts.date()


def _minutes(case: Case, person: str, row: Row, *, last: bool) -> int:
    """How long it takes between a row and the hotel; nothing where somebody rests there."""
    place = _place(case.scenario, row, last=last)
    if row["kind"] == RowKind.REST:
        return 0
    on_the_way = row["kind"] == RowKind.JOURNEY
    found = to_rest(case, person, place.city) if on_the_way else way(case, person, place)
    return int(found.total_seconds() // 60)


def _ahead(scenario: Scenario, row: Row) -> int:
    """How many minutes before a row one is there: at the airport before take-off."""
    if row["kind"] != RowKind.JOURNEY or Mode(row["mode"]).on_the_ground:
        return 0
    return scenario.policies.check_in if row["mode"] == Mode.SCHEDULED else scenario.policies.boarding
