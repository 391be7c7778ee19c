"""The trap of too few visits: with one a city the solver proves a dear plan best, and only who looks elsewhere sees it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from planner.bounds import Above, TravelPrices
from planner.check import check, score, tiers
from planner.domain.scenario import Scenario
from planner.model import build
from planner.model.variables import itineraries
from planner.model.variables.visits import visits
from planner.plan.record import Answer, Status, Tier
from planner.problem import compile_scenario, no_tick
from planner.problem.assignment import plan_of
from planner.search.search import Search
from planner.solve import Settings, solve
from planner.solve.tiers import solve_tiers
from tests.bounds.test_travel import THERE_AND_BACK, on, world
from tests.building import meeting

TWICE = 2 * THERE_AND_BACK


@pytest.fixture
def asked() -> Scenario:
    """Meetings on Monday and Friday in New York or in Seoul, with one at home in between."""
    either: dict[str, Any] = {"where": ["new-york/palace", "seoul/blue-house"]}
    meetings = {
        "first": meeting("pompeo", **either, **on(4)),
        "home": meeting("pompeo", **on(6)),
        "last": meeting("pompeo", **either, **on(8)),
    }
    return world(meetings=meetings)


def travel(answer: Answer) -> tuple[int, int]:
    return next((each.value, each.bound) for each in answer.tiers if each.tier is Tier.TRAVEL)


def test_going_twice_to_one_city_is_proved_best(asked: Scenario) -> None:
    answer = solve(asked, Settings(30))
    assert answer.status is Status.PROVED_BEST
    assert travel(answer) == (TWICE, TWICE)


def test_with_one_visit_a_city_the_solver_would_prove_more(asked: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_each(*args: Any) -> list[Any]:
        """The first of New York and the last of Seoul."""
        every = visits(*args)
        kept = {each.city: each for each in reversed(every)} | {
            each.city: each for each in every if each.city == "seoul"
        }
        return [each for each in every if each.city == "washington" or kept[each.city] is each]

    monkeypatch.setattr(itineraries, "visits", one_each)
    outcome = solve_tiers(build(compile_scenario(asked), no_tick), Settings(30), time.monotonic())
    trapped = next(each for each in outcome.tiers if each.tier is Tier.TRAVEL)
    assert trapped.value == trapped.bound > TWICE


def test_the_search_and_the_prices_know_nothing_of_visits(asked: Scenario) -> None:
    problem = compile_scenario(asked)
    search = Search(problem, 0)
    search.construct(no_tick)
    list(search.improve(200, no_tick))
    plan = plan_of(problem, search.now.assignment, proved=False)
    assert not check(asked, plan)
    assert tiers(score(asked, plan))[Tier.TRAVEL] == TWICE
    prices = TravelPrices.of(problem, no_tick)
    assert prices is not None
    found = prices.found(TWICE, Above(), 1.0, lambda: False)
    assert found is not None
    assert found.bound == TWICE
