"""Prices of presence prove what journeys cost at least, and no plan comes below that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from planner.bench.families import made
from planner.bounds import Above, TravelPrices
from planner.bounds.ascent import SURELY, Found
from planner.bounds.chances import chances_of
from planner.check import score, tiers
from planner.check.travel_bound import recount_travel
from planner.domain.scenario import Scenario
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.solve import Settings, solve
from tests.building import meeting, scenario
from tests.solve.worlds import World

OVER = {"one_way": "true", "mode": "ground"}
ROUTES = {
    "there": {"between": ["washington", "new-york"], "length": "3 h", **OVER},
    "back": {"between": ["new-york", "washington"], "length": "4 h", **OVER},
}
THERE_AND_BACK = 7 * 60
IN_NEW_YORK: dict[str, Any] = {"where": ["new-york/palace"]}


def world(**parts: Any) -> Scenario:
    """Washington and New York with a way of three hours there and of four back, and Seoul far away."""
    return scenario(**{"routes": ROUTES, "policies": {"rest": {"length": "0 min"}}, **parts})


def found(asked: Scenario, known: int, above: Above | None = None, seconds: float = 0.5) -> Found | None:
    prices = TravelPrices.of(compile_scenario(asked), no_tick)
    return None if prices is None else prices.found(known, above or Above(), seconds, lambda: False)


def bound_of(asked: Scenario, known: int, above: Above | None = None, seconds: float = 0.5) -> int:
    prices = found(asked, known, above, seconds)
    return 0 if prices is None else prices.bound


def on(*days: int) -> dict[str, Any]:
    """Some days of June as windows."""
    return {"when": {"between": [[f"2018-06-0{day} 09:00", f"2018-06-0{day} 18:00"] for day in days]}}


def test_a_must_far_away_takes_the_way_there_and_back() -> None:
    assert bound_of(world(meetings={"m": meeting("pompeo", **IN_NEW_YORK)}), THERE_AND_BACK) == THERE_AND_BACK


def test_who_need_not_return_takes_one_way() -> None:
    people = {"pompeo": {"returns": "false"}}
    assert bound_of(world(people=people, meetings={"m": meeting("pompeo", **IN_NEW_YORK)}), 180) == 180


def test_a_way_over_a_city_without_meetings_counts() -> None:
    """Philadelphia is nobody's goal, but an hour from either."""
    hour = {"length": "60 min", "mode": "ground"}
    over = {
        "one": {"between": ["washington", "philadelphia"], **hour},
        "two": {"between": ["philadelphia", "new-york"], **hour},
    }
    philadelphia = {"philadelphia": {"at": ["39.95", "-75.17"], "zone": "America/New_York"}}
    asked = world(places=philadelphia, routes={**ROUTES, **over}, meetings={"m": meeting("pompeo", **IN_NEW_YORK)})
    prices = TravelPrices.of(compile_scenario(asked), no_tick)
    assert prices is not None
    proved = prices.found(240, Above(), 0.5, lambda: False)
    assert proved is not None
    assert recount_travel(asked, prices.certificate(proved, Above())).proved == proved.bound == 240


def test_a_meeting_at_home_takes_none() -> None:
    asked = world(
        meetings={"m": meeting("pompeo"), "n": meeting("pompeo", "kang", **IN_NEW_YORK, must="false", priority="5")}
    )
    assert bound_of(asked, 100, Above(priority=5)) == 0


def test_who_meets_travels_on_the_same_day() -> None:
    """Each alone would come when they are in New York anyway; together one of them has to come twice."""
    meetings = {
        "his": meeting("pompeo", **IN_NEW_YORK, **on(4)),
        "hers": meeting("sullivan", **IN_NEW_YORK, **on(8)),
        "home": meeting("pompeo", **on(6)),
        "hers-at-home": meeting("sullivan", **on(6)),
        "both": meeting("pompeo", "sullivan", **IN_NEW_YORK, **on(4, 8)),
    }
    assert bound_of(world(meetings=meetings), 3 * THERE_AND_BACK, seconds=1) == 3 * THERE_AND_BACK


