"""What is worth a look around meetings: what is left out, who is replaced, changes of place, and permits that open late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from planner.check.case import Busy, Case, Stay
from planner.check.permits import Opened, opened
from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.permits import Authority
from planner.plan.record import Appointment, Journey
from planner.report.looks import SPARE, Desk, Look, LookKind, length, some, verb


def left_out(desk: Desk) -> Iterator[Look]:
    """Meetings that are not held although they must be, in one line, and those of the first priority, in another.

    Why they are not held stands in the plan.
    """
    case, scenario = desk.case, desk.case.scenario
    first = _first_priority(case)
    must: list[str] = []
    free: list[str] = []
    for id_, meeting in scenario.to_be_planned.items():
        if id_ in case.held:
            continue
        if meeting.must or case.is_summit(id_):
            must.append(id_)
        elif meeting.priority == first:
            free.append(id_)
    for ids, how in (
        (must, "though it must be" if len(must) == 1 else "though they must be"),
        (free, "though of the first priority"),
    ):
        if ids:
            seats = {seat for id_ in ids for seat in scenario.meetings[id_].who.required}
            yield Look(
                kind=LookKind.LEFT_OUT,
                sentence=f"Not held, {how}: {some(desk.namer.meeting(id_) for id_ in ids)}.",
                people=desk.ordered(seats & {*scenario.people}),
                meetings=tuple(ids),
                journeys=(),
                at=None,
            )


def _first_priority(case: Case) -> int | None:
    """The highest priority of meetings that need not be held; None where all have the same, so that none comes first."""
    planned = case.scenario.to_be_planned
    free = {each.priority for id_, each in planned.items() if not each.must and not case.is_summit(id_)}
    return max(free) if len(free) > 1 else None


def replaced(desk: Desk) -> Iterator[Look]:
    """Principals for whom somebody else sits, once for each two of them; a vacant office has nobody who could be replaced."""
    found: defaultdict[tuple[str, str, str], list[Appointment]] = defaultdict(list)
    roles = desk.case.scenario.roles
    for held in desk.case.held.values():
        for each in held.attendance:
            principal = roles[each.seat].holder if each.seat in roles else each.seat
            if principal is not None and each.person != principal and principal in desk.case.scenario.people:
                office = desk.namer.seat(each) if each.seat in roles else ""
                found[each.person, principal, office].append(held)
    for (person, principal, office), those in found.items():
        at = some(f"{desk.namer.meeting(held.meeting)} ({desk.namer.time(held.start, held.place)})" for held in those)
        who = f"{desk.namer.person(person)} sits in for {desk.namer.person(principal)}{f' {office}' if office else ''}"
        yield Look(
            kind=LookKind.REPLACED,
            sentence=f"{who} in {at}.",
            people=desk.ordered([principal, person]),
            meetings=tuple(held.meeting for held in those),
            journeys=(),
            at=those[0].start,
        )


def moves(desk: Desk) -> Iterator[Look]:
    """Two meetings in a row of one person in one city, at two venues or rooms, with less than an hour between."""
    found: defaultdict[tuple[str, str, datetime, datetime], set[str]] = defaultdict(set)
    for person in desk.case.scenario.people:
        busy = desk.case.busy(person)
        before = accumulate(busy, _later)
        for one, other in zip(before, busy[1:], strict=False):
            here, there = one.appointment, other.appointment
            near = here.city == there.city and here.place != there.place
            if near and timedelta() <= other.start - one.end < SPARE:
                found[here.meeting, there.meeting, one.end, other.start].add(person)
    for (first, then, end, start), people in found.items():
        here, there = desk.case.held[first], desk.case.held[then]
        origin, destination = _places(desk, here, there)
        leaves = f"{origin} ({desk.namer.meeting(first)}, until {desk.namer.time(end, here.place)})"
        comes = f"{destination} ({desk.namer.meeting(then)}, {desk.after(start, there.place, end, 'from')})"
        has = f"{desk.named(people)} {verb(people, 'has', 'have')} {length(start - end)}"
        yield Look(
            kind=LookKind.MOVE,
            sentence=f"{has} from {leaves} to {comes}.",
            people=desk.ordered(people),
            meetings=(first, then),
            journeys=(),
            at=end,
        )


def _later(one: Busy, other: Busy) -> Busy:
    """Which of two meetings ends later: whoever leaves one for another comes back to it."""
    return other if other.end >= one.end else one


def _places(desk: Desk, here: Appointment, there: Appointment) -> list[str]:
    """Two places of a city by name, without the venue that both lie in, else without the city."""
    one, other = (desk.case.place(each) for each in (here, there))
    shared = one.at_venue if one.at_venue == other.at_venue else one.city
    return [desk.namer.place(each.place).removesuffix(f", {desk.namer.place(str(shared))}") for each in (here, there)]


def permits(desk: Desk) -> Iterator[Look]:
    """Permits that open with less than a working day of their authority before somebody is where they are needed."""
    case = desk.case
    known = [opened(case, id_, permit) for id_, permit in sorted(case.scenario.permits.items())]
    for_ = {each.id: {person for who in each.permit.for_ for person in case.scenario.members(who)} for each in known}
    needs: defaultdict[tuple[str, datetime, str], list[tuple[str, Journey]]] = defaultdict(list)
    for person in case.scenario.people:
        mine = [each for each in known if person in for_[each.id]]
        for stay in case.stays(person):
            need = _late(case, stay, mine)
            if need is not None and stay.arrival is not None:
                needs[need].append((person, stay.arrival))
        for leg in case.legs(person):
            flights = [each for each in mine if each.permit.opens.flight == (leg.origin, leg.destination)]
            earliest = _earliest(flights, leg.depart, leg.depart)
            if earliest is not None and not _a_day_between(earliest, leg.depart):
                needs[earliest.id, leg.depart, leg.origin].append((person, leg))
    by_id = {each.id: each for each in known}
    for (id_, at, place), those in needs.items():
        yield _permit_look(desk, by_id[id_], at, place, those)


def _late(case: Case, stay: Stay, mine: list[Opened]) -> tuple[str, datetime, str] | None:
    """The permit that opens too shortly before a stay, when it is needed, and where; None where there is time."""
    if stay.since is None:
        return None
    those = [each for each in mine if each.permit.opens.city == stay.city]
    earliest = _earliest(those, stay.since, case.scenario.end if stay.until is None else stay.until)
    if earliest is None or _a_day_between(earliest, stay.since):
        return None
    return earliest.id, stay.since, stay.city


def _earliest(those: list[Opened], begin: datetime, end: datetime) -> Opened | None:
    """Of the permits that cover a time the one that opens first; None where none does, which is for the judge to say."""
    covering = [(each.since, each.id, each) for each in those if each.since is not None and each.covers(begin, end)]
    return min(covering)[2] if covering else None


def _a_day_between(each: Opened, need: datetime) -> bool:
    """Whether a whole working day of the authority lies between the opening of a permit and the time it is needed."""
    assert each.since is not None
    return _worked(each.permit.authority, each.since) <= need


def _worked(authority: Authority, since: datetime) -> datetime:
    """The end of the first whole working day of an office from an instant on (UTC)."""
    day = clock.local_day(since, authority.zone)
    if clock.day_start(day, authority.zone) < since:
        day = clock.next_day(day, authority.zone)
    while not is_working_day(authority.calendar, day):
        day = clock.next_day(day, authority.zone)
    return clock.day_end(day, authority.zone)


def _permit_look(desk: Desk, each: Opened, at: datetime, place: str, those: list[tuple[str, Journey]]) -> Look:
    people = [person for person, _ in those]
    assert each.since is not None
    need = desk.after(at, place, each.since)
    city = desk.namer.city(place)
    if each.permit.opens.flight is not None:
        uses = f"{verb(people, 'leaves', 'leave')} {city} with it {need}"
    else:
        uses = f"{verb(people, 'arrives', 'arrive')} in {city} {need}"
    opens = f'"{each.permit.name}" opens on {desk.namer.time(each.since, place)}'
    return Look(
        kind=LookKind.PERMIT,
        sentence=f"{opens}, and {desk.named(people)} {uses}: less than a working day later.",
        people=desk.ordered(people),
        meetings=(),
        journeys=tuple(sorted({leg.id for _, leg in those})),
        at=at,
    )
