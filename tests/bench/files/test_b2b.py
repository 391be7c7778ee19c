"""Business-to-business meetings: what a solution may be, what a file may hold, and the fewest idle periods."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import pytest

from planner.bench.files.b2b import B2b, broken, idle_periods, read_b2b
from planner.bench.files.b2b_model import Model
from planner.errors import InputError
from tests.bench.files.instances import b2b_tree


def read(**changed: Any) -> B2b:
    return read_b2b(b2b_tree(**changed), "a.json")


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ((1, 0, 1, 2), []),
        ((1, 2, 1, 2), []),
        ((0, 1, 0, 1), ["participant 0 is not there in slot 0, that of meeting 0"]),
        ((1, 1, 2, 2), ["participant 1 has 2 meetings in slot 1", "participant 3 has 2 meetings in slot 2"]),
        ((1, 3, 1, 2), ["meeting 1 is in slot 3, and the last is 2"]),
    ],
)
def test_a_solution_is_right_or_wrong(slots: tuple[int, ...], told: list[str]) -> None:
    assert list(broken(read(), slots)) == told


def test_a_slot_has_so_many_tables() -> None:
    assert not list(broken(read(locations=2), (1, 2, 1, 2)))
    assert next(broken(read(locations=1), (1, 2, 1, 2))) == "slot 1 has 2 meetings at 1 tables"


@pytest.mark.parametrize(("slots", "periods"), [((0, 1), 0), ((1, 0), 0), ((0, 2), 1), ((0, 3), 1), ((0, 0), 0)])
def test_an_idle_period_is_a_run_of_empty_slots_between_two_meetings(slots: tuple[int, ...], periods: int) -> None:
    instance = read(participants=3, slots=4, meetings=[[0, 1], [0, 2]], unavailable=[[], [], []])
    assert idle_periods(instance, slots) == periods


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"participants": 0}, "a.json participants: 0 is out of range"),
        ({"slots": -3}, "a.json slots: -3 is out of range"),
        ({"locations": 1.5}, "a.json locations: 1.5 is no whole number"),
        ({"meetings": []}, "a.json meetings: there are 0 meetings"),
        ({"meetings": [[0, 1, 2]]}, "a.json meetings.0: 3 participants meet here; write two"),
        ({"meetings": [[0, 0]]}, "a.json meetings.0: 0 stands here more than once"),
        ({"meetings": [[0, 4]]}, "a.json meetings.0.1: 4 is out of range; write a number from 0 to 3"),
        ({"unavailable": [[]]}, "a.json unavailable: there are 1 lists; write one for each of 4 participants"),
        ({"unavailable": [[3], [], [], []]}, "a.json unavailable.0.0: 3 is out of range; write a number from 0 to 2"),
        ({"name": None}, "a.json name: null is no text"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as error:
        read(**changed)
    assert [each for each in error.value.faults if told in str(each)]


@pytest.mark.parametrize("seed", range(4))
def test_the_model_agrees_with_trying_everything(seed: int) -> None:
    rng = Random(seed)
    pairs = rng.sample([[one, other] for one in range(5) for other in range(one)], 6)
    absent = [sorted(rng.sample(range(4), rng.randrange(2))) for _ in range(5)]
    instance = read(participants=5, slots=4, locations=2, meetings=pairs, unavailable=absent)
    costs = [idle_periods(instance, each) for each in product(range(4), repeat=6) if not list(broken(instance, each))]
    found = Model(instance).solve(30.0, 0)
    assert found.impossible == (not costs)
    if costs:
        assert found.slots is not None
        assert not list(broken(instance, found.slots))
        assert (idle_periods(instance, found.slots), found.bound, found.proved) == (min(costs), min(costs), True)


def test_it_tells_where_there_is_no_solution() -> None:
    assert Model(read()).solve(30.0, 0).slots is not None
    found = Model(read(slots=1, unavailable=[[], [], [], []])).solve(30.0, 0)
    assert (found.slots, found.impossible) == (None, True)
    nobody = Model(read(unavailable=[[0, 1, 2], [], [], []])).solve(30.0, 0)
    assert (nobody.slots, nobody.impossible) == (None, True)
