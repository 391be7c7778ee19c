"""A plan before the judge: what is said in it, sorted so that every judge can look at the part it needs.

Only what makes sense by itself is passed on: a known meeting at a known place, from a start to a later end. What does not is
a finding of the attendance judge (appointments) or the journeys judge (journeys), and no other judge trips over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from planner.domain import clock
from planner.domain.in_force import InForce
from planner.domain.meetings import Meeting
from planner.domain.moment import Moment
from planner.domain.place import REMOTE, Place, read_place
from planner.domain.relations import Adjacent
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Journey, Plan

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years within which a time makes sense."""


@dataclass(frozen=True)
class Busy:
    """Somebody in a meeting from the first to the end of the last stage that their seat is in, as far as they come and stay.

    Instants in UTC.
    """

    start: datetime
    end: datetime
    appointment: Appointment

    @property
    def remote(self) -> bool:
        """Whether it needs nobody to be anywhere."""
        return self.appointment.place == REMOTE


@dataclass(frozen=True)
class Stay:
    """Somebody in a city between two journeys; `arrival` is None at the start, `departure` at the end."""

    city: str
    arrival: Journey | None
    departure: Journey | None

    @property
    def since(self) -> datetime | None:
        """When it begins, None from the start on."""
        return None if self.arrival is None else self.arrival.arrive

    @property
    def until(self) -> datetime | None:
        """When it ends, None if it does not."""
        return None if self.departure is None else self.departure.depart

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in it."""
        return (self.since is None or self.since <= instant) and (self.until is None or instant < self.until)


@dataclass(frozen=True)
class Case:
    """A scenario and a plan for it, with slow and obvious ways to look at them."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def held(self) -> dict[str, Appointment]:
        """The first sound appointment of every meeting that has one, in order of start."""
        found: dict[str, Appointment] = {}
        for each in sorted((a for a in self.plan.appointments if self.fault_of(a) is None), key=lambda a: a.start):
            found.setdefault(each.meeting, each)
        return found

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The sound journeys, in order of departure."""
        sound = (journey for journey in self.plan.journeys if self.fault_of_journey(journey) is None)
        return tuple(sorted(sound, key=lambda journey: (journey.depart, journey.arrive, journey.id)))

    def fault_of(self, appointment: Appointment) -> str | None:
        """What makes an appointment senseless by itself, or None."""
        if appointment.meeting not in self.scenario.meetings:
            return f"there is no meeting {appointment.meeting!r} in the scenario"
        if not (makes_sense(appointment.start) and makes_sense(appointment.end)):
            return f"{self.title(appointment.meeting)} has a time without a zone or far from our days"
        if appointment.end <= appointment.start:
            return f"{self.title(appointment.meeting)} ends before it has begun"
        if not self.place_exists(appointment.place):
            return f"{self.title(appointment.meeting)} is at {appointment.place!r}, which is no place of the scenario"
        return None

    def fault_of_journey(self, journey: Journey) -> str | None:
        """What makes a journey senseless by itself, or None."""
        for city in (journey.origin, journey.destination):
            if city not in self.scenario.places:
                return f"the journey {journey.id} has {city!r} in it, which is no city of the scenario"
        if journey.origin == journey.destination:
            return f"the journey {journey.id} leads from {journey.origin} to itself"
        if not (makes_sense(journey.depart) and makes_sense(journey.arrive)):
            return f"the journey {journey.id} has a time without a zone or far from our days"
        if journey.arrive <= journey.depart:
            return f"the journey {journey.id} arrives before it has left"
        if not journey.people:
            return f"the journey {journey.id} carries nobody"
        unknown = sorted(person for person in journey.people if person not in self.scenario.people)
        return f"the journey {journey.id} carries {unknown[0]!r}, who is nobody in the scenario" if unknown else None

    def place_exists(self, place: str) -> bool:
        """Whether a place is `remote`, a venue that is itself a room or open, or a room (numbered where several are alike)."""
        if read_place(place) is None:
            return False
        named = self.scenario.place(place)
        if named.remote:
            return place == REMOTE
        if named.city not in self.scenario.places:
            return False
        venue = self.scenario.venues_of(named.city).get(named.venue or "")
        if venue is None or bool(venue.rooms) != (named.room is not None):
            return False
        room = None if named.room is None else venue.rooms.get(named.room)
        if room is None:
            return named.room is None
        return room.count == 1 or named.number is not None  # a number is told only where there are as many

    def place(self, appointment: Appointment) -> Place:
        """The place of a sound appointment."""
        return self.scenario.place(appointment.place)

    def meeting(self, appointment: Appointment) -> Meeting:
        """What the scenario says of an appointment's meeting."""
        return self.scenario.meetings[appointment.meeting]

    def title(self, meeting: str) -> str:
        """A meeting as people call it, in quotes."""
        return f"'{self.scenario.meetings[meeting].title}'" if meeting in self.scenario.meetings else repr(meeting)

    def name(self, person: str) -> str:
        """A person's name."""
        return self.scenario.people[person].name if person in self.scenario.people else person

    def zone(self, place: str) -> str:
        """The zone of a place."""
        return self.scenario.zone_of(place)

    def local(self, instant: datetime, place: str) -> str:
        """An instant by the clock of a place, for people."""
        return f"{clock.to_local(instant, self.zone(place)):%a %d %b %H:%M}"

    def day(self, appointment: Appointment) -> date:
        """The calendar day on which an appointment starts, by the clock of its place."""
        return clock.local_day(appointment.start, self.zone(appointment.place))

    def pinned(self, meeting: str) -> bool:
        """Whether a meeting has a fixed time: a pin, or it is the summit."""
        return self.fixed(meeting) is not None

    def fixed(self, meeting: str) -> Moment | None:
        """The time at which a meeting must start: the summit's for the summit, else its pin's; None where it has none."""
        summit, pin = self.scenario.summit, self.scenario.meetings[meeting].pin
        if summit is not None and summit.meeting == meeting:
            return summit.at
        return None if pin is None else pin.at

    def is_summit(self, meeting: str) -> bool:
        """Whether a meeting is the summit."""
        return self.scenario.summit is not None and self.scenario.summit.meeting == meeting

    def busy_time(self, appointment: Appointment, seat: str) -> Busy:
        """When whoever fills a seat is busy."""
        meeting = self.meeting(appointment)
        moment, inside = appointment.start, []
        for stage in meeting.stages:
            end = moment + timedelta(minutes=stage.length)
            if not stage.who or seat in stage.who:
                inside.append((moment, end))
            moment = end
        begins, ends = (inside[0][0], inside[-1][1]) if inside else (appointment.start, appointment.end)
        if seat in meeting.who.joins_after:
            begins = max(begins, appointment.start + timedelta(minutes=meeting.who.joins_after[seat]))
        if seat in meeting.who.leaves_after:
            ends = min(ends, appointment.start + timedelta(minutes=meeting.who.leaves_after[seat]))
        return Busy(begins, ends, appointment)

    @cached_property
    def adjacent(self) -> frozenset[frozenset[str]]:
        """The pairs of meetings that an `adjacent` relation joins."""
        relations = (each for each in self.scenario.relations.values() if isinstance(each, Adjacent))
        return frozenset(frozenset((each.first, each.then)) for each in relations)

    @cached_property
    def _busy(self) -> dict[str, list[Busy]]:
        found: dict[str, list[Busy]] = {person: [] for person in self.scenario.people}
        for appointment in self.held.values():
            for each in appointment.attendance:
                if each.person in found:
                    found[each.person].append(self.busy_time(appointment, each.seat))
        return {person: sorted(those, key=lambda busy: (busy.start, busy.end)) for person, those in found.items()}

    def busy(self, person: str) -> list[Busy]:
        """A person's times in meetings, in order."""
        return self._busy[person]

    @cached_property
    def _legs(self) -> dict[str, list[Journey]]:
        found: dict[str, list[Journey]] = {person: [] for person in self.scenario.people}
        for journey in self.journeys:
            for person in set(journey.people):
                found[person].append(journey)
        return found

    def legs(self, person: str) -> list[Journey]:
        """A person's journeys, in order."""
        return self._legs[person]

    @cached_property
    def _figures(self) -> dict[str, InForce]:
        return {person: self.scenario.figures_of(person) for person in self.scenario.people}

    def figures(self, person: str) -> InForce:
        """The figures that hold for a person."""
        return self._figures[person]

    def company(self, person: str) -> tuple[str, ...]:
        """Everybody who travels as one with a person, the person too."""
        party = self.scenario.party_of(person)
        return (person,) if party is None else self.scenario.members(party)

    def start_city(self, person: str) -> str:
        """Where a person is when the horizon begins."""
        return self.scenario.people[person].starts or self.scenario.base_of(person)

    def stays(self, person: str) -> Iterator[Stay]:
        """Where a person is between journeys, in order."""
        city, arrival = self.start_city(person), None
        for leg in self.legs(person):
            yield Stay(city, arrival, leg)
            city, arrival = leg.destination, leg
        yield Stay(city, arrival, None)

    def span(self, first: object, last: object, zone: str) -> tuple[datetime, datetime]:
        """The instants between which a span of the scenario lies; whole days include their last."""
        return clock.instant(first, zone), clock.instant(last, zone, end_of_day=True)  # type: ignore[arg-type]


def makes_sense(instant: datetime) -> bool:
    """Whether an instant has a zone and lies in our days."""
    return instant.tzinfo is not None and FIRST_YEAR <= instant.year <= LAST_YEAR
