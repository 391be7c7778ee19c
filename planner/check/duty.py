"""Judges duty: rest after long legs, the load of a day; scores meetings in the night of the body's clock."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from planner.check import arrival, away, hotels, ways
from planner.check.case import Busy, Case, Stay
from planner.check.clocks import day_of_hours, each_minute, within_hours
from planner.check.finding import Finding
from planner.check.journeys import formalities, transfer
from planner.check.whereabouts import known_journey
from planner.domain import clock
from planner.domain.policies import TravelHours
from planner.domain.strictness import Strictness
from planner.domain.waivers import WaivedRule
from planner.plan.record import Journey, Mode, Term, Tier

KEY = "duty"
SAYS = "People are fit for what they do."


def judge(case: Case) -> Iterator[Finding]:
    """People who go on without their rest, rests that are written where they are not, days that hold too much."""
    for person in sorted(case.scenario.people):
        for stay in case.stays(person):
            yield from (Finding(KEY, person, message) for message in _rest(case, person, stay))
        yield from (Finding(KEY, person, message) for message in _load(case, person))
        yield from (Finding(KEY, person, message) for message in _travel_hours(case, person))
        yield from (Finding(KEY, person, message) for message in _call_hours(case, person))
        yield from (Finding(KEY, person, message) for message in arrival.late(case, person))
        yield from (Finding(KEY, person, message) for message in away.too_long(case, person))
        yield from (Finding(KEY, person, message) for message in hotels.short_nights(case, person))
    known = {journey.id for journey in case.journeys}
    for rest in case.plan.rests:
        if rest.journey not in known:
            yield Finding(KEY, rest.journey, f"A rest follows the journey {rest.journey!r}, which is not in the plan.")


def _rest(case: Case, person: str, stay: Stay) -> Iterator[str]:
    leg = stay.arrival
    if leg is None or not (rested := rest_owed(case, person, leg)):
        return
    there = [busy for busy in case.busy(person) if busy.appointment.city == stay.city and stay.holds(busy.start)]
    if not there:
        return
    free = leg.arrive + formalities(case, leg)
    name, lands = case.name(person), case.local(leg.arrive, stay.city)
    for busy in there:
        earliest = free + rested + hotels.by_hotel(case, person, busy.appointment.place)
        if busy.start < earliest:
            title, can = case.title(busy.appointment.meeting), case.local(earliest, stay.city)
            yield f"{name} lands in {stay.city} on {lands} after a long leg and is not rested for {title} before {can}."
            return
    free += hotels.to_rest(case, person, stay.city)
    begins = min(busy.start - _after_rest(case, person, busy) for busy in there)
    rows = [rest for rest in case.plan.rests if rest.journey == leg.id and person in rest.people]
    inside = (rest for rest in rows if free <= rest.start and rest.end <= begins and rest.city == stay.city)
    if rows and not any(rest.end - rest.start >= rested for rest in inside):
        yield f"The rest of {name} after landing in {stay.city} on {lands} is not as long as it must be, or not then and there."


def _after_rest(case: Case, person: str, busy: Busy) -> timedelta:
    """How long it takes somebody from where they rest after a journey to what they attend: the hotel, else the airport."""
    place = case.place(busy.appointment)
    if case.scenario.hotel_of(person, place.city) is None:
        return transfer(case, busy.appointment.place)
    return hotels.way(case, person, place)


def rest_owed(case: Case, person: str, leg: Journey) -> timedelta:
    """The rest that somebody owes after a leg: the longest that is asked of anybody who travels as one with them."""
    took, longest = leg.arrive - leg.depart, 0
    if ways.slept(case, leg):
        return timedelta()
    for each in case.company(person):
        rest = case.figures(each).rest
        if took < timedelta(minutes=rest.after_leg):
            continue
        by_mode = {Mode.TRAIN: rest.by_train, Mode.GROUND: rest.by_ground}
        if leg.mode is Mode.AIR and ways.flies_their_own(case, each):
            by_mode[Mode.AIR] = rest.own_aircraft
        own = by_mode.get(leg.mode)
        longest = max(longest, rest.length if own is None else own)
    return timedelta(minutes=longest)


def _travel_hours(case: Case, person: str) -> Iterator[str]:
    rules = _rules(case, person)
    if any(rule.outside is Strictness.FORBID for rule in rules):
        name, said = case.name(person), sorted({f"{low}-{high}" for low, high in (rule.hours for rule in rules)})
        for word, city, instant in _outside(case, person):
            when = case.local(instant, city)
            yield f"{name} {word} {city} on {when}, outside the hours for travelling ({' and '.join(said)})."


def _rules(case: Case, person: str) -> list[TravelHours]:
    """The rules on travel hours of everybody who travels as one with somebody and for whom they matter; none where they do
    not matter for the person.
    """
    rules = {
        each: rule
        for each in case.company(person)
        if case.scenario.people[each].rank <= (rule := case.figures(each).travel_hours).rank
        if rule.outside is Strictness.FORBID or (rule.outside is Strictness.AVOID and rule.weight)
    }
    return list(rules.values()) if person in rules else []


def _outside(case: Case, person: str) -> Iterator[tuple[str, str, datetime]]:
    """Every time somebody who counts sets out or arrives outside the hours: the word for it, the city, the instant."""
    rules = _rules(case, person)
    for leg in case.legs(person):
        if ways.slept(case, leg) or known_journey(case, leg) is not None:
            continue
        ends = (("leaves", leg.origin, leg.depart), ("arrives in", leg.destination, leg.arrive))
        for word, city, instant in ends:
            if any(day_of_hours(instant, rule.hours, case.zone(city)) is None for rule in rules):
                yield word, city, instant


def _call_hours(case: Case, person: str) -> Iterator[str]:
    rule = case.figures(person).call_hours
    if rule.outside is Strictness.FORBID:
        for busy, city in _late_calls(case, person):
            begins, said = case.local(busy.start, city), f"{rule.hours[0]}-{rule.hours[1]}"
            title = case.title(busy.appointment.meeting)
            yield f"{title} is on {begins} where {case.name(person)} is ({city}), not within the hours for calls ({said})."


def _late_calls(case: Case, person: str) -> Iterator[tuple[Busy, str]]:
    """Every call that somebody takes outside the hours for calls, by the clock of the city where they are."""
    hours = case.figures(person).call_hours.hours
    waived = case.scenario.waived_before(WaivedRule.CALL_HOURS, person)
    for busy in case.busy(person):
        if busy.start < waived or not busy.remote or case.pinned(busy.appointment.meeting):
            continue
        for stay in case.stays(person):
            if stay.holds(busy.start) and not within_hours(busy.start, busy.end, hours, case.zone(stay.city)):
                yield busy, stay.city


def _load(case: Case, person: str) -> Iterator[str]:
    figures, uncounted = case.figures(person), case.scenario.policies.daily_uncounted
    days: dict[date, list[Busy]] = {}
    for busy in case.busy(person):
        days.setdefault(case.day(busy.appointment), []).append(busy)
    for day, those in sorted(days.items()):
        minutes = sum(int((busy.end - busy.start).total_seconds() // 60) for busy in those)
        on = f"on {day:%a %d %b}; at most"
        counted = [each for each in those if case.meeting(each.appointment).kind not in uncounted]
        if len(counted) > figures.daily_meetings and not _lifted(case, WaivedRule.DAILY_MEETINGS, person, day):
            yield f"{case.name(person)} has {len(counted)} meetings {on} {figures.daily_meetings} are allowed."
        if minutes > figures.daily_minutes and not _lifted(case, WaivedRule.DAILY_MINUTES, person, day):
            yield f"{case.name(person)} has {minutes} min of meetings {on} {figures.daily_minutes} are allowed."


def _lifted(case: Case, rule: WaivedRule, person: str, day: date) -> bool:
    """Whether a waiver that ends on that day or later lifts the limit of a day."""
    last = case.scenario.waived_through(rule, person)
    return last is not None and day <= last


def score(case: Case) -> Iterator[Term]:
    """Journeys and calls outside the hours for them, and minutes of meetings in the body-clock night of those who lead."""
    for person in sorted(case.scenario.people):
        rules = _rules(case, person)
        forbidden = any(rule.outside is Strictness.FORBID for rule in rules)
        if rules and not forbidden and (times := len(list(_outside(case, person)))):
            weight = case.figures(person).travel_hours.weight
            yield Term(Tier.COMFORT, "travel-hours", person, times, "time", weight)
        calls = case.figures(person).call_hours
        for busy, _ in _late_calls(case, person) if calls.outside is Strictness.AVOID and calls.weight else ():
            yield Term(Tier.COMFORT, "call-hours", f"{person}/{busy.appointment.meeting}", 1, "time", calls.weight)
        yield from _arrivals(case, person)
        over, weight = away.nights_over(case, person)
        if over and weight:
            yield Term(Tier.COMFORT, "nights-away", person, over, "night", weight)
    yield from _nights(case)
    for person, who in sorted(case.scenario.people.items()):
        night = case.figures(person).night
        if night.weight and night.early_weight and who.rank <= night.rank:
            for stay in case.stays(person):
                if stay.city != case.scenario.base_of(person) and (hours := _hours_early(case, person, stay)):
                    subject = f"{person}/{stay.city} {stay.since:%Y-%m-%d %H:%M}"
                    yield Term(Tier.COMFORT, "early", subject, hours, "h", night.early_weight)


def _arrivals(case: Case, person: str) -> Iterator[Term]:
    for stay, weight in arrival.late_stays(case, person):
        subject = f"{person}/{stay.city} {stay.since:%Y-%m-%d %H:%M}"
        yield Term(Tier.COMFORT, "arrival", subject, 1, "time", weight)


def _hours_early(case: Case, person: str, stay: Stay) -> int:
    """Hours, begun, by which somebody lands earlier than need be for what they, or their party, attend first in a stay."""
    starts = [
        busy.appointment.start
        for each in case.company(person)
        for busy in case.busy(each)
        if busy.appointment.city == stay.city and stay.holds(busy.start)
    ]
    if stay.arrival is None or stay.arrival.origin != case.scenario.base_of(person) or not starts:
        return 0
    free = timedelta(minutes=case.figures(person).night.early_after)
    return max(0, math.ceil((min(starts) - stay.arrival.arrive - free) / timedelta(hours=1)))


def _nights(case: Case) -> Iterator[Term]:
    for person, who in sorted(case.scenario.people.items()):
        night = case.figures(person).night
        if not night.weight or who.rank > night.rank:
            continue
        for stay, since in _settling(case, person):
            for busy in case.busy(person):
                if busy.appointment.city == stay.city and stay.holds(busy.start):
                    minutes = _night_minutes(case, busy, _body_clock(case, person, stay, since, busy.appointment.start))
                    if minutes:
                        subject = f"{person}/{busy.appointment.meeting}"
                        yield Term(Tier.COMFORT, "night", subject, minutes, "min", night.weight)


def _settling(case: Case, person: str) -> Iterator[tuple[Stay, datetime | None]]:
    """Every stay of somebody, and since when the body has been getting used to its clock; None: for ever."""
    before, since = None, None
    for stay in case.stays(person):
        if stay.city == case.scenario.base_of(person):
            before, since = None, None
        elif stay.arrival is not None and (before is None or not clocks_agree(case, before, stay.city)):
            before, since = stay.city, stay.since
        else:
            before = stay.city
        yield stay, since


def clocks_agree(case: Case, one: str, other: str) -> bool:
    """Whether two cities' clocks show the same at every half hour of the horizon."""
    return _agree((case.zone(one), case.zone(other)), case.scenario.start, case.scenario.end)


@cache
def _agree(zones: tuple[str, str], instant: datetime, end: datetime) -> bool:
    while instant < end:
        here, there = (clock.to_local(instant, zone).replace(tzinfo=None) for zone in zones)
        if here != there:
            return False
        instant += timedelta(minutes=30)
    return True


def _body_clock(case: Case, person: str, stay: Stay, since: datetime | None, start: datetime) -> str:
    """The zone that somebody's body follows in a meeting that starts then."""
    adapts = timedelta(minutes=case.scenario.policies.night.adapts_after)
    return case.zone(stay.city if since is None or start >= since + adapts else case.scenario.base_of(person))


def _night_minutes(case: Case, busy: Busy, zone: str) -> int:
    hours = case.scenario.policies.night.hours
    return sum(day_of_hours(minute, hours, zone) is not None for minute in each_minute(busy.start, busy.end))
