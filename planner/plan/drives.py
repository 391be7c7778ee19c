"""Drives of people inside a city, from one thing that they do there to the next: they are told with the plan, not written in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from planner.domain import clock
from planner.domain.place import Place, read_place
from planner.domain.scenario import Scenario
from planner.plan.airports_used import airport_at
from planner.plan.drive_lengths import between_venues, transfer_of
from planner.plan.nights import night_ends_between
from planner.plan.record import Journey, Mode, Plan, Rest
from planner.plan.spent import spent

BREAK = timedelta(hours=2)
"""Between two meetings people go to their hotel for so long, or more, the ways not counted."""
NIGHT_STOP = timedelta(hours=4)
"""Before a departure, or after an arrival, nobody goes to bed for less."""


class EndKind(StrEnum):
    """What somebody drives from, or to."""

    MEETING = "meeting"
    HOTEL = "hotel"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"


@dataclass(frozen=True, order=True)
class DriveEnd:
    """Where a drive begins or ends.

    `place` is that of the meeting or the hotel, or the city of a journey; `id` that of the meeting or the journey, empty for a
    hotel; `code` is that of the airport, empty elsewhere, and `mode` that of the journey.
    """

    kind: EndKind
    place: str
    id: str = ""
    code: str = ""
    mode: Mode | None = None


@dataclass(frozen=True, order=True)
class Drive:
    """People's way inside a city; `start` and `end` in UTC, `people` in order of id."""

    start: datetime
    end: datetime
    origin: DriveEnd
    destination: DriveEnd
    people: tuple[str, ...]

    @property
    def id(self) -> str:
        """The meeting that it leads to; else the one that it leads from; else the journey at its one end or the other."""
        ends = (self.destination, self.origin)
        meeting = next((end.id for end in ends if end.kind is EndKind.MEETING), None)
        return meeting or self.destination.id or self.origin.id

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return round((self.end - self.start) / timedelta(minutes=1))


def drives(plan: Plan, scenario: Scenario) -> list[Drive]:
    """The drives of everybody inside a city, in order of time; those who drive together are on one."""
    together: defaultdict[tuple[datetime, datetime, tuple[str, ...]], list[Drive]] = defaultdict(list)
    for person in scenario.people:
        for drive in drives_of(person, plan.of(person), scenario):
            ends = (drive.origin.place, drive.origin.code, drive.destination.place, drive.destination.code)
            together[drive.start, drive.end, (*ends, drive.id)].append(drive)
    return [
        replace(alike[0], people=tuple(sorted(person for drive in alike for person in drive.people)))
        for _, alike in sorted(together.items())
    ]


def drives_of(person: str, own: Plan, scenario: Scenario) -> Iterator[Drive]:
    """The drives of one person, from their own part of a plan, in order of time.

    Of what overlaps, such as a meeting inside another, they drive on from what ends last.
    """
    driver, last = _Driver(scenario, person, own.rests), None
    for stop in _stops(person, own, scenario):
        if last is not None and driver.may_drive(last, stop):
            yield from driver.ways(last, stop)
        if last is None or stop.end >= last.end or stop.of_journey:
            last = stop


@dataclass(frozen=True)
class _Stop:
    """Something that somebody does in a city, from `begin` to `end`: a meeting, or the arrival or departure of a journey.

    They must be there at `due` and can go on at `free`; `farther` are the minutes on the road to another airport than the
    city's first one.
    """

    begin: datetime
    end: datetime
    due: datetime
    free: datetime
    place: Place
    at: DriveEnd
    farther: int = 0

    @property
    def of_journey(self) -> bool:
        """Whether a journey begins or ends there."""
        return self.at.kind is not EndKind.MEETING

    def minutes_to(self, scenario: Scenario, place: Place) -> int:
        """How long it takes between here and a venue."""
        if not self.of_journey:
            return between_venues(scenario, place, self.place)
        return transfer_of(scenario, place) + self.farther


