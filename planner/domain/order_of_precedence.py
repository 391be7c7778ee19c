"""The order of precedence: in which order delegations and people stand wherever they are listed.

Heads of state or government come first. Then delegations follow each other, each with its people by rank, its principals
before those who sit in for somebody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol, TypeVar

from planner.domain.people import HEAD
from planner.domain.scenario import Scenario

_LAST = 1_000_000
"""The place of whoever has none."""


def in_precedence(scenario: Scenario, people: Iterable[str], stand_ins: Collection[str] = ()) -> list[str]:
    """People in order of precedence; those whom the scenario does not know come last.

    `stand_ins` are those among them who sit in for somebody else: they follow the principals of their delegation.
    """
    places = {id_: place for place, id_ in enumerate(delegations_in_order(scenario))}

    def standing(person: str) -> tuple[bool, int, bool, int, int, str]:
        who = scenario.people.get(person)
        if who is None:
            return (True, _LAST, True, _LAST, _LAST, person)
        stands_in = person in stand_ins
        head = who.rank == HEAD and not stands_in
        return (not head, places.get(who.of, _LAST), stands_in, who.rank, who.standing or _LAST, person)

    return sorted(people, key=standing)


def delegations_in_precedence(scenario: Scenario, people: Iterable[str]) -> list[tuple[str, list[str]]]:
    """People by delegation, both in order of precedence; nobody whom the scenario does not know."""
    members: dict[str, list[str]] = {id_: [] for id_ in delegations_in_order(scenario)}
    for person in in_precedence(scenario, people):
        if person in scenario.people:
            members.setdefault(scenario.people[person].of, []).append(person)
    return [(id_, those) for id_, those in members.items() if those]


def delegations_in_order(scenario: Scenario) -> list[str]:
    """Every delegation: those that the scenario puts first, then the others as it says."""
    first, then = scenario.order_of_precedence.first, scenario.order_of_precedence.then
    ranks: dict[str, int] = {}
    offices: dict[str, date] = {}
    for who in sorted(scenario.people.values(), key=lambda each: (each.rank, each.standing or _LAST)):
        if who.of not in ranks:
            ranks[who.of] = who.rank
            offices[who.of] = who.in_office_since or date.max

    def standing(id_: str) -> tuple[int, int, date, str, str]:
        delegation = scenario.delegations[id_]
        return (
            first.index(id_) if id_ in first else _LAST,
            ranks.get(id_, _LAST) if then == "rank" else 0,
            offices.get(id_, date.max) if then == "office" else date.max,
            collated(delegation.sorts_as or delegation.name),
            id_,
        )

    return sorted(scenario.delegations, key=standing)


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


def collated(name: str) -> str:
    """A name as an alphabet sees it: without accents, whatever its case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
