"""Judges permits: nobody is where they may not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.check import ways
from planner.check.airports import kilometres
from planner.check.case import Busy, Case, Stay
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.permits import Permit
from planner.plan.record import Journey, Term

KEY = "permits"
SAYS = "Nobody is where they may not be."


@dataclass(frozen=True)
class Opened:
    """From when to when a permit is open; both ends UTC, `until` None where it does not close."""

    id: str
    permit: Permit
    since: datetime | None
    until: datetime | None

    def covers(self, begin: datetime, end: datetime) -> bool:
        """Whether it is open during a time."""
        return self.since is not None and self.since <= begin and (self.until is None or end <= self.until)


def judge(case: Case) -> Iterator[Finding]:
    """Stays and take-offs that no permit covers, for everybody who needs one."""
    open_ = [opened(case, id_, permit) for id_, permit in sorted(case.scenario.permits.items())]
    for person in sorted(case.scenario.people):
        mine = [each for each in open_ if any(person in case.scenario.members(who) for who in each.permit.for_)]
        for stay in case.stays(person):
            if those := [each for each in mine if each.permit.opens.city == stay.city]:
                yield from _stay(case, person, stay, those)
        for leg in case.legs(person):
            if those := [each for each in mine if each.permit.opens.flight == (leg.origin, leg.destination)]:
                yield from _flight(case, person, leg, those)


def granted(permit: Permit) -> date | None:
    """The day on which a permit is granted, None for never: the lead is counted in the authority's working days."""
    if permit.granted is not None:
        return permit.granted
    if permit.submitted is None:
        return None
    day, worked = permit.submitted, 0
    while worked < permit.authority.lead:
        day = day + timedelta(days=1)
        if is_working_day(permit.authority.calendar, day):
            worked += 1
    return day


def opened(case: Case, id_: str, permit: Permit) -> Opened:
    """A permit with the times between which it is open."""
    day = granted(permit)
    if day is None:
        return Opened(id_, permit, None, None)
    since, until = clock.day_start(day, permit.authority.zone), None
    if permit.valid is not None:
        opens = permit.opens
        place = opens.city or case.scenario.home if opens.flight is None else opens.flight[0]
        begin, until = case.span(*permit.valid, case.zone(place))
        since = max(since, begin)
    return Opened(id_, permit, since, until)


def _stay(case: Case, person: str, stay: Stay, those: list[Opened]) -> Iterator[Finding]:
    begin = case.scenario.start if stay.since is None else stay.since
    end = case.scenario.end if stay.until is None else stay.until
    covering = [each for each in those if each.covers(begin, end)]
    where = f"{case.name(person)} is in {stay.city} from {case.local(begin, stay.city)} to {case.local(end, stay.city)}"
    if not covering:
        yield Finding(KEY, person, f"{where}; {_words(case, those, stay.city)}.")
        return
    attended = [busy for busy in case.busy(person) if busy.appointment.city == stay.city and stay.holds(busy.start)]
    if not any(all(near(case, each, busy) for busy in attended) for each in covering):
        far = next(busy for busy in attended if not near(case, covering[0], busy))
        miles = covering[0].permit.opens.within_miles
        title = case.title(far.appointment.meeting)
        reach = f"{title} at {far.appointment.place} is farther than {miles:g} miles from where the permit reaches"
        yield Finding(KEY, person, f"{where}; {reach} ('{covering[0].permit.name}').")


def near(case: Case, opened: Opened, busy: Busy) -> bool:
    """Whether a meeting lies in the part of a city that a permit opens."""
    opens = opened.permit.opens
    if opens.within_miles is None:
        return True
    centre = opens.of if opens.of is not None else case.scenario.coordinates_of(busy.appointment.city)
    venue = case.place(busy.appointment).at_venue
    return kilometres(case.scenario.coordinates_of(venue), centre) <= opens.within_miles * ways.MILE


def _words(case: Case, those: list[Opened], city: str) -> str:
    said = []
    for each in those:
        if each.since is None:
            said.append(f"the permit '{each.permit.name}' is not submitted")
        elif each.until is not None and each.until <= each.since:
            said.append(f"the permit '{each.permit.name}' is granted only when its validity is over")
        else:
            until = "" if each.until is None else f" to {case.local(each.until, city)}"
            said.append(f"the permit '{each.permit.name}' is open from {case.local(each.since, city)}{until}")
    return " and ".join(said)


def _flight(case: Case, person: str, leg: Journey, those: list[Opened]) -> Iterator[Finding]:
    if not any(each.covers(leg.depart, leg.depart) for each in those):
        at = case.local(leg.depart, leg.origin)
        way = f"{case.name(person)} leaves {leg.origin} for {leg.destination} on {at}"
        yield Finding(KEY, person, f"{way}; {_words(case, those, leg.origin)}.")


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
