from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.report.precedence import delegations_in_precedence, in_precedence
from tests.made_plans import world

PEOPLE = ["kang", "pompeo", "sullivan", "knapper"]


def test_rank_comes_first_then_the_delegation() -> None:
    assert in_precedence(world(), ["knapper", "pompeo", "sullivan", "kang"]) == PEOPLE
    higher = world(people={"pompeo": {"rank": "1"}})
    assert in_precedence(higher, PEOPLE) == ["pompeo", "kang", "sullivan", "knapper"]


def test_whoever_is_not_known_comes_last() -> None:
    assert in_precedence(world(), ["aaron", "knapper"]) == ["knapper", "aaron"]
    assert delegations_in_precedence(world(), ["aaron"]) == []


def test_delegations_stand_by_their_highest() -> None:
    assert delegations_in_precedence(world(), PEOPLE) == [("rok", ["kang"]), ("us", ["pompeo", "sullivan", "knapper"])]
    higher = world(people={"pompeo": {"rank": "1"}})
    assert [of for of, _ in delegations_in_precedence(higher, PEOPLE)] == ["us", "rok"]


@given(st.permutations(PEOPLE))
def test_the_order_does_not_depend_on_how_they_come(people: list[str]) -> None:
    assert in_precedence(world(), people) == PEOPLE
