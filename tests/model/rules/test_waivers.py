"""What is waived the model lets through, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.search.search import Search
from tests.building import meeting, scenario
from tests.model.rules.test_duty import CALL, LONG, day
from tests.solving import best, status

GIVEN = {"why": "The minister insists", "by": "The private office"}
"""The horizon ends with 8 June in Washington."""


def waiver(rule: str, **fields: Any) -> dict[str, Any]:
    """A waiver of a rule as the only one."""
    return {"w": {"waives": rule, **GIVEN, **fields}}


def searched(asked: Scenario) -> bool:
    """Whether a search holds everything that must be held."""
    search = Search(compile_scenario(asked), 1)
    search.construct(no_tick)
    return search.now.whole


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [({}, "INFEASIBLE"), (waiver("rest", who=["kang"]), "OPTIMAL"), (waiver("rest", who=["rok"]), "OPTIMAL"),
     (waiver("rest", who=["us"]), "INFEASIBLE"), (waiver("travel-hours", who=["kang"]), "INFEASIBLE"),
     (waiver("rest", who=["kang"], until="2018-06-08"), "OPTIMAL"),
     (waiver("rest", who=["kang"], until="2018-06-07"), "INFEASIBLE")],
)  # fmt: skip
def test_rest_is_waived_for_whom_it_is_waived(waivers: dict[str, Any], expected: str) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": "2018-06-04 14:55"})}
    asked = scenario(meetings=talk, routes=LONG, people={"kang": {"returns": "false"}}, waivers=waivers)
    assert status(asked) == expected
    assert searched(asked) is (expected == "OPTIMAL")


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [({}, "INFEASIBLE"), (waiver("daily-meetings", who=["pompeo"]), "OPTIMAL"),
     (waiver("daily-meetings", who=["kang"]), "INFEASIBLE"), (waiver("daily-minutes", who=["pompeo"]), "INFEASIBLE")],
)  # fmt: skip
def test_so_is_the_load_of_a_day(waivers: dict[str, Any], expected: str) -> None:
    asked = scenario(meetings=day(4), policies={"daily_meetings": "3"}, waivers=waivers)
    assert status(asked) == expected
    assert searched(asked) is (expected == "OPTIMAL")


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [({}, "INFEASIBLE"), (waiver("working-hours", meetings=["talk"]), "OPTIMAL"),
     (waiver("quiet-times", meetings=["talk"]), "INFEASIBLE"), (waiver("rest", who=["pompeo"]), "INFEASIBLE")],
)  # fmt: skip
def test_so_are_working_hours(waivers: dict[str, Any], expected: str) -> None:
    between = [["2018-06-05 20:00", "2018-06-05 22:00"]]
    talk = {"talk": meeting("pompeo", when={"between": between})}
    assert status(scenario(meetings=talk, waivers=waivers)) == expected


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [({}, "INFEASIBLE"), (waiver("quiet-times", meetings=["talk"]), "OPTIMAL"),
     (waiver("working-hours", meetings=["talk"]), "INFEASIBLE")],
)  # fmt: skip
def test_so_are_quiet_times(waivers: dict[str, Any], expected: str) -> None:
    talk = {"talk": meeting("pompeo", when={"between": [["2018-06-05 10:00", "2018-06-05 12:00"]]})}
    policies = {"quiet_times": {"prayer": {"name": "Prayer", "between": ["10:30", "11:30"]}}}
    assert status(scenario(meetings=talk, policies=policies, waivers=waivers)) == expected


@pytest.mark.parametrize(("who", "comfort"), [("kang", 0), ("pompeo", 60)])
def test_hours_for_travelling_that_are_waived_cost_nothing(who: str, comfort: int) -> None:
    asked = scenario(
        meetings=CALL,
        routes=LONG,
        people={"kang": {"returns": "false"}},
        policies={"travel_hours": {"hours": ["09:00", "09:30"], "weight": "60"}, "night": {"weight": "0"}},
        waivers=waiver("travel-hours", who=[who]),
    )
    assert best(asked)[1][Tier.COMFORT] == comfort
