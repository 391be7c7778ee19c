"""Welcomes and farewells: meetings tied to a landing or a take-off, by the model, the plain search and the judge."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.plan.record import Plan
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.search.search import Search
from tests.building import meeting, scenario
from tests.check.plans import at, findings, held, leg
from tests.solving import best, status

ROUTES = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}
KNOWN = {"who": "pompeo", "from": "washington", "to": "new-york", "lands": "2018-06-05 10:03"}
ALL_DAY = {"time_of_day": ["00:00", "24:00"]}
PALACE = "new-york/palace"
WELCOME = {"rule": "after-landing", "meeting": "talk", "who": ["pompeo"]}
FAREWELL = {"rule": "before-take-off", "meeting": "talk", "who": ["pompeo"]}

TITLE, WHO = "'A meeting'", "Mike Pompeo"


def world(relation: dict[str, Any], **parts: Any) -> Any:
    talk = meeting("pompeo", where=[PALACE], when={"days": ["tue", "wed"], **ALL_DAY} | parts.pop("when", {}))
    return scenario(**({"routes": ROUTES, "meetings": {"talk": talk}, "relations": {"r": relation}} | parts))


def by_search(asked: Any) -> Plan | None:
    problem = compile_scenario(asked)
    search = Search(problem, 1)
    search.construct(lambda: None)
    for _ in search.improve(200, lambda: None):
        pass
    plan = plan_of(problem, search.now.assignment, proved=False)
    return plan if not check(asked, plan) else None


# It lands at 10:03; formalities and transfer: 10:58, and on the grid 11:00, which is 57 min after the landing.
@pytest.mark.parametrize(("within", "expected"), [("57 min", "OPTIMAL"), ("56 min", "INFEASIBLE")])
def test_a_welcome_follows_the_landing(within: str, expected: str) -> None:
    when = {"between": ["2018-06-05 08:00", "2018-06-05 12:30"], "days": []}
    asked = world(WELCOME | {"within": within}, journeys={"p": KNOWN}, when=when)
    assert status(asked) == expected
    assert (by_search(asked) is not None) is (expected == "OPTIMAL")
    if expected == "OPTIMAL":
        plan, _ = best(asked)
        assert check(asked, plan) == ()
        assert plan.appointments[0].start == at("05 15:00")


# It ends, 35 min of transfer and 30 of boarding follow: 65 min before the take-off at 10:03, so on the grid at 8:55.
@pytest.mark.parametrize(("within", "expected"), [("68 min", "OPTIMAL"), ("67 min", "INFEASIBLE")])
def test_a_farewell_comes_before_the_take_off(within: str, expected: str) -> None:
    leaves = {"who": "pompeo", "from": "new-york", "to": "washington", "leaves": "2018-06-06 10:03"}
    when = {"between": ["2018-06-06 07:30", "2018-06-06 10:00"], "days": []}
    asked = world(FAREWELL | {"within": within}, journeys={"p": leaves}, when=when)
    assert status(asked) == expected
    assert (by_search(asked) is not None) is (expected == "OPTIMAL")
    if expected == "OPTIMAL":
        plan, _ = best(asked)
        assert check(asked, plan) == ()
        assert plan.appointments[0].end == at("06 12:55")


@pytest.mark.parametrize("relation", [WELCOME, FAREWELL])
def test_journeys_that_are_not_known_follow_too(relation: dict[str, Any]) -> None:
    asked = world(relation | {"within": "90 min"})
    plan, _ = best(asked)
    assert check(asked, plan) == ()
    assert by_search(asked) is not None


@pytest.mark.parametrize(("starts", "expected"), [({}, "OPTIMAL"), ({"starts": "new-york"}, "INFEASIBLE")])
def test_whoever_is_there_from_the_start_never_lands(starts: dict[str, str], expected: str) -> None:
    when = {"between": ["2018-06-04 00:00", "2018-06-04 04:00"], "days": []}
    asked = world(WELCOME | {"within": "3 h"}, people={"pompeo": starts}, when=when)
    assert status(asked) == expected


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (WELCOME | {"within": "60 min"}, None),
        (WELCOME | {"within": "59 min"}, f"{TITLE} starts more than 59 min after {WHO} lands in new-york on Tue 05 Jun 10:00"),
        (FAREWELL | {"within": "75 min"}, None),
        (FAREWELL | {"within": "74 min"}, f"{TITLE} ends more than 74 min before {WHO} leaves new-york on Tue 05 Jun 13:15"),
        (WELCOME | {"within": "1 min", "who": ["sullivan"]}, None),
        (WELCOME | {"within": "59 min", "who": ["us"], "why": "a welcome"}, "on Tue 05 Jun 10:00 (a welcome)."),
    ],
)  # fmt: skip
def test_the_judge_sees_how_far_a_meeting_is_from_them(relation: dict[str, Any], words: str | None) -> None:
    parts = (
        leg("p-1", "05 12:45", 75, "washington - new-york", "pompeo"),
        held("talk", "05 15:00", PALACE, "pompeo"),
        leg("p-2", "05 17:15", 75, "new-york - washington", "pompeo"),
    )
    found = [message for _, message in findings(world(relation), *parts)]
    assert found == [] if words is None else len(found) == 1 and words in found[0]


@pytest.mark.parametrize(
    ("starts", "relation", "words"),
    [
        ("new-york", WELCOME, "Mike Pompeo does not land in new-york before 'A meeting'."),
        ("washington", FAREWELL, "Mike Pompeo does not leave new-york after 'A meeting'."),
    ],
)
def test_there_is_a_landing_or_a_take_off(starts: str, relation: dict[str, Any], words: str) -> None:
    people = {"pompeo": {"starts": starts, "returns": "false"}}
    out = () if starts == "new-york" else (leg("p-1", "05 12:45", 75, "washington - new-york", "pompeo"),)
    asked = world(relation | {"within": "1 day"}, people=people)
    found = [message for _, message in findings(asked, *out, held("talk", "05 15:00", PALACE, "pompeo"))]
    assert found == [words]
