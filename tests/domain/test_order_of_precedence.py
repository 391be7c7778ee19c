"""The order of precedence: heads first, then delegations as the scenario says, each by rank."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.order_of_precedence import (
    delegations_in_precedence,
    in_precedence,
    seated_in_precedence,
)
from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.plan.record import Attendance
from tests.made_plans import world

PEOPLE = ["kang", "pompeo", "sullivan", "knapper"]


def summit(**precedence: Any) -> Scenario:
    """Four delegations of two, the heads of two of them in another order than the alphabet's."""
    delegations = {
        "fr": {"name": "Fr\u00e1nce", "base": "seoul"},
        "de": {"name": "Germany", "base": "seoul", "sorts_as": "Allemagne"},
        "us": {"name": "United States"},
        "rok": {"name": "Republic of Korea"},
    }
    people = {
        "merkel": {"name": "Merkel", "of": "de", "rank": "1", "in_office_since": "2005-11-22"},
        "maas": {"name": "Maas", "of": "de", "rank": "2"},
        "macron": {"name": "Macron", "of": "fr", "rank": "1", "in_office_since": "2017-05-14"},
        "drian": {"name": "Le Drian", "of": "fr", "rank": "2", "standing": "2"},
        "parly": {"name": "Parly", "of": "fr", "rank": "2", "standing": "1"},
        "bann": {"name": "Bann", "of": "fr", "rank": "2"},
    }
    return world(delegations=delegations, people=people, **({"order_of_precedence": precedence} if precedence else {}))


def test_delegations_follow_each_other_by_their_highest_and_people_by_rank() -> None:
    assert in_precedence(world(), ["knapper", "pompeo", "sullivan", "kang"]) == PEOPLE
    higher = world(people={"pompeo": {"rank": "1"}})
    assert in_precedence(higher, PEOPLE) == ["pompeo", "sullivan", "knapper", "kang"]


def test_heads_come_before_ministers_of_any_delegation() -> None:
    assert in_precedence(summit(), ["maas", "macron", "drian", "merkel"]) == ["merkel", "macron", "maas", "drian"]


@pytest.mark.parametrize(
    ("precedence", "order"),
    [
        ({}, ["de", "fr", "rok", "us"]),
        ({"first": ["us"]}, ["us", "de", "fr", "rok"]),
        ({"first": ["rok", "us"], "then": "name"}, ["rok", "us", "de", "fr"]),
        ({"then": "name"}, ["de", "fr", "rok", "us"]),
        ({"then": "office"}, ["de", "fr", "rok", "us"]),
    ],
)
def test_delegations_stand_as_the_scenario_says(precedence: dict[str, Any], order: list[str]) -> None:
    assert list(summit(**precedence).delegations_in_order) == order


def test_the_alphabet_is_that_of_the_language_in_which_they_are_put_in_order() -> None:
    english = world(
        delegations={"us": {"name": "United States"}, "rok": {"name": "Republic of Korea"}},
        order_of_precedence={"then": "name"},
    )
    assert list(english.delegations_in_order) == ["rok", "us"]
    french = {"us": {"sorts_as": "\u00c9tats-Unis"}, "rok": {"sorts_as": "R\u00e9publique de Cor\u00e9e"}}
    assert list(world(delegations=french, order_of_precedence={"then": "name"}).delegations_in_order) == ["us", "rok"]


def test_whose_head_took_office_first_stands_first() -> None:
    offices = {"kang": {"in_office_since": "2017-06-18"}, "pompeo": {"in_office_since": "2018-04-26"}}
    assert list(world(people=offices, order_of_precedence={"then": "office"}).delegations_in_order) == ["rok", "us"]
    offices["kang"]["in_office_since"] = "2018-04-27"
    assert list(world(people=offices, order_of_precedence={"then": "office"}).delegations_in_order) == ["us", "rok"]


def test_of_two_heads_the_office_of_the_first_counts() -> None:
    both = {"kang": {"in_office_since": "2017-06-18"}, "pompeo": {"in_office_since": "2018-04-26", "standing": "1"}}
    older = {"sullivan": {"rank": "2", "in_office_since": "2001-01-01"}}
    order = {"then": "office"}
    assert list(world(people={**both, **older}, order_of_precedence=order).delegations_in_order) == ["rok", "us"]
    first = {"sullivan": {**older["sullivan"], "standing": "1"}, "pompeo": {**both["pompeo"], "standing": "2"}}
    assert list(world(people={**both, **first}, order_of_precedence=order).delegations_in_order) == ["us", "rok"]


def test_people_of_one_rank_stand_in_the_places_that_they_are_given() -> None:
    assert in_precedence(summit(), ["bann", "drian", "parly"]) == ["parly", "drian", "bann"]


def test_principals_come_before_those_who_sit_in_for_others() -> None:
    deputy, principal, other = (
        Attendance("sullivan", "pompeo"),
        Attendance("knapper", "knapper"),
        Attendance("kang", "kang"),
    )
    assert seated_in_precedence(world(), [deputy, other, principal]) == [other, principal, deputy]


def test_the_holder_of_an_office_is_no_stand_in() -> None:
    holder, deputy = Attendance("knapper", "ambassador"), Attendance("sullivan", "pompeo")
    held = world(roles={"ambassador": {"holder": "knapper"}})
    assert seated_in_precedence(held, [deputy, holder]) == [holder, deputy]
    acting = world(roles={"ambassador": {"holder": None, "acting": ["knapper"]}})
    assert seated_in_precedence(acting, [holder, deputy]) == [deputy, holder]


def test_a_stand_in_for_a_head_is_no_head() -> None:
    head = world(people={"pompeo": {"rank": "1"}, "sullivan": {"rank": "1"}})
    found = seated_in_precedence(head, [Attendance("sullivan", "pompeo"), Attendance("kang", "kang")])
    assert [each.person for each in found] == ["sullivan", "kang"]


def test_whoever_is_not_known_comes_last() -> None:
    assert in_precedence(world(), ["aaron", "knapper"]) == ["knapper", "aaron"]
    assert delegations_in_precedence(world(), ["aaron"]) == []


def test_people_by_delegation() -> None:
    assert delegations_in_precedence(world(), PEOPLE) == [("rok", ["kang"]), ("us", ["pompeo", "sullivan", "knapper"])]
    higher = world(people={"pompeo": {"rank": "1"}})
    assert [of for of, _ in delegations_in_precedence(higher, PEOPLE)] == ["us", "rok"]


def test_a_delegation_that_is_put_first_has_to_exist() -> None:
    told = [
        fault
        for fault in faults_of(world(order_of_precedence={"first": ["rok", "usa"]}))
        if fault.path[0] == "order_of_precedence"
    ]
    assert [(fault.path, fault.code) for fault in told] == [(("order_of_precedence", "first", "1"), "REF-unknown")]
    assert [
        fault
        for fault in faults_of(world(order_of_precedence={"first": ["rok"]}))
        if fault.path[0] == "order_of_precedence"
    ] == []


@given(st.permutations(PEOPLE))
def test_the_order_does_not_depend_on_how_they_come(people: list[str]) -> None:
    assert in_precedence(world(), people) == PEOPLE
