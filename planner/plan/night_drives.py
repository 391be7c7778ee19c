"""Drives to hotels before the nights of a plan and from them after it: they are told with the plan, not written in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.place import Place, read_place
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.plan.spent import spent

AROUND = timedelta(days=2)
"""Hours that the clock shows at an instant began, and end, within this time of it."""


@dataclass(frozen=True)
class NightDrive:
    """Somebody's way between a meeting and their hotel; `start` and `end` in UTC, `meeting` is the one that it leads from or to."""

    start: datetime
    end: datetime
    origin: str
    destination: str
    meeting: str
    person: str


@dataclass(frozen=True)
class _Attended:
    start: datetime
    end: datetime
    meeting: str
    place: Place


def night_drives(plan: Plan, scenario: Scenario) -> Iterator[NightDrive]:
    """The ways from the last thing that each person attends before a night to their hotel there, and from it to the first thing
    after it; none where that is at the hotel.
    """
    for person in scenario.people:
        for last, hotel, first in _nights(plan.of(person), scenario, person):
            if minutes := _way(scenario, hotel, last.place):
                arrive = last.end + timedelta(minutes=minutes)
                yield NightDrive(last.end, arrive, str(last.place), str(hotel), last.meeting, person)
            if minutes := _way(scenario, hotel, first.place):
                leave = first.start - timedelta(minutes=minutes)
                yield NightDrive(leave, first.start, str(hotel), str(first.place), first.meeting, person)


def night_ends_between(scenario: Scenario, city: str, first: datetime, last: datetime) -> bool:
    """Whether a night of the policies ends from an instant to another one, both included, by the clock of a city."""
    low, high = (each.minute for each in scenario.policies.night.hours)
    zone = scenario.zone_of(city)
    nights: list[tuple[datetime, datetime]] = []
    for day in clock.days_between(first - AROUND, last + AROUND, zone):
        nights += clock.shown(day, low, high if low < high else clock.DAY, zone)
        if low >= high:
            nights += clock.shown(clock.next_day(day, zone), 0, high, zone)
    ends = {end for _, end in nights} - {start for start, _ in nights}
    return any(first <= end <= last for end in ends)


def _nights(own: Plan, scenario: Scenario, person: str) -> Iterator[tuple[_Attended, Place, _Attended]]:
    """The last thing that somebody attends in a city before a night, their hotel, and the first thing after it, where they do not
    leave the city in between.
    """
    last: _Attended | None = None
    for each in _attended(own, scenario, person):
        if last is not None and last.end <= each.start and last.place.city == each.place.city:
            city, left = each.place.city, any(last.end <= leg.depart < each.start for leg in own.journeys)
            hotel = None if left else scenario.hotel_of(person, city)
            if hotel is not None and night_ends_between(scenario, city, last.end, each.start):
                yield last, hotel, each
        last = each if last is None or each.end >= last.end else last


def _attended(own: Plan, scenario: Scenario, person: str) -> list[_Attended]:
    """What somebody attends in cities that the scenario knows, in order of time."""
    attended: list[_Attended] = []
    for held in own.appointments:
        place = read_place(held.place)
        if place is not None and place.city in scenario.places:
            attended.append(_Attended(*spent(scenario, held, person), held.meeting, scenario.place(held.place)))
    return sorted(attended, key=lambda each: (each.start, each.end))


def _way(scenario: Scenario, hotel: Place, place: Place) -> int:
    """Minutes between a hotel and a place of the same city; 0 at the hotel itself."""
    if hotel.venue == place.venue:
        return 0
    ground, policies = scenario.places[hotel.city].ground, scenario.policies
    back = ground.get(f"{place.venue} - {hotel.venue}", policies.ground)
    return max(ground.get(f"{hotel.venue} - {place.venue}", back), policies.changeover)