def test_a_meeting_counts_once_in_two_stays() -> None:
    """Whoever is in New York on two days, with home in between, meets only once there all the same."""
    meetings = {"m": meeting("pompeo", **IN_NEW_YORK, **on(4, 8)), "home": meeting("pompeo", **on(6))}
    assert bound_of(world(meetings=meetings), THERE_AND_BACK) == THERE_AND_BACK


@pytest.mark.parametrize(("left_out", "expected"), [(0, [THERE_AND_BACK]), (9, range(1, 43)), (10, [0])])
def test_what_may_be_left_out_takes_less(left_out: int, expected: Sequence[int]) -> None:
    asked = world(meetings={"m": meeting("pompeo", **IN_NEW_YORK, must="false", priority="10")})
    assert bound_of(asked, THERE_AND_BACK, Above(priority=left_out)) in expected


@pytest.mark.parametrize(("lost", "expected"), [(0, THERE_AND_BACK), (5, 0)])
def test_a_guest_who_may_be_absent_takes_less(lost: int, expected: int) -> None:
    who = {"who": {"required": [], "optional": {"pompeo": "5"}}}
    asked = world(meetings={"m": meeting(**IN_NEW_YORK, **who)})
    assert bound_of(asked, THERE_AND_BACK, Above(attendance=lost)) == expected


@pytest.mark.parametrize(("weight", "expected"), [(0, 0), (1_000, THERE_AND_BACK)])
def test_a_deputy_may_be_there_already(weight: int, expected: int) -> None:
    """Sullivan lives in New York, and stands in for as much as that is said to cost."""
    asked = world(
        people={"sullivan": {"base": "new-york"}},
        meetings={"m": meeting("pompeo", who={"required": ["pompeo"], "deputies": "true"}, **IN_NEW_YORK)},
        policies={"stand_in_weight": str(weight)},
    )
    assert bound_of(asked, THERE_AND_BACK, Above(attendance=weight and 1)) in (expected, expected - 1)


def test_a_party_travels_as_one_and_counts_each() -> None:
    asked = world(
        parties={"two": {"name": "Two", "members": ["pompeo", "sullivan"]}},
        meetings={"m": meeting("pompeo", "sullivan", **IN_NEW_YORK), "n": meeting("sullivan", **IN_NEW_YORK)},
    )
    assert bound_of(asked, 2 * THERE_AND_BACK) == 2 * THERE_AND_BACK


def test_a_departure_that_is_missed_costs_a_day() -> None:
    """The only flight back leaves before the meeting at home could begin on the same day: the meetings take two trips."""
    flights = {"at": "20:00", "length": "60 min"}
    routes = {
        "there": {"between": ["washington", "new-york"], "departures": [flights], "mode": "air", "one_way": "true"},
        "back": {"between": ["new-york", "washington"], "departures": [flights], "mode": "air", "one_way": "true"},
    }
    meetings = {
        "far": meeting("pompeo", **IN_NEW_YORK, **on(5)),
        "near": meeting("pompeo", **on(6)),
        "far-again": meeting("pompeo", **IN_NEW_YORK, **on(6)),
    }
    asked = scenario(routes=routes, policies={"rest": {"length": "0 min"}}, meetings=meetings)
    two_days = {id_: each for id_, each in meetings.items() if id_ != "near"}
    assert bound_of(asked.model_copy(), 240) > bound_of(
        scenario(routes=routes, policies={"rest": {"length": "0 min"}}, meetings=two_days), 120
    )


def test_remote_meetings_take_no_journey() -> None:
    asked = world(meetings={"m": meeting("pompeo", where=["remote"]), "n": meeting("kang", where=["remote"])})
    assert found(asked, 100) is None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("meetings", [8, 12])
