"""Judges journeys: nobody in two places, and everybody gets from where they are to where they must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from planner.check import leaving, ways, whereabouts
from planner.check.case import Busy, Case, Stay
from planner.check.finding import Finding
from planner.check.leaving import between
from planner.domain import clock
from planner.plan.record import Appointment, Journey, Mode, Term, Tier

KEY = "journeys"
SAYS = "Nobody is in two places; everybody gets from where they are to where they must be."


def judge(case: Case) -> Iterator[Finding]:
    """Senseless journeys, impossible ones, people in two places, meetings that nobody can reach in time."""
    for journey in case.plan.journeys:
        if (senseless := case.fault_of_journey(journey)) is not None:
            yield Finding(KEY, journey.id, f"{senseless[0].upper()}{senseless[1:]}.")
    for journey in case.journeys:
        yield from _journey(case, journey)
    for person in sorted(case.scenario.people):
        yield from (Finding(KEY, person, message) for message in _overlaps(case, person))
        yield from (Finding(KEY, person, message) for message in leaving.too_long(case, person))
        yield from (Finding(KEY, person, message) for message in _line(case, person))
        for stay in case.stays(person):
            yield from (Finding(KEY, person, message) for message in _stay(case, person, stay))
    yield from whereabouts.judge(case)
    yield from _aircraft(case)


def _journey(case: Case, journey: Journey) -> Iterator[Finding]:
    way = f"The journey {journey.id} from {journey.origin} to {journey.destination}"
    if (fault := ways.fault(case, journey)) is not None:
        yield Finding(KEY, journey.id, f"{way} on {case.local(journey.depart, journey.origin)}: {fault}.")
    if journey.depart < case.scenario.start or journey.arrive > case.scenario.end:
        yield Finding(KEY, journey.id, f"{way} is not within the horizon.")
    for id_, party in sorted(case.scenario.parties.items()):
        missing = sorted(set(party.members) - set(journey.people))
        if missing and len(missing) < len(party.members):
            yield Finding(KEY, journey.id, f"{way} leaves {case.name(missing[0])} behind, who travels with {id_}.")


def boarding(case: Case, journey: Journey) -> timedelta:
    """How long before departure one is at the airport, or on the road to one that is farther than others."""
    policies = case.scenario.policies
    if journey.mode in (Mode.GROUND, Mode.TRAIN):
        return timedelta()
    there = policies.check_in if journey.mode is Mode.SCHEDULED else policies.boarding
    return timedelta(minutes=there + ways.farther(case, journey)[0])


def formalities(case: Case, journey: Journey) -> timedelta:
    """How long after arrival one has left the airport, and is as near as from the city's first one."""
    if journey.mode in (Mode.GROUND, Mode.TRAIN):
        return timedelta()
    return timedelta(minutes=case.scenario.policies.formalities + ways.farther(case, journey)[1])


def transfer(case: Case, place: str) -> timedelta:
    """How long it takes between a venue and the point where journeys begin and end."""
    named = case.scenario.place(place)
    where, venue = case.scenario.places[named.city], case.scenario.venue(named)
    for own in (venue.transfer, where.transfer):
        if own is not None:
            return timedelta(minutes=own)
    return timedelta(minutes=case.scenario.policies.transfer if where.airport else 0)


def _overlaps(case: Case, person: str) -> Iterator[str]:
    for one, other in combinations(case.busy(person), 2):
        gap = between(case, one, other)
        if other.start >= one.end + gap or leaving.leaves(case, person, one, other):
            continue
        first, then = (case.title(each.appointment.meeting) for each in (one, other))
        ends = case.local(one.end, one.appointment.place)
        starts = case.local(other.start, other.appointment.place)
        if not_so := leaving.why_not(case, person, one, other):
            yield not_so
            continue
        need = f"; it takes {int(gap.total_seconds() // 60)} min to get there" if gap else ""
        yield f"{case.name(person)} is in {first} until {ends}, and {then} starts at {starts}{need}."


def _line(case: Case, person: str) -> Iterator[str]:
    """A person's journeys follow from each other and lead back to the base."""
    name, city = case.name(person), case.start_city(person)
    legs = case.legs(person)
    for leg in legs:
        if leg.origin != city:
            yield f"{name} leaves {leg.origin} on {case.local(leg.depart, leg.origin)} but is in {city} then."
        city = leg.destination
    for one, other in pairwise(legs):
        if other.depart < one.arrive + boarding(case, other):
            lands, leaves = case.local(one.arrive, one.destination), case.local(other.depart, one.destination)
            yield f"{name} arrives in {one.destination} on {lands} and cannot leave again on {leaves}."
    base = case.scenario.base_of(person)
    if case.scenario.people[person].returns and city != base:
        yield f"{name} must be back in {base} at the end and is in {city}."


