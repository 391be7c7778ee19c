"""The order of precedence: in which order delegations and people stand wherever they are listed.

Heads of state or government come first. Then delegations follow each other, each with its people by rank, its principals
before those who sit in for somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from planner.domain.people import HEAD, LAST
from planner.domain.scenario import Scenario


def in_precedence(scenario: Scenario, people: Iterable[str], stand_ins: Collection[str] = ()) -> list[str]:
    """People in order of precedence; those whom the scenario does not know come last.

    `stand_ins` are those among them who sit in for somebody else: they follow the principals of their delegation.
    """
    places = {id_: place for place, id_ in enumerate(scenario.delegations_in_order)}

    def standing(person: str) -> tuple[bool, int, bool, int, int, str]:
        who = scenario.people.get(person)
        if who is None:
            return (True, LAST, True, LAST, LAST, person)
        stands_in = person in stand_ins
        head = who.rank == HEAD and not stands_in
        return (not head, places.get(who.of, LAST), stands_in, who.rank, who.standing or LAST, person)

    return sorted(people, key=standing)


def delegations_in_precedence(scenario: Scenario, people: Iterable[str]) -> list[tuple[str, list[str]]]:
    """People by delegation, both in order of precedence; nobody whom the scenario does not know."""
    members: dict[str, list[str]] = {id_: [] for id_ in scenario.delegations_in_order}
    for person in in_precedence(scenario, people):
        if person in scenario.people:
            members.setdefault(scenario.people[person].of, []).append(person)
    return [(id_, those) for id_, those in members.items() if those]


class Seated(Protocol):
    """Somebody in a seat: their own, that of somebody else, or that of an office."""

    @property
    def person(self) -> str:
        """Who comes."""

    @property
    def seat(self) -> str:
        """The person or the role that was asked for."""


SomeSeated = TypeVar("SomeSeated", bound=Seated)


def seated_in_precedence(scenario: Scenario, those: Iterable[SomeSeated]) -> list[SomeSeated]:
    """Everybody in their seats in order of precedence, each delegation's principals before those who sit in for others."""
    seats = list(those)
    stand_ins = {each.person for each in seats if _stands_in(scenario, each)}
    order = in_precedence(scenario, {each.person for each in seats}, stand_ins)
    return sorted(seats, key=lambda each: (order.index(each.person), each.seat))


def _stands_in(scenario: Scenario, each: Seated) -> bool:
    role = scenario.roles.get(each.seat)
    return each.person != each.seat and not (role is not None and role.holder == each.person)
