"""Known journeys and stays that are asked for: what they refer to, their times, and what cannot be together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from planner.domain import clock
from planner.domain.moment import Moment
from planner.domain.places import Route
from planner.domain.references.clashes import surely_busy
from planner.domain.references.known import Known
from planner.domain.references.times import LONGEST_HORIZON, moment, span
from planner.domain.references.words import Path, unknown
from planner.domain.stay_times import end_of_stay
from planner.domain.whereabouts import AskedStay, KnownJourney
from planner.errors import Fault

MOMENT = timedelta(minutes=1)
"""Of a journey of which only one end is known, so much is known for certain."""


class _Span(NamedTuple):
    """When somebody is in a city (None: on the way), by a part of the scenario."""

    begin: datetime
    end: datetime
    city: str | None
    path: Path

    @property
    def called(self) -> str:
        return f"the journey {self.path[1]}" if self.city is None else f"the stay {self.path[1]} in {self.city}"


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with known journeys and stays."""
    places = known.scenario.places
    for id_, journey in known.scenario.journeys.items():
        path = ("journeys", id_)
        yield from _who(known, path, journey.who)
        for field, city in (("from", journey.from_), ("to", journey.to)):
            if city not in places:
                yield unknown((*path, field), city, places, "city")
        if journey.from_ == journey.to:
            message = f"the journey leads from {journey.from_} to itself; name another city"
            yield Fault("LOGIC-itself", message, (*path, "to"))
        yield from _times(known, path, journey)
        yield from _mode(known, path, journey)
    for id_, stay in known.scenario.stays.items():
        path = ("stays", id_)
        yield from _who(known, path, stay.who)
        if stay.city not in places:
            yield unknown((*path, "city"), stay.city, places, "city")
        zone = known.zones.get(stay.city)
        yield from _stay(known, path, stay, zone)
    yield from _clashes(known)


def _stay(known: Known, path: Path, stay: AskedStay, zone: str | None) -> Iterator[Fault]:
    """Whether a stay begins and ends, in this order, within the horizon, and has as many nights as it says."""
    field = "nights" if stay.to is None else "to"
    if stay.nights is None and stay.to is None:
        message = "neither the field to nor the field nights is there; write when it ends, or how many nights it has"
        yield Fault("FMT-missing", message, path)
    if stay.nights is not None and not 0 < stay.nights <= LONGEST_HORIZON.days:
        message = f"{stay.nights} nights; write a number from 1 to {LONGEST_HORIZON.days}"
        yield Fault("NUM-range", message, (*path, "nights"))
        return
    if zone is None:
        return
    start = known.instant(stay.from_, zone)
    if start is None or (stay.nights is None and stay.to is None):
        yield from moment((*path, "from"), stay.from_, zone)
        return
    end = end_of_stay(stay, zone, known.scenario.policies.night)
    yield from span(path, (stay.from_, end), zone)
    yield from _within(known, (*path, "from"), stay.from_, zone)
    evening = end if stay.to is not None else Moment(end.day - timedelta(days=1))
    yield from _within(known, (*path, field), evening, zone, end_of_day=True)
    last = known.instant(end, zone)
    if stay.nights is not None and stay.to is not None and last is not None:
        nights = (clock.local_day(last, zone) - clock.local_day(start, zone)).days
        if nights != stay.nights:
            message = f"from {stay.from_} to {stay.to} are {nights} nights, not {stay.nights}; leave one of the two out"
            yield Fault("LOGIC-nights", message, (*path, "nights"))


def _who(known: Known, path: Path, who: str) -> Iterator[Fault]:
    scenario = known.scenario
    if who not in scenario.people and who not in scenario.parties:
        yield unknown((*path, "who"), who, {**scenario.people, **scenario.parties}, "person or party")
    elif who in scenario.people and (party := scenario.party_of(who)) is not None:
        message = f"{who} travels with {party}; write who: {party}"
        yield Fault("LOGIC-party", message, (*path, "who"))


def _times(known: Known, path: Path, journey: KnownJourney) -> Iterator[Fault]:
    if journey.leaves is None and journey.lands is None:
        message = "neither the field leaves nor the field lands is there; write at least one of them"
        yield Fault("FMT-missing", message, path)
    for field, at, city in (("leaves", journey.leaves, journey.from_), ("lands", journey.lands, journey.to)):
        zone = known.zones.get(city)
        if at is None or zone is None:
            continue
        if at.clock is None:
            yield Fault("TIME-moment", f"{at} has no time of day; write {at} 09:00", (*path, field))
            continue
        yield from moment((*path, field), at, zone, local=True)
        yield from _within(known, (*path, field), at, zone)
    leaves, lands = _ends(known, journey)
    if leaves is not None and lands is not None and lands <= leaves:
        message = f"it lands ({journey.lands}) before it leaves ({journey.leaves}); each is by the clock of its city"
        yield Fault("TIME-reversed", message, (*path, "lands"))