def test_it_is_close_to_what_is_proved_and_never_above(meetings: int, seed: int) -> None:
    asked = made("shuttle", meetings, seed)
    answer = solve(asked, Settings(60, good_enough=Tier.TRAVEL))
    known = {each.tier: each for each in answer.tiers}
    assert known[Tier.TRAVEL].proved
    value = known[Tier.TRAVEL].value
    bound = bound_of(asked, value, Above(known[Tier.PRIORITY].value, known[Tier.ATTENDANCE].value), seconds=2)
    assert 0.97 * value <= bound <= value


@pytest.mark.parametrize("seed", range(12))
def test_the_judge_counts_the_same_whatever_the_prices(seed: int) -> None:
    """Also where a meeting is dearer when it comes by a second time, which who has attended it already must not lose."""
    asked, random = made("shuttle", 10, seed % 4), Random(seed)
    problem = compile_scenario(asked)
    prices, chances = TravelPrices.of(problem, no_tick), chances_of(problem, no_tick)
    assert prices is not None
    assert chances is not None
    some = np.array([random.choice((0, random.randrange(2_000_000))) for _ in chances.chances], dtype=np.int64)
    pairs = sorted({(each.traveller, chances.spells[each.spell].meeting) for each in chances.chances})
    above = Above(random.choice((0, 7)), random.choice((0, 3)))
    counts = (random.randrange(100_000), random.randrange(100_000))
    proved = prices.ascent(1, above).valued(some, counts, tuple(random.sample(pairs, len(pairs) // 2)))
    lifted = replace(above, priority=0, attendance=0)  # below nothing there is nothing to compare
    free = prices.ascent(1, lifted).valued(some, (SURELY, SURELY), proved.once)
    for each, those in ((proved, above), (free, lifted)):
        assert recount_travel(asked, prices.certificate(each, those)).proved >= each.bound


def test_who_comes_by_again_is_paid_the_dearer_price() -> None:
    """In New York on Monday and Friday: the meeting may be on either, and Friday is dear for him and cheap for her."""
    meetings = {
        "first": meeting("pompeo", **IN_NEW_YORK, **on(4)),
        "home": meeting("pompeo", **on(6)),
        "last": meeting("pompeo", **IN_NEW_YORK, **on(8)),
        "m": meeting("pompeo", "sullivan", **IN_NEW_YORK, **on(4, 8)),
    }
    asked = world(meetings=meetings)
    problem = compile_scenario(asked)
    prices, chances = TravelPrices.of(problem, no_tick), chances_of(problem, no_tick)
    assert prices is not None
    assert chances is not None
    wanted = {(4, "pompeo"): 1_000_000, (8, "pompeo"): 2_000_000, (4, "sullivan"): 420_000, (8, "sullivan"): 420_000}
    own = np.zeros(len(chances.chances), dtype=np.int64)
    for number, each in enumerate(chances.chances):
        spell = chances.spells[each.spell]
        who, day = chances.travellers[each.traveller].id, 4 + spell.first * problem.grid.step // (24 * 60)
        kept = chances.meetings[spell.meeting] == "m"
        own[number] = wanted[day, who] if kept else 1_000_000 if who == "pompeo" else 0
    m = chances.meetings.index("m")
    once = tuple((number, m) for number in range(len(chances.travellers)))
    proved = prices.ascent(1, Above()).valued(own, (SURELY, SURELY), once)
    # He is paid 1,000 each for what he must, and 2,000 for m; it pays 1,000 for him on Monday, and all pay for her.
    assert proved.value == 3_000_000 + 1_000_000 + 420_000 - (3_000_000 + 2_000_000 - 840_000)
    assert recount_travel(asked, prices.certificate(proved, Above())).proved == proved.bound == 260


@pytest.mark.parametrize("number", range(0, 120, 4))
def test_it_is_never_above_a_plan_of_a_random_world(number: int) -> None:
    random = World(number)
    asked = random.scenario
    for plan in [] if asked is None else random.planted(asked, 20):
        values = tiers(score(asked, plan))
        above = Above(values[Tier.PRIORITY], values[Tier.ATTENDANCE])
        assert bound_of(asked, values[Tier.TRAVEL] + 100, above, seconds=0.1) <= values[Tier.TRAVEL]
