"""The bound by prices as a part of a solve: it stands in the answer, with what proves it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from planner.bounds import PriorityPrices
from planner.check.bound import recount
from planner.model import build
from planner.model.solver import Effort
from planner.plan.certificate import Certificate, Priced, PriceList, Run
from planner.plan.record import Status, Tier
from planner.problem import compile_scenario, no_tick
from planner.solve import Settings, size, solve
from planner.solve.bounding import Bounding
from planner.solve.floors import Floor
from planner.solve.tiers import solve_tiers
from planner.solve.work import grid_of_proof
from tests.bounds.test_priority import NO_PAUSE, morning
from tests.building import scenario

FOREVER = Effort(deadline=float("inf"))


def full() -> dict[str, object]:
    return {"meetings": morning("pompeo", where="washington/state"), **NO_PAUSE}


def test_what_the_search_alone_leaves_out_can_be_proved_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MEMORY", 0)  # no exact model
    asked = scenario(**full())
    answer = solve(asked, Settings(5))
    priority = next(each for each in answer.tiers if each.tier is Tier.PRIORITY)
    assert (priority.value, priority.bound, answer.at_stake) == (10, 10, 60)
    assert answer.status is Status.BEST_FOUND  # nothing is known of tidiness
    assert answer.certificate is not None
    assert recount(asked, answer.certificate).proved == 10


def test_without_a_bound_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MEMORY", 0)
    meetings = morning("pompeo", where="washington/state")
    del meetings["m-10"]
    answer = solve(scenario(meetings=meetings, **NO_PAUSE), Settings(5))
    assert answer.certificate is None
    assert next(each for each in answer.tiers if each.tier is Tier.PRIORITY).value == 0


def test_the_exact_model_takes_the_bound_that_prices_prove() -> None:
    answer = solve(scenario(**full()), Settings(20))
    assert answer.status is Status.PROVED_BEST
    assert answer.certificate is not None
    assert answer.certificate.bound == 10


def test_the_gap_is_said_of_what_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = solve(scenario(**full()), Settings(20))
    tiers = tuple(replace(each, bound=4) if each.tier is Tier.PRIORITY else each for each in answer.tiers)
    within = replace(answer, status=Status.WITHIN, tiers=tiers)
    assert within.words == "within 10.7 % of the best possible in priority: 50 of at most 56 points held"


def test_a_certificate_that_does_not_hold_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = scenario(**full())
    problem, bounding = compile_scenario(asked), Bounding()
    assert bounding.pays(problem, 10, FOREVER, 1, fast=False)
    too_high = PriceList(Priced.PERSON, ("pompeo",), (Run(66, "1"),))
    origin, step = problem.grid.origin, problem.grid.step
    monkeypatch.setattr(bounding.prices, "certificate", lambda *_: Certificate(10, origin, step, (too_high,)))
    assert not bounding.prove(asked, 10, 1.0, replace(FOREVER, deadline=1e12))
    assert bounding.faults == ["Prices proved that 10 points must be left out; counted again they prove 0."]


def test_a_bound_above_a_plan_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, bounding = scenario(**full()), Bounding()
    assert bounding.pays(compile_scenario(asked), 10, FOREVER, 1, fast=False)
    assert bounding.prices is not None
    right = bounding.prices.certificate(10, 100, lambda: False)
    assert right is not None
    monkeypatch.setattr(bounding.prices, "certificate", lambda *_: replace(right, bound=11))
    assert not bounding.prove(asked, 10, 1.0, FOREVER)
    assert bounding.faults == ["Prices proved that 11 points must be left out, and there is a plan that leaves out 10."]


def test_a_floor_that_the_solver_goes_below_is_told_and_proves_nothing() -> None:
    model = build(compile_scenario(scenario(**full())), no_tick)
    outcome = solve_tiers(model, Settings(20), time.monotonic(), floors={Tier.PRIORITY: Floor(11)})
    assert outcome.faults == ["Prices proved that no plan is below 11 in priority, and there is one of 10."]
    assert (outcome.tiers[0].value, outcome.tiers[0].bound) == (10, 10)  # the solver's own bound


def test_a_floor_of_what_is_found_proves_it() -> None:
    model = build(compile_scenario(scenario(**full())), no_tick)
    outcome = solve_tiers(model, Settings(20), time.monotonic(), floors={Tier.PRIORITY: Floor(10)})
    assert not outcome.faults
    assert outcome.tiers[0].proved


@pytest.mark.parametrize(("changeover", "grid"), [("10 min", None), ("7 min", 5)])
def test_lengths_off_the_grid_make_it_a_bound_of_the_grid(changeover: str, grid: int | None) -> None:
    policies = {**NO_PAUSE["policies"], "changeover": changeover}
    problem = compile_scenario(scenario(meetings=morning("pompeo"), policies=policies))
    assert not problem.grid.roundings.any
    assert PriorityPrices.of(problem, no_tick) is not None
    assert grid_of_proof(problem) == grid
