"""A scenario as numbers: spans, grid, ways, permits, visits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.check.case import Case
from planner.check.duty import clocks_agree
from planner.model.variables.visits import visits
from planner.plan.record import Plan
from planner.problem import compile_scenario
from planner.problem.spans import Spans, common, numbers, size, spans, without
from tests.building import meeting, scenario
from tests.solving import best

pairs = st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), max_size=6)


def as_set(those: Spans) -> set[int]:
    return set(numbers(those))


@given(pairs, pairs)
def test_spans_are_sets_of_numbers(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    one, other = spans(left), spans(right)
    assert as_set(one) == {number for low, high in left for number in range(low, high + 1)}
    assert as_set(common(one, other)) == as_set(one) & as_set(other)
    assert as_set(without(one, other)) == as_set(one) - as_set(other)
    assert size(one) == len(as_set(one))
    assert all(a[1] + 1 < b[0] for a, b in pairwise(one))


def test_the_grid_counts_from_the_start_of_the_horizon() -> None:
    grid = compile_scenario(scenario()).grid
    assert (grid.instant(0), grid.end * grid.step) == (scenario().start, 5 * 24 * 60)
    assert (grid.up(1), grid.down(-1), grid.up(5)) == (1, -1, 1)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"when": {"days": ["sat"]}}, "its weekdays"),
        ({"when": {"between": ["2018-06-04 09:00", "2018-06-04 09:30"]}}, "its window"),
        ({"needs": {"features": ["booth"]}}, "the room, which lacks booth"),
        ({"pin": {"at": "2018-06-05 09:02"}}, "its pin"),
    ],
)
def test_a_place_that_is_no_option_says_why(fields: dict[str, object], says: str) -> None:
    task = compile_scenario(scenario(meetings={"talk": meeting("pompeo", **fields)})).tasks["talk"]
    assert task.options == ()
    assert [dead.says for dead in task.dead] == [says]


def test_flights_are_laid_out_by_the_clock_of_departure() -> None:
    routes = {
        "way": {"between": ["seoul", "washington"], "departures": [{"at": "10:03", "length": "14 h", "days": ["tue"]}]}
    }
    problem = compile_scenario(scenario(meetings={"talk": meeting("kang")}, routes=routes))
    ways = problem.ways.of(own_aircraft=False)["seoul", "washington"]
    assert ways[0].flights is not None
    assert [flight.take_off for flight in ways[0].flights] == [(10 * 60 + 3) + 11 * 60]
    assert problem.ways.of(own_aircraft=True)["seoul", "washington"][0].flights is None


def test_a_city_needs_no_more_visits_than_it_has_groups_of_meetings() -> None:
    def talk(day: int) -> dict[str, object]:
        return meeting("pompeo", where=["new-york"], when={"between": [f"2018-06-0{day}", f"2018-06-0{day}"]})

    near = {f"m-{n}": meeting("pompeo", where=["new-york"], pin={"at": f"2018-06-05 1{n}:00"}) for n in range(2)}
    apart = {"m-4": talk(4), "m-7": talk(7)}
    for meetings, number in ((near, 1), (apart, 2), ({**near, **apart}, 3)):
        problem = compile_scenario(scenario(meetings=meetings))
        found = visits(problem, problem.travellers["pompeo"])
        assert sum(visit.city == "new-york" for visit in found) == number


def test_whoever_has_nothing_elsewhere_does_not_travel() -> None:
    problem = compile_scenario(scenario(meetings={"talk": meeting("pompeo"), "far": meeting("kang")}))
    assert {id_: each.moves for id_, each in problem.travellers.items()} == {"kang": True, "pompeo": False}


ROOMS = {"washington": {"venues": {"state": {"rooms": {name: {"seats": "9"} for name in ("east", "north", "west")}}}}}


def rooms_of(*where: str, **parts: Any) -> dict[str, list[tuple[str, ...]]]:
    meetings = {
        f"m-{index}": meeting(who, where=[f"washington/state{each}"])
        for index, (who, each) in enumerate(zip(("pompeo", "pompeo", "sullivan"), where, strict=False))
    }
    problem = compile_scenario(scenario(meetings=meetings, places=ROOMS, **parts))
    return {id_: [tuple(map(str, option.rooms)) for option in task.options] for id_, task in problem.tasks.items()}


def test_rooms_that_nobody_can_tell_apart_are_one_class() -> None:
    rooms = tuple(f"washington/state/{name}" for name in ("east", "north", "west"))
    assert rooms_of("") == {"m-0": [rooms]}


def test_a_room_that_is_named_stands_alone() -> None:
    east, north, west = (f"washington/state/{name}" for name in ("east", "north", "west"))
    assert rooms_of("", "/north") == {"m-0": [(east, west), (north,)], "m-1": [(north,)]}


def test_rooms_of_adjacent_meetings_and_of_quotas_stand_alone() -> None:
    joined = {"r": {"rule": "adjacent", "first": "m-0", "then": "m-1"}}
    assert len(rooms_of("", "", relations=joined)["m-0"]) == 3
    quota = {"quotas": {"q": {"most": "1", "place": "washington/state/east"}}}
    assert len(rooms_of("", policies=quota)["m-0"]) == 2


def test_meetings_in_a_class_get_rooms_of_their_own() -> None:
    pin = {"at": "2018-06-05 09:00"}
    meetings = {who: meeting(who, where=["washington/state"], pin=pin) for who in ("pompeo", "sullivan")}
    plan, _ = best(scenario(meetings=meetings, places=ROOMS))
    assert len({each.place for each in plan.appointments}) == 2


@pytest.mark.parametrize(
    ("pairs", "taken"),
    [
        (["en-ko", "ko-en"], ["en-ko"]),
        (["ko-en", "ko-en"], ["ko-en"]),
        (["en-ko", "en-ja"], ["en-ja", "en-ko"]),
    ],
)
def test_a_pair_of_languages_is_taken_once_whichever_comes_first(pairs: list[str], taken: list[str]) -> None:
    voices = {"v": {"name": "Voices", "kind": "interpreters", "number": "2", "languages": ["en", "ko", "ja"]}}
    talk = meeting("kang", needs={"interpretation": pairs})
    problem = compile_scenario(scenario(meetings={"talk": talk}, resources=voices))
    assert [(each.what, each.number, each.pools) for each in problem.demands] == [(each, 1, ("v",)) for each in taken]


@pytest.mark.parametrize(
    ("first", "last", "agree"),
    [("2018-03-12", "2018-03-16", True), ("2018-03-11", "2018-03-16", False), ("2018-11-01", "2018-11-03", True)],
)
def test_clocks_agree_where_they_do_so_throughout_the_horizon(first: str, last: str, agree: bool) -> None:
    """New York's clock is La Paz's from 02:00 on 11 March to 02:00 on 4 November 2018; the days around do not matter."""
    asked = scenario(
        horizon={"from": first, "to": last},
        places={"la-paz": {"at": ["-16.5", "-68.1"], "zone": "America/La_Paz"}},
        people={"kang": {"starts": "la-paz"}},
    )
    assert compile_scenario(asked).clocks_agree("new-york", "la-paz") is agree
    assert clocks_agree(Case(asked, Plan()), "new-york", "la-paz") is agree