@dataclass(frozen=True)
class _Driver:
    """Somebody who goes from stop to stop."""

    scenario: Scenario
    person: str
    rests: tuple[Rest, ...]

    def may_drive(self, last: _Stop, then: _Stop) -> bool:
        """Whether the way from a stop to another is one inside a city that the scenario knows."""
        kinds = (last.at.kind, then.at.kind)
        here = last.place.city == then.place.city and last.place.city in self.scenario.places
        return here and last.end <= then.begin and kinds[0] is not EndKind.DEPARTURE and kinds[1] is not EndKind.ARRIVAL

    def ways(self, last: _Stop, then: _Stop) -> Iterator[Drive]:
        """By the hotel where a night, a rest or a long break lies between two stops, else straight; nothing where it is not known
        where they sleep.
        """
        hotel = self.scenario.hotel_of(self.person, last.place.city)
        if not (self._sleeps(last, then, hotel) or self._has_a_break(last, then, hotel)):
            yield from self._straight(last, then)
        elif hotel is not None:
            at_hotel, leave = DriveEnd(EndKind.HOTEL, str(hotel)), last.free
            if minutes := last.minutes_to(self.scenario, hotel):
                leave += timedelta(minutes=minutes)
                yield self._drive(last.free, minutes, last.at, at_hotel)
            if minutes := then.minutes_to(self.scenario, hotel):
                start = max(leave, then.due - timedelta(minutes=minutes))
                yield self._drive(start, minutes, at_hotel, then.at)

    def _has_a_break(self, last: _Stop, then: _Stop, hotel: Place | None) -> bool:
        """Whether there is time for going to the hotel between two meetings."""
        if hotel is None or last.of_journey or then.of_journey:
            return False
        ways = last.minutes_to(self.scenario, hotel) + then.minutes_to(self.scenario, hotel)
        return then.due - last.free >= BREAK + timedelta(minutes=ways)

    def _straight(self, last: _Stop, then: _Stop) -> Iterator[Drive]:
        """From where a journey ends at once, and else just in time."""
        if last.of_journey and then.of_journey:
            return
        if last.of_journey:
            minutes = last.minutes_to(self.scenario, then.place)
        elif then.of_journey:
            minutes = then.minutes_to(self.scenario, last.place)
        else:
            minutes = between_venues(self.scenario, last.place, then.place)
        start = last.free if last.of_journey else max(last.free, then.due - timedelta(minutes=minutes))
        if minutes:
            yield self._drive(start, minutes, last.at, then.at)

    def _drive(self, start: datetime, minutes: int, origin: DriveEnd, destination: DriveEnd) -> Drive:
        return Drive(
            start=start,
            end=start + timedelta(minutes=minutes),
            origin=origin,
            destination=destination,
            people=(self.person,),
        )

    def _sleeps(self, last: _Stop, then: _Stop, hotel: Place | None) -> bool:
        """Whether somebody rests between two stops, or a night lies there.

        It ends there; or the day is another where a journey begins or ends, which may be before the night does. Beside a
        journey there must be time for it, too.
        """
        city = last.place.city
        if any(rest.city == city and last.end <= rest.start < then.begin for rest in self.rests):
            return True
        ends = night_ends_between(self.scenario, city, last.free, then.due)
        if not (last.of_journey or then.of_journey):
            return ends
        between = then.due - last.free
        if ends and hotel is not None:
            ways = last.minutes_to(self.scenario, hotel) + then.minutes_to(self.scenario, hotel)
            return between >= timedelta(minutes=ways)
        zone = self.scenario.zone_of(city)
        return between >= NIGHT_STOP and (ends or clock.local_day(last.free, zone) < clock.local_day(then.due, zone))


def _stops(person: str, own: Plan, scenario: Scenario) -> list[_Stop]:
    """Where somebody is in order of time; calls and what the scenario does not know are no stops."""
    stops = [_arrival(leg, scenario) for leg in own.journeys]
    stops += [_departure(leg, scenario) for leg in own.journeys]
    for held in own.appointments:
        place = read_place(held.place)
        if place is not None and place.city in scenario.places:
            start, end = spent(scenario, held, person)
            at = DriveEnd(EndKind.MEETING, held.place, held.meeting)
            stops.append(_Stop(begin=start, end=end, due=start, free=end, place=scenario.place(held.place), at=at))
    return sorted(stops, key=lambda stop: (stop.begin, stop.end))


def _arrival(leg: Journey, scenario: Scenario) -> _Stop:
    airport = airport_at(scenario, leg, leg.destination)
    formalities = timedelta(minutes=0 if leg.mode.on_the_ground else scenario.policies.formalities)
    return _Stop(
        begin=leg.arrive,
        end=leg.arrive,
        due=leg.arrive,
        free=leg.arrive + formalities,
        place=Place(leg.destination),
        at=DriveEnd(EndKind.ARRIVAL, leg.destination, leg.id, "" if airport is None else airport.code, leg.mode),
        farther=0 if airport is None else airport.ground,
    )


def _departure(leg: Journey, scenario: Scenario) -> _Stop:
    airport, policies = airport_at(scenario, leg, leg.origin), scenario.policies
    ahead = policies.check_in if leg.mode is Mode.SCHEDULED else policies.boarding
    return _Stop(
        begin=leg.depart,
        end=leg.depart,
        due=leg.depart - timedelta(minutes=0 if leg.mode.on_the_ground else ahead),
        free=leg.depart,
        place=Place(leg.origin),
        at=DriveEnd(EndKind.DEPARTURE, leg.origin, leg.id, "" if airport is None else airport.code, leg.mode),
        farther=0 if airport is None else airport.ground,
    )
