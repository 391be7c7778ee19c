"""What meetings take from pools: interpreters, security teams, motorcades, equipment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.domain.needed import Need, needs_of, singled_out
from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import Scenario


@dataclass(frozen=True)
class Pool:
    """A pool for the solver: how many there are, where (none: everywhere), and minutes of work each has a day.

    Those of it whom meetings ask for by name are pools of one beside it, whose ids are its `own`; `number` is without them, and
    what it gives to a demand it gives together with them. `of` is the pool that they are of.
    """

    id: str
    kind: ResourceKind
    number: int
    cities: tuple[str, ...]
    daily: int | None
    own: tuple[str, ...] = ()
    of: str | None = None
    name: str = ""
    """Who it is, where it is of one."""

    @property
    def whole(self) -> int:
        """How many there are with those who are asked for by name."""
        return self.number + len(self.own)

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
    """Every pool by id, and those of one for whoever is asked for by name."""
    named = singled_out(scenario)
    found: dict[str, Pool] = {}
    for id_, resource in sorted(scenario.resources.items()):
        names = named.get(id_, ())
        own = tuple(_own(id_, name) for name in names)
        found[id_] = replace(_pool(scenario, id_, resource, max(0, resource.count - len(own))), own=own)
        found |= {
            each: replace(_pool(scenario, each, resource, 1), of=id_, name=name)
            for each, name in zip(own, names, strict=True)
        }
    return dict(sorted(found.items()))


def _own(pool: str, name: str) -> str:
    """The id of a pool of one: no id of a resource holds a colon."""
    return f"{pool}: {name}"


def _pool(scenario: Scenario, id_: str, resource: Resource, number: int) -> Pool:
    usual = scenario.policies.interpreter_daily if resource.kind is ResourceKind.INTERPRETERS else None
    return Pool(
        id=id_,
        kind=resource.kind,
        number=number,
        cities=tuple(sorted(resource.cities)),
        daily=usual if resource.daily is None else resource.daily,
    )


def demands_of(scenario: Scenario, id_: str) -> Iterator[Demand]:
    """Everything that one meeting takes."""
    meeting = scenario.meetings[id_]
    if meeting.cancelled:
        return
    for need in needs_of(scenario, meeting):
        if need.named:
            own = _own(need.pools[0], need.named)
            yield Demand(id_, need.named, 1, (own,))
        else:
            yield Demand(id_, _what(need), need.number, need.pools)


def _what(need: Need) -> str:
    return need.of or str(need.kind)
