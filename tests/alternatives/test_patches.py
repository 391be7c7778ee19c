"""A meeting elsewhere as a patch of its file says what the scenario says in which it is there."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from planner.alternatives import narrowed, narrowing, pinning
from planner.domain.patch import merge
from planner.domain.scenario import Scenario
from tests.building import meeting, tree
from tests.house.imports import ROOT

HOUSE = "washington/white-house"
MEETINGS: dict[str, dict[str, Any]] = {
    "plain": meeting("pompeo"),
    "pinned": meeting("pompeo", pin={"at": "2018-06-05 12:00", "place": HOUSE}),
    "may be shortened": meeting("pompeo", length="90 min", least_length="60 min"),
    "two windows": meeting("pompeo", when={"between": [["2018-06-05", "2018-06-05"], ["2018-06-07", "2018-06-07"]]}),
    "by day": meeting("pompeo", when={"days": ["tue"], "time_of_day": ["09:00", "12:00"]}),
}


@pytest.mark.parametrize("name", MEETINGS)
@pytest.mark.parametrize("shortened", [None, 30])
def test_the_patch_says_what_the_narrowed_scenario_says(name: str, shortened: int | None) -> None:
    asked = tree(meetings={"a": MEETINGS[name]})
    scenario = Scenario.model_validate(asked)
    start = datetime(2018, 6, 5, 14, 5, tzinfo=UTC)
    there = narrowed(scenario, "a", start, HOUSE, shortened)
    patch = narrowing(scenario, "a", start, HOUSE, shortened)
    assert Scenario.model_validate(merge(asked, patch)) == there


@pytest.mark.parametrize("name", MEETINGS)
def test_a_pin_is_at_the_instant_by_the_clock_of_its_place(name: str) -> None:
    asked = tree(meetings={"a": MEETINGS[name]})
    start = datetime(2018, 6, 5, 14, 5, tzinfo=UTC)
    patch = pinning(Scenario.model_validate(asked), "a", start, HOUSE)
    assert patch == {"meetings": {"a": {"pin": {"at": "2018-06-05 10:05", "place": HOUSE}}}}
    pin = Scenario.model_validate(merge(asked, patch)).meetings["a"].pin
    assert pin is not None
    assert str(pin.at) == "2018-06-05 10:05"


def test_a_pin_in_the_hour_that_comes_twice_says_which_is_meant() -> None:
    scenario = Scenario.model_validate(tree(meetings={"a": meeting("pompeo")}))
    first = datetime(2018, 11, 4, 5, 30, tzinfo=UTC)
    pins = [pinning(scenario, "a", first + timedelta(hours=hours), HOUSE) for hours in (0, 1, 2)]
    at = [patch["meetings"]["a"]["pin"]["at"] for patch in pins]
    assert at == ["2018-11-04 01:30-04:00", "2018-11-04 01:30-05:00", "2018-11-04 02:30"]


def test_slots_load_no_solver() -> None:
    program = "import planner.alternatives, sys; print('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
