"""How soon somebody who leaves a city can be ready in another, and what the legs there cost at least.

All of it is in minutes and nothing is brought to the grid, so that it holds for every plan. A way over other cities counts too, and
only what every such way takes: no boarding and no rest on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.problem import Problem, Tick
from planner.problem.travellers import Traveller
from planner.problem.ways import Way, ways_of

NEVER = np.inf
"""Minutes that never come, and costs of what cannot be."""
FAR = 1 << 30
"""More blocks than there are."""


@dataclass(frozen=True)
class _Departures:
    """One way from a city to another, in minutes: `access` from an arrival to being ready, with the rest that is owed.

    `flights` are its take-offs in order, with the soonest landing and the soonest readiness of each and all later ones; None
    where it goes at any time.
    """

    boarding: float
    minutes: float
    access: float
    flights: tuple[Floats, Floats, Floats] | None

    def lands(self, there: Floats, first: float) -> Floats:
        """When somebody lands who is at the place of departure at some minutes; nothing departs before the first."""
        return self._soonest(there, first, 0.0, 1)

    def ready(self, there: Floats, first: float) -> Floats:
        """When they are ready to go to a meeting."""
        return self._soonest(there, first, self.access, 2)

    def _soonest(self, there: Floats, first: float, access: float, column: int) -> Floats:
        if self.flights is None:
            return np.maximum(there, first) + self.minutes + access
        soonest: Floats = self.flights[column][np.searchsorted(self.flights[0], there)]
        return soonest


class Reach:
    """All of it for those who travel like one traveller, for cities by their number."""

    def __init__(self, problem: Problem, traveller: Traveller, cities: Sequence[str]) -> None:
        numbers = {city: number for number, city in enumerate(cities)}
        self._first = float(problem.grid.lead)
        self._ways: dict[tuple[int, int], list[_Departures]] = {}
        self.minutes: Floats = np.full((len(cities), len(cities)), NEVER)
        """The least minutes en route from a city to another."""
        for (origin, destination), ways in problem.ways_of(traveller).items():
            pair = (numbers[origin], numbers[destination])
            departures = [_departures(problem, traveller, way) for way in ways]
            self._ways[pair] = [each for each in departures if each.minutes < NEVER]
            self.minutes[pair] = min((each.minutes for each in departures), default=NEVER)
        np.fill_diagonal(self.minutes, 0)
        for over in range(len(cities)):
            self.minutes = np.minimum(self.minutes, self.minutes[:, over, None] + self.minutes[over])

    def shortest(self, cities: Sequence[int]) -> float:
        """The least minutes between any two of some cities."""
        among = self.minutes[np.ix_(cities, cities)]
        return float(among[~np.eye(len(cities), dtype=bool)].min(initial=NEVER))

    def ready(self, origin: int, leave: Floats) -> Floats:
        """For each city, when somebody is ready there at the soonest who is free to leave a city at some minutes."""
        landed = np.full((len(self.minutes), len(leave)), NEVER)
        ready = landed.copy()
        for (start, end), ways in self._ways.items():
            for way in ways if start == origin else ():
                landed[end] = np.minimum(landed[end], way.lands(leave + way.boarding, self._first))
                ready[end] = np.minimum(ready[end], way.ready(leave + way.boarding, self._first))
        for _ in self.minutes:
            before = landed.copy()
            for (start, end), ways in self._ways.items():
                for way in ways if start != origin else ():
                    landed[end] = np.minimum(landed[end], way.lands(landed[start], self._first))
                    ready[end] = np.minimum(ready[end], way.ready(landed[start], self._first))
            if np.array_equal(before, landed):
                break
        return ready


def _departures(problem: Problem, traveller: Traveller, way: Way) -> _Departures:
    formalities = problem.formalities(way)
    boarding = float(problem.boarding(way))
    if way.flights is None:
        access = float(formalities + problem.rest(traveller, way, way.minutes))
        return _Departures(boarding, float(way.minutes), access, None)
    flights = sorted(way.flights)
    lands = [each.take_off + each.minutes for each in flights]
    ready = [
        landing + formalities + problem.rest(traveller, way, each.minutes)
        for each, landing in zip(flights, lands, strict=True)
    ]
    shortest = min((float(each.minutes) for each in flights), default=NEVER)
    take_offs = np.array([float(each.take_off) for each in flights])
    return _Departures(boarding, shortest, 0.0, (take_offs, _soonest(lands), _soonest(ready)))


def _soonest(times: Sequence[int]) -> Floats:
    """Of each time and all after it the soonest; after the last there is none."""
    own = np.append(np.array(times, dtype=np.float64), NEVER)
    soonest: Floats = np.minimum.accumulate(own[::-1])[::-1]
    return soonest


class Reaches:
    """The reach of every traveller; those who travel alike share one. The cities are all that ways between can lead over."""

    def __init__(self, problem: Problem, travellers: Sequence[Traveller], cities: Sequence[str], tick: Tick) -> None:
        problem = replace(problem, ways=ways_of(problem.scenario, problem.grid, list(cities), tick))
        alike: dict[object, Reach] = {}
        self.of: list[Reach] = []
        for traveller in travellers:
            tick()
            known = tuple(each.id for each in problem.known_journeys(traveller))
            key = (traveller.own_aircraft, problem.rests(traveller), known and traveller.id)
            if key not in alike:
                alike[key] = Reach(problem, traveller, cities)
            self.of.append(alike[key])


def blocks_apart(reach: Reach, minutes: int, last: int) -> Ints:
    """How many blocks of so many minutes two cities are apart at least, for whoever leaves in any block up to a last one.

    A city is apart from itself by the way to another and back.
    """
    leave = np.arange(last + 1)
    count = len(reach.minutes)
    apart = np.full((count, count), float(FAR))
    for origin in range(count):
        ready = np.floor(reach.ready(origin, (leave * minutes).astype(np.float64)) / minutes)
        apart[origin] = np.minimum((ready - leave).min(axis=1), FAR)
        apart[origin, origin] = FAR
    for over in range(count):
        apart = np.minimum(apart, apart[:, over, None] + apart[over])
    blocks: Ints = np.minimum(apart, FAR).astype(np.int64)
    return blocks
