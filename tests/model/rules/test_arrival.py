"""How long before what they attend people are in a city: what model and search let through, what it costs, what they refuse."""

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
from tests.model.rules.test_duty import LONG
from tests.solving import best, status

PALACE = "new-york/palace"
FREE = {"rest": {"length": "0 min"}, "travel_hours": {"outside": "ignore"}, "night": {"weight": "0"}}


def coming(at: str, arrival: dict[str, Any], arrive: dict[str, Any] | None = None, **parts: Any) -> Scenario:
    """Kang, who can be at the palace after 14 h and 55 min, attends a talk there: at 14:55 on the fourth
    by the clock there at the earliest, as the horizon begins in Washington at midnight.
    """
    talk = meeting("kang", where=[PALACE], pin={"at": f"2018-06-{at}"})
    if arrive is not None:
        talk["arrive"] = arrive
    people = {"kang": {"returns": "false"}}
    policies = {**FREE, "arrival": arrival}
    return scenario(**{"meetings": {"talk": talk}, "routes": LONG, "people": people, "policies": policies, **parts})


EARLIEST = [("04 14:55", "0 min"), ("04 17:55", "3 h")]


@pytest.mark.parametrize(("at", "before"), EARLIEST)
def test_nobody_is_there_too_shortly_before(at: str, before: str) -> None:
    sooner = f"{at[:-2]}{int(at[-2:]) - 5}"
    for when, expected in ((at, "OPTIMAL"), (sooner, "INFEASIBLE")):
        asked = coming(when, {"before": before})
        assert status(asked) == expected
        assert (searched(asked) is None) is (expected == "INFEASIBLE")
        avoiding = coming(when, {"before": before, "outside": "avoid", "weight": "7"})
        if before != "0 min":
            cost = 7 * (expected == "INFEASIBLE")
            assert best(avoiding)[1][Tier.COMFORT] == searched(avoiding) == cost


@pytest.mark.parametrize(
    ("at", "arrival", "arrive", "expected"),
    [("04 23:00", {}, None, "OPTIMAL"), ("04 23:00", {"evening_before": "true"}, None, "INFEASIBLE"),
     ("05 08:00", {"evening_before": "true"}, None, "OPTIMAL"), ("04 23:00", {}, {"evening_before": "true"}, "INFEASIBLE"),
     ("04 23:00", {"evening_before": "true"}, {}, "OPTIMAL"), ("05 08:00", {}, {"evening_before": "true"}, "OPTIMAL"),
     ("04 15:55", {"before": "3 h"}, {"before": "1 h"}, "OPTIMAL"), ("04 15:50", {}, {"before": "1 h"}, "INFEASIBLE"),
     ("04 16:20", {"outside": "ignore", "before": "3 h"}, None, "OPTIMAL")],
)  # fmt: skip
def test_the_day_before_and_what_meetings_say(
    at: str, arrival: dict[str, Any], arrive: dict[str, Any] | None, expected: str
) -> None:
    asked = coming(at, arrival, arrive)
    assert status(asked) == expected
    assert (searched(asked) is None) is (expected == "INFEASIBLE")


GIVEN = {"waives": "arrival", "why": "It is urgent", "by": "The private office"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [({}, "INFEASIBLE"), ({"delegations": {"rok": {"figures": {"arrival": {"before": "1 h"}}}}}, "OPTIMAL"),
     ({"delegations": {"us": {"figures": {"arrival": {"before": "1 h"}}}}}, "INFEASIBLE"),
     ({"people": {"kang": {"returns": "false", "figures": {"arrival": {"outside": "avoid"}}}}}, "OPTIMAL"),
     ({"people": {"kang": {"starts": "new-york"}}}, "OPTIMAL"),
     ({"delegations": {"rok": {"base": "new-york"}}, "people": {"kang": {"starts": "seoul"}}}, "OPTIMAL"),
     ({"waivers": {"w": {**GIVEN, "who": ["kang"]}}}, "OPTIMAL"), ({"waivers": {"w": {**GIVEN, "who": ["us"]}}}, "INFEASIBLE")],
)  # fmt: skip
def test_own_figures_waivers_and_who_need_not_come(parts: dict[str, Any], expected: str) -> None:
    asked = coming("04 17:00", {"before": "3 h"}, **parts)
    assert status(asked) == expected
    assert (searched(asked) is None) is (expected == "INFEASIBLE")


