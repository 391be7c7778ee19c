"""What holds of every answer: its status, its honesty, and how it changes when the question does."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import planner.solve.incumbent as incumbent
from planner.check import Finding, check
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.plan.record import Answer, Plan, Status, Tier, TierResult
from planner.solve import Settings, solve
from planner.solve.tier_results import status_of
from tests.building import meeting, scenario, tree

ROOT = Path(__file__).parents[2]


def world(**parts: Any) -> dict[str, Any]:
    """Four meetings on two continents, one of them with a choice of cities."""
    who = {"required": ["pompeo", "kang"], "optional": {"sullivan": "2"}, "deputies": "true"}
    meetings = {
        "talk": meeting(where=["new-york", "seoul"], who=who),
        "dinner": meeting("pompeo", "kang", kind="dinner", where=["new-york"], must="false"),
        "brief": meeting("sullivan"),
        "call": meeting("pompeo", "kang", where=["remote"], kind="call", must="false"),
    }
    relations = {"order": {"rule": "before", "first": "brief", "then": "talk"}}
    return tree(meetings=meetings, relations=relations, **parts)


def values(answer: Answer) -> tuple[int, ...]:
    assert answer.status is Status.PROVED_BEST
    return tuple(tier.value for tier in answer.tiers)


@pytest.fixture(scope="module")
def answer() -> Answer:
    return solve(Scenario.model_validate(world()))


def test_a_proved_plan_has_no_findings_and_every_tier_proved(answer: Answer) -> None:
    assert answer.status is Status.PROVED_BEST
    assert answer.words == "proved best on the grid of 5 min"
    assert [tier.tier for tier in answer.tiers] == list(Tier)
    assert all(tier.proved for tier in answer.tiers)
    assert answer.plan is not None
    assert check(Scenario.model_validate(world()), answer.plan) == ()


@pytest.mark.parametrize(
    "relaxed",
    [
        {"relations": {}},
        {"policies": {"rest": {"length": "0 min"}}},
        {"policies": {"working_hours": ["06:00", "22:00"]}},
        {"policies": {"transfer": "0 min", "formalities": "0 min"}},
    ],
    ids=["no-relation", "no-rest", "longer-days", "no-transfer"],
)
def test_relaxing_never_worsens(answer: Answer, relaxed: dict[str, Any]) -> None:
    lighter = world()
    for key, value in relaxed.items():
        lighter[key] = value
    assert values(solve(Scenario.model_validate(lighter))) <= values(answer)


def test_tightening_never_improves(answer: Answer) -> None:
    blocked = {"kang": {"blocked": [["2018-06-04", "2018-06-06"]]}}
    assert values(solve(Scenario.model_validate(world(people=blocked)))) >= values(answer)


def test_a_week_later_the_plan_is_a_week_later(answer: Answer) -> None:
    later = solve(Scenario.model_validate(world(horizon={"from": "2018-06-11", "to": "2018-06-15"})))
    assert values(later) == values(answer)
    assert answer.plan is not None
    assert later.plan is not None
    week = timedelta(days=7)
    moved = tuple(replace(each, start=each.start + week, end=each.end + week) for each in answer.plan.appointments)
    assert later.plan.appointments == moved


def test_other_names_change_nothing_but_names(answer: Answer) -> None:
    text = str(world()).replace("pompeo", "zz-pompeo").replace("talk", "a-talk").replace("washington", "aa-washington")
    renamed = solve(Scenario.model_validate(ast.literal_eval(text)))
    assert values(renamed) == values(answer)


def test_a_plan_fixed_and_solved_again_costs_the_same(answer: Answer) -> None:
    fixed = world()
    assert answer.plan is not None
    for each in answer.plan.appointments:
        fixed["meetings"][each.meeting]["pin"] = {"at": f"{each.start:%Y-%m-%d %H:%M}Z", "place": each.place}
    again = solve(Scenario.model_validate(fixed))
    free = {Tier.PRIORITY, Tier.ATTENDANCE, Tier.COMFORT, Tier.TRAVEL}
    assert {t.tier: t.value for t in again.tiers if t.tier in free} == {
        t.tier: t.value for t in answer.tiers if t.tier in free
    }
    assert again.plan is not None
    assert again.plan.appointments == answer.plan.appointments


def test_the_same_plan_in_three_processes_with_shuffled_input() -> None:
    program = """
