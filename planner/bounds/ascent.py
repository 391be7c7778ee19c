"""Looks for prices of presence that prove much: up where meetings pay more than journeys earn, down where they pay less.

First a meeting has one price for each traveller, whenever it is; so prices come near soon, and it shows which meetings somebody
would be paid twice for, which are remembered from then on. Then each city and day has its own price, and steps become smaller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.journeys import Journeys
from planner.bounds.layers import MOST_EDGES, Layers, TooManyEdges
from planner.bounds.memory import remembering
from planner.bounds.narrow import Narrow
from planner.bounds.offers import Offers
from planner.bounds.pacing import Clock, Pacing
from planner.bounds.reach import Reaches, blocks_apart
from planner.bounds.stays import Stays

SCALE = 1_000
"""Prices are whole thousandths of a point of travel."""
KEPT, LONG = 0.9, 0.999
"""How much is kept of the direction of the round before, and of the squares of all before."""
BEYOND = 1.02
"""How far beyond the best known plan steps aim, so that they do not become nothing before they are there."""
LEAST = 1e-3
"""What a direction counts at least, as a part of what the newest round says."""
MORE = 4
"""Meetings more for each traveller, on an average, that are remembered from one stage to the next."""
OFTEN = 0.1
"""In so many of the last rounds a meeting was paid twice that is worth remembering."""
ROUND, CELL, EDGE, BUILDING = 6.5e-3, 4e-8, 2e-8, 6e-7
"""Wall seconds of a round, for each figure of what stays bring, for each edge, and for each edge that is built."""
ROOM, PLAIN = 0.1, 4
"""The part of the time that building a graph may take, and how many times as much without memory: without that graph nothing is
proved.
"""
NEAR = 0.3
"""The part of the time for all edges that a round takes in which most are left out."""


class Stage(NamedTuple):
    """A part of the time, with the first and the last step: parts of what a leg costs where prices are `shared` by all cities
    and days, else parts of Polyak's.
    """

    part: float
    first: float
    last: float
    shared: bool


STAGES = (
    Stage(0.03, 0.4, 0.1, shared=True),
    *(Stage(part, 0.2, 0.03, shared=True) for part in (0.04, 0.05, 0.07, 0.08)),
    Stage(0.13, 0.2, 0.02, shared=False),
    Stage(0.12, 0.1, 0.01, shared=False),
    Stage(0.48, 0.1, 0.002, shared=False),
)
"""Of many that were tried on shuttles of 100 and 300 meetings these came nearest."""


@dataclass(frozen=True)
class Above:
    """How the tiers above count: a plan leaves out at most so many points of `priority` and `attendance`.

    Where `counts` says how many thousandths of a point of travel each of their points is, all three are added up instead.
    """

    priority: int = 0
    attendance: int = 0
    counts: tuple[int, int] | None = None


@dataclass(frozen=True)
class Found:
    """Whole prices, in thousandths, and what they prove; `once` are pairs of a traveller and a meeting that are remembered."""

    value: float
    prices: Ints
    counts: tuple[int, int]
    once: tuple[tuple[int, int], ...]

    @property
    def bound(self) -> int:
        """What no plan comes below, in whole points."""
        return max(0, -int(-self.value // SCALE))


SURELY = 1_000_000 * SCALE
"""What a point of a tier counts that may not lose any."""


class Ascent:
    """One way up. `known` is what the best known plan costs."""

    def __init__(
        self,
        stays: Stays,
        reaches: Reaches,
        costs: Sequence[Floats],
        above: Above,
        known: int,
        over: Callable[[], bool],
    ) -> None:
        self._stays, self._reaches, self._costs, self._above, self._over = stays, reaches, costs, above, over
        self._offers, self._known, self._goal = Offers(stays.chances), known, BEYOND * known * SCALE
        legs = np.concatenate([each[np.isfinite(each) & (each > 0)] for each in costs])
        self._leg = float(legs.mean()) if len(legs) else 1.0
        self._each, self._apart = self._scales(), list(self._blocks_apart())
        self._squares: Floats = np.zeros(len(stays.chances.chances) + 2)
        self._rounds, self._most = 0, MOST_EDGES
        pairs = stays.traveller * (int(stays.meeting.max(initial=0)) + 1) + stays.meeting
        self._pair: Ints = np.unique(pairs, return_inverse=True)[1]
        self.best: Found | None = None
        self._point: Floats = np.zeros(len(self._squares))
        self._point[-2:] = 3 * self._leg

    def _scales(self) -> tuple[float, float]:
        """What one more for the price of a leg is for a point of priority and of attendance."""
        chances = self._stays.chances
        weights = (chances.priority[chances.must == 0], np.array([each.costs for each in chances.choices]))
        means = [float(each[each > 0].mean()) if (each > 0).any() else 1.0 for each in weights]
        return 1 / means[0], 1 / means[1]

    def _blocks_apart(self) -> Iterator[Ints]:
        last, known = int(self._stays.leaves.max(initial=0)), dict[int, Ints]()
        for reach in self._reaches.of:
            if id(reach) not in known:
                known[id(reach)] = blocks_apart(reach, self._stays.minutes, last)
            yield known[id(reach)]

    def climb(self, seconds: float, clock: Clock | None = None) -> None:
        """Goes up for about so many seconds, by a clock or else of a usual machine, or until it is over."""
        once: tuple[tuple[int, int], ...] = ()
        pacing = Pacing(seconds, clock)
        self._most = min(MOST_EDGES, int(ROOM * seconds / BUILDING))
        try:
            journeys = self._journeys(once, PLAIN * self._most)
        except TooManyEdges:
            return
        for stage in STAGES:
            time, pace = pacing.usual_seconds(stage.part), self._pace(journeys, stage)
            rounds = max(5, int(time / pace))
            twice = self._stage(journeys, once, stage, rounds)
            pacing.did(rounds * pace)
            if self._over() or self._arrived:
                break
            more = self._worth_remembering(twice, once, rounds)
            if more and 2 * BUILDING * journeys.layers.edges < time:
                once, journeys = self._remembering(once, more, journeys)

    def valued(self, prices: Ints, counts: tuple[int, int], once: tuple[tuple[int, int], ...]) -> Found:
        """What some prices prove, where a point of priority and one of attendance count so much."""
        offered = self._offers.paid(prices.astype(np.float64), *counts)
        value = offered.cost + self._journeys(once).cheapest(prices.astype(np.float64)).cost
        return Found(
            value - counts[0] * self._above.priority - counts[1] * self._above.attendance, prices, counts, once
        )

    def _remembering(
        self, once: tuple[tuple[int, int], ...], more: tuple[tuple[int, int], ...], journeys: Journeys
    ) -> tuple[tuple[tuple[int, int], ...], Journeys]:
        """What is remembered once more is, as much of it as there is room for, and the journeys for it."""
        for some in (more, more[: len(more) // 2], more[: len(more) // 4]):
            try:
                return (*once, *some), self._journeys((*once, *some), self._most)
            except TooManyEdges:
                continue
        return once, journeys

    @property
    def _arrived(self) -> bool:
        return self.best is not None and self.best.bound >= self._known

    def _journeys(self, once: tuple[tuple[int, int], ...], most: int = MOST_EDGES) -> Journeys:
        memory = remembering(self._stays, self._apart, once)
        layers = Layers(self._stays, self._reaches, self._costs, self._apart, memory, most)
        return Journeys(self._stays, self._reaches, self._costs, layers)

    def _pace(self, journeys: Journeys, stage: Stage) -> float:
        """Wall seconds that a round takes on a usual machine."""
        edges = EDGE * journeys.layers.edges
        return ROUND + CELL * float(self._stays.offsets[-1]) + (edges if stage.shared else NEAR * edges)

    def _worth_remembering(
        self, twice: Counter[tuple[int, int]], once: tuple[tuple[int, int], ...], rounds: int
    ) -> tuple[tuple[int, int], ...]:
        most = int(MORE * len(self._costs))
        often = [pair for pair, times in twice.most_common() if times > OFTEN * rounds / 2]
        return tuple(pair for pair in often if pair not in once)[:most]

    def _stage(
        self, journeys: Journeys, once: tuple[tuple[int, int], ...], stage: Stage, rounds: int
    ) -> Counter[tuple[int, int]]:
        """Some rounds from the best prices so far; which meetings were paid twice in the later half of them, and how often."""
        point, direction = self._point, np.zeros(len(self._point))
        twice, narrow = Counter[tuple[int, int]](), Narrow(journeys, self._leg, pays=not stage.shared)
        for number in range(rounds):
            if narrow.due(number):
                self._settle(narrow, once)
                narrow.renew(np.rint(point[:-2]))
            value, slope, repeated = self._valued(narrow.now, point)
            narrow.saw(value, point)
            if 2 * number >= rounds:
                twice.update(repeated)
            if value > SCALE * (self._known - 1):
                self._settle(narrow, once)
            if self._over() or self._arrived:
                break
            size = stage.first * (stage.last / stage.first) ** (number / rounds)
            if stage.shared:
                slope[:-2] = np.bincount(self._pair, slope[:-2])[self._pair]
            direction = KEPT * direction + (1 - KEPT) * slope
            step = self._even(direction, slope, number + 1) if stage.shared else self._polyak(direction, slope, value)
            point = np.maximum(point + size * step, 0.0)
        self._settle(narrow, once)
        return twice

    def _settle(self, narrow: Narrow, once: tuple[tuple[int, int], ...]) -> None:
        """Keeps the best prices that a stage has found, where they prove more than those before."""
        found = narrow.settled(lambda journeys, point: self._valued(journeys, point)[0])
        if found is not None and (self.best is None or found.value > self.best.value):
            prices: Ints = np.rint(found.point[:-2]).astype(np.int64)
            self.best, self._point = Found(found.value, prices, self._counts(found.point), once), found.point

    def _even(self, direction: Floats, slope: Floats, number: int) -> Floats:
        """A step of about a leg for every price, after so many rounds of a stage."""
        self._rounds += 1
        self._squares = LONG * self._squares + (1 - LONG) * slope * slope
        squares: Floats = np.sqrt(self._squares / (1 - LONG**self._rounds)) + LEAST
        return self._leg / (1 - KEPT**number) * direction / squares

    def _polyak(self, direction: Floats, slope: Floats, value: float) -> Floats:
        """A step as long as what is left to the goal asks for."""
        length = max(float(direction @ direction), LEAST * float(slope @ slope), LEAST)
        return max(self._goal - value, SCALE) / length * direction

    def _valued(self, journeys: Journeys, point: Floats) -> tuple[float, Floats, list[tuple[int, int]]]:
        """What some prices prove in thousandths, where more is paid than earned, and what is paid twice."""
        prices, above = np.rint(point[:-2]), self._above
        counts = self._counts(point)
        paid = self._offers.paid(prices, *counts)
        earned = journeys.cheapest(prices)
        value = paid.cost + earned.cost
        slope = np.zeros(len(point))
        slope[:-2] = paid.paid - earned.taken
        if above.counts is None:
            value -= counts[0] * above.priority + counts[1] * above.attendance
            slope[-2] = (paid.priority - above.priority) * self._each[0] if above.priority else 0.0
            slope[-1] = (paid.attendance - above.attendance) * self._each[1] if above.attendance else 0.0
        return value, slope, earned.repeated

    def _counts(self, point: Floats) -> tuple[int, int]:
        if self._above.counts is not None:
            return self._above.counts
        priority, attendance = (round(float(at) * each) for at, each in zip(point[-2:], self._each, strict=True))
        return priority if self._above.priority else SURELY, attendance if self._above.attendance else SURELY
