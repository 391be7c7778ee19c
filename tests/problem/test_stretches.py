"""A route of several stretches is one way: in the model, and the same one as in the judge."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.check import ways
from planner.check.case import Case
from planner.domain.scenario import Scenario
from planner.plan.record import Mode, Plan
from planner.problem.compile import compile_scenario
from tests.building import meeting, scenario
from tests.check.plans import leg
from tests.solving import best, status

BETWEEN = ["washington", "new-york"]
TALK = {"talk": meeting("pompeo", where=["new-york/palace"])}


@st.composite
def stretches(draw: st.DrawFn) -> list[dict[str, Any]]:
    number = draw(st.integers(2, 4))
    found = []
    for index in range(number):
        mode = draw(st.sampled_from(["air", "ground", "train"]))
        each = {"mode": mode, "length": f"{draw(st.integers(1, 200))} min"}
        if mode == "train":
            each["sleeper"] = draw(st.sampled_from(["true", "false"]))
        if index < number - 1:
            each |= {"to": "Trenton", "change": f"{draw(st.integers(0, 90))} min"}
        found.append(each)
    return found


def with_line(those: list[dict[str, Any]], **parts: Any) -> Scenario:
    return scenario(routes={"line": {"between": BETWEEN, "stretches": those}}, meetings=TALK, **parts)


@given(those=stretches(), back=st.booleans())
def test_model_and_judge_read_them_alike(those: list[dict[str, Any]], back: bool) -> None:
    small = with_line(those)
    origin, destination = BETWEEN[::-1] if back else BETWEEN
    (way,) = compile_scenario(small).ways.of(own_aircraft=False)[origin, destination]
    case = Case(small, Plan())
    journey = leg("p-1", "05 15:00", way.minutes, f"{origin} - {destination}", "pompeo", mode=way.mode)
    assert ways.fault(case, journey) is None
    assert ways.slept(case, journey) is way.sleeper
    short = leg("p-1", "05 15:00", way.minutes - 1, f"{origin} - {destination}", "pompeo", mode=way.mode)
    assert ways.fault(case, short) is not None
    others = [leg("p-1", "05 15:00", way.minutes, f"{origin} - {destination}", "pompeo", mode=mode) for mode in Mode]
    assert sum(ways.fault(case, other) is None for other in others) == 1


RAIL = {"mode": "train", "to": "Trenton", "length": "2 h", "change": "10 min"}
ROAD = {"mode": "ground", "length": "50 min"}


# From 09:00: 35 min to the station, 3 h, 35 min from it: 13:10.
@pytest.mark.parametrize(("begins", "expected"), [("13:10", "OPTIMAL"), ("13:05", "INFEASIBLE")])
def test_a_leg_takes_as_long_as_stretches_and_changes(begins: str, expected: str) -> None:
    first = meeting("pompeo", pin={"at": "2018-06-05 08:00"})
    then = meeting("pompeo", where=["new-york/palace"], pin={"at": f"2018-06-05 {begins}"})
    routes = {"line": {"between": BETWEEN, "stretches": [RAIL, ROAD]}}
    assert status(scenario(meetings={"a": first, "b": then}, routes=routes)) == expected


def test_it_is_one_journey_of_a_plan() -> None:
    made, _ = best(with_line([RAIL, ROAD]))
    assert {(each.mode, each.arrive - each.depart) for each in made.journeys} == {(Mode.TRAIN, timedelta(hours=3))}
    assert len(made.journeys) == 2


LONG = {"mode": "train", "to": "Trenton", "length": "14 h"}


@pytest.mark.parametrize(
    ("at", "sleeper", "expected"),
    [("04 15:35", "true", "OPTIMAL"), ("04 15:30", "true", "INFEASIBLE"),
     ("05 01:35", "false", "OPTIMAL"), ("05 01:30", "false", "INFEASIBLE")],
)  # fmt: skip
def test_rest_is_that_of_the_longest_stretch(at: str, sleeper: str, expected: str) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": f"2018-06-{at}"})}
    route = {
        "between": ["seoul", "new-york"],
        "stretches": [{**LONG, "sleeper": sleeper}, {"mode": "ground", "length": "1 h"}],
    }
    assert status(scenario(meetings=talk, routes={"way": route})) == expected
