"""Hours for calls: what the model and the search let through, what it costs, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.search.prices import PLACE
from planner.search.search import Search
from tests.building import meeting, scenario
from tests.model.rules.test_duty import LONG
from tests.solving import best, status

GIVEN = {"waives": "call-hours", "why": "It is urgent", "by": "The private office"}


def searched(asked: Scenario) -> int | None:
    """What the plan of a search costs in comfort; None where it does not hold everything that must be held."""
    search = Search(compile_scenario(asked), 1)
    search.construct(no_tick)
    found = [search.now, *search.improve(12, no_tick)][-1]
    return found.price[PLACE[Tier.COMFORT]] if found.whole else None


def called(start: str, rule: dict[str, Any], **parts: Any) -> Scenario:
    """A call of an hour that starts at a time in Washington, and no later; Seoul is thirteen hours ahead."""
    hour = f"{int(start[:2]) + 1:02}:{start[3:]}"
    when = {"between": [[f"2018-06-05 {start}", f"2018-06-05 {hour}"]]}
    call = meeting("pompeo", "kang", where=["remote"], when=when)
    return scenario(meetings={"call": call}, policies={"call_hours": rule, "night": {"weight": "0"}}, **parts)


@pytest.mark.parametrize(
    ("start", "parts", "number"),
    [("08:00", {}, 0), ("08:05", {}, 1), ("07:00", {}, 0), ("06:55", {}, 1), ("02:00", {}, 1), ("12:00", {}, 1),
     ("12:00", {"people": {"kang": {"figures": {"call_hours": {"outside": "ignore"}}}}}, 0),
     ("12:00", {"delegations": {"rok": {"figures": {"call_hours": {"hours": ["00:00", "24:00"]}}}}}, 0),
     ("12:00", {"delegations": {"us": {"figures": {"call_hours": {"hours": ["00:00", "24:00"]}}}}}, 1),
     ("12:00", {"waivers": {"w": {**GIVEN, "who": ["rok"]}}}, 0), ("12:00", {"waivers": {"w": {**GIVEN, "who": ["us"]}}}, 1),
     ("12:00", {"delegations": {"us": {"figures": {"call_hours": {"hours": ["01:00", "04:00"]}}}}}, 2)],
)  # fmt: skip
def test_a_call_is_at_an_hour_for_everybody_in_it(start: str, parts: dict[str, Any], number: int) -> None:
    forbidding = called(start, {"outside": "forbid"}, **parts)
    assert status(forbidding) == ("INFEASIBLE" if number else "OPTIMAL")
    assert searched(forbidding) == (None if number else 0)
    avoiding = called(start, {"weight": "7"}, **parts)
    assert best(avoiding)[1][Tier.COMFORT] == 7 * number
    assert searched(avoiding) == 7 * number


@pytest.mark.parametrize(("at", "late"), [("06 03:00", True), ("06 12:00", False), ("05 20:00", False)])
def test_who_travels_is_called_by_the_clock_of_where_they_are(at: str, late: bool) -> None:
    """Kang lands in New York early on the fifth at the latest, and stays."""
    until = f"{at[:3]}{int(at[3:5]) + 1:02}:00"
    asked = scenario(
        meetings={
            "talk": meeting("kang", where=["new-york/palace"], pin={"at": "2018-06-05 17:00"}),
            "call": meeting("kang", where=["remote"], when={"between": [[f"2018-06-{at}", f"2018-06-{until}"]]}),
        },
        routes=LONG,
        people={"kang": {"returns": "false"}},
        policies={"call_hours": {"outside": "forbid"}, "travel_hours": {"outside": "ignore"}},
    )  # fmt: skip
    assert status(asked) == ("INFEASIBLE" if late else "OPTIMAL")
    assert (searched(asked) is None) is late


def test_a_call_that_is_pinned_has_no_hours() -> None:
    call = meeting("pompeo", "kang", where=["remote"], pin={"at": "2018-06-05 12:00"})
    asked = scenario(meetings={"call": call}, policies={"call_hours": {"outside": "forbid"}})
    assert status(asked) == "OPTIMAL"
    assert searched(asked) == 0


def test_a_call_is_put_where_it_is_day_for_both() -> None:
    call = meeting("pompeo", "kang", where=["remote"])
    asked = scenario(meetings={"call": call}, policies={"night": {"weight": "0"}})
    plan, values = best(asked)
    assert values[Tier.COMFORT] == 0
    assert searched(asked) == 0
    assert f"{plan.appointments[0].start:%d %H:%M}" == "04 11:00"
