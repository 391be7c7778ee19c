"""What is worth a look around landings: little to spare before a meeting, little rest, and take-offs and landings by night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.check.case import Busy, Stay
from planner.check.clocks import day_of_hours
from planner.check.duty import rest_owed
from planner.check.journeys import formalities, transfer
from planner.check.ways import slept
from planner.plan.record import Journey, Mode
from planner.report.looks import (
    BODY_REST,
    LONG_LEG,
    NIGHT,
    SOON,
    SPARE,
    SPARE_ON_THE_GROUND,
    Desk,
    Look,
    LookKind,
    length,
    verb,
)


@dataclass(frozen=True)
class _Arrival:
    """A leg, the first meeting where it leads, and when whoever was on it can be there (UTC).

    `owed` is the rest that a long leg asks for; `asked` says whether the scenario does.
    """

    leg: Journey
    first: Busy
    earliest: datetime
    long: bool
    owed: timedelta
    asked: bool

    @property
    def spare(self) -> timedelta:
        """The time from when they can be there; below zero where they are late."""
        return self.first.start - self.earliest

    @property
    def kind(self) -> LookKind | None:
        """Why it is worth a look, or None: what is said of a lack of rest is not said again of a lack of time."""
        soon = self.first.start - self.leg.arrive <= SOON
        if self.long and soon and self.spare < self.owed + (SPARE if self.asked else timedelta()):
            return LookKind.UNRESTED
        enough = SPARE_ON_THE_GROUND if self.leg.mode.on_the_ground else SPARE
        return LookKind.JUST_LANDED if self.spare < enough else None


def arrivals(desk: Desk) -> Iterator[Look]:
    """First meetings with little to spare after a landing, and those after a long leg with hardly any rest.

    Those who arrive together are in one of them, and so is what the same people do more than once in a city. Calls do not
    count: they can be made from the car, or later.
    """
    together: defaultdict[tuple[LookKind, datetime, str, str], list[tuple[str, _Arrival]]] = defaultdict(list)
    for person in desk.case.scenario.people:
        for stay in desk.case.stays(person):
            arrival = _arrival(desk, person, stay)
            if arrival is not None and arrival.kind is not None:
                leg, meeting = arrival.leg, arrival.first.appointment.meeting
                together[arrival.kind, leg.arrive, leg.destination, meeting].append((person, arrival))
    repeated: defaultdict[tuple[LookKind, str, tuple[str, ...]], list[list[_Arrival]]] = defaultdict(list)
    for (kind, _, city, _), those in sorted(together.items(), key=lambda each: each[0]):
        people = desk.ordered([person for person, _ in those])
        repeated[kind, city, people].append([arrival for _, arrival in those])
    for (kind, _, people), times in repeated.items():
        yield _look(desk, kind, people, times)


def _arrival(desk: Desk, person: str, stay: Stay) -> _Arrival | None:
    case, leg = desk.case, stay.arrival
    here = (busy for busy in case.busy(person) if stay.holds(busy.start) and busy.appointment.city == stay.city)
    first = next(here, None)
    if leg is None or first is None:
        return None
    owed, en_route = rest_owed(case, person, leg), leg.arrive - leg.depart
    asked = owed > timedelta()
    return _Arrival(
        leg=leg,
        first=first,
        earliest=leg.arrive + formalities(case, leg) + transfer(case, first.appointment.place),
        long=asked or (en_route >= LONG_LEG and not slept(case, leg)),
        owed=owed if asked else BODY_REST,
        asked=asked,
    )


def _look(desk: Desk, kind: LookKind, people: tuple[str, ...], times: list[list[_Arrival]]) -> Look:
    tightest = [min(those, key=lambda arrival: arrival.spare) for those in times]
    first, city = tightest[0], tightest[0].leg.destination
    lands = verb(people, "arrives", "arrive") if first.leg.mode.on_the_ground else verb(people, "lands", "land")
    head = f"{desk.named(people)} {lands} in {desk.namer.city(city)} on {desk.namer.time(first.leg.arrive, city)}"
    start = desk.after(first.first.start, city, first.leg.arrive)
    en_route = f" after {length(first.leg.arrive - first.leg.depart)} en route," if kind is LookKind.UNRESTED else ""
    again = (
        "" if len(times) == 1 else f" The same {'once more' if len(times) == 2 else f'{len(times) - 1} more times'}."
    )
    title = desk.namer.meeting(first.first.appointment.meeting)
    return Look(
        kind=kind,
        sentence=f"{head}{en_route} for {title} {start}, {_left(kind, first)}.{again}",
        people=people,
        meetings=tuple(dict.fromkeys(each.first.appointment.meeting for each in tightest)),
        journeys=tuple(sorted({arrival.leg.id for those in times for arrival in those})),
        at=first.leg.arrive,
    )


def _left(kind: LookKind, arrival: _Arrival) -> str:
    """What lies between a landing and the meeting, in words."""
    between = "the way there" if arrival.leg.mode.on_the_ground else "formalities and the drive"
    if arrival.spare < timedelta():
        return f"{length(arrival.spare)} before they can be there"
    if kind is LookKind.JUST_LANDED:
        return f"with {_over(arrival.spare)} to spare after {between}"
    if not arrival.asked:
        return f"{length(arrival.spare)} after {between}, and no rest is asked for"
    over = arrival.spare - arrival.owed
    if over < timedelta():
        return f"{length(over)} short of {length(arrival.owed)} of rest"
    return f"with {length(arrival.owed)} of rest and {_over(over)} to spare"


def _over(spare: timedelta) -> str:
    return length(spare) if spare else "nothing"


def nights(desk: Desk) -> Iterator[Look]:
    """Take-offs and landings in the night of the place, once for the same people."""
    sides: defaultdict[tuple[datetime, datetime, str, str, Mode], list[Journey]] = defaultdict(list)
    for leg in desk.case.journeys:
        if slept(desk.case, leg):
            continue
        if _by_night(desk, leg.depart, leg.origin) or _by_night(desk, leg.arrive, leg.destination):
            sides[leg.depart, leg.arrive, leg.origin, leg.destination, leg.mode].append(leg)
    repeated: defaultdict[tuple[str, ...], list[list[Journey]]] = defaultdict(list)
    for those in sides.values():
        repeated[desk.ordered([person for leg in those for person in leg.people])].append(those)
    for people, times in repeated.items():
        first = times[0][0]
        yield Look(
            kind=LookKind.NIGHT,
            sentence=f"{desk.named(people)} {'; '.join(_night_words(desk, legs[0], people) for legs in times)}.",
            people=people,
            meetings=(),
            journeys=tuple(sorted(leg.id for legs in times for leg in legs)),
            at=first.depart if _by_night(desk, first.depart, first.origin) else first.arrive,
        )


def _by_night(desk: Desk, instant: datetime, place: str) -> bool:
    return day_of_hours(instant, NIGHT, desk.case.zone(place)) is not None


def _night_words(desk: Desk, leg: Journey, people: Collection[str]) -> str:
    air = not leg.mode.on_the_ground
    leaves = verb(people, "takes off", "take off") if air else verb(people, "leaves", "leave")
    lands = verb(people, "lands", "land") if air else verb(people, "arrives", "arrive")
    origin, destination = desk.namer.city(leg.origin), desk.namer.city(leg.destination)
    departs = f"({desk.namer.time(leg.depart, leg.origin)})"
    arrives = f"({desk.namer.time(leg.arrive, leg.destination)})"
    if not _by_night(desk, leg.arrive, leg.destination):
        return f"{leaves} by night from {origin} to {destination} {departs}"
    if not _by_night(desk, leg.depart, leg.origin):
        return f"{lands} by night in {destination} from {origin} {arrives}"
    return f"{leaves} from {origin} {departs} and {lands} in {destination} {arrives}, both by night"
