"""What leaves a solve while it goes on: plans that stand by themselves, each at least as good as the one before."""

from __future__ import annotations

import time

import pytest

from planner.bench.families import made
from planner.check import check
from planner.domain.scenario import Scenario
from planner.model.solver import Effort
from planner.plan.record import Answer, Status, Tier, TierResult
from planner.problem import compile_scenario
from planner.search.search import Found
from planner.solve import Settings, searching, solve, work
from planner.solve.searching import Budget, search_for
from tests.solve.test_solve import world


def values(answer: Answer) -> tuple[int, ...]:
    return tuple(each.value for each in answer.tiers)


def offers(asked: Scenario, settings: Settings) -> list[Answer]:
    """All that was offered, and the answer after it."""
    heard: list[Answer] = []
    heard.append(solve(asked, settings, on_answer=heard.append))
    return heard


def stand(asked: Scenario, heard: list[Answer]) -> None:
    assert len(heard) > 1
    for each in heard:
        assert each.plan is not None
        assert check(asked, each.plan) == ()
        assert all(tier.bound <= tier.value for tier in each.tiers)
    assert [values(each) for each in heard] == sorted((values(each) for each in heard), reverse=True)


def test_plans_of_the_model_are_offered_and_claim_no_more_than_is_known() -> None:
    asked = Scenario.model_validate(world())
    heard = offers(asked, Settings())
    stand(asked, heard)
    assert heard[-1].status is Status.PROVED_BEST
    assert heard[0].status is not Status.PROVED_BEST


def test_plans_of_the_search_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in ((work, "OFTEN", 0.0), (work, "OFFERING", 1e9), (searching, "TELL_EVERY", 0.0)):
        monkeypatch.setattr(module, name, value)  # every better plan, however slow the machine is
    asked = made("shuttle", 100, 0)
    heard = offers(asked, Settings(time_limit=5))
    stand(asked, heard)
    assert len(heard) > 3
    assert heard[0].status is Status.BEST_FOUND


@pytest.mark.parametrize(("enough", "more"), [(True, False), (False, True)])
def test_a_search_ends_where_a_plan_is_enough(*, enough: bool, more: bool) -> None:
    problem = compile_scenario(made("shuttle", 60, 0))
    heard: list[Found] = []
    budget = Budget(Effort(time.monotonic() + 60), 30.0, 40)
    found = search_for(problem, 0, budget, heard.append, lambda _: enough)
    assert found is not None
    assert (found.price < heard[0].price) is more


def test_what_the_search_keeps_of_its_time_is_asked_once_all_is_held_that_must_be() -> None:
    problem = compile_scenario(made("shuttle", 400, 0))
    heard: list[Found] = []
    asked: list[Found] = []

    def part(found: Found) -> float:
        asked.append(found)
        return 0.5

    found = search_for(
        problem, 0, Budget(Effort(time.monotonic() + 60), 30.0, 40), heard.append, lambda _: False, part=part
    )
    assert not heard[0].whole
    assert [each.whole for each in asked] == [True]
    assert found is not None
    assert found.price <= asked[0].price


@pytest.mark.parametrize(("seconds", "whole"), [(30.0, True), (0.0, False)])
def test_a_search_for_what_must_be_held_does_not_end_with_its_rounds(seconds: float, *, whole: bool) -> None:
    problem = compile_scenario(made("shuttle", 800, 0))
    heard: list[Found] = []
    found = search_for(problem, 0, Budget(Effort(time.monotonic() + 60), seconds, 1), heard.append, lambda _: True)
    assert not heard[0].whole
    assert found is not None
    assert found.whole is whole


def test_what_is_good_enough_ends_the_search() -> None:
    asked = made("shuttle", 40, 0)
    answer = solve(asked, Settings(time_limit=200, good_enough=Tier.PRIORITY))
    assert answer.tiers[0] == TierResult(Tier.PRIORITY, 0, 0)
    assert answer.remarks[-1].startswith("Nothing is better in priority")
