"""What a plan takes out of each pool of interpreters, teams, motorcades, aircraft and equipment, and when.

A plan does not say which pool serves what. Where several can, one way to share them out is looked for in which none gives more
than it has. What the judge says of a plan does not come from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import Scenario
from planner.plan.demands import Demand
from planner.plan.record import Plan
from planner.plan.serving import served
from planner.report.languages import pair
from planner.report.words import Namer


@dataclass(frozen=True)
class Use:
    """A number of a pool that something takes from `start` to `end` (UTC); `others` are pools that could give it as well."""

    start: datetime
    end: datetime
    number: int
    what: str
    place: str
    others: tuple[str, ...] = ()
    item: str = ""
    """The id of the meeting or journey."""


@dataclass(frozen=True)
class PoolUse:
    """A pool, what uses it in order of time, the most that are in use at once, and since when (UTC; None where nothing is)."""

    id: str
    resource: Resource
    uses: tuple[Use, ...]
    most: int
    since: datetime | None

    @property
    def short(self) -> bool:
        """Whether more are in use at once than there are."""
        return self.most > self.resource.number


@dataclass(frozen=True)
class ResourceUse:
    """Every pool of a scenario with what uses it, and what no pool can give: (use, what of)."""

    pools: tuple[PoolUse, ...]
    unserved: tuple[tuple[Use, str], ...]


def resource_use(scenario: Scenario, plan: Plan) -> ResourceUse:
    """What uses each pool when, in the order in which the scenario has its pools."""
    ends = {leg.id: (leg.origin, leg.destination) for leg in plan.journeys}
    given: dict[str, list[Use]] = {id_: [] for id_ in scenario.resources}
    lacking: list[tuple[Use, str]] = []
    for each in served(scenario, plan):
        demand = each.demand
        use = Use(
            start=demand.start,
            end=demand.end,
            number=demand.number,
            what=_what(scenario, demand, ends),
            place=demand.place,
            others=tuple(scenario.resources[other].name for other in demand.pools if other != each.pool),
            item=demand.item,
        )
        if each.pool is None:
            lacking.append((use, _of(scenario, demand)))
        else:
            given[each.pool].append(use)
    pools = (_pool_use(id_, scenario.resources[id_], uses) for id_, uses in given.items())
    return ResourceUse(tuple(pools), tuple(sorted(lacking, key=lambda each: (each[0].start, each[0].what, each[1]))))


def _pool_use(id_: str, resource: Resource, uses: Sequence[Use]) -> PoolUse:
    ordered = tuple(sorted(uses, key=lambda use: (use.start, use.end, use.what)))
    levels = [(sum(use.number for use in ordered if use.start <= one.start < use.end), one.start) for one in ordered]
    most, since = max(levels, key=lambda level: (level[0], -level[1].timestamp()), default=(0, None))
    return PoolUse(id_, resource, ordered, most, since)


def _what(scenario: Scenario, demand: Demand, ends: dict[str, tuple[str, str]]) -> str:
    """What takes it: the meeting's title, or whose leg it is from where to where."""
    if demand.kind is not ResourceKind.AIRCRAFT:
        return scenario.meetings[demand.item].title
    namer = Namer(scenario)
    carrier = scenario.parties.get(demand.of) or scenario.people[demand.of]
    origin, destination = ends[demand.item]
    return f"{carrier.name}, {namer.city(origin)} to {namer.city(destination)}"


def _of(scenario: Scenario, demand: Demand) -> str:
    """What is taken, in words: `interpreters English-Korean`, `security teams`, the name of the equipment's pool."""
    if demand.kind is ResourceKind.INTERPRETERS:
        return f"interpreters {pair(demand.of)}"
    if demand.kind is ResourceKind.EQUIPMENT:
        pool = scenario.resources.get(demand.of)
        return demand.of if pool is None else pool.name
    return "security teams" if demand.kind is ResourceKind.SECURITY else str(demand.kind)
