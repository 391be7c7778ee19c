"""A second search in a process of its own: it brings what a search here would find, and never outlives its use."""

from __future__ import annotations

import pytest

from planner.bench.families import made
from planner.check import check
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.solve import Settings, solve
from planner.solve.second_search import Errand, SecondSearch
from tests.building import meeting, scenario


def errand(left: float, seconds: float) -> Errand:
    return Errand(scenario=made("shuttle", 60, 0), seed=1, left=left, seconds=seconds, start=None)


def test_it_brings_a_plan_that_the_judge_passes() -> None:
    asked = made("shuttle", 60, 0)
    found = SecondSearch(errand(20, 1)).brought(wait=True)
    assert found is not None
    assert found.price[0] == 0
    assert check(asked, plan_of(compile_scenario(asked), found.assignment, proved=False)) == ()


@pytest.mark.parametrize("left", [0.001, 20])
def test_where_it_has_no_time_or_is_not_waited_for_it_brings_nothing(left: float) -> None:
    search = SecondSearch(errand(left, left))
    assert search.brought(wait=left < 1) is None


def test_where_not_all_can_be_held_it_brings_nothing() -> None:
    clash = {name: meeting("pompeo", pin={"at": "2018-06-05 09:00"}) for name in ("a", "b")}
    impossible = Errand(scenario=scenario(meetings=clash), seed=1, left=5, seconds=0.1, start=None)
    assert SecondSearch(impossible).brought(wait=True) is None


def test_every_core_searches_where_asked() -> None:
    asked = made("shuttle", 300, 0)
    answer = solve(asked, Settings(time_limit=8, fast=True))
    assert answer.plan is not None
    assert check(asked, answer.plan) == ()
