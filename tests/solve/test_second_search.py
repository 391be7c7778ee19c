"""A second search in a process of its own: it brings what a search here would find, and never outlives its use."""

from __future__ import annotations

import pytest

from planner.bench.families import made
from planner.check import check
from planner.domain.scenario import Scenario
from planner.plan.settings import Settings
from planner.runs import Job
from planner.solve import second_search, solve
from planner.solve.second_search import SecondSearch
from tests.building import meeting, scenario
from tests.cli.running import FAKES


def search(asked: Scenario, seconds: float) -> SecondSearch:
    return SecondSearch(Job(asked, Settings(time_limit=seconds, fast=True)))


def test_it_brings_a_plan_that_the_judge_passes() -> None:
    asked = made("shuttle", 60, 0)
    plan = search(asked, 3).plan(20)
    assert plan is not None
    assert check(asked, plan) == ()


@pytest.mark.parametrize(("seconds", "wait"), [(0.001, 20), (20, 0)], ids=["no-time", "not-waited-for"])
def test_where_it_has_no_time_or_is_not_waited_for_it_brings_nothing(seconds: float, wait: float) -> None:
    assert search(made("shuttle", 60, 0), seconds).plan(wait) is None


def test_where_not_all_can_be_held_it_brings_nothing() -> None:
    clash = {name: meeting("pompeo", pin={"at": "2018-06-05 09:00"}) for name in ("a", "b")}
    assert search(scenario(meetings=clash), 1).plan(20) is None


@pytest.mark.parametrize(
    ("function", "faults"),
    [
        ("fails", ["The second search failed (RuntimeError: something broke"]),
        ("aborts", ["The second"]),
        ("is_killed", []),
    ],
)
def test_what_of_ours_fails_in_it_is_told(function: str, faults: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_search, "FUNCTION", f"{FAKES}{function}")
    second = search(made("shuttle", 60, 0), 5)
    assert second.plan(20) is None
    assert [told[: len(fault)] for told, fault in zip(second.faults, faults, strict=True)] == faults


def test_every_core_searches_where_asked() -> None:
    asked = made("shuttle", 300, 0)
    answer = solve(asked, Settings(time_limit=8, fast=True))
    assert answer.plan is not None
    assert check(asked, answer.plan) == ()
