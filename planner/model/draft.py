"""A model in the making: the solver's model, the variables that rules share, and the costs that rules name."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.model.posting import PostingModel
from planner.model.variables.body_clocks import BodyClocks
from planner.model.variables.days import Days
from planner.model.variables.itineraries import Itineraries
from planner.model.variables.meetings import MeetingVariables
from planner.model.variables.orders import Orders
from planner.model.variables.preparations import PreparationVariables
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


class Draft:
    """What every rule gets: the problem, the variables over it, and `tick`, to be called in loops that may be long."""

    def __init__(self, problem: Problem, tick: Tick) -> None:
        self.problem = problem
        self.tick = tick
        self.cp = PostingModel(tick)
        self.meetings = MeetingVariables(self.cp, problem)
        self.preparations = PreparationVariables(self.cp, problem)
        self.orders = Orders(self.cp, problem, self.meetings)
        self.days = Days(self.cp, problem, self.meetings)
        self.itineraries = Itineraries(self.cp, problem, self.meetings)
        self.body_clocks = BodyClocks(self.cp, problem)
        self.adapted: dict[tuple[str, str, int], cp_model.IntVar] = {}

    def steps(self, minutes: int) -> int:
        """Minutes as steps, rounded up."""
        return self.problem.grid.up(minutes)
