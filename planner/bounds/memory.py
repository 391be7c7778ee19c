"""What is remembered of a journey: which meetings somebody has attended, as long as they could be attended once more.

Who is in a city twice could otherwise be paid twice for one meeting. What is not remembered may count again, which only makes the
bound weaker. A meeting has a bit of a mask; two that matter at different times share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.bounds.arrays import Ints
from planner.bounds.stays import Stays

MOST_BITS = 12
"""Meetings of one traveller that are remembered at the same time at most: each may double the states there."""
NOBODY = -1
BEGIN, END = 0, 1
"""The kinds of states: being ready in a city, and being free to go."""


@dataclass(frozen=True)
class Remembered:
    """A meeting of a traveller and its bit. It matters from the first until the last block of `spans`, by kind of state and city:
    when it can have been attended and can be attended once more, on another stay.
    """

    meeting: int
    bit: int
    spans: Mapping[tuple[int, int], tuple[int, int]]

    @property
    def within(self) -> tuple[int, int]:
        """The first and the last block in which it matters anywhere."""
        firsts, lasts = zip(*self.spans.values(), strict=True)
        return min(firsts), max(lasts)

    def matters(self, kind: int, city: int, block: int) -> bool:
        """Whether it matters in a state."""
        first, last = self.spans.get((kind, city), NEVER_MATTERS)
        return first <= block <= last


Memory = Mapping[int, tuple[Remembered, ...]]
"""What is remembered, by the number of a traveller."""
NEVER_MATTERS = (1, 0)


def remembering(stays: Stays, apart: Sequence[Ints], pairs: Iterable[tuple[int, int]]) -> Memory:
    """The memory of pairs of a traveller and a meeting, the most important first; those for which no bit is left are left out.

    `apart` says for each traveller how many blocks two cities are apart at least, and each city from itself by others.
    """
    memory: dict[int, tuple[Remembered, ...]] = {}
    for traveller, meeting in pairs:
        own = np.flatnonzero((stays.traveller == traveller) & (stays.meeting == meeting))
        each = Remembered(meeting, 0, _spans(stays, own, apart[traveller]))
        known = memory.get(traveller, ())
        if each.spans:
            first, last = each.within
            taken = {other.bit for other in known if other.within[0] <= last and first <= other.within[1]}
            bit = next(number for number in range(MOST_BITS + 1) if number not in taken)
            if bit < MOST_BITS:
                memory[traveller] = (*known, replace(each, bit=bit))
    return memory


def _spans(stays: Stays, own: Ints, apart: Ints) -> dict[tuple[int, int], tuple[int, int]]:
    """When it matters that a meeting with these chances has been attended, by kind of state and city."""
    cities = np.unique(stays.city[own])
    soonest = np.array([stays.leaves[own[stays.city[own] == city]].min() for city in cities])
    latest = np.array([stays.latest[own[stays.city[own] == city]].max() for city in cities])
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for stay in stays.all:
        city = stay.city
        if stay.traveller != int(stays.traveller[own[0]]):
            continue
        there, back = apart[cities, city], apart[city, cities]
        here = cities == city
        for kind, came, goes in ((BEGIN, there, np.where(here, 0, back)), (END, np.where(here, 0, there), back)):
            first, last = int((soonest + came).min()), int((latest - goes).max())
            if first <= last:
                spans[kind, city] = (first, last)
    return spans


def owners_of(remembered: Iterable[Remembered], kind: int, city: int, blocks: Ints) -> Ints:
    """Which meeting each bit stands for in some blocks, a row for each bit; NOBODY for none."""
    owners = np.full((MOST_BITS, len(blocks)), NOBODY, dtype=np.int64)
    for each in remembered:
        first, last = each.spans.get((kind, city), NEVER_MATTERS)
        owners[each.bit, (first <= blocks) & (blocks <= last)] = each.meeting
    return owners


@cache
def submasks(mask: int) -> Ints:
    """All parts of a mask, in order."""
    parts = [0]
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            parts += [part | 1 << bit for part in parts]
    return np.array(sorted(parts), dtype=np.int64)


def parts_of(masks: Ints) -> tuple[Ints, Ints]:
    """Every part of some masks: which of the masks each belongs to, and the part."""
    kinds, kind = np.unique(masks, return_inverse=True)
    tables = [submasks(mask) for mask in kinds.tolist()]
    sizes = np.array([len(table) for table in tables], dtype=np.int64)
    begins = np.cumsum(sizes) - sizes
    which = np.repeat(np.arange(len(masks)), sizes[kind])
    rank = np.arange(len(which)) - np.repeat(np.cumsum(sizes[kind]) - sizes[kind], sizes[kind])
    parts = np.concatenate(tables) if tables else np.zeros(0, dtype=np.int64)
    return which, parts[begins[kind][which] + rank]


def as_masks(bits: Ints) -> Ints:
    """Masks, from a row for each bit."""
    masks: Ints = (bits.astype(np.int64) << np.arange(len(bits))[:, None]).sum(axis=0)
    return masks


class States:
    """Positions in time, each with every mask that can matter there, numbered from a first one on."""

    def __init__(self, owners: Ints, first: int) -> None:
        self._owners, self.masks = owners, as_masks(owners != NOBODY)
        self.sizes: Ints = 1 << np.bitwise_count(self.masks).astype(np.int64)
        self._first = first + np.concatenate([[0], np.cumsum(self.sizes)])
        kinds, self._kind = np.unique(self.masks, return_inverse=True)
        self._ranks = np.zeros((len(kinds), int(self.masks.max(initial=0)) + 1), dtype=np.int64)
        for kind, mask in enumerate(kinds.tolist()):
            parts = submasks(mask)
            self._ranks[kind, parts] = np.arange(len(parts))

    @property
    def end(self) -> int:
        """The number after the last."""
        return int(self._first[-1])

    def at(self, positions: Ints, masks: Ints) -> Ints:
        """The states at some positions with some masks that can matter there."""
        numbers: Ints = self._first[positions] + self._ranks[self._kind[positions], masks]
        return numbers

    def kept(self, positions: Ints, after: States, ends: Ints) -> Ints:
        """The bits that stand for the same meeting at some positions and at some of others, as masks."""
        here, there = self._owners[:, positions], after._owners[:, ends]
        return as_masks((here == there) & (here != NOBODY))

    def standing_for(self, meeting: int, bit: int, positions: Ints) -> NDArray[np.bool_]:
        """Whether a bit stands for a meeting at some positions."""
        owned: NDArray[np.bool_] = self._owners[bit, positions] == meeting
        return owned
