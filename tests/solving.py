"""Solves small scenarios for tests, without the judge: the status by name, and the plan of the model alone."""

from __future__ import annotations

import time
from typing import Any

from planner.domain.scenario import Scenario
from planner.model import build
from planner.model.assigned import assignment_in
from planner.model.solver import OTHER_KIND, USUAL, Effort, Question, Verdict, search
from planner.plan.record import Plan, Tier
from planner.plan.settings import Settings
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.solve.tiers import solve_tiers


def status(scenario: Scenario) -> str:
    """What two searches of different kinds say on whether the scenario has a plan: OPTIMAL (yes) or INFEASIBLE."""
    model = build(compile_scenario(scenario)).cp
    verdicts = {
        search(model, Question(), Effort(time.monotonic() + 60), recipe).verdict for recipe in (USUAL, OTHER_KIND)
    }
    assert len(verdicts) == 1, verdicts
    return {Verdict.POSSIBLE: "OPTIMAL", Verdict.IMPOSSIBLE: "INFEASIBLE"}[verdicts.pop()]


def best(scenario: Scenario) -> tuple[Plan, dict[Tier, int]]:
    """The best plan of the model, and the value of every tier, each proved."""
    model = build(compile_scenario(scenario))
    outcome = solve_tiers(model, Settings(), time.monotonic())
    assert outcome.solution is not None, "the scenario has no plan"
    assert all(each.proved for each in outcome.tiers)
    values: dict[Tier, int] = {}
    for tier in Tier:
        objective: Any = model.objective(tier)
        values[tier] = objective if isinstance(objective, int) else outcome.solution.value(objective)
    return plan_of(model.draft.problem, assignment_in(model, outcome.solution), proved=True), values
