"""The groups of meetings that can be held in one grain without hard points, and those of them that pay most at prices."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from planner.bench.files.meeting_scheduling import CAPACITY, ROOM, MeetingScheduling
from planner.bench.files.meeting_scheduling_board import pairs_of

SCALE = 100_000
"""Prices are whole parts of a medium point, so many to the point."""

Prices = npt.NDArray[np.int64]
"""What each meeting pays for a grain, in parts of a point."""
Group = tuple[int, ...]
"""Meetings by position, in order."""


class TimeUp(Exception):
    """The time is up."""


class Groups:
    """The groups of an instance. `costs` says what two meetings cost in a grain, in points; `most` is the size of a group."""

    def __init__(self, instance: MeetingScheduling) -> None:
        hard, medium, _ = pairs_of(instance)
        self.costs = np.rint(medium).astype(np.int64)
        self._scaled = self.costs * SCALE
        self._apart = hard > 0
        np.fill_diagonal(self._apart, val=True)
        weights, number = instance.weights, len(instance.meetings)
        self._seats = [each.seats if weights[CAPACITY] else 0 for each in instance.meetings]
        self._rooms = sorted(instance.rooms, reverse=True)
        self._shared = weights[ROOM] == 0
        self.most = number if self._shared else min(number, len(self._rooms))

    def cost(self, group: Group) -> int:
        """The medium points of a group in a grain."""
        chosen = list(group)
        return int(self.costs[np.ix_(chosen, chosen)].sum()) // 2

    def fits(self, group: Iterable[int]) -> bool:
        """Whether rooms have the seats, for no more meetings than rooms. Where they may share one, all may be in the largest."""
        wanted = sorted((self._seats[each] for each in group), reverse=True)
        if self._shared:
            return wanted[0] <= self._rooms[0]
        return all(seats <= room for seats, room in zip(wanted, self._rooms, strict=False))

    def dearest(self, prices: Prices, least: int, over: Callable[[], bool]) -> tuple[int, list[Group]]:
        """What no group pays more than, over its cost, in parts of a point and not below `least`; and groups that pay more.

        Every group is looked at, or left out because it cannot pay more than one that was. Raises TimeUp where it is over first.
        """
        found: list[Group] = []
        best = least

        def look(group: Group, paid: int, others: Prices, pays: Prices) -> None:
            """Adds others to a group in any way that may pay more: `pays` is what each pays over what it costs beside it."""
            nonlocal best
            if over():
                raise TimeUp
            if paid > best:
                best = paid
                found.append(tuple(sorted(group)))
            order = np.argsort(-pays, kind="stable")
            others, pays = others[order], pays[order]
            sums = [0, *np.cumsum(pays).tolist()]
            more = self.most - len(group)
            for place, meeting in enumerate(others.tolist()):
                if paid + sums[min(place + more, len(others))] - sums[place] <= best:
                    return
                if self.fits((*group, meeting)):
                    after = others[place + 1 :]
                    net = pays[place + 1 :] - self._scaled[meeting, after]
                    keep = (net > 0) & ~self._apart[meeting, after]
                    look((*group, meeting), paid + int(pays[place]), after[keep], net[keep])

        paying = np.flatnonzero(prices > 0)
        look((), 0, paying, prices[paying])
        return best, found

    def close(self, prices: Prices) -> list[Group]:
        """A group around each meeting: whichever other pays most is added, as long as any pays."""
        found = []
        for first in range(len(prices)):
            group = [first]
            pays = np.where(self._apart[first], 0, prices - self._scaled[first])
            while len(group) < self.most and pays[next_ := int(np.argmax(pays))] > 0:
                if self.fits((*group, next_)):
                    group.append(next_)
                    pays = np.where(self._apart[next_], 0, pays - self._scaled[next_])
                else:
                    pays[next_] = 0
            found.append(tuple(sorted(group)))
        return found
