"""Judges hotels: rest after long legs at the hotel, and nights that lie between what somebody attends in a city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from planner.check.case import Busy, Case
from planner.check.clocks import MINUTE, day_of_hours, each_minute
from planner.check.journeys import transfer
from planner.check.ways import ground
from planner.domain.place import Place


def way(case: Case, person: str, venue: Place) -> timedelta:
    """How long it takes somebody between their hotel and a venue: no time at the hotel itself, or where they have none."""
    hotel = case.scenario.hotel_of(person, venue.city)
    return timedelta() if hotel is None or hotel == venue.at_venue else ground(case, hotel, venue)


def to_rest(case: Case, person: str, city: str) -> timedelta:
    """How long it takes somebody from leaving the airport to their hotel; no time where they have none."""
    hotel = case.scenario.hotel_of(person, city)
    return timedelta() if hotel is None else transfer(case, str(hotel))


def by_hotel(case: Case, person: str, place: str) -> timedelta:
    """How long it takes somebody from leaving the airport to a place where they rest at their hotel in between, the rest not
    counted: never less than straight there.
    """
    named = case.scenario.place(place)
    return max(transfer(case, place), to_rest(case, person, named.city) + way(case, person, named))


def short_nights(case: Case, person: str) -> Iterator[str]:
    """Two things that somebody attends in a city with too short a night between them."""
    for one, other in combinations(case.busy(person), 2):
        if one.remote or other.remote or one.appointment.city != other.appointment.city:
            continue
        needed = _needed(case, person, one, other)
        if other.start < one.end + needed and _night_ends(case, one.end, other.start, one.appointment.city):
            ends, starts = (
                case.local(each, busy.appointment.place) for each, busy in ((one.end, one), (other.start, other))
            )
            first, then = (case.title(busy.appointment.meeting) for busy in (one, other))
            hotel = case.scenario.hotel_of(person, one.appointment.city)
            to = "" if hotel is None else f" with the ways to {hotel} and from there"
            yield (
                f"{case.name(person)} is in {first} until {ends} and in {then} from {starts}; "
                f"the night between them takes {needed // MINUTE} min{to}."
            )


def _needed(case: Case, person: str, one: Busy, other: Busy) -> timedelta:
    """The way to the hotel, the rest there, and the way from it."""
    ways = sum((way(case, person, case.place(each.appointment)) for each in (one, other)), timedelta())
    return ways + timedelta(minutes=case.figures(person).rest.at_night)


def _night_ends(case: Case, first: datetime, last: datetime, city: str) -> bool:
    """Whether the clock of a city stops showing the hours of the night at an instant from the first to the last."""
    hours, zone = case.scenario.policies.night.hours, case.zone(city)
    return any(
        day_of_hours(each - MINUTE, hours, zone) is not None and day_of_hours(each, hours, zone) is None
        for each in each_minute(first, last + MINUTE)
    )
