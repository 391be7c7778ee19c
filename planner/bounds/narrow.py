"""Looks only at journeys that are nearly the cheapest while prices move little, and at all of them now and then.

What is proved is what all journeys say: a round that looks at some of them only tells where to go on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planner.bounds.arrays import Floats
from planner.bounds.journeys import Journeys

MANY = 60_000
"""Edges beyond which it pays to look at some of them only."""
RENEWED = 40
"""Rounds after which all are looked at again."""
FIRST, LEAST, FACTOR = 4.0, 0.5, 2.0
"""How many legs more than the cheapest journeys cost that are looked at: at first and at least, and by what it changes."""
MISSED = 2e-3
"""The part of a value by which it may be too high before more journeys are looked at."""


class Try(NamedTuple):
    """Where a round was, and what its prices prove."""

    value: float
    point: Floats


Valued = Callable[[Journeys, Floats], float]
"""What prices prove by some journeys."""


class Narrow:
    """The journeys that are looked at in the rounds of one stage, and the best of its prices that nobody has looked at in full."""

    def __init__(self, journeys: Journeys, leg: float, *, pays: bool) -> None:
        self._all, self._leg, self._pays = journeys, leg, pays and journeys.layers.edges > MANY
        self._margin = FIRST
        self._best: Try | None = None
        self.now = journeys

    def due(self, rounds: int) -> bool:
        """Whether all are to be looked at after so many rounds."""
        return self._pays and rounds % RENEWED == 0

    def renew(self, prices: Floats) -> None:
        """Looks from now on at what is near the cheapest at some whole prices."""
        self.now = self._all.near(prices, self._margin * self._leg)

    def saw(self, value: float, point: Floats) -> None:
        """Takes what some prices prove by the journeys that are looked at."""
        if self._best is None or value > self._best.value:
            self._best = Try(value, point)

    def settled(self, valued: Valued) -> Try | None:
        """The best prices since the last time and what they prove by all journeys; None where there are none."""
        best, self._best = self._best, None
        if best is None or self.now is self._all:
            return best
        value = valued(self._all, best.point)
        missed = best.value - value > MISSED * abs(best.value)
        self._margin = self._margin * FACTOR if missed else max(self._margin / FACTOR, LEAST)
        return Try(value, best.point)