def _ends(known: Known, journey: KnownJourney) -> tuple[datetime | None, datetime | None]:
    """When a journey leaves and lands, as far as that is said and can be."""
    here, there = known.zones.get(journey.from_), known.zones.get(journey.to)
    said = ((journey.leaves, here), (journey.lands, there))
    leaves, lands = (
        None if at is None or at.clock is None or zone is None else known.instant(at, zone) for at, zone in said
    )
    return leaves, lands


def _within(known: Known, path: Path, at: Moment, zone: str, *, end_of_day: bool = False) -> Iterator[Fault]:
    """Whether a time lies within the horizon; whole days may reach beyond its ends by the clocks' difference."""
    found, horizon = known.instant(at, zone, end_of_day=end_of_day), known.horizon
    if found is None or horizon is None or horizon[0] >= horizon[1]:
        return
    slack = timedelta(days=1) if at.clock is None else timedelta()
    if not horizon[0] - slack <= found <= horizon[1] + slack:
        said = known.scenario.horizon
        message = f"{at} does not lie within the horizon, {said.from_} to {said.to}; correct it or widen the horizon"
        yield Fault("TIME-outside", message, path)


def _mode(known: Known, path: Path, journey: KnownJourney) -> Iterator[Fault]:
    """Whether something says how long a journey takes of which only one end is known."""
    places = known.scenario.places
    ends = {journey.from_, journey.to}
    if journey.mode is None or len(ends) < 2 or not ends <= set(places):
        return
    if journey.leaves is not None and journey.lands is not None:
        return
    along = {route.goes_by for route in known.scenario.routes.values() if _serves(route, journey)}
    usual = "air" if all(places[city].airport for city in ends) else "ground"
    mode = "air" if journey.mode == "scheduled" else journey.mode
    if mode not in (along or {usual}):
        message = (
            f"nothing says how long the way from {journey.from_} to {journey.to} takes by {mode}; "
            "write both leaves and lands, or a route"
        )
        yield Fault("FMT-missing", message, (*path, "mode"))


def _serves(route: Route, journey: KnownJourney) -> bool:
    back = not route.one_way and route.between == (journey.to, journey.from_)
    return back or route.between == (journey.from_, journey.to)


def _clashes(known: Known) -> Iterator[Fault]:
    """Two journeys or stays of somebody that cannot both be, and pinned meetings during a journey."""
    spans: dict[str, list[_Span]] = {}
    for id_, journey in known.scenario.journeys.items():
        leaves, lands = _ends(known, journey)
        begin = leaves if leaves is not None else lands and lands - MOMENT
        end = lands if lands is not None else leaves and leaves + MOMENT
        if begin is not None and end is not None:
            spans.setdefault(journey.who, []).append(_Span(begin, end, None, ("journeys", id_)))
    for id_, stay in known.scenario.stays.items():
        zone = known.zones.get(stay.city)
        begin = None if zone is None else known.instant(stay.from_, zone)
        told = stay.to is not None or 0 < (stay.nights or 0) <= LONGEST_HORIZON.days
        if zone is not None and begin is not None and told:
            end = known.instant(end_of_stay(stay, zone, known.scenario.policies.night), zone, end_of_day=True)
            if end is not None:
                spans.setdefault(stay.who, []).append(_Span(begin, end, stay.city, ("stays", id_)))
    for who, those in spans.items():
        for one, other in combinations(sorted(those, key=lambda each: (each.begin, each.end, each.path)), 2):
            apart = one.city is None or one.city != other.city
            if apart and one.begin < other.end and other.begin < one.end:
                message = (
                    f"{other.called} and {one.called} overlap, and {who} cannot be in two places; correct one of them"
                )
                yield Fault("LOGIC-clash", message, other.path)
        yield from _pinned(known, who, [each for each in those if each.city is None])


def _pinned(known: Known, who: str, journeys: list[_Span]) -> Iterator[Fault]:
    party = known.scenario.parties.get(who)
    people = (who,) if party is None else party.members
    for id_, person, (begin, end) in surely_busy(known):
        for each in journeys if person in people else ():
            if begin < each.end and each.begin < end:
                message = f"{person} must be in {id_}, which is pinned, during {each.called}; correct one of them"
                yield Fault("LOGIC-clash", message, each.path)
