"""Journeys as a graph in layers: being ready in a city in a block, being free to go there in another, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.bounds.arrays import Floats, Ints
from planner.bounds.earlier import Earlier
from planner.bounds.memory import BEGIN, END, Memory, Remembered, States, owners_of, parts_of
from planner.bounds.reach import NEVER, Reaches
from planner.bounds.stays import Stay, Stays

MOST_EDGES = 6_000_000
"""Edges beyond which there is no graph: with them all takes less than a gigabyte."""


class TooManyEdges(Exception):
    """What is remembered makes the graph too large."""


@dataclass(frozen=True)
class Layer:
    """Edges that end in one block at one kind of state: from `low` until before `high`, with the states where they start; those
    of each of `ends` together from `first` on.
    """

    low: int
    high: int
    starts: Ints
    first: Ints
    ends: Ints


class Layers:
    """The graph for what is remembered.

    Each edge leads from a state to a state, costs something, and brings what stands at `brings` in the row of all stays.
    Edges that bring a meeting which has been attended before stand in `twice`, each with the run of its chances and the chances
    that there were before. Raises TooManyEdges where there were more than `most`.
    """

    def __init__(
        self,
        stays: Stays,
        reaches: Reaches,
        costs: Sequence[Floats],
        apart: Sequence[Ints],
        memory: Memory,
        most: int = MOST_EDGES,
    ) -> None:
        self._stays, self._reaches, self._costs, self.memory, self._most = stays, reaches, costs, memory, most
        self._edges: list[tuple[Ints, Ints, Floats, Ints]] = []
        self._twice: list[Ints] = []
        self.earlier = Earlier(stays, apart)
        self._count = 0
        self._number_states()
        for number, stay in enumerate(stays.all):
            self._within(number, stay)
        for traveller in sorted({stay.traveller for stay in stays.all}):
            self._between(traveller)
        self._sort()

    def _number_states(self) -> None:
        self._begins: list[States] = []
        self._ends: list[States] = []
        at, columns = 0, list[tuple[Ints, ...]]()
        for stay in self._stays.all:
            remembered = self.memory.get(stay.traveller, ())
            for kind, blocks, known in ((BEGIN, stay.begins, self._begins), (END, stay.ends, self._ends)):
                states = States(owners_of(remembered, kind, stay.city, blocks), at)
                known.append(states)
                if states.end > self._most:
                    raise TooManyEdges
                which, masks = parts_of(states.masks)
                same = np.full((3, len(which)), [[kind], [stay.traveller], [stay.city]])
                columns.append((blocks[which], masks, *same))
                at = states.end
        self.states = at
        self.block, self.mask, self.kind, self.owner, self.city = (
            np.concatenate(column) for column in zip(*columns, strict=True)
        )

    def _within(self, number: int, stay: Stay) -> None:
        """The edges of stays, and from each end to the next: who can go can also go later."""
        begin, row, end, news = stay.pieces
        begins, ends = self._begins[number], self._ends[number]
        gained, again = np.zeros((2, len(row)), dtype=np.int64)
        runs: dict[int, Ints] = {}
        for group, each in self._remembered(number, stay):
            first, last = self._run(stay, group, row, news)
            attends = first <= last
            gained |= np.where(attends & ends.standing_for(each.meeting, each.bit, end), 1 << each.bit, 0)
            before = attends & begins.standing_for(each.meeting, each.bit, begin)
            again |= np.where(before, 1 << each.bit, 0)
            run = (first * len(self._stays.slots) + group) * (self._stays.longest + 1) + last
            earlier = self.earlier.add(stay, each.meeting, stay.begins[begin])
            known = runs.setdefault(each.bit, np.zeros((2, len(row)), dtype=np.int64))
            known[:, before] = np.array([run, earlier])[:, before]
        at = self._count
        which, masks = self._add(begins, begin, ends, end, gained=gained)
        self._edges[-1][3][:] = (self._stays.offsets[number] + row * len(stay.news) + news)[which]
        for bit, pair in runs.items():
            twice = np.flatnonzero((masks & again[which]) >> bit & 1)
            self._twice.append(np.array([at + twice, *pair[:, which[twice]]]))
        here = np.arange(len(stay.ends) - 1)
        self._add(ends, here, ends, here + 1)

    def _remembered(self, number: int, stay: Stay) -> Iterator[tuple[int, Remembered]]:
        """The groups of a stay that are remembered."""
        meetings = {each.meeting: each for each in self.memory.get(stay.traveller, ())}
        for group in self._stays.groups_of[number].tolist():
            meeting = int(self._stays.meeting_of_group[group])
            if meeting in meetings:
                yield group, meetings[meeting]

    def _run(self, stay: Stay, group: int, row: Ints, news: Ints) -> tuple[Ints, Ints]:
        """The first and the last chance of a group in stays that begin in a class and end by some news."""
        own = self._stays.slots[group]
        own = own[own < len(self._stays.traveller)]
        first = np.searchsorted(self._stays.latest[own], stay.last_begins[row])
        last = np.searchsorted(self._stays.leaves[own], stay.news[news], "right") - 1
        return first, last

    def _between(self, traveller: int) -> None:
        """The edges of legs: to each beginning from the last end from which it can be reached."""
        own = [number for number, stay in enumerate(self._stays.all) if stay.traveller == traveller]
        costs, reach, minutes = self._costs[traveller], self._reaches.of[traveller], self._stays.minutes
        for one in own:
            origin = self._stays.all[one]
            ready = reach.ready(origin.city, (origin.ends * minutes).astype(np.float64))
            for other in own:
                there = self._stays.all[other]
                cost = float(costs[origin.city, there.city])
                if other == one or cost == NEVER:
                    continue
                last = np.searchsorted(np.floor(ready[there.city] / minutes), there.begins, "right") - 1
                begins = np.flatnonzero(last >= 0)
                self._add(self._ends[one], last[begins], self._begins[other], begins, cost=cost)

    def _add(
        self,
        before: States,
        starts: Ints,
        after: States,
        ends: Ints,
        cost: float = 0.0,
        gained: Ints | None = None,
    ) -> tuple[Ints, Ints]:
        """Adds edges between positions for each mask: which of the pairs each is of, and the mask that it begins with."""
        if self._count + int(before.sizes[starts].sum()) > self._most:
            raise TooManyEdges
        which, masks = parts_of(before.masks[starts])
        arriving = masks & before.kept(starts, after, ends)[which]
        if gained is not None:
            arriving |= gained[which]
        edge = (before.at(starts[which], masks), after.at(ends[which], arriving))
        nothing = np.full(len(which), self._stays.offsets[-1], dtype=np.int64)
        self._edges.append((*edge, np.full(len(which), cost), nothing))
        self._count += len(which)
        return which, masks

    @property
    def edges(self) -> int:
        """How many edges there are."""
        return len(self.start)

    def _sort(self) -> None:
        """Puts edges in the order of what they end in, layer by layer."""
        columns = [np.concatenate([each[column] for each in self._edges]) for column in range(4)]
        order = np.lexsort((columns[1], self._phase[columns[1]]))
        self.start, self.end, self.cost, self.brings = (column[order] for column in columns)
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        twice = np.concatenate(self._twice, axis=1) if self._twice else np.zeros((3, 0), dtype=np.int64)
        self.twice = np.array([place[twice[0]], twice[1], twice[2]])
        del self._edges, self._twice
        self._divide()

    def only(self, kept: NDArray[np.bool_]) -> Layers:
        """The graph with some of its edges."""
        narrow = copy(self)
        narrow.start, narrow.end, narrow.cost, narrow.brings = (
            column[kept] for column in (self.start, self.end, self.cost, self.brings)
        )
        twice = self.twice[:, kept[self.twice[0]]]
        narrow.twice = np.array([(np.cumsum(kept) - 1)[twice[0]], twice[1], twice[2]])
        narrow._divide()
        return narrow

    @property
    def _phase(self) -> Ints:
        """The order of states: by block, and ready before free to go."""
        phases: Ints = 2 * self.block + self.kind
        return phases

    def _divide(self) -> None:
        """Finds the layers, and the edges that end in each state."""
        firsts = np.flatnonzero(np.diff(self.end, prepend=-1))
        self.first_edge, self.last_edge = np.zeros((2, self.states), dtype=np.int64)
        self.first_edge[self.end[firsts]] = firsts
        self.last_edge[self.end[firsts]] = np.append(firsts[1:], len(self.end))
        phases = self._phase[self.end[firsts]]
        self.layers: list[Layer] = []
        for those in np.split(np.arange(len(firsts)), np.flatnonzero(np.diff(phases)) + 1):
            if len(those):
                low, high = int(firsts[those[0]]), int(self.last_edge[self.end[firsts[those[-1]]]])
                starts, ends = self.start[low:high], self.end[firsts[those]]
                self.layers.append(Layer(low, high, starts, firsts[those] - low, ends))
