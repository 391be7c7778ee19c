"""The cheapest journeys at some prices: what each traveller pays for legs, less what is earned by being where meetings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.layers import Layers
from planner.bounds.memory import BEGIN, END, Memory
from planner.bounds.reach import NEVER, Reaches
from planner.bounds.stays import Stays
from planner.problem.travellers import Traveller


@dataclass(frozen=True)
class Earned:
    """What the cheapest journeys of all cost together, how often each chance is taken in them, and which meetings a traveller
    attends more than once.
    """

    cost: float
    taken: Floats
    repeated: list[tuple[int, int]]


class Journeys:
    """All journeys of some travellers, for what is remembered."""

    def __init__(
        self,
        stays: Stays,
        reaches: Reaches,
        costs: Sequence[Floats],
        apart: Sequence[Ints],
        memory: Memory,
    ) -> None:
        self._stays, travellers = stays, stays.chances.travellers
        self.layers = Layers(stays, reaches, costs, apart, memory)
        self._home, self._begin, self._idle = self._ends(reaches, costs, travellers)
        self._owners = [
            np.flatnonzero((self.layers.owner == number) & (self.layers.kind == END))
            for number in range(len(travellers))
        ]

    def _ends(
        self, reaches: Reaches, costs: Sequence[Floats], travellers: Sequence[Traveller]
    ) -> tuple[Floats, Floats, list[float]]:
        """What it costs to end in each state, to begin in it, and to attend nothing."""
        layers, cities = self.layers, {city: number for number, city in enumerate(self._stays.chances.cities)}
        home, begin = np.zeros(layers.states), np.full(layers.states, NEVER)
        idle: list[float] = []
        soonest = np.array([-NEVER])
        for number, traveller in enumerate(travellers):
            start, base = cities[traveller.start], cities[traveller.base]
            own = np.flatnonzero(layers.owner == number)
            if traveller.returns:
                home[own] = costs[number][layers.city[own], base]
            idle.append(float(costs[number][start, base]) if traveller.returns else 0.0)
            ready = reaches.of[number].ready(start, soonest)[:, 0]
            ready[start] = -NEVER
            first = own[(layers.kind[own] == BEGIN) & (layers.mask[own] == 0)]
            able = first[ready[layers.city[first]] < (layers.block[first] + 1) * self._stays.minutes]
            begin[able] = costs[number][start, layers.city[able]]
        return home, begin, idle

    def cheapest(self, prices: Floats) -> Earned:
        """The cheapest journeys where each chance that is taken earns its price."""
        layers, best = self.layers, self._stays.best(prices)
        costs = layers.cost - self._stays.brought(best)[layers.brings]
        edges, runs, before = layers.twice
        costs += np.bincount(edges, np.minimum(best.ravel()[runs], layers.earlier.least(prices)[before]), len(costs))
        values = self._begin.copy()
        for layer in layers.layers:
            offers = values[layers.start[layer.low : layer.high]] + costs[layer.low : layer.high]
            values[layer.ends] = np.minimum(values[layer.ends], np.minimum.reduceat(offers, layer.first))
        total, last = 0.0, list[int]()
        ends = values + self._home
        for own, idle in zip(self._owners, self._idle, strict=True):
            state = int(own[ends[own].argmin()]) if len(own) else None
            if state is not None and ends[state] < idle:
                total += float(ends[state])
                last.append(state)
            else:
                total += idle
        stays = self._back(values, costs, np.array(last, dtype=np.int64))
        return Earned(total, *self._collected(prices, stays))

    def _back(self, values: Floats, costs: Floats, states: Ints) -> Ints:
        """The edges of stays on the cheapest ways to some states."""
        layers, stays, nothing = self.layers, list[Ints](), self._stays.offsets[-1]
        while len(states):
            first, last = layers.first_edge[states], layers.last_edge[states]
            begins = np.concatenate([[0], np.cumsum(last - first)])
            edges = np.repeat(first - begins[:-1], last - first) + np.arange(begins[-1])
            offers = values[layers.start[edges]] + costs[edges]
            some = last > first
            least = np.full(len(states), NEVER)
            least[some] = np.minimum.reduceat(offers, begins[:-1][some]) if some.any() else NEVER
            begun = self._begin[states] <= least
            wanted = np.repeat(np.where(begun, -NEVER, least), last - first)
            chosen = np.flatnonzero(offers <= wanted)
            owner = np.searchsorted(begins, chosen, "right") - 1
            edges = edges[chosen[np.flatnonzero(np.diff(owner, prepend=-1))]]
            stays.append(edges[layers.brings[edges] < nothing])
            states = layers.start[edges]
        return np.concatenate(stays) if stays else np.zeros(0, dtype=np.int64)

    def _collected(self, prices: Floats, edges: Ints) -> tuple[Floats, list[tuple[int, int]]]:
        """How often each chance is taken in some stays, and what is attended more than once by somebody."""
        layers, all_stays = self.layers, self._stays
        known = np.append(prices, 0.0)
        taken, often = np.zeros(len(prices)), Counter[tuple[int, int]]()
        for edge in edges.tolist():
            brings = int(layers.brings[edge])
            number = int(np.searchsorted(all_stays.offsets, brings, "right")) - 1
            stay = all_stays.all[number]
            row, news = divmod(brings - int(all_stays.offsets[number]), len(stay.news))
            groups = all_stays.groups_of[number]
            slots = all_stays.slots[groups]
            able = (all_stays.padded_latest[slots] >= stay.last_begins[row]) & (
                all_stays.padded_leaves[slots] <= stay.news[news]
            )
            worth = np.where(able, known[slots], 0.0)
            best = slots[np.arange(len(groups)), worth.argmax(axis=1)]
            for group, chance in zip(groups[worth.max(axis=1) > 0], best[worth.max(axis=1) > 0], strict=True):
                meeting = int(all_stays.meeting_of_group[group])
                if layers.attended_before(edge, stay.traveller, meeting):
                    block = int(layers.block[layers.start[edge]])
                    cheapest = layers.earlier.cheapest(stay, meeting, block, prices)
                    if prices[cheapest] >= prices[chance]:
                        continue
                    taken[cheapest] -= 1
                else:
                    often[stay.traveller, meeting] += 1
                taken[chance] += 1
        return taken, [pair for pair, times in often.items() if times > 1]
