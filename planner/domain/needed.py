"""What meetings need of the pools of a scenario, and who of a pool they ask for by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.meetings import Meeting
from planner.domain.resources import ResourceKind
from planner.domain.scenario import Scenario


@dataclass(frozen=True)
class Need:
    """A number of a kind that a meeting needs out of one of `pools`, those that could give it wherever it is held.

    `of` is the language pair as it is written, or the pool of the equipment; empty for the others. Where somebody is asked for
    by name, `named` is that name, the number is 1 and the pool the one that has it.
    """

    kind: ResourceKind
    of: str
    number: int
    pools: tuple[str, ...]
    named: str = ""


def pool_of_names(scenario: Scenario) -> dict[str, str]:
    """The pool of everybody who has a name, by name."""
    return {name: id_ for id_, pool in scenario.resources.items() for name in pool.names}


def singled_out(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """By pool, those of it whom a meeting that is to be planned asks for by name."""
    asked = {name for meeting in scenario.to_be_planned.values() for name in meeting.needs.named}
    found = {id_: tuple(name for name in pool.names if name in asked) for id_, pool in scenario.resources.items()}
    return {id_: names for id_, names in found.items() if names}


def languages(pair: str) -> frozenset[str]:
    """The two languages of a pair such as en-ko; ko-en is the same pair."""
    return frozenset(pair.split("-"))


def needs_of(scenario: Scenario, meeting: Meeting) -> list[Need]:
    """Everything that a meeting needs of pools: who is asked for by name, each counted towards one need, and what is left.

    Each counts towards the first need that their pool could give and that others have not filled; those who are left over come
    besides. Names that no pool has are left out.
    """
    pools = pool_of_names(scenario)
    waiting = {name: pools[name] for name in dict.fromkeys(meeting.needs.named) if name in pools}
    found, wholes = [], list(_wholes(scenario, meeting))
    for need in wholes:
        those = [name for name, pool in waiting.items() if pool in need.pools][: need.number]
        found += [Need(need.kind, need.of, 1, (waiting.pop(name),), name) for name in those]
        if need.number > len(those):
            found.append(Need(need.kind, need.of, need.number - len(those), need.pools))
    for name, pool in waiting.items():
        of = next((need.of for need in wholes if pool in need.pools), "")
        found.append(Need(scenario.resources[pool].kind, of, 1, (pool,), name))
    return found


def _wholes(scenario: Scenario, meeting: Meeting) -> Iterator[Need]:
    """What it needs, whoever is named."""
    needs, resources = meeting.needs, scenario.resources
    pairs: dict[frozenset[str], str] = {}
    for pair in sorted(needs.interpretation):
        pairs.setdefault(languages(pair), pair)
    number = scenario.policies.interpreters.number(needs.mode, meeting.minutes)
    for spoken, pair in pairs.items():
        able = (id_ for id_ in _of(scenario, ResourceKind.INTERPRETERS) if spoken <= {*resources[id_].languages})
        yield Need(ResourceKind.INTERPRETERS, pair, number, tuple(able))
    for kind, number in ((ResourceKind.SECURITY, needs.security), (ResourceKind.MOTORCADES, needs.motorcades)):
        if number:
            yield Need(kind, "", number, tuple(_of(scenario, kind)))
    for id_, number in sorted(needs.equipment.items()):
        if number:
            yield Need(ResourceKind.EQUIPMENT, id_, number, (id_,) if id_ in resources else ())


def _of(scenario: Scenario, kind: ResourceKind) -> Iterator[str]:
    return (id_ for id_, pool in sorted(scenario.resources.items()) if pool.kind is kind)
