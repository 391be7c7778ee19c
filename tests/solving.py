"""Solves small scenarios for tests, without the judge: the status by name, and the plan of the model alone."""

from __future__ import annotations

import time
from typing import Any

from ortools.sat.python import cp_model

from planner.domain.scenario import Scenario
from planner.model import build
from planner.plan.record import Plan, Tier
from planner.problem import compile_scenario
from planner.solve.extract import extract
from planner.solve.settings import Settings
from planner.solve.tiers import solve_tiers


def status(scenario: Scenario) -> str:
    """The solver's own word on whether the scenario has a plan: OPTIMAL (yes) or INFEASIBLE."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return str(solver.status_name(solver.solve(build(compile_scenario(scenario)).cp)))


def best(scenario: Scenario) -> tuple[Plan, dict[Tier, int]]:
    """The best plan of the model, and the value of every tier, each proved."""
    model = build(compile_scenario(scenario))
    outcome = solve_tiers(model, Settings(), time.monotonic())
    assert outcome.reader is not None, "the scenario has no plan"
    assert all(each.proved for each in outcome.tiers)
    values: dict[Tier, int] = {}
    for tier in Tier:
        objective: Any = model.objective(tier)
        values[tier] = objective if isinstance(objective, int) else outcome.reader.value(objective)
    return extract(model, outcome.reader, proved=True), values
