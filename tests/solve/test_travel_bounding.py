"""The bound of travel by prices as a part of a solve: it stands in the answer, with what proves it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from planner.bounds import Above
from planner.bounds.pacing import Clock
from planner.check.travel_bound import recount_travel
from planner.domain.scenario import Scenario
from planner.model.solver import Effort
from planner.plan.record import Tier
from planner.problem import compile_scenario
from planner.solve import Settings, size, solve
from planner.solve.floors import Floor
from planner.solve.travel_bounding import TravelBounding
from tests.bounds.test_travel import IN_NEW_YORK, THERE_AND_BACK, world
from tests.building import meeting

FOREVER = Effort(deadline=float("inf"))
VALUES = {**dict.fromkeys(Tier, 0), Tier.TRAVEL: THERE_AND_BACK}


@pytest.fixture
def asked() -> Scenario:
    return world(meetings={"m": meeting("pompeo", **IN_NEW_YORK)})


@pytest.fixture
def bounding(asked: Scenario) -> TravelBounding:
    found = TravelBounding()
    assert found.part(compile_scenario(asked), FOREVER, 1) == 0.25
    return found


def test_what_the_search_alone_finds_can_be_proved_least(asked: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MEMORY", 0)  # no exact model
    answer = solve(asked, Settings(8))
    travel = next(each for each in answer.tiers if each.tier is Tier.TRAVEL)
    assert (travel.value, travel.bound) == (THERE_AND_BACK, THERE_AND_BACK)
    assert answer.travel_certificate is not None
    assert recount_travel(asked, answer.travel_certificate).proved == THERE_AND_BACK


def test_where_travel_is_not_asked_for_nothing_is_proved(asked: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MEMORY", 0)
    answer = solve(asked, Settings(5, good_enough=Tier.PRIORITY))
    assert answer.travel_certificate is None


def test_a_small_model_is_left_to_the_solver(asked: Scenario) -> None:
    assert TravelBounding().part(compile_scenario(asked), FOREVER, 0.05) == 0
    assert solve(asked, Settings(20)).travel_certificate is None


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_there_must_be_time_for_it(asked: Scenario, seconds: float) -> None:
    assert TravelBounding().part(compile_scenario(asked), FOREVER.shorter(seconds), 1) == 0


@pytest.mark.parametrize(("searching", "most"), [(4.0, 1.0), (1e9, 8.0)])
def test_it_takes_its_part_and_no_more_than_is_left(
    asked: Scenario, bounding: TravelBounding, monkeypatch: pytest.MonkeyPatch, searching: float, most: float
) -> None:
    given: list[float] = []
    clocks: list[Clock | None] = []

    def found(_known: int, _above: Above, seconds: float, _over: object, clock: Clock | None) -> None:
        given.append(seconds)
        clocks.append(clock)

    monkeypatch.setattr(bounding.prices, "found", found)
    for fast in (False, True):
        assert not bounding.prove(asked, VALUES, searching, FOREVER.shorter(10.0), fast=fast)
    assert all(0.9 * most < seconds <= most for seconds in given)
    assert clocks == [None, time.monotonic]


def wronged(asked: Scenario, bounding: TravelBounding, monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Has right prices found, and then a certificate with other values made of them."""
    assert bounding.prove(asked, VALUES, 4.0, FOREVER)
    right, bounding.certificate = bounding.certificate, None
    assert right is not None
    monkeypatch.setattr(bounding.prices, "certificate", lambda *_: replace(right, **fields))


def test_a_bound_above_a_plan_is_our_fault(
    asked: Scenario, bounding: TravelBounding, monkeypatch: pytest.MonkeyPatch
) -> None:
    wronged(asked, bounding, monkeypatch, bound=THERE_AND_BACK + 1)
    assert not bounding.prove(asked, VALUES, 4.0, FOREVER)
    assert bounding.faults == ["Prices proved that legs cost 421 points, and there is a plan in which they cost 420."]


def test_a_certificate_that_does_not_hold_is_our_fault(
    asked: Scenario, bounding: TravelBounding, monkeypatch: pytest.MonkeyPatch
) -> None:
    wronged(asked, bounding, monkeypatch, prices=())
    assert not bounding.prove(asked, VALUES, 4.0, replace(FOREVER, deadline=1e12))
    assert bounding.faults == ["Prices proved that legs cost 420 points; counted again they prove 0."]


@pytest.mark.parametrize(("lost", "expected"), [(3, 9), (4, 9), (5, 0)])
def test_a_floor_is_one_of_plans_that_are_as_good_above(lost: int, expected: int) -> None:
    floor = Floor(9, {Tier.PRIORITY: 4})
    assert floor.under({**VALUES, Tier.PRIORITY: lost}) == expected
