"""Nights in a row away from the base: what the model lets through, what it costs, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.plan.record import Status, Tier
from planner.solve import Settings, solve
from tests.building import meeting, scenario
from tests.model.rules.test_call_hours import searched
from tests.solving import best, status

PALACE = "new-york/palace"
FREE = {"rest": {"length": "0 min"}, "travel_hours": {"outside": "ignore"}, "night": {"weight": "0"}}


def away(rule: dict[str, Any], **parts: Any) -> Scenario:
    """Kang talks in New York on the fifth and on the sixth, which leaves no time for going home: 14 h each way, so that from
    Seoul she is away from the fifth or before to the seventh.
    """
    talks = {
        "one": meeting("kang", where=[PALACE], pin={"at": "2018-06-05 12:00"}),
        "two": meeting("kang", where=[PALACE], pin={"at": "2018-06-06 09:00"}),
    }
    long = {"way": {"between": ["seoul", "new-york"], "length": "14 h"}}
    policies = {**FREE, "nights_away": rule}
    return scenario(**{"meetings": talks, "routes": long, "policies": policies, **parts})


GIVEN = {"waives": "nights-away", "why": "It is urgent", "by": "The private office"}


@pytest.mark.parametrize(
    ("rule", "parts", "expected"),
    [({}, {}, "OPTIMAL"), ({"most": "2"}, {}, "OPTIMAL"), ({"most": "1"}, {}, "INFEASIBLE"),
     ({"most": "1", "outside": "ignore"}, {}, "OPTIMAL"),
     ({"most": "1"}, {"waivers": {"w": {**GIVEN, "who": ["kang"]}}}, "OPTIMAL"),
     ({"most": "1"}, {"waivers": {"w": {**GIVEN, "who": ["us"]}}}, "INFEASIBLE"),
     ({"most": "1"}, {"people": {"kang": {"figures": {"nights_away": {"most": "2"}}}}}, "OPTIMAL"),
     ({}, {"delegations": {"rok": {"figures": {"nights_away": {"most": "1"}}}}}, "INFEASIBLE"),
     ({"most": "2"}, {"people": {"kang": {"returns": "false"}}}, "OPTIMAL")],
)  # fmt: skip
def test_nobody_is_away_for_more_nights(rule: dict[str, Any], parts: dict[str, Any], expected: str) -> None:
    assert status(away(rule, **parts)) == expected


@pytest.mark.parametrize(("most", "over"), [("2", 0), ("1", 1), ("0", 2)])
def test_more_nights_cost_where_they_are_avoided(most: str, over: int) -> None:
    asked = away({"most": most, "outside": "avoid", "weight": "7"})
    assert best(asked)[1][Tier.COMFORT] == searched(asked) == 7 * over


def test_somebody_goes_home_in_between_where_there_is_time() -> None:
    talks = {
        "one": meeting("pompeo", where=[PALACE], pin={"at": "2018-06-05 12:00"}),
        "two": meeting("pompeo", where=[PALACE], pin={"at": "2018-06-07 12:00"}),
    }
    for rule, legs in (({}, 2), ({"most": "1"}, 4)):
        plan, _ = best(scenario(meetings=talks, policies={**FREE, "nights_away": rule}))
        assert len(plan.journeys) == legs


def test_a_search_keeps_to_it() -> None:
    assert searched(away({"most": "2"})) == 0
    assert searched(away({"most": "1"})) is None


def test_in_a_party_the_least_binds_all() -> None:
    talks = {
        "one": meeting("pompeo", where=[PALACE], pin={"at": "2018-06-05 12:00"}),
        "two": meeting("sullivan", where=[PALACE], pin={"at": "2018-06-06 00:30"}),
    }
    own = {"sullivan": {"figures": {"nights_away": {"most": "0"}}}}
    team = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    road = {"road": {"between": ["washington", "new-york"], "length": "8 h"}}
    parts = {"meetings": talks, "routes": road, "policies": FREE}
    assert status(scenario(**parts)) == "OPTIMAL"
    assert status(scenario(**parts, parties=team)) == "OPTIMAL"
    assert status(scenario(**parts, parties=team, people=own)) == "INFEASIBLE"


def test_it_is_named_where_it_leaves_no_room() -> None:
    (obstacle,) = solve(away({"most": "1"}), Settings(time_limit=20)).obstacles
    assert obstacle.reasons[0] == "nobody is away from the base for more nights in a row than 1"
    assert obstacle.culprits[0] == "policies.nights_away"
    assert sum(culprit.endswith(".pin") for culprit in obstacle.culprits) == len(obstacle.meetings) == 2


@st.composite
def worlds(draw: st.DrawFn) -> Scenario:
    """Two or three people with two or three talks in three cities, and limits of all kinds."""

    def rule() -> dict[str, Any]:
        outside = draw(st.sampled_from(["forbid", "avoid", "avoid", "ignore"]))
        return {"most": str(draw(st.integers(0, 3))), "outside": outside, "weight": "7"}

    talks = {}
    for id_ in ("a", "b", "c")[: draw(st.integers(2, 3))]:
        people = draw(st.lists(st.sampled_from(["pompeo", "sullivan", "kang"]), min_size=1, max_size=2, unique=True))
        where = draw(st.sampled_from([[PALACE], ["seoul"], ["washington/state", PALACE], ["new-york"]]))
        day = draw(st.integers(4, 6))
        talks[id_] = meeting(*people, where=where, when={"between": [f"2018-06-0{day}", f"2018-06-0{day + 1}"]})
        talks[id_] |= {"must": draw(st.sampled_from(["true", "false"])), "priority": "3"}
    own: dict[str, Any] = draw(st.sampled_from([{}, {"starts": "new-york"}, {"returns": "false"}]))
    figures = {"figures": {"nights_away": rule()}} if draw(st.booleans()) else {}
    team = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    return scenario(
        meetings=talks,
        people={"kang": own | figures},
        parties=draw(st.sampled_from([{}, team])),
        policies={"nights_away": rule(), **draw(st.sampled_from([{}, FREE]))},
    )


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_the_judge_agrees(asked: Scenario) -> None:
    """Every answer is judged before it leaves: every term of the cost, and every rule."""
    answer = solve(asked, Settings(time_limit=30))
    assert not answer.faults
    assert answer.status in (Status.PROVED_BEST, Status.NO_PLAN_EXISTS)
