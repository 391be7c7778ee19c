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


# The fifth of June ends in Washington, which is home: what begins at 23:55 there is lifted, and at 24:00 it is not.
@pytest.mark.parametrize(
    ("between", "expected"),
    [(["2018-06-05 23:55", "2018-06-06 01:00"], "OPTIMAL"), (["2018-06-06 00:00", "2018-06-06 01:00"], "INFEASIBLE")],
)
@pytest.mark.parametrize("rule", ["working-hours", "quiet-times", "call-hours"])
def test_what_begins_before_the_end_of_its_last_day_is_lifted_and_nothing_after(
    rule: str, between: list[str], expected: str
) -> None:
    when: dict[str, Any] = {"between": [between]}
    if rule == "quiet-times":
        when["time_of_day"] = ["00:00", "24:00"]
    policies: dict[str, Any] = {
        "quiet_times": {"rest": {"name": "Rest", "between": ["20:00", "06:00"]}} if rule == "quiet-times" else {},
        "call_hours": {"hours": ["09:00", "17:00"], "outside": "forbid"},
    }
    place = "remote" if rule == "call-hours" else "washington/state"
    about = {"who": ["pompeo"]} if rule == "call-hours" else {"meetings": ["talk"]}
    talk = {"talk": meeting("pompeo", where=[place], when=when)}
    asked = scenario(meetings=talk, policies=policies, waivers=waiver(rule, until="2018-06-05", **about))
    assert status(asked) == expected
    assert searched(asked) is (expected == "OPTIMAL")


@pytest.mark.parametrize("rule", ["daily-meetings", "daily-minutes"])
@pytest.mark.parametrize(("until", "expected"), [("2018-06-05", "OPTIMAL"), ("2018-06-04", "INFEASIBLE")])
def test_the_load_is_lifted_day_by_day(rule: str, until: str, expected: str) -> None:
    limits = {"daily_meetings": "3"} if rule == "daily-meetings" else {"daily_minutes": "119 min"}
    asked = scenario(meetings=day(4), policies=limits, waivers=waiver(rule, who=["pompeo"], until=until))
    assert status(asked) == expected
    assert searched(asked) is (expected == "OPTIMAL")


def test_a_limit_that_no_meeting_keeps_is_lifted_on_its_day_only() -> None:
    talks = {"talk": meeting("pompeo", when={"days": ["tue", "wed"]}, length="2 h")}
    policies = {"daily_minutes": "90 min"}
    asked = scenario(meetings=talks, policies=policies, waivers=waiver("daily-minutes", who=["us"], until="2018-06-05"))
    plan, _ = best(asked)
    assert f"{plan.appointments[0].start:%d}" == "05"
    assert searched(asked)
    late = scenario(meetings=talks, policies=policies, waivers=waiver("daily-minutes", who=["us"], until="2018-06-04"))
    assert status(late) == "INFEASIBLE"
    assert not searched(late)


@pytest.mark.parametrize(
    ("waived_from", "until", "more", "expected"),
    [
        (["pompeo"], "11:00", {}, "OPTIMAL"),
        ([], "11:00", {}, "INFEASIBLE"),
        (["pompeo"], "11:00", {"r": {"rule": "before", "first": "sullivan", "then": "pompeo"}}, "INFEASIBLE"),
        (["pompeo"], "11:15", {"r": {"rule": "before", "first": "sullivan", "then": "pompeo"}}, "OPTIMAL"),
        (["pompeo"], "12:15", {"r": {"rule": "adjacent", "first": "kang", "then": "sullivan", "within": "0 min"}}, "OPTIMAL"),
        (["pompeo"], "11:55", {"r": {"rule": "adjacent", "first": "kang", "then": "sullivan", "within": "0 min"}}, "INFEASIBLE"),
    ],
)  # fmt: skip
def test_a_room_needs_no_turnover_after_a_meeting_from_which_it_is_waived(
    waived_from: list[str], until: str, more: dict[str, Any], expected: str
) -> None:
    names = ("pompeo", "sullivan", "kang") if "adjacent" in str(more) else ("pompeo", "sullivan")
    when = {"between": ["2018-06-06 09:00", f"2018-06-06 {until}"]}
    people = {"kang": {"base": "washington"}}
    asked = scenario(
        meetings={who: meeting(who, where=["washington/state"], when=when) for who in names},
        people=people,
        relations=more,
        waivers=waiver("turnover", meetings=waived_from) if waived_from else {},
    )
    assert status(asked) == expected
    if not more or expected == "INFEASIBLE":  # one try does not find every order
        assert searched(asked) is (expected == "OPTIMAL")


@pytest.mark.parametrize(("who", "comfort"), [("kang", 0), ("pompeo", 60)])
def test_a_night_that_is_waived_costs_nothing(who: str, comfort: int) -> None:
    when = {"between": [["2018-06-05 22:00", "2018-06-05 23:00"]], "time_of_day": ["00:00", "24:00"]}
    late = {"late": meeting("kang", where=["seoul/blue-house"], when=when)}
    assert best(scenario(meetings=late, waivers=waiver("night", who=[who])))[1][Tier.COMFORT] == comfort
