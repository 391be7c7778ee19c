"""Prices prove what must be left out, and the judge counts the same from them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from planner.bounds.claims import claims_of
from planner.bounds.prices import proved
from planner.bounds.priority import PriorityPrices, price_lists
from planner.check.bound import recount
from planner.domain.scenario import Scenario
from planner.plan.certificate import Certificate
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.solve import Settings, solve
from tests.building import meeting, scenario
from tests.solve.worlds import World

POINTS = (10, 20, 30)


def morning(*people: str, where: str = "washington/white-house", **fields: Any) -> dict[str, Any]:
    """Three meetings of an hour within two hours, with 10, 20 and 30 points."""
    when = {"between": [["2018-06-05 09:00", "2018-06-05 11:00"]]}
    return {
        f"m-{points}": meeting(*people, where=[where], must="false", priority=str(points), when=when, **fields)
        for points in POINTS
    }


def certificate(asked: Scenario, known: int = sum(POINTS), rounds: int = 200) -> Certificate | None:
    prices = PriorityPrices.of(compile_scenario(asked), no_tick)
    return None if prices is None else prices.certificate(known, rounds, lambda: False)


def bound_of(asked: Scenario, known: int = sum(POINTS), rounds: int = 200) -> int:
    found = certificate(asked, known, rounds)
    if found is None:
        return 0
    assert recount(asked, found).proved == found.bound
    return found.bound


NO_PAUSE = {"policies": {"changeover": "0 min", "turnover": "0 min", "same_people_stay": "false"}}
PAUSE = {"policies": {"changeover": "10 min", "turnover": "0 min", "same_people_stay": "false"}}
STAY = {"policies": {"changeover": "10 min", "turnover": "0 min", "same_people_stay": "true"}}
REFRESHED = {"policies": {"changeover": "0 min", "turnover": "15 min", "same_people_stay": "false"}}


@pytest.mark.parametrize(
    ("people", "where", "parts", "expected"),
    [
        (("pompeo",), "washington/white-house", NO_PAUSE, 10),  # two of three fit
        (("pompeo",), "washington/white-house", PAUSE, 30),  # with ten minutes in between only one does
        (("pompeo",), "washington/white-house", STAY, 10),  # who stays on needs no pause
        ((), "washington/white-house", NO_PAUSE, 0),  # nobody's time, and an open venue
        ((), "washington/state", NO_PAUSE, 10),  # one room
        ((), "washington/state", REFRESHED, 30),  # a room that is refreshed
        ((), "remote", NO_PAUSE, 0),
        (("pompeo",), "remote", PAUSE, 10),  # between calls nobody needs a pause
    ],
)
def test_what_has_no_time_must_be_left_out(
    people: tuple[str, ...], where: str, parts: dict[str, Any], expected: int
) -> None:
    fields: dict[str, Any] = {} if people else {"who": {"required": [], "optional": {"kang": "1"}}}
    assert bound_of(scenario(meetings=morning(*people, where=where, **fields), **parts)) == expected


def test_a_deputy_makes_a_seat_nobodys_own() -> None:
    alone = morning("pompeo")
    shared = morning("pompeo", who={"required": ["pompeo"], "deputies": "true"})
    assert [bound_of(scenario(meetings=each, **NO_PAUSE)) for each in (alone, shared)] == [10, 0]


@pytest.mark.parametrize(("count", "expected"), [(1, 10), (2, 0)])
def test_a_pool_gives_what_it_has(count: int, expected: int) -> None:
    pools = {"cars": {"name": "Cars", "kind": "motorcades", "number": str(count)}}
    fields = {"who": {"required": [], "optional": {"kang": "1"}}, "needs": {"motorcades": "1"}}
    assert bound_of(scenario(meetings=morning(**fields), resources=pools, **NO_PAUSE)) == expected


def test_what_must_be_held_takes_its_time() -> None:
    meetings = morning("pompeo")
    meetings["m-10"]["must"] = "true"
    assert bound_of(scenario(meetings=meetings, **NO_PAUSE)) == 20
    for each in meetings.values():
        each["must"] = "true"
    assert certificate(scenario(meetings=meetings, **NO_PAUSE)) is None  # nothing can be left out


def test_what_has_no_start_at_all_counts_as_lost() -> None:
    meetings = morning("pompeo")
    meetings["m-20"]["when"] = {"between": [["2018-06-05 09:00", "2018-06-05 09:30"]]}
    assert bound_of(scenario(meetings=meetings, **NO_PAUSE)) == 20


def test_it_ends_as_soon_as_the_plan_is_proved_best() -> None:
    asked = scenario(meetings=morning("pompeo"), **NO_PAUSE)
    assert bound_of(asked, known=10, rounds=100_000) == 10


def test_what_no_prices_can_prove_makes_none_that_are_endless() -> None:
    meetings = morning("pompeo")
    del meetings["m-10"]
    work = {"survey": {"title": "Survey", "length": "30 days", "by": ["pompeo"], "due": "2018-06-07", "priority": "50"}}
    asked = scenario(meetings=meetings, work=work, **NO_PAUSE)
    assert certificate(asked, known=50, rounds=3_000) is None


@pytest.mark.parametrize("number", range(40))
def test_any_prices_prove_what_the_judge_counts_and_no_more_than_is_so(number: int) -> None:
    asked = World(number).scenario
    claims = None if asked is None else claims_of(compile_scenario(asked), no_tick)
    if asked is None or claims is None:
        return
    problem, rng = compile_scenario(asked), np.random.default_rng(number)
    some = rng.random(len(claims.numbers)) < rng.random()
    prices = np.where(some, rng.integers(0, rng.choice([2, 20, 400]), len(claims.numbers)), 0)
    bound = max(0, claims.lost + proved(claims, prices))
    counted = recount(
        asked, Certificate(bound, problem.grid.origin, problem.grid.step, tuple(price_lists(claims, prices)))
    )
    assert not counted.faults
    assert counted.proved >= bound
    answer = solve(asked, Settings(20))
    if answer.plan is not None:
        assert counted.proved <= next(each.value for each in answer.tiers if each.tier is Tier.PRIORITY)
