"""Room for what is not held is made by taking off what keeps it out, whoever attends that."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from planner.bench.families import made
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.search.anneal import Anneal
from planner.search.board import Board
from planner.search.construct import insert
from planner.search.prices import PLACE, Weights
from planner.search.ruin import Ruin
from planner.search.search import ROUGH, Search
from tests.building import meeting, scenario

POOL = {"pool": {"name": "Pool", "kind": "interpreters", "number": "1", "languages": ["en", "ko"]}}
EN_KO = {"interpretation": ["en-ko"]}
APART = {"rule": "apart", "who": ["pompeo", "sullivan"]}
TALKS = ["talk", "wanted"]


@pytest.mark.parametrize(
    ("parts", "needs", "taken_off"),
    [
        ({}, {}, False),
        ({"relations": {"r": {"rule": "before", "first": "wanted", "then": "talk"}}}, {}, True),
        ({"relations": {"r": {"rule": "adjacent", "first": "talk", "then": "wanted", "within": "30 min"}}}, {}, True),
        ({"relations": {"r": {"rule": "same-day", "meetings": TALKS}}}, {}, True),
        ({"relations": {"r": {"rule": "different-days", "meetings": TALKS}}}, {}, True),
        ({"relations": {"r": {"rule": "before", "first": "other", "then": "talk"}}}, {}, False),
        ({"relations": {"r": APART}}, {}, True),
        ({"resources": POOL}, EN_KO, True),
        ({"policies": {"quotas": {"q": {"most": "1"}}}}, {}, True),
        ({"policies": {"quotas": {"q": {"most": "1", "per_day": "false"}}}}, {}, True),
        ({"policies": {"quotas": {"q": {"most": "2"}}}}, {}, False),
        ({"policies": {"quotas": {"q": {"most": "1", "kinds": ["dinner"]}}}}, {}, False),
    ],
)
def test_what_keeps_a_must_out_is_taken_off_for_it(
    parts: dict[str, Any], needs: dict[str, Any], *, taken_off: bool
) -> None:
    day = {"between": ["2018-06-05", "2018-06-05"]}
    meetings = {
        "talk": meeting("sullivan", when=day, needs=needs),
        "wanted": meeting("pompeo", when=day, needs=needs),
        "other": meeting("kang", where=["seoul/blue-house"], must="false"),
    }
    board = Board(compile_scenario(scenario(meetings=meetings, **parts)))
    assert all(insert(board, board.jobs[id_], ROUGH) for id_ in ("talk", "other"))
    ruin = Ruin(board, Random(0))
    for_it = [ids for ids, wanted in (ruin.pick() for _ in range(40)) if wanted == "wanted"]
    assert len(for_it) > 10
    assert all(("talk" in ids) == taken_off for ids in for_it)


def test_what_keeps_a_must_of_anybody_out_is_taken_off_for_it() -> None:
    anybody = {"required": [], "any_of": [{"of": ["pompeo", "kang"], "least": "1"}]}
    meetings = {"talk": meeting("sullivan"), "wanted": meeting(who=anybody)}
    order = {"r": {"rule": "before", "first": "wanted", "then": "talk"}}
    board = Board(compile_scenario(scenario(meetings=meetings, relations=order)))
    assert insert(board, board.jobs["talk"], ROUGH)
    ruin = Ruin(board, Random(0))
    assert {tuple(ids) for ids, wanted in (ruin.pick() for _ in range(40)) if wanted == "wanted"} == {("talk",)}


@pytest.mark.parametrize(
    ("people", "far", "expected"),
    [
        ({}, "sullivan", set()),
        ({"pompeo": {"deputies": ["sullivan"], "blocked": [["2018-06-05", "2018-06-05"]]}}, "kang", {"lead"}),
        ({}, "kang", {"lead"}),
    ],
)
def test_room_is_made_for_who_should_come_and_does_not(people: dict[str, Any], far: str, expected: set[str]) -> None:
    """She who should come as a guest is far away, or he who should himself is blocked."""
    day = {"between": ["2018-06-05", "2018-06-05"]}
    who = {"required": ["pompeo"], "optional": {"kang": "90"}, "deputies": "true"}
    meetings = {"talk": meeting(far, where=["seoul/blue-house"], when=day), "lead": meeting(when=day, who=who)}
    board = Board(compile_scenario(scenario(meetings=meetings, people=people)))
    assert all(insert(board, board.jobs[id_], ROUGH) for id_ in ("talk", "lead"))
    picked = [Ruin(board, Random(seed)).pick() for seed in range(40)]
    assert {wanted for _, wanted in picked if wanted is not None} == expected
    assert all("lead" in ids for ids, wanted in picked if wanted is not None)


def test_a_meeting_that_does_not_count_for_a_quota_makes_no_room() -> None:
    day = {"between": ["2018-06-05", "2018-06-05"]}
    quota = {"q": {"most": "1", "place": "washington/state"}}
    meetings = {
        "talk": meeting("sullivan", when=day, where=["washington/white-house", "washington/state"]),
        "wanted": meeting("pompeo", when=day, where=["washington/state"]),
    }
    board = Board(compile_scenario(scenario(meetings=meetings, policies={"quotas": quota})))
    ruin, talk = Ruin(board, Random(0)), board.jobs["talk"]
    for spot in talk.spots:
        start = spot.option.starts[0][0]
        assert board.put(talk, spot, start, talk.seatings[0][1])
        for_it = [ids for ids, wanted in (ruin.pick() for _ in range(40)) if wanted == "wanted"]
        counts = spot.option.venue is not None and spot.option.venue.venue == "state"
        assert all(("talk" in ids) == counts for ids in for_it)
        assert board.remove("talk")


def test_tiers_count_more_only_once_all_musts_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    search = Search(compile_scenario(made("shuttle", 800, 0)), seed=0)
    seen: dict[bool, set[bool]] = {True: set(), False: set()}
    in_earnest = Anneal.round

    def watched(anneal: Anneal, weights: Weights, heat: float) -> bool:
        seen[search.best.whole].add(weights == ROUGH)
        return in_earnest(anneal, weights, heat)

    monkeypatch.setattr(Anneal, "round", watched)
    search.construct(no_tick)
    list(search.improve(60, no_tick))
    assert search.best.whole
    assert seen == {False: {True}, True: {False}}


@pytest.mark.parametrize(("family", "above", "stages"), [("shuttle", 3, 5), ("week", 8, 4)])
def test_where_people_travel_the_tiers_above_count_less_at_first(
    monkeypatch: pytest.MonkeyPatch, family: str, above: float, stages: int
) -> None:
    search = Search(compile_scenario(made(family, 50, 0)), seed=0)
    seen: list[Weights] = []

    def watched(_: Anneal, weights: Weights, __: float) -> bool:
        seen.append(weights)
        return False

    monkeypatch.setattr(Anneal, "round", watched)
    monkeypatch.setattr(Anneal, "may_exchange", False)
    search.construct(no_tick)
    assert search.now.whole
    assert list(search.improve(60, no_tick)) == []
    priority, comfort = PLACE[Tier.PRIORITY], PLACE[Tier.COMFORT]
    assert len(dict.fromkeys(seen)) == stages
    assert (seen[0][priority], seen[0][comfort]) == (above * ROUGH[priority], pytest.approx(8 * ROUGH[comfort]))
    assert seen[-1][priority] == pytest.approx(1_000 * seen[-1][comfort])
    assert seen[-1][comfort] == pytest.approx(1_000 * ROUGH[comfort])


def test_all_musts_of_a_large_shuttle_are_soon_held() -> None:
    search = Search(compile_scenario(made("shuttle", 800, 0)), seed=0)
    search.construct(no_tick)
    assert not search.now.whole
    assert any(found.whole for found in search.improve(60, no_tick))
