"""Judges duty: rest after long legs, the load of a day; scores meetings in the night of the body's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.check.case import Busy, Case, Stay
from planner.check.clocks import day_of_hours, each_minute
from planner.check.finding import Finding
from planner.check.journeys import formalities, transfer
from planner.plan.record import Term, Tier

KEY = "duty"
SAYS = "People are fit for what they do."


def judge(case: Case) -> Iterator[Finding]:
    """People who go on without their rest, rests that are not in the plan, days that hold too much."""
    for person in sorted(case.scenario.people):
        for stay in case.stays(person):
            yield from (Finding(KEY, person, message) for message in _rest(case, person, stay))
        yield from (Finding(KEY, person, message) for message in _load(case, person))
    known = {journey.id for journey in case.journeys}
    for rest in case.plan.rests:
        if rest.journey not in known:
            yield Finding(KEY, rest.journey, f"A rest follows the journey {rest.journey!r}, which is not in the plan.")


def _rest(case: Case, person: str, stay: Stay) -> Iterator[str]:
    leg, policy = stay.arrival, case.scenario.policies.rest
    if leg is None or leg.arrive - leg.depart < timedelta(minutes=policy.after_leg) or not policy.length:
        return
    there = [busy for busy in case.busy(person) if busy.appointment.city == stay.city and stay.holds(busy.start)]
    if not there:
        return
    free, rested = leg.arrive + formalities(case, leg), timedelta(minutes=policy.length)
    name, lands = case.name(person), case.local(leg.arrive, stay.city)
    for busy in there:
        earliest = free + rested + transfer(case, busy.appointment.place)
        if busy.start < earliest:
            title, can = case.title(busy.appointment.meeting), case.local(earliest, stay.city)
            yield f"{name} lands in {stay.city} on {lands} after a long leg and is not rested for {title} before {can}."
            return
    begins = min(busy.start - transfer(case, busy.appointment.place) for busy in there)
    rows = [rest for rest in case.plan.rests if rest.journey == leg.id and person in rest.people]
    inside = (rest for rest in rows if free <= rest.start and rest.end <= begins and rest.city == stay.city)
    if not any(rest.end - rest.start >= rested for rest in inside):
        yield f"The rest of {name} after landing in {stay.city} on {lands} is not in the plan."


def _load(case: Case, person: str) -> Iterator[str]:
    policies = case.scenario.policies
    days: dict[date, list[Busy]] = {}
    for busy in case.busy(person):
        days.setdefault(case.day(busy.appointment), []).append(busy)
    for day, those in sorted(days.items()):
        minutes = sum(int((busy.end - busy.start).total_seconds() // 60) for busy in those)
        on = f"on {day:%a %d %b}; at most"
        if len(those) > policies.daily_meetings:
            yield f"{case.name(person)} has {len(those)} meetings {on} {policies.daily_meetings} are allowed."
        if minutes > policies.daily_minutes:
            yield f"{case.name(person)} has {minutes} min of meetings {on} {policies.daily_minutes} are allowed."


def score(case: Case) -> Iterator[Term]:
    """Minutes of meetings in the body-clock night of those who lead."""
    night = case.scenario.policies.night
    if not night.weight:
        return
    for person, who in sorted(case.scenario.people.items()):
        if who.rank > night.rank:
            continue
        for stay in case.stays(person):
            for busy in case.busy(person):
                if busy.appointment.city == stay.city and stay.holds(busy.start):
                    minutes = _night_minutes(case, busy, _body_clock(case, person, stay, busy.appointment.start))
                    if minutes:
                        subject = f"{person}/{busy.appointment.meeting}"
                        yield Term(Tier.COMFORT, "night", subject, minutes, "min", night.weight)


def _body_clock(case: Case, person: str, stay: Stay, start: datetime) -> str:
    """The zone that somebody's body follows in a meeting that starts then."""
    base = case.scenario.base_of(person)
    adapts = timedelta(minutes=case.scenario.policies.night.adapts_after)
    if stay.arrival is None or start >= stay.arrival.arrive + adapts:
        return case.zone(stay.city)
    return case.zone(base)


def _night_minutes(case: Case, busy: Busy, zone: str) -> int:
    hours = case.scenario.policies.night.hours
    return sum(day_of_hours(minute, hours, zone) is not None for minute in each_minute(busy.start, busy.end))
