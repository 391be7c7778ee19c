"""What meetings take from pools: when a pool has enough, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from planner.problem.demands import Pool
from planner.search.almanac import Almanac
from planner.search.steps import Steps, between, touching

Taken = tuple[str, int]
"""A pool, and how many of it."""


class Pools:
    """All pools, as full as the tables of a board say: what is in use at each step, and minutes taken from each on each day."""

    def __init__(
        self,
        pools: Mapping[str, Pool],
        almanac: Almanac,
        levels: Mapping[str, tuple[Steps, ...]],
        worked: Mapping[tuple[str, date], int],
    ) -> None:
        self._pools, self._almanac, self._levels, self._worked = pools, almanac, levels, worked

    def served(self, able: tuple[str, ...], number: int, zone: str, length: tuple[int, int]) -> Steps:
        """Starts at which one of some pools has so many for a meeting of a length in steps and in minutes; days are of a zone."""
        starts = 0
        for id_ in able:
            starts |= self._enough(self._pools[id_], number, zone, length)
        return starts

    def _enough(self, pool: Pool, number: int, zone: str, length: tuple[int, int]) -> Steps:
        if not pool.own:
            return self._free(pool, number, zone, length)
        named: list[Steps] = [-1, *(0 for _ in range(number))]
        """Starts at which so many of those who are asked for by name are free."""
        for id_ in pool.own:
            free = self._free(self._pools[id_], 1, zone, length)
            for many in range(number, 0, -1):
                named[many] |= named[many - 1] & free
        starts = named[number]
        for others in range(1, min(number, pool.number) + 1):
            starts |= named[number - others] & self._free(pool, others, zone, length)
        return starts

    def _free(self, pool: Pool, number: int, zone: str, length: tuple[int, int]) -> Steps:
        """Starts at which a pool has so many, without those who are asked for by name."""
        levels = self._levels.get(pool.id)
        steps = ~touching(levels[pool.number - number], length[0]) if levels else -1
        if pool.daily is not None:
            left = pool.number * pool.daily - number * length[1]
            days = (day for day, _ in self._almanac.days(zone))
            if tired := {day for day in days if self._worked.get((pool.id, day), 0) > left}:
                steps &= ~self._almanac.on(zone, tired)
        return steps

    def first(self, able: tuple[str, ...], number: int, start: int, length: tuple[int, int], day: date) -> list[Taken]:
        """What the first of some pools that has enough gives from a start on; nothing where none has."""
        for id_ in able:
            taken = list(self._given(self._pools[id_], number, between(start, start + length[0] - 1), length[1], day))
            if sum(units for _, units in taken) == number:
                return taken
        return []

    def _given(self, pool: Pool, number: int, span: Steps, minutes: int, day: date) -> Iterator[Taken]:
        """As many as a pool has: of those who are asked for by name no more than it needs."""
        most = min(number, pool.number)
        least = 1 if pool.own else number
        others = next((each for each in range(most, least - 1, -1) if self._has(pool, each, span, minutes, day)), 0)
        if others:
            yield pool.id, others
        for id_ in pool.own:
            if others < number and self._has(self._pools[id_], 1, span, minutes, day):
                others += 1
                yield id_, 1

    def _has(self, pool: Pool, number: int, span: Steps, minutes: int, day: date) -> bool:
        levels = self._levels.get(pool.id)
        tired = (
            pool.daily is not None and self._worked.get((pool.id, day), 0) + number * minutes > pool.number * pool.daily
        )
        return not tired and not (levels and levels[pool.number - number] & span)