@pytest.mark.parametrize(("landing", "expected"), [("2018-06-05 08:05", "OPTIMAL"), ("2018-06-05 08:06", "INFEASIBLE")])
def test_a_known_journey_shortens_nothing(landing: str, expected: str) -> None:
    known = {"j": {"who": "kang", "from": "seoul", "to": "new-york", "lands": landing}}
    asked = coming("05 12:00", {"before": "3 h"}, journeys=known)
    assert status(asked) == expected
    assert (searched(asked) is None) is (expected == "INFEASIBLE")


def test_everybody_in_a_party_is_in_time_for_what_they_attend() -> None:
    """Sullivan alone needs the time: with him at the first talk it is too soon, with Pompeo it is not."""
    for who, expected in (("pompeo", "OPTIMAL"), ("sullivan", "INFEASIBLE")):
        talks = {
            "before": meeting("pompeo", "sullivan", pin={"at": "2018-06-05 08:00"}),
            "first": meeting(who, where=[PALACE], pin={"at": "2018-06-05 12:30"}),
            "second": meeting("sullivan", where=[PALACE], pin={"at": "2018-06-05 14:00"}),
        }
        asked = scenario(
            meetings=talks,
            people={"sullivan": {"figures": {"arrival": {"before": "90 min"}}}},
            parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
            policies=FREE,
            routes={"road": {"between": ["washington", "new-york"], "length": "1 h 30 min"}},
        )
        assert status(asked) == expected
        assert (searched(asked) is None) is (expected == "INFEASIBLE")


@pytest.mark.parametrize(
    ("arrival", "arrive", "says", "culprit"),
    [({"before": "3 h"}, None, "whoever comes to a city is there 3 h before what they attend", "policies.arrival"),
     ({}, {"before": "3 h"}, "whoever comes to 'A meeting' is there 3 h before it", "meetings.talk.arrive"),
     ({}, {"evening_before": "true"}, "whoever comes to 'A meeting' is there on the day before it", "meetings.talk.arrive")],
)  # fmt: skip
def test_it_is_named_where_it_leaves_no_room(
    arrival: dict[str, Any], arrive: dict[str, Any] | None, says: str, culprit: str
) -> None:
    (obstacle,) = solve(coming("04 17:00", arrival, arrive), Settings(time_limit=20)).obstacles
    assert obstacle.sentence.startswith(f"Kang Kyung-wha cannot attend 'A meeting' (1 h): {says}; ")
    assert obstacle.reasons[0] == says
    assert {culprit, "meetings.talk.pin"} <= set(obstacle.culprits)


@st.composite
def worlds(draw: st.DrawFn) -> Scenario:
    """Two or three people with two or three talks in three cities, and margins of all kinds."""

    def margin() -> dict[str, Any]:
        before = draw(st.sampled_from(["0 min", "7 min", "3 h", "20 h"]))
        return {"before": before, "evening_before": draw(st.sampled_from(["true", "false", "false"]))}

    def rule() -> dict[str, Any]:
        return margin() | {"outside": draw(st.sampled_from(["forbid", "avoid", "ignore"])), "weight": "7"}

    talks = {}
    for id_ in ("a", "b", "c")[: draw(st.integers(2, 3))]:
        people = draw(st.lists(st.sampled_from(["pompeo", "sullivan", "kang"]), min_size=1, max_size=2, unique=True))
        where = draw(st.sampled_from([[PALACE], ["seoul"], ["washington/state", PALACE], ["new-york"]]))
        day = draw(st.integers(4, 6))
        talks[id_] = meeting(*people, where=where, when={"between": [f"2018-06-0{day}", f"2018-06-0{day + 1}"]})
        talks[id_] |= {"must": draw(st.sampled_from(["true", "false"])), "priority": "3"}
        if draw(st.integers(0, 3)) == 0:
            talks[id_]["arrive"] = margin()
    own = {"kang": {"figures": {"arrival": rule()}}} if draw(st.booleans()) else {}
    team = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    return scenario(
        meetings=talks,
        people=own,
        parties=draw(st.sampled_from([{}, team])),
        routes=draw(st.sampled_from([{}, LONG])),
        policies={"arrival": rule(), **draw(st.sampled_from([{}, FREE]))},
    )


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_the_judge_agrees(asked: Scenario) -> None:
    """Every answer is judged before it leaves: every term of the cost, and every rule."""
    answer = solve(asked, Settings(time_limit=30))
    assert not answer.faults
    assert answer.status in (Status.PROVED_BEST, Status.NO_PLAN_EXISTS)
