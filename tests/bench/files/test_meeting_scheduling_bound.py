"""The bound of the meeting-scheduling format, beside all solutions of small instances, and all groups of meetings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, combinations, product
from random import Random

import numpy as np
import pytest

from planner.bench.files.meeting_scheduling import (
    CAPACITY,
    MIXED,
    ONE_DAY,
    OVERTIME,
    PREFERRED,
    REQUIRED,
    ROOM,
    RULES,
    MeetingScheduling,
    read_meeting_scheduling,
    score,
)
from planner.bench.files.meeting_scheduling_bound import bound_of, proved
from planner.bench.files.meeting_scheduling_groups import SCALE, Groups, TimeUp
from tests.bench.files.instances import meeting, meetings_tree


def some(seed: int, number: int, days: tuple[int, ...], **weights: int) -> MeetingScheduling:
    """So many meetings by chance, most of whose people are only preferred, in two rooms."""
    rng = Random(seed)
    made = []
    for _ in range(number):
        people = rng.sample(range(5), rng.randint(2, 4))
        made.append(meeting(rng.randint(1, 3), people[:1] if rng.random() < 0.5 else [], people[1:]))
    tree = meetings_tree(*made, rooms=(4, 3), days=days)
    tree["weights"].update(weights)
    return read_meeting_scheduling(tree, "a.json")


def best_of(instance: MeetingScheduling) -> tuple[int, int]:
    """The least hard and medium points of all solutions."""
    places = tuple(product(range(len(instance.days)), range(len(instance.rooms))))
    return min(score(instance, each)[:2] for each in product(places, repeat=len(instance.meetings)))


def within(seconds: float = 60.0) -> Callable[[], float]:
    """A clock on which no time goes by."""
    return lambda: seconds


@pytest.mark.parametrize(
    "weights", [{}, *({rule: 0} for rule in RULES[:5]), {MIXED: 3, PREFERRED: 2}, {ROOM: 0, CAPACITY: 0}]
)
def test_no_solution_is_below_the_bound(weights: dict[str, int]) -> None:
    some_above = 0
    for seed in range(8):
        instance = some(seed, 4, (0,) * 5 if seed % 2 else (0, 0, 0, 1, 1), **weights)
        bound, best = bound_of(instance, within()), best_of(instance)
        assert bound <= best
        some_above += bound > (0, 0)
    assert some_above


def test_it_is_the_least_where_meetings_are_a_grain_long() -> None:
    pairs = [meeting(1, [], [0, 1])] * 4
    crowded = read_meeting_scheduling(meetings_tree(*pairs, days=(0, 0)), "a.json")
    assert bound_of(crowded, within()) == best_of(crowded) == (0, 4)
    roomy = read_meeting_scheduling(meetings_tree(*pairs, days=(0, 0, 0)), "a.json")
    assert bound_of(roomy, within()) == best_of(roomy) == (0, 2)


@pytest.mark.parametrize(
    ("held", "hard"),
    [
        (meeting(2, [0, 1, 2, 3, 4]), 1),  # a seat is lacking
        (meeting(5, [0]), 1),  # longer than any day
        (meeting(9, [0]), 8),  # longer than all of them: the last of its grains at the soonest
        (meeting(4, [0]), 0),
    ],
)
def test_hard_points_are_those_of_each_meeting_by_itself(held: dict[str, object], hard: int) -> None:
    tree = meetings_tree(held, meeting(1, [1]), days=(0,) * 4 + (1,) * 4)
    instance = read_meeting_scheduling(tree, "a.json")
    assert bound_of(instance, within()) == best_of(instance) == (hard, 0)


def test_without_time_the_bound_is_nothing() -> None:
    instance = some(1, 4, (0, 0, 0))
    assert bound_of(instance, within(0.0)) == (0, 0)
    looks = iter((1.0, 0.0, 0.0))
    assert bound_of(instance, lambda: next(looks)) == (0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_no_group_pays_more_than_the_dearest(seed: int) -> None:
    instance = some(seed, 8, (0, 0, 0))
    groups, rng = Groups(instance), np.random.default_rng(seed)
    prices = rng.integers(-2 * SCALE, 6 * SCALE, 8)
    every = chain.from_iterable(combinations(range(8), size) for size in range(1, 3))
    allowed = [each for each in every if score(_together(instance, each), _rooms(instance, each))[0] == 0]
    paid = {each: int(prices[list(each)].sum()) - SCALE * groups.cost(each) for each in allowed}
    dearest, found = groups.dearest(prices, 0, lambda: False)
    assert dearest == max(0, *paid.values())
    assert all(paid[each] <= dearest for each in found)
    assert set(groups.close(prices)) <= set(allowed)
    with pytest.raises(TimeUp):
        groups.dearest(prices, 0, lambda: True)


def _together(instance: MeetingScheduling, group: tuple[int, ...]) -> MeetingScheduling:
    held = tuple(instance.meetings[each] for each in group)
    return MeetingScheduling("", (0,) * 3, instance.rooms, held, {**instance.weights, ONE_DAY: 0, OVERTIME: 0})


def _rooms(instance: MeetingScheduling, group: tuple[int, ...]) -> list[tuple[int, int]]:
    """All at once, the one that wants more seats in the larger room."""
    order = sorted(group, key=lambda each: -instance.meetings[each].seats)
    return [(0, order.index(each)) for each in group]


def test_the_largest_groups_are_as_many_as_there_are_rooms() -> None:
    instance = some(0, 5, (0, 0, 0))
    assert Groups(instance).most == 2
    shared = MeetingScheduling("", (0,), (4,), instance.meetings, {**instance.weights, ROOM: 0, REQUIRED: 0})
    groups = Groups(shared)
    assert groups.most == 5
    assert groups.fits(range(5))


def test_what_prices_prove_is_rounded_up_to_a_whole_point() -> None:
    prices = np.array([SCALE, SCALE // 2])
    assert proved([2, 1], 2, prices, 0) == 3
    assert proved([2, 1], 2, prices, SCALE) == 1
    assert proved([2, 1], 2, prices, 2 * SCALE) == -1
