"""Away: how many nights in a row a traveller's legs take them away from the base, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.problem import Problem
from planner.problem.travellers import Traveller
from planner.search.hops import Leg


class Away:
    """The limit on the nights of a trip of one traveller. Nobody is sent home to keep to it: that is left to the model."""

    def __init__(self, problem: Problem, traveller: Traveller) -> None:
        self._problem = problem
        self._traveller = traveller
        self._rule = problem.nights_away.of(traveller)
        self._zone = problem.zone_of(traveller.base)

    def allows(self, legs: Sequence[Leg]) -> bool:
        """Whether no trip is longer than it may be."""
        return self._rule is None or all(nights <= self._rule.most for nights in self._nights(legs))

    def cost(self, legs: Sequence[Leg]) -> int:
        """What the nights beyond the limits cost everybody."""
        if self._rule is None or not self._rule.priced:
            return 0
        nights = tuple(self._nights(legs))
        return sum(weight * sum(max(0, each - most) for each in nights) for _, most, weight in self._rule.priced)

    def _nights(self, legs: Sequence[Leg]) -> Iterator[int]:
        calendar, base, step = self._problem.nights_away, self._traveller.base, self._problem.grid.step
        begin, end = calendar.bounds
        since = None if self._traveller.start == base else begin
        for leg in legs:
            departs = leg.depart * step + leg.late
            since = departs if since is None else since
            if leg.destination == base:
                yield calendar.day(self._zone, departs + leg.minutes) - calendar.day(self._zone, since)
                since = None
        if since is not None:
            yield calendar.day(self._zone, end) - calendar.day(self._zone, since)
