"""Preparing: when each piece of work is done where some meetings are held: the most urgent first, each as soon as it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

from planner.problem import Problem
from planner.problem.preparations import Preparation
from planner.search.hops import NEVER


class Done(NamedTuple):
    """A piece of work that is done: the step at which it begins, and the first at which it is ready."""

    start: int
    ready: int


@dataclass
class _Taken:
    """What people and teams are at work on so far: from when to when, and how many."""

    spans: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)

    def until(self, name: str, number: int, most: int, start: int, ready: int) -> int | None:
        """The end of something that stands in the way of so many more; None where nothing does."""
        uses = [span for span in self.spans.get(name, ()) if span[0] < ready and start < span[1]]
        for at in (start, *(low for low, _, _ in uses if low > start)):
            here = [span for span in uses if span[0] <= at < span[1]]
            if sum(taken for _, _, taken in here) + number > most:
                return min(high for _, high, _ in here) if here else NEVER
        return None

    def take(self, name: str, number: int, done: Done) -> None:
        """Notes that somebody is at work."""
        self.spans.setdefault(name, []).append((done.start, done.ready, number))


class Preparing:
    """The work of a problem; `touched` are the meetings on which it depends, `opened` those that it opens."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._up = problem.grid.up
        self.pieces = problem.preparations
        self.opened = {id_: tuple(sorted(by)) for id_, by in _by_meeting(self.pieces.values()).items()}
        needed = (id_ for each in self.pieces.values() for id_ in each.after_meetings)
        self.touched = frozenset((*self.opened, *needed))
        self._after: dict[str, list[str]] = {}
        for each in self.pieces.values():
            for other in each.after_work:
                self._after.setdefault(other, []).append(each.id)

    def done(self, held: Mapping[str, tuple[int, int]]) -> dict[str, Done]:
        """The work that is done where the meetings held begin, and have ended, at these steps."""
        deadlines = self._deadlines(held)
        open_ = {each.id: len(each.after_work) for each in self.pieces.values()}
        queue: list[tuple[int, bool, int, str]] = []
        for each in self.pieces.values():
            if not each.after_work:
                heappush(queue, self._urgency(each, deadlines))
        done: dict[str, Done] = {}
        taken = _Taken()
        while queue:
            each = self.pieces[heappop(queue)[-1]]
            found = self._earliest(each, held, done, taken, deadlines.get(each.id, NEVER))
            if found is not None:
                done[each.id] = found
                for person in each.people:
                    taken.take(f"people.{person}", 1, found)
                for pool, number in each.teams:
                    taken.take(pool, number, found)
            for other in self._after.get(each.id, ()):
                open_[other] -= 1
                if not open_[other]:
                    heappush(queue, self._urgency(self.pieces[other], deadlines))
        return done

    def _urgency(self, each: Preparation, deadlines: Mapping[str, int]) -> tuple[int, bool, int, str]:
        return deadlines.get(each.id, NEVER), not each.must, -each.priority, each.id

    def _deadlines(self, held: Mapping[str, tuple[int, int]]) -> dict[str, int]:
        """By when work must be ready for the meetings held that it opens, itself or through other work."""
        found: dict[str, int] = {}
        for meeting, by in self.opened.items():
            if meeting in held:
                for id_ in by:
                    self._by(found, id_, held[meeting][0])
        return found

    def _by(self, found: dict[str, int], id_: str, deadline: int) -> None:
        if deadline < found.get(id_, NEVER):
            found[id_] = deadline
            for other in self.pieces[id_].after_work:
                self._by(found, other, deadline)

    def _earliest(
        self,
        each: Preparation,
        held: Mapping[str, tuple[int, int]],
        done: Mapping[str, Done],
        taken: _Taken,
        deadline: int,
    ) -> Done | None:
        if any(id_ not in held for id_ in each.after_meetings) or any(id_ not in done for id_ in each.after_work):
            return None
        ends = [held[id_][1] for id_ in each.after_meetings]
        low = max([0, *ends, *(done[id_].ready for id_ in each.after_work)])
        for phase in each.phases:
            start = max(low, phase.low)
            while start <= phase.high:
                found = Done(start, start + self._up(phase.minutes))
                if found.ready > deadline:
                    break
                busy = self._in_the_way(each, taken, found)
                if busy is None:
                    return found
                start = busy
        return None

    def _in_the_way(self, each: Preparation, taken: _Taken, found: Done) -> int | None:
        for person in each.people:
            if (until := taken.until(f"people.{person}", 1, 1, *found)) is not None:
                return until
        for pool, number in each.teams:
            most = self._problem.pools[pool].number
            if (until := taken.until(pool, number, most, *found)) is not None:
                return until
        return None

    def least(self) -> dict[tuple[str, str], int]:
        """By a meeting that work opens and one that this work needs: the least steps from the end of the one to the other."""
        found: dict[tuple[str, str], int] = {}
        for meeting, by in self.opened.items():
            waiting = [(id_, 0) for id_ in by]
            while waiting:
                id_, after = waiting.pop()
                each = self.pieces[id_]
                if not each.phases:
                    continue
                steps = after + min(self._up(phase.minutes) for phase in each.phases)
                for other in each.after_meetings:
                    found[meeting, other] = max(steps, found.get((meeting, other), 0))
                waiting += [(other, steps) for other in each.after_work]
        return found


def _by_meeting(pieces: Iterable[Preparation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in pieces:
        for meeting in each.opens:
            found.setdefault(meeting, []).append(each.id)
    return found
