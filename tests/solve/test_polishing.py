"""What the exact model finds for one tier is made good in the tiers below, and nothing is lost for it."""

from __future__ import annotations

import time

import pytest

import planner.solve.tiers as tiers_module
from planner.bench.families import made
from planner.model import Model, build
from planner.model.assigned import assignment_in
from planner.model.hint import values_of
from planner.model.solution import Solution
from planner.model.solver import QUICK, Effort, Question, Reply, Verdict, search
from planner.plan.record import Status, Tier
from planner.plan.settings import Settings
from planner.problem import compile_scenario, no_tick
from planner.solve import solve
from planner.solve.polishing import EASY, polished
from planner.solve.tiers import solve_tiers


def effort() -> Effort:
    return Effort(time.monotonic() + 60)


def costs(model: Model, solution: Solution) -> list[int]:
    return [solution.value(model.objective(tier)) for tier in Tier]


@pytest.fixture(scope="module")
def model() -> Model:
    return build(compile_scenario(made("shuttle", 30, 1)), no_tick)


@pytest.fixture(scope="module")
def rough(model: Model) -> Solution:
    """A solution of which only the first tier was asked for."""
    found = search(model.cp, Question(minimise=model.objective(Tier.PRIORITY)), effort(), QUICK).solution
    assert found is not None
    return found


def test_the_same_plan_costs_no_more_than_it_must(model: Model, rough: Solution) -> None:
    only = list(polished(model, rough, EASY - 0.1, effort()))
    assert len(only) == 1  # so little work is not worth a search
    assert assignment_in(model, only[0]) == assignment_in(model, rough)
    assert all(one <= other for one, other in zip(costs(model, only[0]), costs(model, rough), strict=True))
    assert costs(model, only[0]) < costs(model, rough)


def test_the_search_makes_it_better_in_the_tiers_below(model: Model, rough: Solution) -> None:
    same, better = polished(model, rough, EASY + 1, effort())
    assert costs(model, better) < costs(model, same)
    assert better.value(model.objective(Tier.TRAVEL)) < same.value(model.objective(Tier.TRAVEL))
    again = values_of(model, assignment_in(model, better), effort())
    assert again is not None
    assert costs(model, again) == costs(model, better)


def test_where_the_time_is_up_there_is_nothing_new(model: Model, rough: Solution) -> None:
    assert list(polished(model, rough, EASY + 1, Effort(time.monotonic()))) == []


def test_a_solution_that_is_no_better_tier_by_tier_is_not_taken(
    model: Model, rough: Solution, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As good in the tier that was asked for, it may be worse in all below."""
    _, start = polished(model, rough, EASY + 1, effort())
    asked: list[Tier] = []

    def brings(_model: object, question: Question, *_: object) -> Reply:
        tier = next(each for each in Tier if str(model.objective(each)) == str(question.minimise))
        asked.append(tier)
        return Reply(Verdict.POSSIBLE, rough, start.value(model.objective(tier)), 0)

    monkeypatch.setattr(tiers_module, "search", brings)
    outcome = solve_tiers(model, Settings(20), time.monotonic(), start=start)
    assert asked
    assert outcome.solution is start


def test_where_the_solver_finds_nothing_the_search_goes_on(
    model: Model, rough: Solution, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiers_module, "search", lambda *_: Reply(Verdict.UNKNOWN, work=EASY))
    outcome = solve_tiers(model, Settings(60), time.monotonic(), start=rough)
    assert outcome.solution is not None
    assert costs(model, outcome.solution) < costs(model, rough)
    assert outcome.faults == []


def test_a_plan_below_a_bound_of_the_solver_is_told_and_nothing_is_proved(
    model: Model, rough: Solution, monkeypatch: pytest.MonkeyPatch
) -> None:
    tier = next(each for each in Tier if not isinstance(model.objective(each), int))
    value = rough.value(model.objective(tier))

    def lies(_model: object, question: Question, *_: object) -> Reply:
        return Reply(Verdict.POSSIBLE, rough, value, value + 1)

    monkeypatch.setattr(tiers_module, "search", lies)
    outcome = solve_tiers(model, Settings(20, good_enough=tier), time.monotonic())
    assert outcome.faults == [f"The solver saw no plan below {value + 1:,} in {tier}, and there is one of {value:,}."]
    assert (outcome.tiers[-1].value, outcome.tiers[-1].bound) == (value, 0)


def test_where_a_tier_above_becomes_better_those_between_may_become_worse(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tiers that were reached already are told as the plan has them, and held there; else judge and model would differ."""
    solutions = _traded(model)
    asked: list[Tier] = []

    def nothing(_model: object, question: Question, *_: object) -> Reply:
        asked.append(next(each for each in Tier if str(model.objective(each)) == str(question.minimise)))
        assert all(solutions[asked[-1] is Tier.TIDINESS].value(limit) <= most for limit, most in question.limits)
        return Reply(Verdict.UNKNOWN)

    def better(_model: Model, solution: Solution, *_: object) -> list[Solution]:
        return [solutions[1]] if asked[-1] is Tier.TRAVEL else [solution]

    monkeypatch.setattr(tiers_module, "search", nothing)
    monkeypatch.setattr(tiers_module, "polished", better)
    outcome = solve_tiers(model, Settings(60), time.monotonic(), start=solutions[0])
    assert outcome.solution is solutions[1]
    assert asked[-1] is Tier.TIDINESS
    reached = {each.tier: each.value for each in outcome.tiers}
    assert reached == {tier: solutions[1].value(model.objective(tier)) for tier in reached}
    assert outcome.faults == []


def _traded(model: Model) -> tuple[Solution, Solution]:
    """Two solutions of which the second is better in priority and worse in comfort."""
    least = model.objective(Tier.PRIORITY)
    first = search(
        model.cp, Question(minimise=model.objective(Tier.COMFORT) + model.objective(Tier.TRAVEL)), effort(), QUICK
    )
    assert first.solution is not None
    limits = ((least, first.solution.value(least) - 1),)
    second = search(model.cp, Question(minimise=least, limits=limits), effort(), QUICK)
    assert second.solution is not None
    assert costs(model, first.solution)[4] < costs(model, second.solution)[4]
    return first.solution, second.solution


@pytest.mark.slow
def test_a_tier_is_not_paid_for_with_those_below() -> None:
    """This summit once came out with everybody's nights and days on the way after the model had worked on priority alone."""
    answer = solve(made("shuttle", 50, 1), Settings(time_limit=200, good_enough=Tier.TRAVEL, explain=False))
    values = {each.tier: (each.value, each.bound) for each in answer.tiers}
    assert answer.status is Status.BEST_FOUND  # nothing is known of tidiness
    assert [values[tier] for tier in (Tier.PRIORITY, Tier.ATTENDANCE, Tier.PROTOCOL, Tier.COMFORT)] == [(0, 0)] * 4
    assert values[Tier.TRAVEL] == (58_683, 58_683)
