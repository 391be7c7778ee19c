"""A model for the business-to-business format: a literal for each meeting and slot, and the beginnings of everybody's runs.

A participant with meetings has one idle period fewer than runs of slots with meetings, so beginnings of runs are what costs.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.bench.files.b2b import B2b


@dataclass(frozen=True)
class Found:
    """The best solution, the bound on idle periods from below, whether the two were proved to meet, and whether nothing can be."""

    slots: tuple[int, ...] | None
    bound: int
    proved: bool
    impossible: bool
    first: float | None


class Model:
    """The constraints of an instance."""

    def __init__(self, instance: B2b) -> None:
        self._instance, self._cp = instance, cp_model.CpModel()
        cp, absent = self._cp, instance.absent
        self._at: list[dict[int, cp_model.IntVar]] = []
        diaries: dict[int, dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
        held: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for number, (one, other) in enumerate(instance.pairs):
            able = [slot for slot in range(instance.slots) if slot not in absent[one] | absent[other]]
            literals = {slot: cp.new_bool_var(f"meeting {number} in {slot}") for slot in able}
            cp.add_exactly_one(literals.values())
            self._at.append(literals)
            for slot, literal in literals.items():
                held[slot].append(literal)
                diaries[one][slot].append(literal)
                diaries[other][slot].append(literal)
        for literals_ in held.values():
            cp.add(cp_model.LinearExpr.sum(literals_) <= instance.tables)
        begins = [self._runs(who, diary) for who, diary in sorted(diaries.items())]
        cp.minimize(cp_model.LinearExpr.sum(begins) - len(begins))

    def _runs(self, who: int, diary: dict[int, list[cp_model.IntVar]]) -> cp_model.LinearExpr:
        """How many runs of slots with meetings somebody has, at least."""
        cp, begins = self._cp, list[cp_model.IntVar]()
        before = cp_model.LinearExpr.sum([])
        for slot in range(self._instance.slots):
            literals = diary.get(slot, [])
            cp.add_at_most_one(literals)
            busy = cp_model.LinearExpr.sum(literals)
            begins.append(cp.new_bool_var(f"{who} begins in {slot}"))
            cp.add(begins[-1] >= busy - before)
            before = busy
        cp.add_bool_or(begins)
        return cp_model.LinearExpr.sum(begins)

    def solve(self, seconds: float, seed: int) -> Found:
        """What the solver comes to with one worker."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        solver.parameters.interleave_search = (
            True  # one worker takes turns, also at neighbourhoods of what is best so far
        )
        solver.parameters.random_seed = seed
        watch = _First()
        status = solver.solve(self._cp, watch)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Found(None, 0, proved=False, impossible=status == cp_model.INFEASIBLE, first=None)
        slots = tuple(
            next(slot for slot, literal in literals.items() if solver.boolean_value(literal)) for literals in self._at
        )
        bound = max(0, round(solver.best_objective_bound))
        return Found(slots, bound, proved=status == cp_model.OPTIMAL, impossible=False, first=watch.first)


class _First(cp_model.CpSolverSolutionCallback):
    """Notes when the first solution was there, in seconds from its making."""

    def __init__(self) -> None:
        super().__init__()
        self._began = time.monotonic()
        self.first: float | None = None

    def on_solution_callback(self) -> None:
        if self.first is None:
            self.first = time.monotonic() - self._began
