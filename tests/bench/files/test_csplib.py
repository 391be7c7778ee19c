"""CSPLib 046: what a solution may be, what a file may hold, and the least number of slots as the product finds it."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import pytest

from planner.bench.files import csplib_product
from planner.bench.files.csplib import Csplib, broken, read_csplib
from planner.bench.files.csplib_product import Least, least_slots
from planner.errors import BrokenPlan, InputError
from tests.bench.files.instances import csplib_tree


def read(**changed: Any) -> Csplib:
    return read_csplib(csplib_tree(**changed), "a.json")


def least(instance: Csplib, seconds: float = 60) -> Least:
    *_, found = least_slots(instance, seconds, 0)
    return found


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ((0, 2, 5), None),
        ((0, 5, 0), None),
        ((5, 2, 5), None),
        ((2, 2, 5), "agent 0's meetings 0 and 1 share slot 2"),
        ((1, 2, 5), "agent 0's meetings 0 and 1 start 1 slots apart and not 2"),
        ((0, 2, 4), "agent 1's meetings 1 and 2 start 2 slots apart and not 3"),
        ((0, 3, 6), "meeting 2 is in slot 6, and the last is 5"),
        ((0, 2, -1), "meeting 2 is in slot -1, and the last is 5"),
    ],
)
def test_a_solution_keeps_every_agent_apart(starts: tuple[int, ...], told: str | None) -> None:
    assert list(broken(read(), starts, 6)) == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"slots": 0}, "a.json slots: 0 is out of range; write a number from 1 to 200"),
        ({"slots": True}, "a.json slots: true is no whole number"),
        ({"attends": {}}, "a.json attends: {} is no list"),
        ({"attends": [[0, 3], [1]]}, "a.json attends.0.1: 3 is out of range; write a number from 0 to 2"),
        ({"attends": [[0, 0], [1]]}, "a.json attends.0: 0 stands here more than once"),
        ({"attends": [[], []]}, "a.json attends: nobody attends anything"),
        ({"distance": [[0, -1, 1], [1, 0, 2], [1, 2, 0]]}, "a.json distance.0.1: -1 is out of range"),
        ({"distance": [[0, 1], [1, 0, 2], [1, 2, 0]]}, "a.json distance.0: this row has 2 distances"),
        ({"distance": [[0, 1, 1], [2, 0, 2], [1, 2, 0]]}, "a.json distance: from 0 to 1 it is 1 and back 2"),
        ({"meetings": 4}, "a.json meetings: 4 is not the number of rows of `distance`, which is 3"),
        ({"duration": 2}, "a.json duration: meetings of more than one slot are not read; write 1"),
        ({"published_status": "perhaps"}, "a.json published_status: 'perhaps' is neither satisfiable nor infeasible"),
        (
            {"published_solution": [0, 1]},
            "a.json published_solution: there are 2 slots; write one for each of 3 meetings",
        ),
        ({"published_solution": [0, 1, "2"]}, 'a.json published_solution.2: "2" is no whole number'),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as error:
        read(**changed)
    (fault,) = [each for each in error.value.faults if told in str(each)]
    assert fault.file == "a.json"


def test_everything_that_is_wrong_is_told_at_once() -> None:
    tree = csplib_tree(slots="x", attends=[[9], [1]])
    del tree["name"]
    with pytest.raises(InputError) as error:
        read_csplib(tree, "a.json")
    assert [each.path for each in error.value.faults] == [("attends", "0", "0"), ("name",), ("slots",)]


def test_a_file_needs_to_hold_nothing_that_is_published() -> None:
    tree = csplib_tree()
    for name in ("agents", "meetings", "duration", "published_status", "published_solution"):
        del tree[name]
    found = read_csplib(tree, "a.json")
    assert (found.status, found.solution) == (None, None)
    assert read(published_status=None, published_solution=None) == found


def test_the_product_finds_the_least_number_of_slots_and_proves_it() -> None:
    found = least(read())
    assert (found.slots, found.proved, found.status) == (4, True, "satisfiable")
    assert not list(broken(read(), found.starts, 4))


def test_it_looks_for_more_slots_where_those_of_the_file_do_not_do() -> None:
    instance = read(slots=3, attends=[[0, 1, 2], []], published_solution=None)
    found = least(instance)
    assert (found.slots, found.proved, found.status) == (5, True, "infeasible")
    assert found.asked < 3, "fewer slots than an agent's own meetings take are not asked for"


def test_two_meetings_of_an_agent_are_kept_apart_also_where_a_third_lies_between_them() -> None:
    """From 0 to 2 it is farther than by way of 1, which the format allows."""
    far = [[0, 0, 5], [0, 0, 0], [5, 0, 0]]
    found = least(read(attends=[[0, 1, 2], []], distance=far, slots=9, published_solution=None))
    assert (found.slots, found.proved) == (7, True)


@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_with_trying_everything(seed: int) -> None:
    rng = Random(seed)
    distance = [[0] * 5 for _ in range(5)]
    for one in range(5):
        for other in range(one):
            distance[one][other] = distance[other][one] = rng.randrange(3)
    attends = [rng.sample(range(5), 3) for _ in range(3)]
    instance = read(meetings=5, agents=3, attends=attends, distance=distance, slots=5, published_solution=None)
    fewest = next(
        slots for slots in range(1, 12) if any(not list(broken(instance, each, slots)) for each in _all(5, slots))
    )
    assert instance.least <= fewest
    found = least(instance)
    assert (found.slots, found.proved) == (fewest, True)


def _all(meetings: int, slots: int) -> Any:
    return product(range(slots), repeat=meetings)


def test_a_plan_of_the_product_that_is_no_solution_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csplib_product, "starts_in", lambda *_: (0, 0, 0))
    with pytest.raises(BrokenPlan, match="agent 0's meetings 0 and 1 share slot 0"):
        least(read())


def test_without_time_nothing_is_known() -> None:
    assert list(least_slots(read(), 0.0, 0)) == []
    assert [each.asked for each in least_slots(read(), 1e-9, 0)] in ([], [1])
