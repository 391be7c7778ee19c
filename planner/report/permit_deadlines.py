"""Permits as deadlines: until when each can be submitted and still opens in time for what a plan needs it for.

When a permit opens is for the judge to say. Its days are counted backwards here: from the day on which a permit is needed to the
last working day of its authority on which it can be submitted (`latest_day`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from planner.check.case import Case, makes_sense
from planner.check.permits import Opened, granted, near, opened
from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.order_of_precedence import in_precedence
from planner.domain.permit_days import latest_day
from planner.domain.permits import Authority, Permit
from planner.domain.scenario import Scenario
from planner.files.columns import RowKind
from planner.plan.record import Appointment, Journey, Plan, Prepared
from planner.report.words import Namer

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AtRisk:
    """A meeting, a journey or work that does not take place as planned if a permit is late; instants in UTC.

    `place` is that whose clock tells its times, of departure for a journey; `people` are those whom the permit is for.
    """

    kind: RowKind
    id: str
    title: str
    start: datetime
    end: datetime
    place: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class PermitDeadline:
    """A permit, the latest safe day to submit it, and what is at risk after it.

    `since` is the first instant at which the plan needs it (UTC), by the clock of `place`; None where nothing does. `latest` is
    None then, where it is granted already, and where no day helps. `beyond` says that something needs it that it does not open
    whenever it is submitted. `left` counts the working days of the authority after `today` until `latest`; None where there is
    no such day, or it is past.
    """

    id: str
    permit: Permit
    today: date
    latest: date | None
    left: int | None
    since: datetime | None
    place: str
    beyond: bool
    at_risk: tuple[AtRisk, ...]

    @property
    def needed(self) -> bool:
        """Whether anything in the plan needs it."""
        return self.since is not None

    @property
    def past(self) -> bool:
        """Whether the latest safe day is over."""
        return self.latest is not None and self.latest < self.today

    @property
    def in_time(self) -> bool:
        """Whether it is granted, or was or will be submitted, in time for all that needs it: also where that is on a day after
        the latest safe one on which no office takes it.
        """
        if self.since is None or self.beyond:
            return not self.beyond
        day = granted(self.permit)
        return day is not None and clock.day_start(day, self.permit.authority.zone) <= self.since

    @property
    def late(self) -> bool:
        """Whether it is too late for it, or will be as things stand."""
        if not self.needed or self.in_time:
            return False
        return self.beyond or self.past or self.permit.granted is not None or self.permit.submitted is not None


class _Need(NamedTuple):
    """What somebody needs permits for: from when to when (UTC), by the clock of a place, and what is at risk."""

    begin: datetime
    end: datetime
    place: str
    person: str | None
    items: tuple[Appointment | Journey | Prepared, ...]


def permit_deadlines(scenario: Scenario, plan: Plan, today: date | None = None) -> tuple[PermitDeadline, ...]:
    """Every permit of a scenario with its deadline: first those for which no day helps, then by the latest safe day, then those
    that are granted, last those that nothing needs. Without `today` it is the day that each authority has now.
    """
    case = Case(scenario, plan)
    able: defaultdict[str, list[_Need]] = defaultdict(list)
    beyond: defaultdict[str, list[_Need]] = defaultdict(list)
    for person in scenario.people:
        for need, those in _needs(case, person):
            helping = [each for each in those if _could_cover(case, each, need)]
            for each in _first_open(helping, need):
                able[each.id].append(need)
            for each in () if helping else those:
                beyond[each.id].append(need)
    for id_, need in _needs_of_work(case):
        helps = _could_cover(case, opened(case, id_, scenario.permits[id_]), need)
        (able if helps else beyond)[id_].append(need)
    found = [_deadline(case, id_, today, able[id_], beyond[id_]) for id_ in sorted(scenario.permits)]
    return tuple(sorted(found, key=_order))


def _order(each: PermitDeadline) -> tuple[int, date, str]:
    if each.latest is not None:
        return 1, each.latest, each.permit.name
    return (0 if each.late else 2 if each.needed else 3), date.min, each.permit.name


def working_days_left(authority: Authority, today: date, latest: date) -> int:
    """The working days of an authority after a day, up to another one; 0 where it is the same."""
    days = range(1, (latest - today).days + 1)
    return sum(is_working_day(authority.calendar, today + number * _DAY) for number in days)


def _needs(case: Case, person: str) -> Iterator[tuple[_Need, list[Opened]]]:
    """What a person needs a permit for, stay by stay and leg by leg, with those that open it; one of them is enough."""
    scenario = case.scenario
    mine = [
        opened(case, id_, permit)
        for id_, permit in sorted(scenario.permits.items())
        if any(person in scenario.members(who) for who in permit.for_)
    ]
    for stay in case.stays(person):
        if those := [each for each in mine if each.permit.opens.city == stay.city]:
            held = (busy.appointment for busy in case.busy(person) if stay.holds(busy.start))
            here = [each for each in held if each.city == stay.city]
            items = (*(() if stay.arrival is None else (stay.arrival,)), *here)
            begin = case.scenario.start if stay.since is None else stay.since
            end = case.scenario.end if stay.until is None else stay.until
            yield _Need(begin, end, stay.city, person, items), those
    for leg in case.legs(person):
        if those := [each for each in mine if each.permit.opens.flight == (leg.origin, leg.destination)]:
            yield _Need(leg.depart, leg.depart, leg.origin, person, (leg,)), those


def _needs_of_work(case: Case) -> Iterator[tuple[str, _Need]]:
    """The permits that work of the plan begins after only."""
    for each in case.plan.prepared:
        work = case.scenario.work.get(each.work)
        if work is not None and makes_sense(each.start) and makes_sense(each.end):
            for id_ in work.needs.permits:
                place = case.scenario.home if work.city is None else work.city
                yield id_, _Need(each.start, each.start, place, None, (each,))


def _could_cover(case: Case, each: Opened, need: _Need) -> bool:
    """Whether a permit opens what is needed if it is submitted early enough."""
    begin, end = _validity(case, each)
    if (begin is not None and need.begin < begin) or (end is not None and end < need.end):
        return False
    if need.person is None or each.permit.opens.city is None:
        return True
    there = [busy for busy in case.busy(need.person) if any(busy.appointment is item for item in need.items)]
    return all(near(case, each, busy) for busy in there)


def _validity(case: Case, each: Opened) -> tuple[datetime | None, datetime | None]:
    permit, home = each.permit, case.scenario.home
    if permit.valid is None:
        return None, None
    place = permit.opens.city or home if permit.opens.flight is None else permit.opens.flight[0]
    return case.span(*permit.valid, case.zone(place))


def _first_open(those: list[Opened], need: _Need) -> list[Opened]:
    """Of the permits that help the one that opens first, as the scenario stands; all where none opens in time yet."""
    covering = [(each.since, each.id, each) for each in those if each.since and each.covers(need.begin, need.end)]
    return [min(covering)[2]] if covering else those


def _deadline(case: Case, id_: str, today: date | None, able: list[_Need], beyond: list[_Need]) -> PermitDeadline:
    permit = case.scenario.permits[id_]
    authority, needs = permit.authority, [*able, *beyond]
    day = clock.local_day(datetime.now(UTC), authority.zone) if today is None else today
    first = min(needs, key=lambda need: need.begin, default=None)
    latest = None
    if able and permit.granted is None:
        latest = latest_day(authority, min(need.begin for need in able))
    return PermitDeadline(
        id=id_,
        permit=permit,
        today=day,
        latest=latest,
        left=None if latest is None or latest < day else working_days_left(authority, day, latest),
        since=None if first is None else first.begin,
        place="" if first is None else first.place,
        beyond=bool(beyond),
        at_risk=tuple(_at_risk(case, needs)),
    )


def _at_risk(case: Case, needs: Iterable[_Need]) -> list[AtRisk]:
    """What needs a permit, each once with everybody who needs it for that, in order of time."""
    people: defaultdict[Appointment | Journey | Prepared, set[str]] = defaultdict(set)
    for need in needs:
        for item in need.items:
            named = case.scenario.work[item.work].by if isinstance(item, Prepared) else (need.person or "",)
            people[item].update(named)
    namer = Namer(case.scenario)
    found = [_item(case, namer, item, tuple(in_precedence(case.scenario, who))) for item, who in people.items()]
    return sorted(found, key=lambda each: (each.start, each.end, each.kind, each.id))


def _item(case: Case, namer: Namer, item: Appointment | Journey | Prepared, people: tuple[str, ...]) -> AtRisk:
    if isinstance(item, Journey):
        title = f"{namer.city(item.origin)} to {namer.city(item.destination)}"
        kind, id_, begin, end, place = RowKind.JOURNEY, item.id, item.depart, item.arrive, item.origin
    elif isinstance(item, Prepared):
        kind, id_, title, begin, end = RowKind.WORK, item.work, namer.work(item.work), item.start, item.end
        place = case.scenario.work[item.work].city or case.scenario.home
    else:
        kind, id_, title, begin, end = RowKind.MEETING, item.meeting, namer.meeting(item.meeting), item.start, item.end
        place = item.place
    return AtRisk(kind=kind, id=id_, title=title, start=begin, end=end, place=place, people=people)
