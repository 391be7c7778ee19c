"""What prices prove stands in a tier whether the exact model has come so far or not."""

from __future__ import annotations

import pytest

from planner.plan.record import Tier, TierResult
from planner.solve import Settings, solve
from planner.solve.floors import Floor
from planner.solve.proofs import Proofs
from planner.solve.tier_results import raised
from tests.bounds.test_travel import IN_NEW_YORK, THERE_AND_BACK, world
from tests.building import meeting

FLOORS = {Tier.TRAVEL: Floor(80, {Tier.PRIORITY: 10})}


@pytest.mark.parametrize(
    ("priority", "travel", "solvers", "bound"),
    [
        (10, 100, 0, 80),
        (9, 100, 0, 80),
        (11, 100, 0, 0),
        (10, 100, 90, 90),
        (10, 80, 0, 80),
    ],
)
def test_the_better_of_two_bounds_stands(priority: int, travel: int, solvers: int, bound: int) -> None:
    tiers = (TierResult(Tier.PRIORITY, priority, 5), TierResult(Tier.TRAVEL, travel, solvers))
    assert raised(tiers, FLOORS) == ((tiers[0], TierResult(Tier.TRAVEL, travel, bound)), [])


def test_a_plan_below_a_floor_is_told_and_proves_nothing() -> None:
    tiers = (TierResult(Tier.PRIORITY, 10, 10), TierResult(Tier.TRAVEL, 79, 0))
    fault = "Prices proved that no plan is below 80 in travel, and there is one of 79."
    assert raised(tiers, FLOORS) == (tiers, [fault])


def test_a_floor_stands_in_a_tier_that_the_exact_model_has_not_come_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Proofs, "floors", {Tier.TRAVEL: Floor(1)})
    answer = solve(world(meetings={"m": meeting("pompeo", **IN_NEW_YORK)}), Settings(20, good_enough=Tier.PRIORITY))
    travel = next(each for each in answer.tiers if each.tier is Tier.TRAVEL)
    assert travel.value >= THERE_AND_BACK
    assert travel.bound == 1
