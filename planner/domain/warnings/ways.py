"""Ways that hardly anybody means: faster than anything goes, far slower than the way back or a detour, or told by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import ceil
from typing import NamedTuple

from planner.domain import clock
from planner.domain.city_airports import flown_between, metres
from planner.domain.places import Route
from planner.domain.references.known import Known
from planner.domain.references.words import Path, length
from planner.domain.scenario import Scenario
from planner.domain.warnings.unused import attending
from planner.errors import Fault

FASTEST = {"air": 1_200, "train": 350, "ground": 130}
"""Kilometres an hour as the crow flies that nothing exceeds: an airliner of 900 with the strongest of tail winds, the fastest train
on its line, a motorcade on an empty motorway."""
BEYOND_AN_AIRPORT = 60
"""Kilometres that a city may lie from its airport, where only that says where the city is and one goes there on the ground."""
BACK = 3
"""A way so many times as long as the way back is seldom meant."""
DETOUR = 1.5
"""Nor is one so many times as long as the two ways over another city together."""
A_DAY_ON_THE_ROAD = timedelta(hours=12)
"""From this on nobody drives, who could not fly, without having said so."""
ROAD = 60 / 1.3
"""Kilometres of distance in an hour on the road where no route says how long it takes."""


class _Said(NamedTuple):
    """A way from a city to another as a route says it: how long it takes, by what, and where that is written."""

    minutes: int
    mode: str
    path: Path


def judge(known: Known) -> Iterator[Fault]:
    """Everything unlikely about routes, known journeys, and ways that nobody has said anything about."""
    yield from _too_fast(known.scenario)
    yield from _too_slow(known.scenario)
    yield from _untold(known)


def _too_fast(scenario: Scenario) -> Iterator[Fault]:
    for id_, route in scenario.routes.items():
        if route.closed:
            continue
        path = ("routes", id_)
        if route.stretches:
            reach = sum(stretch.length / 60 * FASTEST[stretch.mode] for stretch in route.stretches)
            modes = list(dict.fromkeys(stretch.mode for stretch in route.stretches))
            yield from _faster(scenario, (*path, "stretches"), route, reach, modes)
            continue
        told: dict[Path, int | None] = {(*path, "length"): route.length}
        told |= {
            (*path, "departures", str(number), "length"): departure.length
            for number, departure in enumerate(route.departures)
        }
        for where, minutes in told.items():
            if minutes is not None:
                yield from _faster(scenario, where, route, minutes / 60 * FASTEST[route.mode], [route.mode])
    for id_, journey in scenario.journeys.items():
        if journey.leaves is None or journey.lands is None:
            continue
        mode = "air" if journey.mode in (None, "scheduled") else str(journey.mode)
        leaves = clock.instant(journey.leaves, scenario.zone_of(journey.from_))
        hours = (clock.instant(journey.lands, scenario.zone_of(journey.to)) - leaves) / timedelta(hours=1)
        way = Route(between=(journey.from_, journey.to), mode=mode)
        yield from _faster(scenario, ("journeys", id_, "lands"), way, hours * FASTEST[mode], [mode])


def _faster(scenario: Scenario, path: Path, route: Route, reach: float, modes: list[str]) -> Iterator[Fault]:
    """A warning where the distance is more than the kilometres that can be gone in the time."""
    one, other = route.between
    between = _kilometres(scenario, route)
    if between <= reach:
        return
    speed = max(FASTEST[mode] for mode in modes)
    least = length(ceil(between / speed * 60))
    how = " and ".join({"air": "by air", "train": "by train", "ground": "on the road"}[mode] for mode in modes)
    message = (
        f"{one} and {other} lie at least {between:,.0f} km apart, which takes {least} {how} even at "
        f"{speed:,} km/h; write how long it takes, or another mode"
    )
    yield Fault("WARN-speed", message, path)


def _kilometres(scenario: Scenario, route: Route) -> float:
    """The great circle between the ends of a route: airports by air, else cities, as far as it is known where they are."""
    one, other = route.between
    if route.goes_by == "air" and (airports := flown_between(scenario, one, other, route)) is not None:
        return metres(airports[0].at, airports[1].at) / 1000
    vague = sum(scenario.places[city].at is None for city in (one, other))
    apart = metres(scenario.coordinates_of(one), scenario.coordinates_of(other)) / 1000
    return apart - vague * BEYOND_AN_AIRPORT


def _too_slow(scenario: Scenario) -> Iterator[Fault]:
    """Ways that take much longer than the way back, or than two ways over another city."""
    said = _said(scenario)
    leading: dict[str, dict[str, _Said]] = {}
    for (one, other), way in said.items():
        leading.setdefault(one, {})[other] = way
    for (one, other), way in said.items():
        back = said.get((other, one))
        if back is not None and way.minutes > BACK * back.minutes:
            message = f"{one} to {other} takes {length(way.minutes)}, and the way back {length(back.minutes)}; correct one of them"
            yield Fault("WARN-back", message, way.path)
        over = _over(leading, one, other, way)
        if over is not None and (back is None or back.path != way.path or one < other):  # of both directions once
            via, minutes = over
            message = (
                f"{one} to {other} takes {length(way.minutes)}, and over {via} {length(minutes)}; correct one of them"
            )
            yield Fault("WARN-detour", message, way.path)


def _said(scenario: Scenario) -> dict[tuple[str, str], _Said]:
    """The shortest way that routes say from each city to another."""
    said: dict[tuple[str, str], _Said] = {}
    for id_, route in scenario.routes.items():
        lengths: dict[Path, int | None] = {("stretches" if route.stretches else "length",): route.minutes}
        lengths |= {
            ("departures", str(number), "length"): departure.length for number, departure in enumerate(route.departures)
        }
        told = [(minutes, path) for path, minutes in lengths.items() if minutes is not None]
        if route.closed or not told:
            continue
        minutes, path = min(told)
        way = _Said(minutes, route.goes_by, ("routes", id_, *path))
        for ends in (route.between, route.between[::-1])[: 1 if route.one_way else 2]:
            pair = (ends[0], ends[1])
            said[pair] = min(said.get(pair, way), way)
    return said


def _over(leading: dict[str, dict[str, _Said]], one: str, other: str, way: _Said) -> tuple[str, int] | None:
    """The city over which two ways by the same means are much shorter than the one there, and how long they take; or None."""
    around = [
        (first.minutes + second.minutes, via)
        for via, first in leading[one].items()
        if first.mode == way.mode
        if (second := leading.get(via, {}).get(other)) is not None and second.mode == way.mode
    ]
    minutes, via = min(around, default=(way.minutes, ""))
    return (via, minutes) if way.minutes > DETOUR * minutes else None


def _untold(known: Known) -> Iterator[Fault]:
    """Cities without an airport that somebody needs to reach by a way of which no route says anything, and which is very long."""
    scenario = known.scenario
    told = {frozenset(route.between) for route in scenario.routes.values()}
    told |= {frozenset((journey.from_, journey.to)) for journey in scenario.journeys.values()}
    reached = {city for pair in told for city in pair}
    far = {id_ for id_, city in scenario.places.items() if city.airport is None and id_ not in reached}
    bases_of: dict[str, set[str]] = {}
    for meeting in scenario.to_be_planned if far else ():
        cities = known.cities_of(meeting)
        if len(cities) == 1 and cities <= far and not known.remote(scenario.meetings[meeting]):
            bases = {scenario.people[who].starts or scenario.base_of(who) for who in attending(known, meeting)}
            bases_of.setdefault(min(cities), set()).update(bases - cities)
    for id_, bases in bases_of.items():
        if not bases:
            continue
        distances = {base: metres(scenario.coordinates_of(base), scenario.coordinates_of(id_)) / 1000 for base in bases}
        nearest = min(distances, key=lambda base: (distances[base], base))
        hours = distances[nearest] / ROAD
        if hours > A_DAY_ON_THE_ROAD / timedelta(hours=1):
            message = (
                f"{id_} has no airport and no route, so the {distances[nearest]:,.0f} km from {nearest} are taken for "
                f"{length(ceil(hours) * 60)} on the road; write a route, or the airport"
            )
            yield Fault("WARN-route", message, ("places", id_))
