"""Known journeys and stays from the scenario to the plan: the model, the plain search and the judge agree on them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from planner.check import check
from planner.plan.record import Mode, Plan, Status
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.search.search import Search
from planner.solve import Settings, solve
from tests.building import meeting, scenario
from tests.check.plans import at
from tests.solving import best, status

ROUTES = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}
KNOWN = {"who": "pompeo", "from": "washington", "to": "new-york"}
ALL_DAY = {"time_of_day": ["00:00", "24:00"]}


def world(**parts: Any) -> Any:
    return scenario(**({"routes": ROUTES} | parts))


def legs(plan: Plan) -> list[tuple[str, str, Any, Any]]:
    return [(each.origin, each.destination, each.depart, each.arrive) for each in sorted(plan.journeys)]


def by_search(asked: Any) -> Plan | None:
    """What the plain search constructs at once, judged; None where it can say nothing."""
    problem = compile_scenario(asked)
    search = Search(problem, 1)
    if not search.sound:
        return None
    search.construct(lambda: None)
    assert search.now.whole
    plan = plan_of(problem, search.now.assignment, proved=False)
    assert check(asked, plan) == ()
    return plan


@pytest.mark.parametrize("road", ["model", "search"])
@pytest.mark.parametrize(
    ("known", "depart", "arrive"),
    [
        ({"lands": "2018-06-05 10:03"}, "05 12:48", "05 14:03"),
        ({"leaves": "2018-06-05 10:03"}, "05 14:03", "05 15:18"),
        ({"leaves": "2018-06-05 10:03", "lands": "2018-06-05 10:37"}, "05 14:03", "05 14:37"),
        ({"leaves": "2018-06-05 10:00", "lands": "2018-06-06 10:37"}, "05 14:00", "06 14:37"),
    ],
)
def test_a_known_journey_is_in_the_plan_to_the_minute(
    road: str, known: dict[str, str], depart: str, arrive: str
) -> None:
    asked = world(journeys={"p": KNOWN | known})
    plan = best(asked)[0] if road == "model" else by_search(asked)
    assert plan is not None
    assert check(asked, plan) == ()
    out, back = legs(plan)
    assert out == ("washington", "new-york", at(depart), at(arrive))
    assert back[:2] == ("new-york", "washington")


# It lands at 10:03; 20 min of formalities and 35 of transfer: 10:58, and on the grid 11:00.
@pytest.mark.parametrize(("until", "expected"), [("12:00", "OPTIMAL"), ("11:55", "INFEASIBLE")])
def test_a_meeting_waits_for_the_known_landing(until: str, expected: str) -> None:
    when = {"between": ["2018-06-05 08:00", f"2018-06-05 {until}"], **ALL_DAY}
    asked = world(
        journeys={"p": KNOWN | {"lands": "2018-06-05 10:03"}},
        meetings={"talk": meeting("pompeo", where=["new-york/palace"], when=when)},
    )
    assert status(asked) == expected
    if expected == "OPTIMAL":
        assert by_search(asked) is not None


@pytest.mark.parametrize("road", ["model", "search"])
def test_on_the_way_one_is_where_nothing_is_attended(road: str) -> None:
    """From Seoul to New York, known to Washington only, where nothing is attended."""
    known = {"who": "kang", "from": "seoul", "to": "washington", "lands": "2018-06-05 09:00", "flight": "KE 93"}
    asked = world(
        journeys={"k": known}, meetings={"talk": meeting("kang", where=["new-york/palace"], when={"wall": "either"})}
    )
    plan = best(asked)[0] if road == "model" else by_search(asked)
    assert plan is not None
    assert check(asked, plan) == ()
    assert [each[:2] for each in legs(plan)][:2] == [("seoul", "washington"), ("washington", "new-york")]
    first = min(plan.journeys)
    assert (first.mode, first.flight) == (Mode.SCHEDULED, "KE 93")


@pytest.mark.parametrize("road", ["model", "search"])
@pytest.mark.parametrize("city", ["new-york", "seoul"])
def test_a_stay_is_kept_though_nothing_is_attended(road: str, city: str) -> None:
    stay = {"who": "pompeo", "city": city, "from": "2018-06-06 09:02", "to": "2018-06-06 21:00"}
    asked = world(
        stays={"s": stay}, meetings={"talk": meeting("pompeo", where=["washington/state"], when={"days": ["mon"]})}
    )
    plan = best(asked)[0] if road == "model" else by_search(asked)
    assert plan is not None
    assert check(asked, plan) == ()
    out, back = sorted(plan.journeys)
    assert out.destination == back.origin == city
    assert back.depart - out.arrive >= timedelta(hours=12 - 1 / 30)


@pytest.mark.parametrize("road", ["model", "search"])
@pytest.mark.parametrize(("nights", "last"), [("1", "06 10:00"), ("2", "07 10:00")])
def test_a_stay_of_nights_is_kept_to_the_end_of_the_last(road: str, nights: str, last: str) -> None:
    stay = {"who": "pompeo", "city": "new-york", "from": "2018-06-05 15:02", "nights": nights}
    asked = world(
        stays={"s": stay}, meetings={"talk": meeting("pompeo", where=["washington/state"], when={"days": ["mon"]})}
    )
    plan = best(asked)[0] if road == "model" else by_search(asked)
    assert plan is not None
    assert check(asked, plan) == ()
    out, back = sorted(plan.journeys)
    assert out.arrive <= at("05 19:02")
    assert back.depart >= at(last)


@pytest.mark.parametrize(
    ("parts", "culprit"),
    [
        ({"journeys": {"p": KNOWN | {"lands": "2018-06-05 10:00"}}}, "journeys.p"),
        ({"stays": {"s": {"who": "pompeo", "city": "new-york", "from": "2018-06-05 10:00", "to": "2018-06-05 18:00"}}}, "stays.s"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(parts: dict[str, Any], culprit: str) -> None:
    when = {"between": ["2018-06-05 09:30", "2018-06-05 10:30"], **ALL_DAY}
    asked = world(meetings={"talk": meeting("pompeo", where=["washington/state"], when=when)}, **parts)
    answer = solve(asked, Settings(time_limit=60))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert any(culprit in obstacle.culprits for obstacle in answer.obstacles)


@pytest.mark.parametrize(("starts", "expected"), [("washington", "OPTIMAL"), ("seoul", "INFEASIBLE")])
def test_whoever_is_elsewhere_cannot_make_it(starts: str, expected: str) -> None:
    known = KNOWN | {"leaves": "2018-06-04 02:00"}
    assert status(world(journeys={"p": known}, people={"pompeo": {"starts": starts}})) == expected
