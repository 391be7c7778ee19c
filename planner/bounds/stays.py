"""Stays: from when until when somebody is in a city, and what can be attended meanwhile.

Time is counted in blocks of so many minutes, in favour of the plan: whoever is ready within a block is ready as it begins, and
whoever can go within a block goes as it begins. In one stay each meeting is attended once, where its price is highest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.bounds.arrays import Floats, Ints
from planner.bounds.chances import Chances
from planner.problem import Tick


@dataclass(frozen=True)
class Stay:
    """The stays of one traveller in one city: when they can begin and end, in blocks.

    Stays that begin in one class of `begins` see the same meetings: `last_begins` has the last block of each class. `pieces` are
    all stays that are worth a look, as the position of a beginning, its class, the position of an end, and how many of `news` lie
    by then: blocks in which something more can have been attended.
    """

    traveller: int
    city: int
    begins: Ints
    ends: Ints
    last_begins: Ints
    news: Ints
    pieces: tuple[Ints, Ints, Ints, Ints]


def stay_of(traveller: int, city: int, soonest: Ints, latest: Ints, leaves: Ints) -> Stay:
    """The stays for chances whose blocks are these."""
    begins = np.unique(np.concatenate([np.arange(low, high + 1) for low, high in zip(soonest, latest, strict=True)]))
    news, last_begins = np.unique(leaves), np.unique(latest)
    ends = np.union1d(news, begins[begins > news[0]])
    first_begins = np.concatenate([[0], np.searchsorted(begins, last_begins[:-1]) + 1])
    lasts = np.searchsorted(begins, last_begins)
    begin: list[Ints] = []
    classes: list[Ints] = []
    end: list[Ints] = []
    for number, block in enumerate(ends):
        here = np.arange(len(last_begins)) if block in news else np.searchsorted(last_begins, [block])
        by_then = np.searchsorted(begins, block, "right") - 1
        here = here[(here < len(last_begins))]
        here = here[first_begins[here] <= by_then]
        begin.append(np.minimum(lasts[here], by_then))
        classes.append(here)
        end.append(np.full(len(here), number))
    known = np.searchsorted(news, ends, "right") - 1
    pieces = (np.concatenate(begin), np.concatenate(classes), np.concatenate(end))
    return Stay(traveller, city, begins, ends, last_begins, news, (*pieces, known[pieces[2]]))


class Stays:
    """The stays of all travellers, and what they bring at any prices.

    A group is a meeting within a stay of one traveller in one city: `slots` has its chances in order, one after the last for none.
    What a stay brings stands in one row: that of stay `s` from `offsets[s]` on, by class and news.
    """

    def __init__(self, chances: Chances, minutes: int, tick: Tick) -> None:
        self.chances, self.minutes = chances, minutes
        rows = np.array(chances.chances, dtype=np.int64).reshape(-1, 5)
        spells = np.array(chances.spells, dtype=np.int64).reshape(-1, 4)
        self.traveller = rows[:, 1]
        self.meeting, self.city = spells[rows[:, 0], 0], spells[rows[:, 0], 1]
        self.latest, self.leaves = rows[:, 3] // minutes, rows[:, 4] // minutes
        soonest = np.minimum(rows[:, 2] // minutes, self.latest)
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, pair in enumerate(zip(self.traveller.tolist(), self.city.tolist(), strict=True)):
            groups[pair].append(number)
        self.all: list[Stay] = []
        self.members: list[dict[int, list[int]]] = []
        """For each stay the chances of each meeting, in order."""
        for (traveller, city), numbers in sorted(groups.items()):
            tick()
            self.all.append(stay_of(traveller, city, soonest[numbers], self.latest[numbers], self.leaves[numbers]))
            members: dict[int, list[int]] = defaultdict(list)
            for number in numbers:
                members[int(self.meeting[number])].append(number)
            self.members.append(members)
        sizes = [len(stay.last_begins) * len(stay.news) for stay in self.all]
        self.offsets: Ints = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.padded_latest, self.padded_leaves = np.append(self.latest, -1), np.append(self.leaves, 1 << 40)
        self._slots_and_steps(tick)

    def _slots_and_steps(self, tick: Tick) -> None:
        """The table of groups, and where in the row the best of each run of a group's chances begins to count."""
        pairs = [(stay, members) for stay, each in enumerate(self.members) for members in each.values()]
        self.stay_of_group: Ints = np.array([stay for stay, _ in pairs], dtype=np.int64)
        self.meeting_of_group: Ints = np.array([self.meeting[those[0]] for _, those in pairs], dtype=np.int64)
        self.longest = max((len(those) for _, those in pairs), default=0)
        none = len(self.traveller)
        self.slots: Ints = np.array(
            [those + [none] * (self.longest - len(those)) for _, those in pairs], dtype=np.int64
        ).reshape(len(pairs), self.longest)
        steps: list[tuple[int, int, int, int]] = []
        for group, (stay, those) in enumerate(pairs):
            tick()
            here, offset = self.all[stay], int(self.offsets[stay])
            classes = np.searchsorted(here.last_begins, self.latest[those])
            news = np.searchsorted(here.news, self.leaves[those])
            for first, row in enumerate(classes.tolist()):
                begin = offset + row * len(here.news)
                steps.extend((group, first, last, begin + int(news[last])) for last in range(first, len(those)))
        self._steps: Ints = np.array(steps, dtype=np.int64).reshape(-1, 4)

    @cached_property
    def groups_of(self) -> list[Ints]:
        """The groups of each stay."""
        return [np.flatnonzero(self.stay_of_group == number) for number in range(len(self.all))]

    def best(self, prices: Floats) -> Floats:
        """The highest price of each group from one of its chances to another, by (first, group, last)."""
        known = np.append(prices, 0.0)[self.slots]
        best = np.zeros((self.longest + 1, len(known), self.longest + 1))
        for first in range(self.longest):
            best[first, :, first:-1] = np.maximum.accumulate(known[:, first:], axis=1)
        return best

    def brought(self, best: Floats) -> Floats:
        """What each stay brings from each class to each news; `best` as above. One more, for no stay, is nothing.

        Prices are whole numbers: then the sums are exact.
        """
        group, first, last, where = self._steps.T
        here = best[first, group, last] - best[first + 1, group, last]
        shorter = np.where(first < last, best[first, group, last - 1], 0.0)
        here -= shorter - np.where(first + 1 < last, best[first + 1, group, last - 1], 0.0)
        first_of_row, down, first_of_column = self._sums
        row = _sums_from(np.bincount(where, here, self.offsets[-1]).astype(np.float64), first_of_row)
        brought = np.zeros(len(row) + 1)
        brought[down] = _sums_from(row[down], first_of_column)
        return brought

    @cached_property
    def _sums(self) -> tuple[Ints, Ints, Ints]:
        """For each figure where its row of news begins; all figures in the order of columns, the last class first; and where in
        this order each one's column begins.
        """
        rows: list[Ints] = []
        down: list[Ints] = []
        columns: list[Ints] = []
        for number, stay in enumerate(self.all):
            offset, classes, news = int(self.offsets[number]), len(stay.last_begins), len(stay.news)
            own = offset + np.arange(classes * news)
            rows.append(np.repeat(own[::news], news))
            down.append(own.reshape(classes, news)[::-1].T.ravel())
            columns.append(np.repeat(own[::classes], classes))
        return np.concatenate(rows), np.concatenate(down), np.concatenate(columns)


def _sums_from(figures: Floats, first: Ints) -> Floats:
    """The sum of figures from a first one, for each, until itself."""
    sums = np.concatenate([[0.0], np.cumsum(figures)])
    from_first: Floats = sums[1:] - sums[first]
    return from_first
