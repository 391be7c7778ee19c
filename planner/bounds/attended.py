"""What is attended in stays at some prices: of each meeting the chance that earns most, and nothing twice for its full price."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.bounds.arrays import Floats, Ints
from planner.bounds.layers import Layers
from planner.bounds.memory import BEGIN, NEVER_MATTERS
from planner.bounds.stays import Stays


@dataclass(frozen=True)
class _Attended:
    """Chances that earn something, each with the edge of its stay and its group."""

    edges: Ints
    groups: Ints
    chances: Ints


class Attended:
    """What the edges of a graph bring, looked at one by one."""

    def __init__(self, stays: Stays, layers: Layers) -> None:
        self._stays, self._layers = stays, layers
        numbers = np.arange(len(stays.all) + 1)
        self._first_group: Ints = np.searchsorted(stays.stay_of_group, numbers)
        self._lows: Ints = np.concatenate([np.repeat(stay.last_begins, len(stay.news)) for stay in stays.all])
        self._highs: Ints = np.concatenate([np.tile(stay.news, len(stay.last_begins)) for stay in stays.all])
        recalled = [self._recalled(group) for group in range(len(stays.stay_of_group))]
        self._bit, self._since, self._until = np.array(recalled, dtype=np.int64).T

    def through(self, layers: Layers) -> Attended:
        """The same for a graph with some of the edges."""
        narrow = copy(self)
        narrow._layers = layers
        return narrow

    def _recalled(self, group: int) -> tuple[int, int, int]:
        """The bit of a group's meeting, and from when until when it matters as a stay begins; it never does without one."""
        stay = self._stays.all[self._stays.stay_of_group[group]]
        meeting = int(self._stays.meeting_of_group[group])
        for each in self._layers.memory.get(stay.traveller, ()):
            if each.meeting == meeting:
                return (each.bit, *each.spans.get((BEGIN, stay.city), NEVER_MATTERS))
        return (0, *NEVER_MATTERS)

    def taken(self, prices: Floats, edges: Ints) -> tuple[Floats, list[tuple[int, int]]]:
        """How often each chance is taken in the stays of some edges, and which meetings somebody attends more than once."""
        found = self._found(prices, edges)
        before = self._before(found)
        taken = np.bincount(found.chances[~before], minlength=len(prices)).astype(np.float64)
        again = np.flatnonzero(before)
        for number in again.tolist():
            group, chance = int(found.groups[number]), int(found.chances[number])
            block = int(self._layers.block[self._layers.start[found.edges[number]]])
            stay = self._stays.all[self._stays.stay_of_group[group]]
            meeting = int(self._stays.meeting_of_group[group])
            cheapest = self._layers.earlier.cheapest(stay, meeting, block, prices)
            if prices[cheapest] < prices[chance]:
                taken[cheapest] -= 1
                taken[chance] += 1
        fresh = found.groups[~before]
        travellers = self._stays.traveller[self._stays.slots[fresh, 0]]
        pairs = np.stack([travellers, self._stays.meeting_of_group[fresh]], axis=1)
        kinds, often = np.unique(pairs, axis=0, return_counts=True)
        return taken, [(who, meeting) for who, meeting in kinds[often > 1].tolist()]

    def _found(self, prices: Floats, edges: Ints) -> _Attended:
        """The best chance of each meeting in each stay."""
        stays, brings = self._stays, self._layers.brings[edges]
        stay = np.searchsorted(stays.offsets, brings, "right") - 1
        first, sizes = self._first_group[stay], self._first_group[stay + 1] - self._first_group[stay]
        which = np.repeat(np.arange(len(edges)), sizes)
        rank = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        groups = first[which] + rank
        slots = stays.slots[groups]
        able = (stays.padded_latest[slots] >= self._lows[brings][which, None]) & (
            stays.padded_leaves[slots] <= self._highs[brings][which, None]
        )
        worth = np.where(able, np.append(prices, 0.0)[slots], 0.0)
        best = worth.argmax(axis=1)
        rows = np.arange(len(groups))
        some = np.flatnonzero(worth[rows, best] > 0)
        return _Attended(edges[which[some]], groups[some], slots[some, best[some]])

    def _before(self, found: _Attended) -> NDArray[np.bool_]:
        """Whether it is remembered as the stay begins that the meeting has been attended."""
        layers, groups = self._layers, found.groups
        begins = layers.start[found.edges]
        block = layers.block[begins]
        within = (self._since[groups] <= block) & (block <= self._until[groups])
        remembered: NDArray[np.bool_] = within & ((layers.mask[begins] >> self._bit[groups] & 1) > 0)
        return remembered
