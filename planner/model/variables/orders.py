"""Literals for which of two things comes first, made only where the calendar leaves both orders open."""

from __future__ import annotations

from ortools.sat.python import cp_model

from planner.model.variables.meetings import MeetingVariables
from planner.problem import Problem
from planner.problem.parts import Part


class Orders:
    """Keeps parts of meetings apart under conditions, and shares the order literals. What was said once is not said again."""

    def __init__(self, cp: cp_model.CpModel, problem: Problem, meetings: MeetingVariables) -> None:
        self._cp = cp
        self._problem = problem
        self._meetings = meetings
        self._first: dict[tuple[Part, Part], cp_model.IntVar] = {}
        self._said: set[tuple[Part, Part, tuple[int, int], frozenset[int], frozenset[int]]] = set()

    def lag(self, minutes: int) -> int:
        """Minutes as steps, rounded up; may be negative."""
        return self._problem.grid.up(minutes)

    def separable(self, one: Part, other: Part, gap: int, back: int) -> bool:
        """Whether some pair of starts leaves them closer than the gap after the one, and after the other, in minutes."""
        a, b = self._problem.tasks[one.meeting].starts, self._problem.tasks[other.meeting].starts
        after = b[0][0] - a[-1][1] >= self.lag(one.end + gap - other.offset)
        before = a[0][0] - b[-1][1] >= self.lag(other.end + back - one.offset)
        return not (after or before)

    def keep_apart(
        self,
        one: Part,
        other: Part,
        gap: int,
        *conditions: cp_model.IntVar,
        back: int | None = None,
        unless: tuple[cp_model.IntVar, ...] = (),
    ) -> None:
        """Where all conditions hold and none of `unless`, one ends at least `gap` minutes before the other begins, whichever is
        first.

        `back` is the gap where the other is first, if that is not the same.
        """
        back = gap if back is None else back
        if one.meeting == other.meeting or not self.separable(one, other, gap, back):
            return
        first, then = sorted((one, other), key=lambda part: (part.meeting, part.offset, part.length))
        gaps = (gap, back) if first is one else (back, gap)
        distinct = {each.index: each for each in conditions}
        excepted = {each.index: each for each in unless}
        key = (first, then, gaps, frozenset(distinct), frozenset(excepted))
        if key not in self._said:
            self._said.add(key)
            self._post(first, then, gaps, list(distinct.values()), list(excepted.values()))

    def _post(
        self,
        first: Part,
        then: Part,
        gaps: tuple[int, int],
        conditions: list[cp_model.IntVar],
        excepted: list[cp_model.IntVar],
    ) -> None:
        a, b = (self._problem.tasks[part.meeting].starts for part in (first, then))
        least = (self._least_end(first) + gaps[0] - then.offset, self._least_end(then) + gaps[1] - first.offset)
        can_forward = b[-1][1] - a[0][0] >= self.lag(least[0])
        can_back = a[-1][1] - b[0][0] >= self.lag(least[1])
        start, lasting = self._meetings.start, self._meetings.lasting
        if not (can_forward or can_back):
            self._cp.add_bool_or([*(~each for each in conditions), *excepted])
            return
        order = self._order(first, then, can_forward=can_forward, can_back=can_back)
        then_only = [*conditions, *(~each for each in excepted)]
        if can_forward:
            ahead = start[then.meeting] >= start[first.meeting] + lasting(first, gaps[0] - then.offset)
            self._cp.add(ahead).only_enforce_if(*then_only, *([order] if can_back else []))
        if can_back:
            behind = start[first.meeting] >= start[then.meeting] + lasting(then, gaps[1] - first.offset)
            self._cp.add(behind).only_enforce_if(*then_only, *([~order] if can_forward else []))

    def _least_end(self, part: Part) -> int:
        """Minutes from a meeting's start to the end of a part of it, where it is as short as can be."""
        return part.end - (self._problem.tasks[part.meeting].shorts[-1] if part.shortens else 0)

    def _order(self, first: Part, then: Part, *, can_forward: bool, can_back: bool) -> cp_model.IntVar:
        if not (can_forward and can_back):
            return self._meetings.true if can_forward else self._meetings.false
        key = (first, then)
        if key not in self._first:
            self._first[key] = self._cp.new_bool_var(f"{first.meeting} before {then.meeting}")
        return self._first[key]
