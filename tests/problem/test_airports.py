"""Cities with several airports: the nearest two, those that a route says, and the way to one that is farther."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import airports, check, journeys, ways
from planner.check.case import Case
from planner.domain.city_airports import flown_between
from planner.domain.scenario import Scenario
from planner.plan.record import Mode, Plan
from planner.problem.compile import compile_scenario
from planner.solve import solve
from tests.building import meeting, scenario
from tests.check.plans import leg
from tests.solving import best, status

NEWARK = {"airport": "EWR", "ground": "20 min"}
BALTIMORE = {"airport": "BWI", "ground": "25 min"}
TALK = {"talk": meeting("pompeo", where=["new-york/palace"])}
CODES = ("LGA", "EWR", "BWI", "DCA", "GMP", "HND", "NRT")


def asked(new_york: list[Any], washington: list[Any] = (), **parts: Any) -> Scenario:  # type: ignore[assignment]
    places = {"new-york": {"other_airports": list(new_york)}, "washington": {"other_airports": list(washington)}}
    return scenario(**{"places": places, "meetings": TALK, **parts})


def pair(small: Scenario, origin: str = "washington", destination: str = "new-york") -> str:
    found = airports.used(Case(small, Plan()), origin, destination)
    assert found is not None
    return "-".join(each.code for each in found)


@pytest.mark.parametrize(
    ("new_york", "washington", "codes"),
    [([], [], "IAD-JFK"), ([NEWARK], [], "IAD-EWR"), ([], [BALTIMORE], "BWI-JFK"), ([NEWARK], [BALTIMORE], "BWI-EWR")],
)
def test_one_flies_between_the_nearest_two(new_york: list[Any], washington: list[Any], codes: str) -> None:
    small = asked(new_york, washington)
    assert pair(small) == codes
    assert pair(small, "new-york", "washington") == "-".join(codes.split("-")[::-1])


def test_of_two_in_one_place_the_first_is_taken() -> None:
    """A city may lie where it likes: the first airport is then where the city says."""
    places = {"new-york": {"at": ["40.692501", "-74.168701"], "other_airports": [NEWARK]}}
    assert pair(scenario(places=places)) == "IAD-JFK"


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    st.integers(0, 60),
)
def test_model_and_judge_take_the_same_ways(here: list[str], there: list[str], ground: int) -> None:
    small = asked(
        [{"airport": code, "ground": f"{ground + 5} min"} for code in here],
        [{"airport": code, "ground": f"{ground} min"} for code in there],
    )
    case, problem = Case(small, Plan()), compile_scenario(small)
    for ends in (("washington", "new-york"), ("new-york", "washington")):
        (way,) = problem.ways.of(own_aircraft=False)[ends]
        journey = leg("p-1", "05 15:00", way.minutes, " - ".join(ends), "pompeo")
        assert ways.fault(case, journey) is None
        short = leg("p-1", "05 15:00", way.minutes - 1, " - ".join(ends), "pompeo")
        assert ways.fault(case, short) is not None
        minutes = [each(case, journey).total_seconds() / 60 for each in (journeys.boarding, journeys.formalities)]
        assert minutes == [problem.boarding(way), problem.formalities(way)]


ROUTE = {"between": ["washington", "new-york"], "airports": "IAD-JFK"}


@pytest.mark.parametrize(
    ("routes", "codes", "farther"),
    [
        ({}, "IAD-EWR", (0, 20)),
        ({"way": ROUTE}, "IAD-JFK", (0, 0)),
        ({"way": {**ROUTE, "airports": "BWI-EWR"}}, "BWI-EWR", (25, 20)),
        ({"way": {"between": ["new-york", "washington"], "airports": "EWR-BWI"}}, "BWI-EWR", (25, 20)),
        ({"way": {"between": ["washington", "new-york"], "length": "90 min"}}, "IAD-EWR", (0, 20)),
    ],
)
def test_a_route_says_by_which(routes: dict[str, Any], codes: str, farther: tuple[int, int]) -> None:
    small = asked([NEWARK], [{**BALTIMORE, "airport": "BWI"}] if "BWI" in codes else [], routes=routes)
    (way,) = compile_scenario(small).ways.of(own_aircraft=False)["washington", "new-york"]
    assert (way.to_airport, way.from_airport) == farther
    case = Case(small, Plan())
    assert ways.farther(case, leg("p-1", "05 15:00", 90, "washington - new-york", "pompeo")) == farther
    found = flown_between(small, "washington", "new-york", next(iter(small.routes.values()), None))
    assert found is not None
    assert "-".join(each.code for each in found) == codes


def test_on_the_ground_no_airport_is_far() -> None:
    road = {"between": ["washington", "new-york"], "mode": "ground", "length": "4 h"}
    small = asked([NEWARK], routes={"road": road})
    by_road = leg("p-1", "05 15:00", 240, "washington - new-york", "pompeo", mode=Mode.GROUND)
    assert ways.farther(Case(small, Plan()), by_road) == (0, 0)
    assert compile_scenario(small).formalities(
        compile_scenario(small).ways.of(own_aircraft=False)["washington", "new-york"][0]
    ) == 0  # fmt: skip


# 10:00 + 35 transfer + 30 boarding = 11:05; 75 min in the air: 12:20; 20 formalities + 20 from Newark + 35 transfer = 13:35.
@pytest.mark.parametrize(("second", "expected"), [("13:35", "OPTIMAL"), ("13:30", "INFEASIBLE")])
def test_the_way_from_a_farther_airport_takes_its_time(second: str, expected: str) -> None:
    meetings = {
        "a": meeting("pompeo", pin={"at": "2018-06-05 09:00"}),
        "b": meeting("pompeo", where=["new-york/palace"], pin={"at": f"2018-06-05 {second}"}),
    }
    routes = {"way": {"between": ["washington", "new-york"], "length": "75 min"}}
    assert status(asked([NEWARK], meetings=meetings, routes=routes)) == expected


# The way there has the same two airports: 10:00 + 35 + 20 to Newark + 30 = 11:25; 12:40; + 20 + 35 = 13:35.
@pytest.mark.parametrize(("second", "expected"), [("13:35", "OPTIMAL"), ("13:30", "INFEASIBLE")])
def test_the_way_to_a_farther_airport_takes_its_time(second: str, expected: str) -> None:
    meetings = {
        "a": meeting("pompeo", where=["new-york/palace"], pin={"at": "2018-06-05 09:00"}),
        "b": meeting("pompeo", pin={"at": f"2018-06-05 {second}"}),
    }
    routes = {"way": {"between": ["washington", "new-york"], "length": "75 min"}}
    assert status(asked([NEWARK], meetings=meetings, routes=routes)) == expected


def test_a_plan_that_is_solved_stands_before_the_judge() -> None:
    small = asked([NEWARK], [BALTIMORE])
    made, _ = best(small)
    assert check(small, made) == ()


@pytest.mark.parametrize("ground", ["120 min", "40 min"])
def test_a_farther_airport_that_leaves_no_time_is_named(ground: str) -> None:
    meetings = {
        "a": meeting("pompeo", pin={"at": "2018-06-05 09:00"}),
        "b": meeting("pompeo", where=["new-york/palace"], pin={"at": "2018-06-05 11:30"}),
    }
    routes = {"way": {"between": ["washington", "new-york"], "length": "45 min"}}
    nothing = dict.fromkeys(("transfer", "boarding", "formalities"), "0 min")
    answer = solve(asked([{**NEWARK, "ground": ground}], meetings=meetings, routes=routes, policies=nothing))
    culprits = {culprit for each in answer.obstacles for culprit in each.culprits}
    assert ("places.new-york.other_airports" in culprits) is (ground == "120 min")
    assert (answer.plan is None) is (ground == "120 min")
