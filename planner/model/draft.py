"""A model in the making: the solver's model, the variables that rules share, and the costs that rules name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from planner.model.variables.days import Days
from planner.model.variables.meetings import MeetingVariables
from planner.model.variables.orders import Orders
from planner.model.variables.stays import Stays
from planner.plan.record import Tier
from planner.problem import Problem, Tick


@dataclass(frozen=True)
class Cost:
    """One named part of the objective: `amount` in `unit`, times `weight`, enters the tier; less is better."""

    tier: Tier
    name: str
    subject: str
    unit: str
    weight: int
    amount: cp_model.LinearExprT


EVERY = 32
"""How many constraints and variables are made between two ticks."""


class _TickingModel(cp_model.CpModel):
    """A model that ticks while it is made: building can take longer than the time that there is."""

    def __init__(self, tick: Tick) -> None:
        super().__init__()
        self._tick = tick
        self._made = 0

    def _count(self) -> None:
        self._made += 1
        if self._made % EVERY == 0:
            self._tick()

    def add(self, ct: Any) -> Any:
        self._count()
        return super().add(ct)

    def add_bool_or(self, *literals: Any) -> Any:
        self._count()
        return super().add_bool_or(*literals)

    def new_bool_var(self, name: str) -> cp_model.IntVar:
        self._count()
        literal: cp_model.IntVar = super().new_bool_var(name)
        return literal


class Draft:
    """What every rule gets: the problem, the variables over it, and `tick`, to be called in loops that may be long."""

    def __init__(self, problem: Problem, tick: Tick) -> None:
        self.problem = problem
        self.tick = tick
        self.cp = _TickingModel(tick)
        self.meetings = MeetingVariables(self.cp, problem)
        self.orders = Orders(self.cp, problem, self.meetings)
        self.days = Days(self.cp, problem, self.meetings)
        self.stays = Stays(self.cp, problem, self.meetings)
        self.adapted: dict[tuple[str, str, int], cp_model.IntVar] = {}

    def steps(self, minutes: int) -> int:
        """Minutes as steps, rounded up."""
        return self.problem.grid.up(minutes)
