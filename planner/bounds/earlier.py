"""What somebody has been paid for a meeting, at least, who comes a second time to where it could be attended.

Whoever attends it earns its price at once. On another stay they earn no more than what that one's price is above the least that
they can have been paid before: so nobody earns less than for the meeting where it is dearest, and hardly anybody twice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.reach import NEVER
from planner.bounds.stays import Stay, Stays


class Earlier:
    """Tables of chances in the order in which they can lie before a stay: a row for each meeting and stay."""

    def __init__(self, stays: Stays, apart: Sequence[Ints]) -> None:
        self._stays, self._apart = stays, apart
        pairs = stays.traveller * (int(stays.meeting.max(initial=0)) + 1) + stays.meeting
        self._width = int(np.unique(pairs, return_counts=True)[1].max(initial=1))
        self._rows: list[Ints] = []
        self._ordered: dict[tuple[int, int, int], tuple[Ints, Ints]] = {}

    def add(self, stay: Stay, meeting: int, blocks: Ints) -> Ints:
        """Where the table says what lies before stays that begin in some blocks; there is something before each."""
        order, free = self._order(stay, meeting)
        row = np.full(self._width, len(self._stays.traveller), dtype=np.int64)
        row[: len(order)] = order
        self._rows.append(row)
        places: Ints = (len(self._rows) - 1) * self._width + np.searchsorted(free, blocks, "right") - 1
        return places

    def least(self, prices: Floats) -> Floats:
        """The table of the least prices."""
        if not self._rows:
            return np.zeros(0)
        known = np.append(prices, NEVER)[np.array(self._rows)]
        least: Floats = np.minimum.accumulate(known, axis=1).ravel()
        return least

    def cheapest(self, stay: Stay, meeting: int, block: int, prices: Floats) -> int:
        """The chance with the least price that can lie before a stay that begins in a block."""
        order, free = self._order(stay, meeting)
        before = order[free <= block]
        return int(before[prices[before].argmin()])

    def _order(self, stay: Stay, meeting: int) -> tuple[Ints, Ints]:
        """The chances of a meeting, and the block in which somebody can be at a stay who has attended each, the soonest first."""
        key = (stay.traveller, stay.city, meeting)
        if key not in self._ordered:
            self._ordered[key] = self._in_order(stay, meeting)
        return self._ordered[key]

    def _in_order(self, stay: Stay, meeting: int) -> tuple[Ints, Ints]:
        stays = self._stays
        own = np.flatnonzero((stays.traveller == stay.traveller) & (stays.meeting == meeting))
        free = stays.leaves[own] + self._apart[stay.traveller][stays.city[own], stay.city]
        order = np.argsort(free, kind="stable")
        return own[order], free[order]
