"""A scenario that is changed, tried: a plan at hand, or the best of a short solve, with what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from planner.conflicts.probe import without_prices
from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.model import build
from planner.model.assigned import assignment_in
from planner.model.solver import QUICK, Effort, Question
from planner.model.solver import search as ask
from planner.plan.record import Plan
from planner.plan.settings import Settings
from planner.problem import Problem, compile_scenario
from planner.problem.assignment import Assignment
from planner.search.search import Search
from planner.solve import solve
from planner.solve.incumbent import judged

ROUNDS = 20
"""So often a plan at hand is mended, and made better."""
SECONDS = 5.0
"""Wall seconds at most for one trial."""
FINE = 6.0
"""Wall seconds at most for making a plan of few meetings the best."""
FEW = 12
"""Of so few meetings a short solve gives the best plan at once."""


@dataclass(frozen=True)
class Trial:
    """A plan that the judge has passed, and what it costs, tier by tier."""

    plan: Plan
    values: tuple[int, ...]


def tried(scenario: Scenario, effort: Effort) -> Trial | None:
    """A plan of a scenario; None where none was found soon, which proves nothing."""
    if effort.over:
        return None
    effort = effort.shorter(SECONDS)
    try:
        with uncollected():
            problem = compile_scenario(scenario, None, effort.tick)
            found = _at_hand(scenario, problem, effort)
    except OutOfTime:
        return None
    if found is None or len(problem.tasks) > FEW:
        return found
    best = solve(scenario, Settings(time_limit=FINE), should_stop=effort.should_stop)
    return found if best.plan is None else Trial(best.plan, tuple(each.value for each in best.tiers))


def _at_hand(scenario: Scenario, problem: Problem, effort: Effort) -> Trial | None:
    """A plan that is constructed, or else any plan of the exact model, made a little better."""
    search = Search(problem, 0)
    if search.sound:
        search.construct(effort.tick)
    if not search.sound or not search.now.whole:
        assignment = _by_model(scenario, effort)
        if assignment is None:
            return None
        search = Search(problem, 0)
        if search.sound:
            search.begin_from(assignment, effort.tick)
        if not search.sound or not search.now.whole:
            return _judged(scenario, problem, assignment)
    found = search.now
    for better in search.improve(ROUNDS, effort.tick):
        found = better if better.whole else found
    return _judged(scenario, problem, found.assignment)


def _by_model(scenario: Scenario, effort: Effort) -> Assignment | None:
    """Any plan of the exact model."""
    model = build(compile_scenario(without_prices(scenario), None, effort.tick), effort.tick)
    solution = ask(model.cp, Question(), effort, QUICK).solution
    return None if solution is None else assignment_in(model, solution)


def _judged(scenario: Scenario, problem: Problem, assignment: Assignment) -> Trial:
    plan = judged(scenario, problem, assignment)
    return Trial(plan.plan, tuple(plan.values.values()))
