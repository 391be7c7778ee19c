"""Judges what is known or asked of where people are: journeys at their times, stays in their cities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.check.case import Case, Stay
from planner.check.finding import Finding
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Journey

KEY = "journeys"


def judge(case: Case) -> Iterator[Finding]:
    """Known journeys that somebody does not make, and stays that somebody is not in."""
    for id_, known in sorted(case.scenario.journeys.items()):
        for person in case.scenario.members(known.who):
            if not any(matches(case, known, leg) for leg in case.legs(person)):
                way = f"from {known.from_} to {known.to}"
                yield Finding(KEY, person, f"{case.name(person)} does not travel {way}{_times(known)}, as {id_} says.")
    for id_, asked in sorted(case.scenario.stays.items()):
        begin, end = case.span(asked.from_, asked.to, case.zone(asked.city))
        begin, end = max(begin, case.scenario.start), min(end, case.scenario.end)
        since, until = (case.local(each, asked.city) for each in (begin, end))
        for person in case.scenario.members(asked.who):
            if not any(_throughout(stay, asked.city, begin, end) for stay in case.stays(person)):
                message = f"{case.name(person)} is not in {asked.city} from {since} to {until}, as {id_} says."
                yield Finding(KEY, person, message)


def _throughout(stay: Stay, city: str, begin: datetime, end: datetime) -> bool:
    arrived = stay.since is None or stay.since <= begin
    return stay.city == city and arrived and (stay.until is None or end <= stay.until)


def _times(known: KnownJourney) -> str:
    ends = (("leaving", known.leaves), ("landing", known.lands))
    return " and".join(f" {word} on {at}" for word, at in ends if at is not None)


def known_journey(case: Case, journey: Journey) -> KnownJourney | None:
    """The known journey that a journey of the plan is; None where it is none."""
    for _, known in sorted(case.scenario.journeys.items()):
        if set(case.scenario.members(known.who)) & set(journey.people) and matches(case, known, journey):
            return known
    return None


def matches(case: Case, known: KnownJourney, journey: Journey) -> bool:
    """Whether a journey leads the same way as a known one, and leaves and lands when that does."""
    if (known.from_, known.to) != (journey.origin, journey.destination):
        return False
    ends = ((known.leaves, known.from_, journey.depart), (known.lands, known.to, journey.arrive))
    times = ((said, case.zone(city), instant) for said, city, instant in ends if said is not None)
    return all(case.span(said, said, zone)[0] == instant for said, zone, instant in times)
