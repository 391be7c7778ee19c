"""How many minutes of a meeting lie in the night, as a variable of its start."""

from __future__ import annotations

from itertools import pairwise

from ortools.sat.python import cp_model

from planner.model.posting import STRUCTURE, PostingModel
from planner.model.variables.meetings import MeetingVariables, domain
from planner.problem import Problem
from planner.problem.parts import Part
from planner.problem.spans import Spans, numbers, spans


class Nights:
    """For each part of a meeting and each clock, a variable that is at least its minutes in the night by that clock."""

    def __init__(self, cp: PostingModel, problem: Problem, meetings: MeetingVariables) -> None:
        self._cp = cp
        self._problem = problem
        self._meetings = meetings
        self._made: dict[tuple[Part, tuple[int, ...]], cp_model.IntVar] = {}
        self._by_zone: dict[tuple[Part, str], cp_model.IntVar | None] = {}

    def minutes(self, part: Part, zone: str) -> cp_model.IntVar | None:
        """The variable, shared by clocks that agree over all starts; None where no start touches a night."""
        if (part, zone) not in self._by_zone:
            self._by_zone[part, zone] = self._shared(part, zone)
        return self._by_zone[part, zone]

    def _shared(self, part: Part, zone: str) -> cp_model.IntVar | None:
        table = self._problem.nights.table(part, zone)
        if not any(table):
            return None
        key = (part, table)
        if key not in self._made:
            with self._cp.owned_by(STRUCTURE):
                self._made[key] = self._make(part, table)
        return self._made[key]

    def _make(self, part: Part, table: tuple[int, ...]) -> cp_model.IntVar:
        cp, start = self._cp, self._meetings.start[part.meeting]
        amount = cp.new_int_var(0, max(table), f"night minutes of {part.meeting}")
        runs = _runs(list(numbers(self._problem.tasks[part.meeting].starts)), table)
        literals = []
        for (slope, base), where in sorted(runs.items()):
            literal = self._meetings.true if len(runs) == 1 else cp.new_bool_var(f"{part.meeting} night {slope} {base}")
            literals.append(literal)
            cp.add_linear_expression_in_domain(start, domain(where)).only_enforce_if(literal)
            if slope or base:
                cp.add(amount >= slope * start + base).only_enforce_if(literal)
        cp.add_exactly_one(literals)
        return amount


def _runs(starts: list[int], table: tuple[int, ...]) -> dict[tuple[int, int], Spans]:
    """Starts by the straight line that their values lie on, as (slope, value at zero); level lines are preferred."""
    level: dict[int, list[int]] = {}
    for start, value in zip(starts, table, strict=True):
        level.setdefault(value, []).append(start)
    flat = {value: those for value, those in level.items() if value in (0, max(table)) or len(those) > len(starts) // 8}
    found: dict[tuple[int, int], list[int]] = {(0, value): those for value, those in flat.items()}
    ramps = [(start, value) for start, value in zip(starts, table, strict=True) if value not in flat]
    slopes = {low[0]: high[1] - low[1] for low, high in pairwise(ramps) if high[0] == low[0] + 1}
    for start, value in ramps:
        slope = slopes.get(start, slopes.get(start - 1, 0))
        found.setdefault((slope, value - slope * start), []).append(start)
    return {line: spans((start, start) for start in those) for line, those in found.items()}
