"""Tidiness: the start of one more meeting at which lateness, and the time away of those who go there, cost the least."""

from __future__ import annotations

from planner.problem import Problem
from planner.problem.tasks import Task
from planner.search.steps import Steps, between, first_of, last_of


class Tidiness:
    """What the starts of one meeting cost that is held for `short` minutes less than its whole length.

    A `slope` is how much the time away of all who go there grows with the start.
    """

    def __init__(self, problem: Problem, task: Task, short: int) -> None:
        self._step, self._end, self._length = problem.grid.step, problem.grid.end, task.length - short
        self._away, self._lateness = problem.policies.weights.away, problem.lateness
        self._late = 0 if task.pinned else self._lateness.weight
        self._turns: tuple[int, ...] = ()
        if self._late and self._lateness.since is not None:
            latest = self._lateness.since - self._length
            self._turns = (latest // self._step, self._lateness.until // self._step)

    def late(self, start: int) -> int:
        """What it costs that the meeting is late, or early."""
        return self._late and self._late * self._lateness.minutes(self._step * start, self._length)

    def cost(self, slope: int, start: int) -> int:
        """The same and the time away, but for what is the same at all starts."""
        return self._away * slope * self._step * start + self.late(start)

    def best(self, slope: int, steps: Steps) -> int:
        """The start of a set at which that is the least, the first of several: one end, or beside where lateness turns."""
        if not self._turns:
            return first_of(steps) if self._away * slope + self._late >= 0 else last_of(steps)
        found = [first_of(steps), last_of(steps)]
        for turn in self._turns:
            before, after = steps & between(0, turn), steps & between(turn + 1, self._end)
            found += [last_of(before)] if before else []
            found += [first_of(after)] if after else []
        return min((self.cost(slope, start), start) for start in found)[1]
