"""The meeting-scheduling format: what a file may hold, and each rule alone, where it costs and where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.bench.files.meeting_scheduling import (
    BREAK,
    CAPACITY,
    LARGER,
    MIXED,
    ONE_DAY,
    OVERLAP,
    OVERTIME,
    PREFERRED,
    REQUIRED,
    ROOM,
    RULES,
    SOON,
    STAY,
    read_meeting_scheduling,
    score,
)
from planner.errors import InputError
from tests.bench.files.instances import Tree, meeting, meetings_tree


def only(rule: str) -> dict[str, int]:
    """Weights with which nothing but one rule counts."""
    return {each: int(each == rule) for each in RULES}


def cost(rule: str, meetings: list[Tree], places: list[tuple[int, int]], **other: Any) -> int:
    """What one rule alone gives a solution."""
    instance = read_meeting_scheduling(meetings_tree(*meetings, weights=only(rule), **other), "a.json")
    return sum(score(instance, places))


ALONE, OTHER = [meeting(2, [0]), meeting(2, [1])], [(0, 0), (1, 0)]
BOTH = [meeting(2, [0, 1]), meeting(3, [0, 1])]


@pytest.mark.parametrize(
    ("rule", "meetings", "places", "costs"),
    [
        (ROOM, ALONE, [(0, 0), (1, 0)], 1),
        (ROOM, ALONE, [(0, 0), (1, 1)], 0),
        (ROOM, ALONE, [(0, 0), (2, 0)], 0),
        (OVERTIME, [meeting(3, [0])], [(6, 0)], 8),
        (OVERTIME, [meeting(3, [0])], [(5, 0)], 0),
        (REQUIRED, BOTH, [(0, 0), (0, 1)], 2 * 2),
        (REQUIRED, BOTH, [(0, 0), (2, 1)], 0),
        (REQUIRED, [meeting(2, [0]), meeting(2, [1], [0])], [(0, 0), (0, 1)], 0),
        (REQUIRED, [meeting(2, [0]), meeting(2, [1], speakers=[0])], [(0, 0), (0, 1)], 2),
        (REQUIRED, [meeting(2, [0]), meeting(2, [1], speakers=[0], entire_group=True)], [(0, 0), (0, 1)], 0),
        (CAPACITY, [meeting(1, [0, 1], [2, 3])], [(0, 1)], 1),
        (CAPACITY, [meeting(1, [0, 1], [2, 3])], [(0, 0)], 0),
        (CAPACITY, [meeting(1, [0, 1], [2], speakers=[3])], [(0, 1)], 0),
        (MIXED, [meeting(2, [0], [1]), meeting(2, [1], [0])], [(0, 0), (1, 1)], 2),
        (MIXED, [meeting(2, [0], [1]), meeting(2, [1], [0])], [(0, 0), (2, 1)], 0),
        (MIXED, [meeting(2, [0], [1]), meeting(2, [2], [1])], [(0, 0), (1, 1)], 0),
        (PREFERRED, [meeting(2, [0], [1]), meeting(2, [2], [1])], [(0, 0), (1, 1)], 1),
        (PREFERRED, [meeting(2, [0], [1]), meeting(2, [1])], [(0, 0), (1, 1)], 0),
        (SOON, ALONE, [(0, 0), (3, 0)], 1 + 4),
        (BREAK, ALONE, [(0, 0), (2, 1)], 1),
        (BREAK, ALONE, [(0, 0), (3, 1)], 0),
        (BREAK, ALONE, [(0, 0), (1, 1)], 0),
        (OVERLAP, ALONE, [(0, 0), (1, 1)], 1),
        (OVERLAP, ALONE, [(0, 0), (2, 0)], 0),
        (LARGER, ALONE, [(0, 0), (3, 1)], 1),
        (LARGER, ALONE, [(0, 0), (3, 0)], 0),
        (STAY, BOTH, [(0, 0), (4, 1)], 2),
        (STAY, BOTH, [(0, 0), (5, 1)], 0),
        (STAY, BOTH, [(0, 0), (4, 0)], 0),
        (STAY, BOTH, [(1, 0), (0, 1)], 2),
        (STAY, BOTH, [(0, 0), (0, 1)], 0),
    ],
)
def test_a_rule_costs_what_it_says(rule: str, meetings: list[Tree], places: list[tuple[int, int]], costs: int) -> None:
    assert cost(rule, meetings, places) == costs


@pytest.mark.parametrize(("start", "costs"), [(2, 0), (3, 1), (4, 0)])
def test_a_meeting_begins_and_ends_on_one_day(start: int, costs: int) -> None:
    assert cost(ONE_DAY, [meeting(2, [0])], [(start, 0)], days=(0, 0, 0, 0, 1, 1)) == costs


def test_the_rules_have_their_levels_and_weights() -> None:
    found = read_meeting_scheduling(meetings_tree(meeting(1, [0], [1]), meeting(1, [0], [1])), "a.json")
    # hard: the room and the person who is required; medium: the other; soft: two last grains 0, and ten for the overlap
    assert score(found, [(0, 0), (0, 0)]) == (2, 1, 10)
    assert score(found, [(0, 0), (1, 0)]) == (0, 0, 1 + 100)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"weights": {}}, "a.json weights.Room conflict: this field is missing"),
        ({"weights": {**only(ROOM), ROOM: -1}}, "a.json weights.Room conflict: -1 is out of range"),
        ({"grains": []}, "a.json grains: there is no grain; give at least one"),
        ({"grains": [{"index": 1, "day": 0}]}, "a.json grains: the indices are not 0, 1, 2 and so on"),
        ({"grains": [{"index": 0, "day": None}]}, "a.json grains.0.day: null is no whole number"),
        ({"rooms": [{"id": 0, "capacity": "many"}]}, 'a.json rooms.0.capacity: "many" is no whole number'),
        ({"rooms": 5}, "a.json rooms: 5 is no list"),
        ({"persons": None}, "a.json persons: null is no list"),
        ({"meetings": []}, "a.json meetings: there is no meeting"),
        ({"meetings": [7]}, "a.json meetings.0: 7 is no object with fields"),
        ({"meetings": [meeting(-2, [0])]}, "a.json meetings.0.duration_grains: -2 is out of range"),
        (
            {"meetings": [meeting(1, [5])]},
            "a.json meetings.0.required.0: 5 is out of range; write a number from 0 to 4",
        ),
        ({"meetings": [meeting(1, [0], [0])]}, "a.json meetings.0: person 0 is named more than once here"),
        (
            {"meetings": [meeting(1, [0], entire_group=1)]},
            "a.json meetings.0.entire_group: 1 is neither true nor false",
        ),
        ({"name": " "}, 'a.json name: " " is no text'),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as error:
        read_meeting_scheduling({**meetings_tree(meeting(1, [0])), **changed}, "a.json")
    assert [each for each in error.value.faults if told in str(each)]
    assert len(set(error.value.faults)) == len(error.value.faults)
