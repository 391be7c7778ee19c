"""The bound of the first tier: what is left out at least, for want of people, rooms and pools."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from planner.bounds.arrays import Ints
from planner.bounds.claims import Claims, claims_of
from planner.bounds.prices import priced
from planner.plan.certificate import Certificate, PriceList, Run
from planner.problem import Problem, Tick

PILOT = 60
"""Rounds after which there is a bound above nothing, if there is to be one that is worth the time."""


class PriorityPrices:
    """Looks for prices that prove how much must be left out."""

    def __init__(self, problem: Problem, claims: Claims) -> None:
        self._problem, self._claims = problem, claims

    @classmethod
    def of(cls, problem: Problem, tick: Tick) -> PriorityPrices | None:
        """What is looked at in a problem; None where nothing can be said of it. Raises what `tick` raises."""
        claims = claims_of(problem, tick)
        return None if claims is None else cls(problem, claims)

    @property
    def claims(self) -> int:
        """How much there is to look at in each round: the claims of all starts."""
        return int(self._claims.low.size)

    @property
    def starts(self) -> int:
        """How many starts there are, each at one place."""
        return int(self._claims.low.shape[1])

    def pays(self, known: int, over: Callable[[], bool]) -> bool:
        """Whether a few rounds prove that anything must be left out. `known` is what the best known plan leaves out."""
        return priced(self._claims, known, PILOT, over).bound > 0

    def certificate(self, known: int, rounds: int, over: Callable[[], bool]) -> Certificate | None:
        """The bound with its prices after so many rounds, or until it is `over`; None where it would be nothing."""
        found = priced(self._claims, known, rounds, over)
        if found.bound == 0:
            return None
        grid = self._problem.grid
        return Certificate(found.bound, grid.origin, grid.step, tuple(price_lists(self._claims, found.prices)))


def price_lists(claims: Claims, prices: Ints) -> Iterator[PriceList]:
    """Prices in thousandths, in the row of all prices, as lists of what has any."""
    for number, shared in enumerate(claims.shared):
        own = prices[number * claims.instants : (number + 1) * claims.instants]
        if runs := tuple(_runs(own)):
            yield PriceList(shared.of, shared.ids, runs)


def _runs(prices: Ints) -> Iterator[Run]:
    """The prices that are not nothing, those that follow on each other together."""
    costly = np.flatnonzero(prices)
    for those in np.split(costly, np.flatnonzero(np.diff(costly) > 1) + 1):
        if len(those):
            yield Run(int(those[0]), " ".join(map(str, prices[those].tolist())))
