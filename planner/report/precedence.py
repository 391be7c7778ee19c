"""The order in which people stand: by rank, then by delegation, then by id."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.scenario import Scenario

LAST = 1_000_000
"""The rank of whoever the scenario does not know."""


def in_precedence(scenario: Scenario, people: Iterable[str]) -> list[str]:
    """People in order of precedence: rank, then delegation, then id; those whom the scenario does not know come last."""
    return sorted(people, key=lambda person: _standing(scenario, person))


def delegations_in_precedence(scenario: Scenario, people: Iterable[str]) -> list[tuple[str, list[str]]]:
    """People by delegation: the one with the highest rank first, its people in order; nobody whom the scenario does not know."""
    found: dict[str, list[str]] = {}
    for person in in_precedence(scenario, people):
        if person in scenario.people:
            found.setdefault(scenario.people[person].of, []).append(person)
    return list(found.items())


def _standing(scenario: Scenario, person: str) -> tuple[int, str, str]:
    who = scenario.people.get(person)
    return (LAST, "", person) if who is None else (who.rank, who.of, person)
