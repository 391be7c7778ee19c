"""What meetings take from pools: interpreters, security teams, motorcades, equipment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import Scenario


@dataclass(frozen=True)
class Pool:
    """A pool for the solver: how many there are, where (none: everywhere), and minutes of work each has a day."""

    id: str
    kind: ResourceKind
    number: int
    cities: tuple[str, ...]
    daily: int | None

    def serves(self, city: str | None) -> bool:
        """Whether it is there for a meeting in a city; None for a remote one."""
        return not self.cities or city in self.cities


@dataclass(frozen=True)
class Demand:
    """What a meeting takes for its whole length: `number` units out of one of the pools."""

    meeting: str
    what: str
    number: int
    pools: tuple[str, ...]


def pools_of(scenario: Scenario) -> dict[str, Pool]:
    """Every pool by id."""
    return {id_: _pool(scenario, id_, resource) for id_, resource in sorted(scenario.resources.items())}


def _pool(scenario: Scenario, id_: str, resource: Resource) -> Pool:
    usual = scenario.policies.interpreter_daily if resource.kind is ResourceKind.INTERPRETERS else None
    daily = usual if resource.daily is None else resource.daily
    return Pool(id_, resource.kind, resource.number, tuple(sorted(resource.cities)), daily)


def languages(pair: str) -> frozenset[str]:
    """The two languages of a pair such as en-ko; ko-en is the same pair."""
    return frozenset(pair.split("-"))


def demands_of(scenario: Scenario, pools: Mapping[str, Pool], id_: str) -> Iterator[Demand]:
    """Everything that one meeting takes."""
    meeting = scenario.meetings[id_]
    if meeting.cancelled:
        return
    pairs: dict[frozenset[str], str] = {}
    for pair in sorted(meeting.needs.interpretation):
        pairs.setdefault(languages(pair), pair)
    number = scenario.policies.interpreters.number(meeting.needs.mode, meeting.minutes)
    for spoken, pair in pairs.items():
        able = (pool for pool in _of(pools, ResourceKind.INTERPRETERS) if spoken <= set(_languages(scenario, pool)))
        yield Demand(id_, pair, number, tuple(able))
    if meeting.needs.security:
        yield Demand(id_, "security", meeting.needs.security, tuple(_of(pools, ResourceKind.SECURITY)))
    if meeting.needs.motorcades:
        yield Demand(id_, "motorcades", meeting.needs.motorcades, tuple(_of(pools, ResourceKind.MOTORCADES)))
    for pool, units in sorted(meeting.needs.equipment.items()):
        if units:
            yield Demand(id_, pool, units, (pool,))


def _of(pools: Mapping[str, Pool], kind: ResourceKind) -> Iterator[str]:
    return (id_ for id_, pool in pools.items() if pool.kind is kind)


def _languages(scenario: Scenario, pool: str) -> tuple[str, ...]:
    return scenario.resources[pool].languages
