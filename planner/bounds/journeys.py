"""The cheapest journeys at some prices: what each traveller pays for legs, less what is earned by being where meetings are."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.attended import Attended
from planner.bounds.layers import Layers
from planner.bounds.memory import BEGIN, END
from planner.bounds.reach import NEVER, Reaches
from planner.bounds.stays import Stays
from planner.problem.travellers import Traveller


@dataclass(frozen=True)
class Earned:
    """What the cheapest journey of each traveller costs, how often each chance is taken in them, and which meetings a traveller
    attends more than once.
    """

    costs: Floats
    taken: Floats
    repeated: list[tuple[int, int]]

    @property
    def cost(self) -> float:
        """What all cost together."""
        return float(self.costs.sum())


class Journeys:
    """All journeys of some travellers through a graph."""

    def __init__(self, stays: Stays, reaches: Reaches, costs: Sequence[Floats], layers: Layers) -> None:
        self._stays, self.layers, travellers = stays, layers, stays.chances.travellers
        self._attended = Attended(stays, layers)
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
        costs = self._costs(prices)
        values = self._forward(costs)
        each, last = np.array(self._idle), list[int]()
        ends = values + self._home
        for number, own in enumerate(self._owners):
            state = int(own[ends[own].argmin()]) if len(own) else None
            if state is not None and ends[state] < each[number]:
                each[number] = ends[state]
                last.append(state)
        stays = self._back(values, costs, np.array(last, dtype=np.int64))
        return Earned(each, *self._attended.taken(prices, stays))

    def near(self, prices: Floats, more: float) -> Journeys:
        """The journeys that cost at most so much more than somebody's cheapest, and those made of the same edges."""
        through, least = self._through(prices)
        narrow = copy(self)
        narrow.layers = self.layers.only(through <= least[self.layers.owner[self.layers.start]] + more)
        narrow._attended = self._attended.through(narrow.layers)
        return narrow

    def _through(self, prices: Floats) -> tuple[Floats, Floats]:
        """What the cheapest journey over each edge costs, and the cheapest of each traveller."""
        layers, costs = self.layers, self._costs(prices)
        values, onward = self._forward(costs), np.where(layers.kind == END, self._home, NEVER)
        for layer in reversed(layers.layers):
            np.minimum.at(
                onward, layer.starts, onward[layers.end[layer.low : layer.high]] + costs[layer.low : layer.high]
            )
        least = np.array(self._idle)
        np.minimum.at(least, layers.owner, values + onward)
        return values[layers.start] + costs + onward[layers.end], least

    def _costs(self, prices: Floats) -> Floats:
        """What each edge costs, less what it earns."""
        layers, best = self.layers, self._stays.best(prices)
        costs: Floats = layers.cost - self._stays.brought(best)[layers.brings]
        edges, runs, before = layers.twice
        costs += np.bincount(edges, np.minimum(best.ravel()[runs], layers.earlier.least(prices)[before]), len(costs))
        return costs

    def _forward(self, costs: Floats) -> Floats:
        """What it costs at least to come to each state."""
        layers, values = self.layers, self._begin.copy()
        for layer in layers.layers:
            offers = values[layer.starts]
            offers += costs[layer.low : layer.high]
            values[layer.ends] = np.minimum(values[layer.ends], np.minimum.reduceat(offers, layer.first))
        return values

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
