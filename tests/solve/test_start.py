"""Going on from a plan: never worse than it, with what fits of it, and told in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.bench.families import made
from planner.check import check, score, tiers
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Plan, Status, Tier
from planner.solve import Settings, solve, work
from tests.solve.test_solve import world

KEPT = "The plan that it went on from is kept: "


@pytest.fixture(scope="module")
def asked() -> Scenario:
    return Scenario.model_validate(world())


@pytest.fixture(scope="module")
def best(asked: Scenario) -> Plan:
    return plan_in(solve(asked))


def plan_in(answer: Answer) -> Plan:
    assert answer.plan is not None
    return answer.plan


def moved(plan: Plan, meeting: str, by: timedelta) -> Plan:
    """The plan with one meeting at another time."""
    changed = (
        replace(each, start=each.start + by, end=each.end + by) if each.meeting == meeting else each
        for each in plan.appointments
    )
    return replace(plan, appointments=tuple(sorted(changed)))


def test_the_best_plan_is_kept_as_it_is(asked: Scenario, best: Plan) -> None:
    named = replace(best, journeys=tuple(replace(each, id=f"my-{each.id}") for each in best.journeys))
    named = replace(named, rests=tuple(replace(each, journey=f"my-{each.journey}") for each in named.rests))
    answer = solve(asked, start=named)
    assert answer.status is Status.PROVED_BEST
    assert answer.remarks == (f"{KEPT}there is no better one.",)
    assert answer.plan == named


def test_a_worse_plan_becomes_the_best(asked: Scenario, best: Plan) -> None:
    worse = moved(best, "brief", timedelta(minutes=30))
    assert check(asked, worse) == ()
    assert tiers(score(asked, worse))[Tier.TIDINESS] > tiers(score(asked, best))[Tier.TIDINESS]
    answer = solve(asked, start=worse)
    assert answer.status is Status.PROVED_BEST
    assert answer.remarks == ()
    assert tiers(answer.terms) == tiers(score(asked, best))


def test_a_plan_that_breaks_rules_gives_what_still_fits(asked: Scenario, best: Plan) -> None:
    talk, brief = best.appointment("talk"), best.appointment("brief")
    assert talk is not None
    assert brief is not None
    broken = moved(best, "brief", talk.start - brief.start)
    assert len(check(asked, broken)) > 0
    answer = solve(asked, start=broken)
    assert answer.status is Status.PROVED_BEST
    number = len(check(asked, broken))
    rules = "rule" if number == 1 else "rules"
    assert answer.remarks[0].startswith(
        f"The plan that it was to go on from breaks {number} {rules} of this scenario; "
    )
    assert answer.remarks[0].endswith("of its 4 meetings.")


def test_without_time_for_anything_the_plan_stays(asked: Scenario, best: Plan) -> None:
    answer = solve(asked, should_stop=lambda: True, start=best)
    assert answer.status is Status.BEST_FOUND
    assert answer.plan == best
    assert f"{KEPT}no better one was found." in answer.remarks


def test_a_plan_off_the_grid_that_is_better_than_the_grid_allows_is_no_contradiction() -> None:
    tree: dict[str, Any] = world()
    coarse = {**tree, "horizon": {**tree["horizon"], "grid": "60 min"}}
    fine = Scenario.model_validate(tree)
    hourly = Scenario.model_validate(coarse)
    start = plan_in(solve(fine))
    assert check(hourly, start) == ()
    answer = solve(hourly, start=start)
    assert answer.faults == ()
    assert tiers(answer.terms) == tiers(score(hourly, start))
    assert answer.status is Status.BEST_FOUND


def test_a_plan_that_the_model_does_not_know_contradicts_no_proof(
    asked: Scenario, best: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "values_of", lambda *_: None)
    answer = solve(asked, start=best)
    assert answer.status is Status.PROVED_BEST
    assert answer.faults == ()


def test_a_search_goes_on_where_it_was() -> None:
    large = made("shuttle", 100, 0)
    first = solve(large, Settings(time_limit=4))
    second = solve(large, Settings(time_limit=4), start=plan_in(first))
    assert [each.value for each in second.tiers] <= [each.value for each in first.tiers]
    assert check(large, plan_in(second)) == ()
