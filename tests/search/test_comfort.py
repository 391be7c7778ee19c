"""Comfort in the search: whose clock the body follows, and ways that begin and end by day."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from planner.bench.families import made
from planner.problem import compile_scenario, no_tick
from planner.search.board import Board
from planner.search.chances import chances
from planner.search.construct import construct
from planner.search.hops import Bounds, Leg
from planner.search.journeying import ANYTIME, Journeying
from planner.search.prices import PLACE, TIERS
from planner.search.search import ROUGH, Search
from tests.building import meeting, scenario

OVER_EUROPE = ("washington", "singapore")


@pytest.fixture(scope="module", params=[0, 1])
def board(request: pytest.FixtureRequest) -> Board:
    """A shuttle with a plan that was constructed."""
    board = Board(compile_scenario(made("shuttle", 60, request.param)))
    construct(board, ROUGH, no_tick)
    return board


def test_nights_by_the_clock_of_each_start_are_those_of_the_way(board: Board) -> None:
    followed = set()
    for id_, route in board.routes.items():
        traveller, nights = board.problem.travellers[id_], 0
        if not any(board.toll.leads(person) for person in traveller.people):
            continue
        for visit in route.visits:
            adapted = board.toll.adapted(traveller, route, visit.city)
            for stop in visit.stops:
                by_city = bool(adapted >> stop.start & 1)
                nights += board.toll.night(stop, visit.city if by_city else traveller.base)
                followed.add((by_city, visit.city == traveller.base))
        assert nights == board.toll.on_the_way(traveller, route)
    assert followed == {(True, True), (True, False), (False, False)}


def outside(journeying: Journeying, legs: tuple[Leg, ...]) -> int:
    assert journeying.daytime is not None
    return sum(leg.outside(journeying.daytime) for leg in legs)


def test_of_the_direct_way_and_that_by_the_base_the_one_by_day_is_taken() -> None:
    """From Washington to Singapore by way of Brussels is shorter than without, and sometimes it is all by night."""
    board, taken = Board(compile_scenario(made("shuttle", 100, 0))), set[int]()
    journeying = next(each for each in board.journeying.values() if each.daytime and each.home_first(OVER_EUROPE))
    for leave in range(0, 3 * 24 * 12, 7):
        for hours in (24, 27, 30, 40):
            ready = leave + hours * 12
            bounds = Bounds(leave=leave, ready=ready)
            direct = next(journeying.legs(OVER_EUROPE, bounds, late=False), None)
            by_base = journeying.by_way_of_the_base(OVER_EUROPE, bounds, ANYTIME, lambda _: True)
            ridden = journeying.ridden(*OVER_EUROPE, leave, ready)
            roads = [road for road in (by_base, direct and (direct,)) if road]
            assert ridden == min(roads, key=lambda road: outside(journeying, road), default=None)
            taken.add(len(ridden or ()))
    assert taken == {0, 1, 2}


def test_ways_keep_their_order_but_for_the_ends_at_night(board: Board) -> None:
    journeying = next(each for each in board.journeying.values() if each.daytime is not None)
    base = journeying.traveller.base
    pair = (base, next(city for origin, city in journeying.hops.minutes if origin == base))
    hourly = (next(journeying.hops.legs(pair, Bounds(leave=12 * hour), late=False, daytime=None)) for hour in range(48))
    roads = [(leg,) for leg in hourly]
    times = [outside(journeying, road) for road in roads]
    assert set(times) >= {0, 1}
    assert list(journeying.by_comfort(roads)) == [
        road for wanted in (0, 1, 2) for road, number in zip(roads, times, strict=True) if number == wanted
    ]
    journeying.prefer(roads[0])
    assert list(journeying.by_comfort(roads)) == roads  # what is to stay as it is goes before comfort
    journeying.prefer(())


def test_a_summit_whose_plan_costs_no_comfort_is_soon_found() -> None:
    """Nights were once priced by whichever clock was kinder: 5,422 rounds left 445 points in this plan."""
    problem = compile_scenario(made("shuttle", 100, 1))
    search = Search(problem, 1)
    search.construct(no_tick)
    *_, last = search.improve(800, no_tick)
    assert last.whole
    assert last.price[1 : PLACE[TIERS[4]]] == (0, 0, 0, 0)


@pytest.mark.parametrize(("late", "expected"), [(False, "10:00"), (True, "16:00")])
def test_between_two_others_a_meeting_goes_where_it_is_tidiest_or_as_late_as_it_can(
    *, late: bool, expected: str
) -> None:
    day = {"when": {"between": ["2018-06-05 10:00", "2018-06-05 16:30"]}}
    asked = scenario(meetings={"talk": meeting("pompeo", length="30 min", **day)})
    board = Board(compile_scenario(asked))
    best, *_ = chances(board, board.jobs["talk"], ROUGH, late=late)
    start = board.problem.grid.instant(best.start)
    assert start.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M") == expected
