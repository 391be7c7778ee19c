"""What is worth a look in the days of people away from home: times with nothing in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.check.case import Stay
from planner.check.duty import rest_owed
from planner.check.journeys import formalities
from planner.report.looks import WAIT, Desk, Look, LookKind, length, verb


@dataclass(frozen=True, order=True)
class _Wait:
    """A time with nothing in it (UTC), and the meeting that ends it; "" where somebody travels on."""

    begin: datetime
    end: datetime
    meeting: str


def waits(desk: Desk) -> Iterator[Look]:
    """Stays away from home in which there is nothing for more than a day, the rest after a long leg not counted.

    Whoever travels with somebody of higher standing who has a meeting there in that time does not wait. Those who begin to
    wait together are in one of them, and so is what the same people do more than once in a city.
    """
    together: defaultdict[tuple[str, datetime], list[tuple[str, _Wait, Stay]]] = defaultdict(list)
    for person in desk.case.scenario.people:
        for stay in desk.case.stays(person):
            for wait in _waits_in(desk, person, stay):
                if not _accompanies(desk, person, stay, wait):
                    together[stay.city, wait.begin].append((person, wait, stay))
    repeated: defaultdict[tuple[str, tuple[str, ...]], list[list[tuple[str, _Wait, Stay]]]] = defaultdict(list)
    for (city, _), those in sorted(together.items()):
        repeated[city, desk.ordered([person for person, _, _ in those])].append(those)
    for (city, people), times in repeated.items():
        yield _look(desk, city, people, times)


def _waits_in(desk: Desk, person: str, stay: Stay) -> Iterator[_Wait]:
    """Times of more than a day with nothing in a stay away from home for somebody who has a meeting there."""
    case = desk.case
    there = [busy for busy in case.busy(person) if stay.holds(busy.start)]
    if stay.city == case.scenario.base_of(person) or all(busy.remote for busy in there):
        return
    free = _free_from(desk, person, stay)
    for busy in there:
        if busy.start - free > WAIT:
            yield _Wait(free, busy.start, busy.appointment.meeting)
        free = max(free, busy.end)
    if stay.departure is not None and stay.departure.depart - free > WAIT:
        yield _Wait(free, stay.departure.depart, "")


def _free_from(desk: Desk, person: str, stay: Stay) -> datetime:
    """When a stay begins for whoever has rested as long as is owed after the leg to it."""
    case, leg = desk.case, stay.arrival
    if leg is None:
        return case.scenario.start
    return leg.arrive + formalities(case, leg) + rest_owed(case, person, leg)


def _accompanies(desk: Desk, person: str, stay: Stay, wait: _Wait) -> bool:
    case = desk.case
    ends = [leg for leg in (stay.arrival, stay.departure) if leg is not None]
    aboard = {
        who
        for leg in case.journeys
        for end in ends
        if (leg.depart, leg.arrive, leg.origin, leg.destination)
        == (end.depart, end.arrive, end.origin, end.destination)
        for who in leg.people
    }
    order = desk.ordered({*aboard, person})
    above = order[: order.index(person)]
    return any(
        busy.appointment.city == stay.city and busy.start < wait.end and wait.begin < busy.end
        for who in above
        if case.scenario.people[who].rank <= case.scenario.people[person].rank
        for busy in case.busy(who)
    )


def _look(desk: Desk, city: str, people: tuple[str, ...], times: list[list[tuple[str, _Wait, Stay]]]) -> Look:
    shortest = [min(wait for _, wait, _ in those) for those in times]
    has = f"{desk.named(people)} {verb(people, 'has', 'have')} nothing in {desk.namer.city(city)}"
    spans = ", then ".join(_words(desk, city, [wait for _, wait, _ in those]) for those in times)
    return Look(
        kind=LookKind.WAIT,
        sentence=f"{has} {spans}.",
        people=people,
        meetings=tuple(dict.fromkeys(wait.meeting for wait in shortest if wait.meeting)),
        journeys=tuple(sorted({stay.arrival.id for those in times for *_, stay in those if stay.arrival is not None})),
        at=shortest[0].begin,
    )


def _words(desk: Desk, city: str, together: list[_Wait]) -> str:
    """A time with nothing in it, of which those who wait longer than others are not told how long."""
    wait = min(together)
    until = f"on {desk.namer.time(wait.end, city)}"
    what = f"{desk.namer.meeting(wait.meeting)} {until}" if wait.meeting else f"the journey onwards {until}"
    longer = " or more" if any(other.end > wait.end for other in together) else ""
    return f"for {length(wait.end - wait.begin)}{longer}, from {desk.namer.time(wait.begin, city)} until {what}"