def _stay(case: Case, person: str, stay: Stay) -> Iterator[str]:
    name = case.name(person)
    for busy in case.busy(person):
        title = case.title(busy.appointment.meeting)
        if busy.remote:
            yield from _call(case, person, stay, busy)
        elif stay.holds(busy.start):
            if busy.appointment.city != stay.city:
                at = case.local(busy.start, busy.appointment.place)
                yield f"{name} is in {stay.city} when {title} starts in {busy.appointment.city} on {at}."
            else:
                yield from _reached(case, name, title, stay, busy)
        elif stay.departure is not None and stay.departure.depart <= busy.start < stay.departure.arrive:
            yield f"{name} is on the way to {stay.departure.destination} when {title} starts."


def _reached(case: Case, name: str, title: str, stay: Stay, busy: Busy) -> Iterator[str]:
    drive = transfer(case, busy.appointment.place)
    if stay.arrival is not None:
        earliest = stay.arrival.arrive + formalities(case, stay.arrival) + drive
        if busy.start < earliest:
            lands, can = case.local(stay.arrival.arrive, stay.city), case.local(earliest, stay.city)
            starts = case.local(busy.start, stay.city)
            yield f"{name} arrives in {stay.city} on {lands} and cannot be at {title} before {can}; it starts at {starts}."
    if stay.departure is not None:
        latest = stay.departure.depart - boarding(case, stay.departure) - drive
        if busy.end > latest:
            leaves, must = case.local(stay.departure.depart, stay.city), case.local(latest, stay.city)
            ends = case.local(busy.end, stay.city)
            yield f"{name} leaves {stay.city} on {leaves} and must go from {title} by {must}; it ends at {ends}."


def _call(case: Case, person: str, stay: Stay, busy: Busy) -> Iterator[str]:
    leg = stay.departure
    if leg is None:
        return
    begin: datetime = leg.depart - boarding(case, leg)
    end = leg.arrive + formalities(case, leg)
    if busy.start < end and begin < busy.end:
        title = case.title(busy.appointment.meeting)
        yield f"{case.name(person)} is on the way from {leg.origin} to {leg.destination} during {title}."


def _aircraft(case: Case) -> Iterator[Finding]:
    """Legs of one pool that are in the air together."""
    pools: dict[str, dict[tuple[str, str], Journey]] = {}
    for journey in case.journeys:
        if journey.mode is not Mode.AIR:
            continue
        for person in journey.people:
            party = case.scenario.party_of(person)
            carrier = case.scenario.people[person] if party is None else case.scenario.parties[party]
            if carrier.aircraft is not None:
                pools.setdefault(carrier.aircraft, {})[party or person, journey.id] = journey
    for pool, legs in sorted(pools.items()):
        number = case.scenario.resources[pool].count if pool in case.scenario.resources else 0
        for (_, id_), journey in sorted(legs.items()):
            flying = sum(other.depart <= journey.depart < other.arrive for other in legs.values())
            if flying > number:
                when = case.local(journey.depart, journey.origin)
                yield Finding(KEY, id_, f"{flying} legs of {pool} are in the air on {when}; there are {number}.")


def score(case: Case) -> Iterator[Term]:
    """Minutes en route and away from the base, and by which each meeting that is free is late."""
    weights = case.scenario.policies.weights
    for person in sorted(case.scenario.people):
        legs = case.legs(person)
        route = sum(int((leg.arrive - leg.depart).total_seconds() // 60) for leg in legs)
        if route and weights.travel:
            yield Term(Tier.TRAVEL, "en-route", person, route, "min", weights.travel)
        if weights.away and (away := _away(case, person)):
            yield Term(Tier.TIDINESS, "away", person, away, "min", weights.away)
    for id_, appointment in sorted(case.held.items()):
        late = 0 if case.pinned(id_) else _late(case, appointment)
        if late and weights.late:
            yield Term(Tier.TIDINESS, "late", id_, late, "min", weights.late)


def _late(case: Case, appointment: Appointment) -> int:
    """Minutes from what lateness is counted from to a meeting, or back to it."""
    scenario, late = case.scenario, appointment.start - case.scenario.start
    counted_from = scenario.policies.lateness.counted_from
    if counted_from.moment is not None:
        late = _apart(appointment, case.span(counted_from.moment, counted_from.moment, scenario.home_zone))
    elif counted_from.summit and scenario.summit is not None:
        begins = clock.instant(scenario.summit.at, case.zone(scenario.summit.place))
        takes = timedelta(minutes=scenario.meetings[scenario.summit.meeting].minutes)
        late = _apart(appointment, (begins, begins + takes))
    return int(late.total_seconds() // 60)


def _apart(appointment: Appointment, span: tuple[datetime, datetime]) -> timedelta:
    """The time between a meeting and a span, whichever comes first; none where they overlap."""
    if appointment.end <= span[0]:
        return span[0] - appointment.end
    return appointment.start - span[1] if appointment.start >= span[1] else timedelta()


def _away(case: Case, person: str) -> int:
    base = case.scenario.base_of(person)
    left = None if case.start_city(person) == base else case.scenario.start
    total = timedelta()
    for leg in case.legs(person):
        if left is None and leg.origin == base:
            left = leg.depart
        if left is not None and leg.destination == base:
            total, left = total + (leg.arrive - left), None
    if left is not None:
        total += case.scenario.end - left
    return int(total.total_seconds() // 60)