import random, sys
from planner.domain.scenario import Scenario
from planner.solve import Settings, solve
from tests.solve.test_solve import world
def shuffled(tree):
    if not isinstance(tree, dict):
        return tree
    keys = list(tree)
    random.Random(int(sys.argv[1])).shuffle(keys)
    return {key: shuffled(tree[key]) for key in keys}
print(repr(solve(Scenario.model_validate(shuffled(world()))).plan))
"""
    runs = [
        subprocess.run([sys.executable, "-c", program, str(seed)], capture_output=True, text=True, cwd=ROOT, check=True)
        for seed in range(3)
    ]
    assert len({run.stdout for run in runs}) == 1
    assert "Appointment" in runs[0].stdout


def test_no_plan_exists_is_said_only_when_it_is_proved() -> None:
    never = scenario(meetings={"talk": meeting("pompeo", when={"days": ["sat"]})})
    answer = solve(never)
    assert (answer.status, answer.plan) == (Status.NO_PLAN_EXISTS, None)
    assert "must be held on Sat" in answer.obstacles[0].sentence


def test_stopped_at_once_it_has_found_nothing_and_claims_nothing() -> None:
    answer = solve(Scenario.model_validate(world()), should_stop=lambda: True)
    assert (answer.status, answer.plan, answer.obstacles) == (Status.NO_PLAN_FOUND, None, ())


def test_stopping_keeps_the_plan_found_so_far() -> None:
    seen: list[str] = []
    stop = {"on_progress": lambda p: seen.append(p.says), "should_stop": lambda: len(seen) > 2}
    answer = solve(Scenario.model_validate(world()), **stop)
    assert answer.plan is None or check(Scenario.model_validate(world()), answer.plan) == ()
    assert seen


def test_a_plan_that_the_judge_refuses_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incumbent, "check", lambda scenario, plan: (Finding("rooms", "talk", "The room is taken."),))
    with pytest.raises(BrokenPlan, match="The room is taken"):
        solve(scenario(meetings={"talk": meeting("pompeo")}))


def test_a_value_that_the_judge_does_not_share_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incumbent, "score", lambda scenario, plan: ())
    with pytest.raises(BrokenPlan, match="the judge makes"):
        solve(scenario(meetings={"talk": meeting("kang", where=["new-york"])}))


@pytest.mark.parametrize(
    ("value", "bound", "status"),
    [(10, 10, Status.PROVED_BEST), (10, 9, Status.WITHIN), (10, 0, Status.BEST_FOUND)],
)
def test_the_status_says_what_is_known(value: int, bound: int, status: Status) -> None:
    tiers = (TierResult(Tier.PRIORITY, 0, 0), TierResult(Tier.TRAVEL, value, bound))
    assert status_of(tiers) is status


def test_a_meeting_left_out_says_why() -> None:
    both = {f"m-{n}": meeting("pompeo", must="false", pin={"at": "2018-06-05 09:00"}, priority=str(n)) for n in (1, 2)}
    never = {"m-3": meeting("pompeo", must="false", when={"days": ["sat"]})}
    plan = solve(scenario(meetings={**both, **never})).plan
    assert isinstance(plan, Plan)
    reasons = {each.meeting: each.reason for each in plan.unscheduled}
    assert set(reasons) == {"m-1", "m-3"}
    assert reasons["m-1"].startswith("Proved")
    assert "its weekdays" in reasons["m-3"]


def test_what_is_good_enough_ends_the_work(answer: Answer) -> None:
    asked = Scenario.model_validate(world())
    enough = solve(asked, Settings(good_enough=Tier.TRAVEL))
    assert [each.value for each in enough.tiers[:-1]] == [each.value for each in answer.tiers[:-1]]
    assert all(each.proved for each in enough.tiers[:-1])
    assert enough.status is Status.BEST_FOUND
    assert enough.remarks[-1].startswith("Nothing is better in travel and what comes before it, which was asked to be")
    assert "tidiness" not in enough.seconds
    assert "tidiness" in answer.seconds


def test_what_is_good_enough_is_proved_where_it_costs_nothing() -> None:
    asked = Scenario.model_validate(world())
    enough = solve(asked, Settings(good_enough=Tier.PRIORITY))
    assert enough.tiers[0] == TierResult(Tier.PRIORITY, 0, 0)
    assert enough.plan is not None
    assert check(asked, enough.plan) == ()
    assert solve(asked, Settings(good_enough=Tier.TIDINESS)).status is Status.PROVED_BEST


def test_the_size_of_the_model_was_estimated(answer: Answer) -> None:
    assert answer.estimate is not None
    assert 100 < answer.estimate < 10_000
