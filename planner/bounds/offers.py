"""What meetings pay at some prices: each is held in the spell where those who come are cheapest, or left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.chances import Chances


@dataclass(frozen=True)
class Paid:
    """What all meetings pay, how much of each chance's price they pay, and what is left out: points of priority and attendance."""

    cost: float
    paid: Floats
    priority: int
    attendance: int


class Offers:
    """The offers of all meetings."""

    def __init__(self, chances: Chances) -> None:
        self._chances = chances
        self._count = len(chances.chances)
        surely = np.array(chances.surely, dtype=np.int64).reshape(-1, 2)
        self._sure_spell, self._sure_chance = surely[:, 0], surely[:, 1]
        choices = np.array(chances.choices, dtype=np.int64).reshape(-1, 4)
        self._seat, self._chance, self._share, self._costs = choices.T
        self._first_choice = np.flatnonzero(np.diff(self._seat, prepend=-1))
        self._seat_spell = np.array(chances.seats, dtype=np.int64)
        meeting = np.array([each.meeting for each in chances.spells], dtype=np.int64)
        self._first_spell = np.flatnonzero(np.diff(meeting, prepend=-1))
        self._held_somewhere = meeting[self._first_spell]

    def paid(self, prices: Floats, priority: float, attendance: float) -> Paid:
        """What is paid where a point of priority and one of attendance cost so much. Prices are whole numbers where the sum is
        to be one.
        """
        chances, known = self._chances, np.append(prices, 0.0)
        costs: Floats = np.floor(known[self._chance] / self._share) + attendance * self._costs.astype(np.float64)
        spells = np.zeros(len(chances.spells))
        spells += np.bincount(self._sure_spell, prices[self._sure_chance], len(spells))
        chosen: Ints = np.zeros(0, dtype=np.int64)
        if len(self._first_choice):
            chosen = _least(costs, self._first_choice)
            spells += np.bincount(self._seat_spell[self._seat[chosen]], costs[chosen], len(spells))
        out = np.where(chances.must > 0, np.inf, priority * chances.priority + attendance * chances.absent)
        least = out.copy()
        if len(spells):
            best = _least(spells, self._first_spell)
            least[self._held_somewhere] = np.minimum(out[self._held_somewhere], spells[best])
            held = np.zeros(len(spells), dtype=bool)
            held[best[spells[best] < out[self._held_somewhere]]] = True
        else:
            held = np.zeros(0, dtype=bool)
        paid, there = np.zeros(self._count + 1), chosen[held[self._seat_spell[self._seat[chosen]]]]
        np.add.at(paid, self._sure_chance[held[self._sure_spell]], 1.0)
        np.add.at(paid, self._chance[there], 1 / self._share[there])
        left = least >= out
        return Paid(
            cost=float(least.sum()),
            paid=paid[:-1],
            priority=int(chances.priority[left].sum()),
            attendance=int(chances.absent[left].sum() + self._costs[there].sum()),
        )


def _least(costs: Floats, first: Ints) -> Ints:
    """Where the least of each run of costs is, which begin at `first`."""
    least = np.minimum.reduceat(costs, first)
    sizes = np.diff(np.append(first, len(costs)))
    where = np.flatnonzero(costs == np.repeat(least, sizes))
    owner = np.repeat(np.arange(len(first)), sizes)[where]
    places: Ints = where[np.flatnonzero(np.diff(owner, prepend=-1))]
    return places
