"""Judges what is known or asked of where people are: journeys at their times, stays in their cities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from planner.check.case import Case, Stay
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.moment import Moment
from planner.domain.relations import AfterLanding, BeforeTakeOff
from planner.domain.whereabouts import AskedStay, KnownJourney
from planner.plan.record import Journey

KEY = "journeys"


def judge(case: Case) -> Iterator[Finding]:
    """Known journeys that somebody does not make, stays that somebody is not in, meetings too far from a landing or take-off."""
    for id_, known in sorted(case.scenario.journeys.items()):
        for person in case.scenario.members(known.who):
            if not any(matches(case, known, leg) for leg in case.legs(person)):
                way = f"from {known.from_} to {known.to}"
                yield Finding(KEY, person, f"{case.name(person)} does not travel {way}{_times(known)}, as {id_} says.")
    for id_, asked in sorted(case.scenario.stays.items()):
        begin, end = _asked(case, asked)
        begin, end = max(begin, case.scenario.start), min(end, case.scenario.end)
        since, until = (case.local(each, asked.city) for each in (begin, end))
        for person in case.scenario.members(asked.who):
            if not any(_throughout(stay, asked.city, begin, end) for stay in case.stays(person)):
                message = f"{case.name(person)} is not in {asked.city} from {since} to {until}, as {id_} says."
                yield Finding(KEY, person, message)
    for id_, relation in sorted(case.scenario.relations.items()):
        if isinstance(relation, AfterLanding | BeforeTakeOff):
            why = f" ({relation.why})" if relation.why else ""
            yield from (Finding(KEY, id_, f"{message}{why}.") for message in _tied(case, relation))


def _tied(case: Case, relation: AfterLanding | BeforeTakeOff) -> Iterator[str]:
    """Whoever of those that are named attends a meeting, but lands too long before it, or leaves too long after."""
    for person in sorted({person for who in relation.who for person in case.scenario.members(who)}):
        for busy in case.busy(person):
            held = busy.appointment
            if held.meeting != relation.meeting or busy.remote:
                continue
            stay = next((each for each in case.stays(person) if each.holds(busy.start)), None)
            if stay is None or stay.city != held.city:
                continue  # told already
            name, title, most = case.name(person), case.title(held.meeting), timedelta(minutes=relation.within)
            if isinstance(relation, AfterLanding):
                if stay.since is None:
                    yield f"{name} does not land in {stay.city} before {title}"
                elif held.start - stay.since > most:
                    lands = case.local(stay.since, stay.city)
                    yield f"{title} starts more than {relation.within} min after {name} lands in {stay.city} on {lands}"
            elif stay.until is None:
                yield f"{name} does not leave {stay.city} after {title}"
            elif stay.until - held.end > most:
                leaves = case.local(stay.until, stay.city)
                yield f"{title} ends more than {relation.within} min before {name} leaves {stay.city} on {leaves}"


def _asked(case: Case, asked: AskedStay) -> tuple[datetime, datetime]:
    """From when to when somebody is to be in a city; of so many nights, the last ends with the night on that many days later."""
    zone = case.zone(asked.city)
    begin, end = case.span(asked.from_, asked.from_ if asked.to is None else asked.to, zone)
    if asked.to is None:
        morning = clock.to_local(begin, zone).date() + timedelta(days=asked.nights or 0)
        minute = case.scenario.policies.night.hours[1].minute % (24 * 60)
        hour = time(minute // 60, minute % 60)
        end = case.span(Moment(morning, hour), Moment(morning, hour), zone)[1]
    return begin, end


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
