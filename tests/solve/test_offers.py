"""What leaves a solve while it goes on: plans that stand by themselves, each at least as good as the one before."""

from __future__ import annotations

from planner.bench.families import made
from planner.check import check
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Status
from planner.solve import Settings, solve
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


def test_plans_of_the_search_are_offered() -> None:
    asked = made("shuttle", 100, 0)
    heard = offers(asked, Settings(time_limit=5))
    stand(asked, heard)
    assert len(heard) > 3
    assert heard[0].status is Status.BEST_FOUND
