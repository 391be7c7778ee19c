"""Exchanges: what the solver puts together stands on the board, and no plan becomes worse for it."""

from __future__ import annotations

from datetime import date

import pytest

import planner.search.exchange as exchange_module
from planner.bench.families import made
from planner.errors import SolverFailed
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.search.anneal import Anneal
from planner.search.board import Board
from planner.search.chances import chances
from planner.search.construct import construct
from planner.search.exchange import Neighbourhood
from planner.search.prices import MUSTS, PLACE
from planner.search.search import ROUGH, Found, Search
from planner.solve.incumbent import judged
from tests.bounds.test_priority import NO_PAUSE, morning
from tests.building import meeting, scenario

PRIORITY = PLACE[Tier.PRIORITY]
HOURS = {"between": [["2018-06-05 09:00", "2018-06-05 11:00"]]}


def test_what_counts_more_is_held_in_exchange() -> None:
    board = Board(compile_scenario(scenario(meetings=morning("pompeo", where="washington/state"), **NO_PAUSE)))
    for id_ in ("m-10", "m-20"):
        first = chances(board, board.jobs[id_], ROUGH)[0]
        assert board.put(board.jobs[id_], first.spot, first.start, first.seated)
    anneal = Anneal(board, 0)
    assert board.price[PRIORITY] == 30
    assert anneal.may_exchange
    assert anneal.exchange(ROUGH)
    assert sorted(board.placed) == ["m-20", "m-30"]
    assert anneal.best.price[PRIORITY] == 10


def test_where_the_solver_dies_the_plan_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise SolverFailed("dead")

    board = Board(compile_scenario(made("week", 60, 0)))
    construct(board, ROUGH, no_tick)
    anneal, before = Anneal(board, 0), board.price
    monkeypatch.setattr(exchange_module, "search", dies)
    assert not anneal.exchange(ROUGH)
    assert board.price == before


def test_a_must_counts_more_than_all_others_together() -> None:
    meetings = morning("pompeo", where="washington/state")
    for id_ in ("m-20", "m-30"):
        meetings[id_] |= {"priority": "1000"}
    meetings["m-10"] |= {"must": "true", "length": "120 min"}
    board = Board(compile_scenario(scenario(meetings=meetings, **NO_PAUSE)))
    for id_ in ("m-20", "m-30"):
        first = chances(board, board.jobs[id_], ROUGH)[0]
        assert board.put(board.jobs[id_], first.spot, first.start, first.seated)
    assert Anneal(board, 0).exchange(ROUGH)
    assert sorted(board.placed) == ["m-10"]


def test_nothing_is_exchanged_where_everything_is_held_or_people_travel() -> None:
    meetings = morning("pompeo", where="washington/state")
    del meetings["m-10"]
    board = Board(compile_scenario(scenario(meetings=meetings, **NO_PAUSE)))
    construct(board, ROUGH, no_tick)
    assert not Anneal(board, 0).may_exchange
    assert not Anneal(Board(compile_scenario(made("shuttle", 20, 0))), 0).may_exchange


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", Neighbourhood)
def test_whatever_is_chosen_can_be_put(seed: int, kind: Neighbourhood) -> None:
    board = Board(compile_scenario(made("week", 120, seed)))
    construct(board, ROUGH, no_tick)
    anneal = Anneal(board, seed)
    exchange = anneal._exchange
    exchange._gained = {each: float(each is kind) for each in Neighbourhood}
    for _ in range(4):
        board.log.settle()
        ids, days = exchange.pick()
        there = {id_: board.placed[id_] for id_ in ids}
        removed = anneal.take_off(ids)
        chosen = exchange.chosen({id_: there[id_] for id_ in removed}, days, ROUGH)
        assert chosen
        assert all(board.put(board.jobs[id_], each.spot, each.start, each.seated) for id_, each in chosen.items())
        held = sum(board.jobs[id_].task.priority for id_ in chosen)
        assert held >= sum(board.jobs[id_].task.priority for id_ in removed)
        board.log.back(0)


@pytest.mark.parametrize("seed", range(3))
def test_no_plan_becomes_worse_and_the_judge_counts_the_same(seed: int) -> None:
    problem = compile_scenario(made("week", 120, seed))
    search = Search(problem, seed)
    search.construct(no_tick)
    found = [search.now, *search.improve(120, no_tick, exchange=2)]
    assert [each.price for each in found] == sorted((each.price for each in found), reverse=True)
    last = found[-1]
    assert last.price[MUSTS] == 0
    assert judged(problem.scenario, problem, last.assignment).values[Tier.PRIORITY] == last.price[PRIORITY]


@pytest.mark.parametrize("seed", range(6))
def test_rooms_of_the_same_people_and_seats_are_kept(seed: int) -> None:
    """In a room in which the same people stay on, everything was once put over one another; and more people than have seats."""
    meetings = morning("pompeo", where="washington/state") | {
        "m-kang": meeting("kang", where=["washington/state"], must="false", when=HOURS),
        "m-both": meeting(
            "kang", "sullivan", where=["washington/closet", "washington/state"], must="false", when=HOURS
        ),
    }
    asked = scenario(
        meetings=meetings,
        people={"kang": {"base": "washington"}},
        places={"washington": {"venues": {"closet": {"seats": "1"}}}},
        policies={"changeover": "0 min", "turnover": "15 min", "same_people_stay": "true"},
    )
    problem = compile_scenario(asked)
    assert problem.staying
    anneal = Anneal(Board(problem), seed)
    construct(anneal.board, ROUGH, no_tick)
    for _ in range(8):
        anneal.exchange(ROUGH)
        judged(asked, problem, Found(anneal.board.standing, problem.grid.step).assignment)


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    def prices() -> list[tuple[int, ...]]:
        search = Search(compile_scenario(made("week", 100, 1)), 1)
        search.construct(no_tick)
        return [each.price for each in search.improve(90, no_tick, exchange=3)]

    assert prices() == prices()


def test_days_are_those_of_the_kind() -> None:
    board = Board(compile_scenario(made("week", 60, 0)))
    construct(board, ROUGH, no_tick)
    exchange = Anneal(board, 0)._exchange
    for kind in Neighbourhood:
        exchange._gained = {each: float(each is kind) for each in Neighbourhood}
        found = {len(exchange.pick()[1]) for _ in range(12)}
        assert (1 in found) or kind is Neighbourhood.PEOPLE
        assert all(isinstance(day, date) for _, day in exchange.pick()[1])
