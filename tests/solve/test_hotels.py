"""Hotels against every plan there is: rest after a leg, and nights between meetings, on scenarios small enough for that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.problem import compile_scenario, no_tick
from planner.search.search import Search
from tests.search.test_search import is_what_the_judge_says
from tests.solve.test_against_brute_force import BASE, CITY, IDS, SLOW, agree, clock

HOUR = "60 min"


def asked(draw: st.DrawFn, number: int, until: int, who: list[list[str]], where: list[list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for id_ in IDS[:number]:
        low = draw(st.integers(9, until - 2))
        parts = draw(st.sampled_from([{}, {}, {"joins_after": HOUR}, {"leaves_after": HOUR}]))
        people = draw(st.sampled_from(who))
        found[id_] = {
            "title": "Talk",
            "who": {"required": people, **{field: {people[0]: length} for field, length in parts.items()}},
            "where": draw(st.sampled_from(where)),
            "length": "2 h" if parts else "1 h",
            "when": {
                "between": [clock(low), clock(draw(st.integers(low + 1, until)))],
                "time_of_day": ["00:00", "24:00"],
            },
            "must": draw(st.sampled_from(["true", "false"])),
        }
    return found


@st.composite
def nights(draw: st.DrawFn) -> Scenario:
    """Two meetings in a hall and an annex between 9 and 14 o'clock, with a night or two that end in between."""
    ground = {"inn - hall": draw(st.sampled_from(["60 min", "0 min"])), "hall - annex": "60 min"}
    shut = {"blocked": [["2018-06-04", "2018-06-04"]]}
    hotels = draw(st.sampled_from([[], ["a/hall"], ["a/inn"], ["a/inn"], ["a/annex"]]))
    own, delegation = draw(st.sampled_from([(hotels, []), ([], hotels), (hotels, ["a/annex"])]))
    people: dict[str, Any] = {id_: dict(each) for id_, each in BASE["people"].items()}
    people["ann"] |= {"hotels": own}
    if draw(st.booleans()):
        people["cid"]["figures"] = {"rest": {"at_night": "60 min"}}
    tree = {
        **BASE,
        "horizon": {"from": clock(9), "to": clock(14), "grid": HOUR},
        "places": {"a": {**CITY, "venues": {"hall": {}, "annex": {}, "inn": shut}, "ground": ground}},
        "delegations": {**BASE["delegations"], "one": {"name": "One", "base": "a", "hotels": delegation}},
        "people": people,
        "meetings": asked(draw, 2, 14, [["ann"], ["ann", "cid"], ["cid"]], [["a"]]),
        "policies": {
            "ground": HOUR,
            "night": {"hours": draw(st.sampled_from([["08:00", "11:00"], ["10:00", "12:00"], ["22:00", "13:00"]]))},
            "rest": {"at_night": draw(st.sampled_from(["0 min", "60 min", "2 h", "3 h"]))},
        },
    }
    return Scenario.model_validate(tree)


@st.composite
def landings(draw: st.DrawFn) -> Scenario:
    """Ann between two cities an hour apart, rest after the way, and a hotel an hour from the hall in the other."""
    ground = {"inn - hall": draw(st.sampled_from(["60 min", "2 h"]))}
    inn = {"transfer": draw(st.sampled_from(["0 min", "60 min"])), "blocked": [["2018-06-04", "2018-06-04"]]}
    other = {
        **CITY,
        "at": ["0", "1"],
        "transfer": draw(st.sampled_from(["0 min", "60 min"])),
        "venues": {"hall": {}, "inn": inn},
        "ground": ground,
    }
    road = {"between": ["a", "b"], "mode": "ground", "length": HOUR}
    departures = [{"at": f"{hour:02}:00", "length": HOUR} for hour in (9, 10, 12)]
    ann = {"hotels": draw(st.sampled_from([["b/inn"], ["b/inn"], ["b/hall"], []])), "returns": "false"}
    tree = {
        **BASE,
        "horizon": {"from": clock(9), "to": clock(15), "grid": HOUR},
        "places": {"a": CITY, "b": other},
        "routes": {"road": draw(st.sampled_from([road, {**road, "departures": departures}]))},
        "people": {**BASE["people"], "ann": {**BASE["people"]["ann"], **ann}},
        "meetings": asked(draw, draw(st.sampled_from([1, 1, 2])), 15, [["ann"]], [["b"], ["b"], ["a"]]),
        "policies": {"rest": {"after_leg": HOUR, "length": draw(st.sampled_from(["0 min", "60 min", "2 h"]))}},
    }
    return Scenario.model_validate(tree)


def searched(scenario: Scenario) -> None:
    """The search's own plans are what the judge makes of them."""
    problem = compile_scenario(scenario)
    search = Search(problem, 1)
    if search.sound:
        search.construct(no_tick)
        is_what_the_judge_says(scenario, problem, search.now)


@SLOW
@given(nights())
def test_no_plan_with_nights_is_better(scenario: Scenario) -> None:
    agree(scenario)
    searched(scenario)


@pytest.mark.slow
@SLOW
@given(landings())
def test_no_plan_with_rest_at_a_hotel_is_better(scenario: Scenario) -> None:
    agree(scenario)
    searched(scenario)
