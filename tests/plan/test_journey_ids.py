"""Ids of journeys: the same way has the same id whatever else is travelled, and no two are the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values import ID_PATTERN
from planner.plan.journey_ids import journey_ids

OUT, BACK = ("huber", "vienna", "geneva"), ("huber", "geneva", "vienna")


def test_an_id_says_who_travels_from_where_to_where() -> None:
    assert journey_ids([OUT, BACK]) == ["huber-vienna-geneva", "huber-geneva-vienna"]


def test_only_who_takes_a_way_again_is_counted() -> None:
    assert journey_ids([OUT, BACK, OUT, OUT])[2:] == ["huber-vienna-geneva-2", "huber-vienna-geneva-3"]


def test_another_journey_before_it_changes_no_id() -> None:
    assert journey_ids([("huber", "vienna", "marrakesh"), OUT])[1] == journey_ids([OUT])[0]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ([("kim", "x-y", "z"), ("kim", "x", "y-z")], {"kim-x-y-z", "kim-x-y-z-2"}),
        ([("kim", "a", "b"), ("kim", "a", "b"), ("kim", "a", "b-2")], {"kim-a-b", "kim-a-b-2", "kim-a-b-3"}),
    ],
)
def test_names_that_can_be_put_together_in_two_ways_are_told_apart(
    ways: list[tuple[str, str, str]], expected: set[str]
) -> None:
    assert set(journey_ids(ways)) == expected
    assert dict(zip(ways, journey_ids(ways), strict=True)).get(("kim", "a", "b-2"), "kim-a-b-2") == "kim-a-b-2"


NAMES = st.one_of(
    st.sampled_from(["a", "a-b", "b", "b-2", "2"]), st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda id_: id_)
)


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=9))
def test_ids_are_ids_and_no_two_are_the_same(ways: list[tuple[str, str, str]]) -> None:
    found = journey_ids(ways)
    assert len(set(found)) == len(ways)
    assert all(re.fullmatch(ID_PATTERN, id_) for id_ in found)
