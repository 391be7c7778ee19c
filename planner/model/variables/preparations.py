"""Variables of preparations: whether each piece of work is done, when it begins, and when it is ready."""

from __future__ import annotations

from ortools.sat.python import cp_model

from planner.model.posting import STRUCTURE, PostingModel
from planner.model.variables.meetings import domain
from planner.problem import Problem
from planner.problem.preparations import Preparation
from planner.problem.spans import spans


class PreparationVariables:
    """Whether each piece of work is done, its start, how long it takes and when it is ready (in steps, rounded up).

    One that is not done begins at its first possible step.
    """

    def __init__(self, cp: PostingModel, problem: Problem) -> None:
        self._cp = cp
        self._up = problem.grid.up
        self.done: dict[str, cp_model.IntVar] = {}
        self.start: dict[str, cp_model.IntVar] = {}
        self.length: dict[str, cp_model.IntVar] = {}
        self.ready: dict[str, cp_model.IntVar] = {}
        with cp.owned_by(STRUCTURE):
            for each in problem.preparations.values():
                self._make(each)

    def _make(self, each: Preparation) -> None:
        cp, id_ = self._cp, each.id
        if not each.phases:
            self.done[id_] = cp.new_constant(0)
            self.start[id_] = self.length[id_] = self.ready[id_] = self._constant(0)
            return
        self.done[id_] = done = cp.new_constant(1) if each.must else cp.new_bool_var(f"done {id_}")
        self.start[id_] = start = cp.new_int_var_from_domain(domain(each.starts), f"start of {id_}")
        if not each.must:
            cp.add(start == each.starts[0][0]).only_enforce_if(~done)
        self.length[id_] = length = self._steps(each, start)
        last = max(phase.high + self._up(phase.minutes) for phase in each.phases)
        self.ready[id_] = ready = cp.new_int_var(0, last, f"{id_} ready")
        cp.add(ready == start + length)

    def _steps(self, each: Preparation, start: cp_model.IntVar) -> cp_model.IntVar:
        """How many steps after its start it is ready."""
        by_steps: dict[int, list[tuple[int, int]]] = {}
        for phase in each.phases:
            by_steps.setdefault(self._up(phase.minutes), []).append((phase.low, phase.high))
        if len(by_steps) == 1:
            return self._constant(next(iter(by_steps)))
        cp = self._cp
        chosen = {steps: cp.new_bool_var(f"{each.id} takes {steps} steps") for steps in sorted(by_steps)}
        for steps, literal in chosen.items():
            cp.add_linear_expression_in_domain(start, domain(spans(by_steps[steps]))).only_enforce_if(literal)
        cp.add_exactly_one(chosen.values())
        length: cp_model.IntVar = cp.new_int_var(min(chosen), max(chosen), f"steps of {each.id}")
        cp.add(length == sum(steps * literal for steps, literal in chosen.items()))
        return length

    def _constant(self, number: int) -> cp_model.IntVar:
        constant: cp_model.IntVar = self._cp.new_constant(number)
        return constant
