"""What is remembered of a journey: which meetings somebody has attended, as long as they could be attended once more.

Who is in a city twice could otherwise be paid twice for one meeting. What is not remembered may count again, which only makes the
bound weaker. A meeting has a bit of a mask; two that matter at different times share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.bounds.claims import Ints
from planner.bounds.stays import Stays

MOST_BITS = 12
"""Meetings of one traveller that are remembered at the same time at most: each may double the states there."""
NOBODY = -1


@dataclass(frozen=True)
class Remembered:
    """A meeting of a traveller: its bit, and the first and the last block in which it matters that it has been attended."""

    meeting: int
    bit: int
    first: int
    last: int


Memory = Mapping[int, tuple[Remembered, ...]]
"""What is remembered, by the number of a traveller."""


def remembering(stays: Stays, pairs: Iterable[tuple[int, int]]) -> Memory:
    """The memory of pairs of a traveller and a meeting, the most important first; those for which no bit is left are left out."""
    memory: dict[int, tuple[Remembered, ...]] = {}
    for traveller, meeting in pairs:
        own = (stays.traveller == traveller) & (stays.meeting == meeting)
        first, last = int(stays.leaves[own].min()), int(stays.latest[own].max())
        known = memory.get(traveller, ())
        taken = {each.bit for each in known if each.first <= last and first <= each.last}
        bit = next(each for each in range(MOST_BITS + 1) if each not in taken)
        if first <= last and bit < MOST_BITS:
            memory[traveller] = (*known, Remembered(meeting, bit, first, last))
    return memory


def owners_of(remembered: Iterable[Remembered], blocks: Ints) -> Ints:
    """Which meeting each bit stands for in some blocks, a row for each bit; NOBODY for none."""
    owners = np.full((MOST_BITS, len(blocks)), NOBODY, dtype=np.int64)
    for each in remembered:
        owners[each.bit, (each.first <= blocks) & (blocks <= each.last)] = each.meeting
    return owners


@cache
def submasks(mask: int) -> Ints:
    """All parts of a mask, in order."""
    parts = [0]
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            parts += [part | 1 << bit for part in parts]
    return np.array(sorted(parts), dtype=np.int64)


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
        self._parts = np.zeros((len(kinds), int(self.sizes.max(initial=1))), dtype=np.int64)
        for kind, mask in enumerate(kinds.tolist()):
            parts = submasks(mask)
            self._ranks[kind, parts] = np.arange(len(parts))
            self._parts[kind, : len(parts)] = parts

    @property
    def end(self) -> int:
        """The number after the last."""
        return int(self._first[-1])

    def at(self, positions: Ints, masks: Ints) -> Ints:
        """The states at some positions with some masks that can matter there."""
        numbers: Ints = self._first[positions] + self._ranks[self._kind[positions], masks]
        return numbers

    def spread(self, values: Ints) -> Ints:
        """The values of positions for each of their states."""
        return np.repeat(values, self.sizes)

    def every(self, positions: Ints) -> tuple[Ints, Ints]:
        """All states at some positions: which of the positions each belongs to, and its mask."""
        sizes = self.sizes[positions]
        which = np.repeat(np.arange(len(positions)), sizes)
        rank = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return which, self._parts[self._kind[positions[which]], rank]

    def kept(self, positions: Ints, after: States, ends: Ints) -> Ints:
        """The bits that stand for the same meeting at some positions and at some of others, as masks."""
        here, there = self._owners[:, positions], after._owners[:, ends]
        return as_masks((here == there) & (here != NOBODY))

    def standing_for(self, meeting: int, bit: int, positions: Ints) -> NDArray[np.bool_]:
        """Whether a bit stands for a meeting at some positions."""
        owned: NDArray[np.bool_] = self._owners[bit, positions] == meeting
        return owned
