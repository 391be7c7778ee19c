"""The scenarios solved: proved best and no worse than what really happened, or proved to have no plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.check import check, score, tiers
from planner.domain.clock import to_local
from planner.domain.scenario import Scenario
from planner.files import load_scenario, read_plan
from planner.plan.record import Mode, Plan, Status, Tier
from planner.solve import Settings, solve

FOLDER = Path(__file__).parents[2] / "scenarios"


def test_first_steps_are_proved_best_at_once() -> None:
    scenario = load_scenario(FOLDER / "first-steps.yaml")
    answer = solve(scenario, Settings(time_limit=60))
    assert answer.status is Status.PROVED_BEST
    assert answer.plan is not None
    assert check(scenario, answer.plan) == ()
    assert answer.plan.unscheduled == ()


@pytest.mark.slow
def test_singapore_is_proved_best_and_no_worse_than_what_happened_in_any_tier_in_order() -> None:
    scenario = load_scenario(FOLDER / "singapore-2018.yaml")
    actual = read_plan(FOLDER / "singapore-2018.actual.csv", scenario)
    answer = solve(scenario, Settings(time_limit=300))
    assert answer.status is Status.PROVED_BEST
    assert answer.plan is not None
    assert check(scenario, answer.plan) == ()
    # the President's rest before the lunch on the day of arrival leaves no landing by day
    assert landings_by_night(scenario, answer.plan) == {"air-force-one-la-malbaie-singapore"}
    ours, theirs = tiers(score(scenario, answer.plan)), tiers(score(scenario, actual))
    assert [ours[tier] for tier in Tier] <= [theirs[tier] for tier in Tier]


def landings_by_night(scenario: Scenario, plan: Plan) -> set[str]:
    """The journeys on which a head of state or government lands from 23:00 to 06:00."""
    heads = {id_ for id_, who in scenario.people.items() if who.rank == 1}
    hours = {leg.id: to_local(leg.arrive, scenario.zone_of(leg.destination)).hour for leg in plan.journeys}
    return {leg.id for leg in plan.journeys if heads & set(leg.people) and not 6 <= hours[leg.id] < 23}


def test_hanoi_is_proved_best_and_nobody_lands_by_night() -> None:
    scenario = load_scenario(FOLDER / "hanoi-2019.yaml")
    answer = solve(scenario, Settings(time_limit=60))
    assert answer.status is Status.PROVED_BEST
    assert answer.plan is not None
    assert check(scenario, answer.plan) == ()
    assert answer.plan.unscheduled == ()
    assert landings_by_night(scenario, answer.plan) == set()


def test_what_happened_in_hanoi_is_a_plan_without_the_lunch_and_the_signing() -> None:
    scenario = load_scenario(FOLDER / "hanoi-2019.yaml")
    actual = read_plan(FOLDER / "hanoi-2019.actual.csv", scenario)
    assert check(scenario, actual) == ()
    assert {each.meeting for each in actual.unscheduled} == {"working-lunch", "signing"}
    assert {leg.mode for leg in actual.journeys if leg.party == "kims-train"} == {Mode.TRAIN, Mode.GROUND}


@pytest.mark.slow
def test_the_late_waiver_leaves_no_plan_and_is_named() -> None:
    answer = solve(load_scenario(FOLDER / "waiver-late.yaml"), Settings(time_limit=120))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert answer.plan is None
    culprits = {culprit for obstacle in answer.obstacles for culprit in obstacle.culprits}
    assert any(culprit.startswith("permits.kim-yong-chol-waiver") for culprit in culprits)
