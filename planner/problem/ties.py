"""Ties: meetings that are held soon after somebody has landed, or shortly before somebody takes off, in minutes."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.relations import AfterLanding, BeforeTakeOff
from planner.domain.scenario import Scenario


@dataclass(frozen=True)
class Tie:
    """Whoever of these people attends the meeting has landed at most `after` minutes before its start (None: whenever), and takes
    off at most `before` minutes after its end.
    """

    meeting: str
    people: frozenset[str]
    after: int | None
    before: int | None


def ties_of(scenario: Scenario) -> tuple[Tie, ...]:
    """Every tie of a scenario, in order of the relations' ids."""
    found = []
    for _, relation in sorted(scenario.relations.items()):
        if isinstance(relation, AfterLanding | BeforeTakeOff):
            people = frozenset(person for who in relation.who for person in scenario.members(who))
            landing = isinstance(relation, AfterLanding)
            after, before = (relation.within, None) if landing else (None, relation.within)
            found.append(Tie(relation.meeting, people, after, before))
    return tuple(found)
