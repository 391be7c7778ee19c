"""What a plan takes out of each pool of interpreters, teams, motorcades, aircraft and equipment, and when.

A plan does not say which pool serves what. Where several can, one way to share them out is looked for in which none gives more
than it has. What the judge says of a plan does not come from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.order_of_precedence import in_precedence
from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import REMOTE, Scenario
from planner.plan.demands import Demand
from planner.plan.members import Members, drive
from planner.plan.record import Plan
from planner.plan.serving import Service, served
from planner.report.languages import pair
from planner.report.words import Namer


@dataclass(frozen=True)
class Move:
    """How members of a pool get to a use from what they did before on that day: `minutes` by motorcade, None in another city."""

    members: tuple[str, ...]
    origin: str
    since: datetime
    minutes: int | None


@dataclass(frozen=True)
class Use:
    """A number of a pool that something takes from `start` to `end` (UTC); `others` are pools that could give it as well."""

    start: datetime
    end: datetime
    number: int
    what: str
    place: str
    ends_at: str
    """Where a leg ends; for all else `place`."""
    others: tuple[str, ...] = ()
    item: str = ""
    """The id of the meeting, journey or work."""
    people: tuple[str, ...] = ()
    """Who is there, by id, in order of precedence."""
    members: tuple[str, ...] = ()
    """Which of the pool come, as people call them; none where that is not known, or where there is only one."""
    moves: tuple[Move, ...] = ()
    """Where they come from on the same day."""


@dataclass(frozen=True)
class PoolUse:
    """A pool, what uses it in order of time, the most that are in use at once, and since when (UTC; None where nothing is)."""

    id: str
    resource: Resource
    uses: tuple[Use, ...]
    most: int
    since: datetime | None
    whole: bool = True
    """Whether its work can be shared out to whole members: each serves one thing at a time, none for too long in a day."""

    @property
    def short(self) -> bool:
        """Whether more are in use at once than there are."""
        return self.most > self.resource.count


@dataclass(frozen=True)
class ResourceUse:
    """Every pool of a scenario with what uses it, and what no pool can give: (use, what of)."""

    pools: tuple[PoolUse, ...]
    unserved: tuple[tuple[Use, str], ...]


def resource_use(scenario: Scenario, plan: Plan) -> ResourceUse:
    """What uses each pool when, in the order in which the scenario has its pools."""
    people = _people(scenario, plan)
    given: dict[str, list[tuple[Service, Use]]] = {id_: [] for id_ in scenario.resources}
    lacking: list[tuple[Use, str]] = []
    for each in served(scenario, plan):
        demand = each.demand
        use = Use(
            start=demand.start,
            end=demand.end,
            number=demand.number,
            what=_what(scenario, demand),
            place=demand.place,
            others=tuple(scenario.resources[other].name for other in demand.pools if other != each.pool),
            item=demand.item,
            people=people[demand.item],
            ends_at=demand.ends_at,
        )
        if each.pool is None:
            lacking.append((use, _of(scenario, demand)))
        else:
            given[each.pool].append((each, use))
    pools = (_pool_use(scenario, id_, uses) for id_, uses in given.items())
    return ResourceUse(tuple(pools), tuple(sorted(lacking, key=lambda each: (each[0].start, each[0].what, each[1]))))


def _people(scenario: Scenario, plan: Plan) -> dict[str, tuple[str, ...]]:
    """Who is in each meeting and on each journey, in order of precedence."""
    there = {held.meeting: [each.person for each in held.attendance] for held in plan.appointments}
    there |= {leg.id: [*leg.people] for leg in plan.journeys}
    for done in plan.prepared:
        there.setdefault(done.work, [*scenario.work[done.work].by] if done.work in scenario.work else [])
    return {item: tuple(in_precedence(scenario, people)) for item, people in there.items()}


def _pool_use(scenario: Scenario, id_: str, given: Sequence[tuple[Service, Use]]) -> PoolUse:
    resource = scenario.resources[id_]
    uses = (
        replace(use, members=_called(resource, service.members), moves=tuple(_moves(scenario, given[:number], service)))
        for number, (service, use) in enumerate(given)
    )
    ordered = tuple(sorted(uses, key=lambda use: (use.start, use.end, use.what)))
    levels = [(sum(use.number for use in ordered if use.start <= one.start < use.end), one.start) for one in ordered]
    most, since = max(levels, key=lambda level: (level[0], -level[1].timestamp()), default=(0, None))
    return PoolUse(id_, resource, ordered, most, since, all(service.members for service, _ in given))


def _called(resource: Resource, members: Members) -> tuple[str, ...]:
    """Members as people call them: by their names, else by their numbers from 1; nothing where there is only one without a name."""
    if resource.names:
        return tuple(resource.names[member] for member in sorted(members))
    return tuple(str(member + 1) for member in sorted(members)) if resource.count > 1 else ()


def _moves(scenario: Scenario, before: Sequence[tuple[Service, Use]], service: Service) -> Iterator[Move]:
    """From where the members of a use come who did something else on that day, those of one place together."""
    last: dict[tuple[str, datetime], list[int]] = {}
    for member in service.members:
        done = [other for other, _ in before if member in other.members]
        if done and done[-1].demand.day == service.demand.day:
            last.setdefault((done[-1].demand.ends_at, done[-1].demand.end), []).append(member)
    for (origin, since), members in sorted(last.items(), key=lambda each: (each[0][1], each[0][0])):
        if origin != service.demand.place and REMOTE not in (origin, service.demand.place):
            resource = scenario.resources[str(service.pool)]
            minutes = drive(scenario, origin, service.demand.place)
            yield Move(_called(resource, tuple(members)), origin, since, minutes)


def _what(scenario: Scenario, demand: Demand) -> str:
    """What takes it: the meeting's title, or whose leg it is from where to where."""
    if demand.kind is ResourceKind.TEAMS:
        return scenario.work[demand.item].title
    if demand.kind is not ResourceKind.AIRCRAFT:
        return scenario.meetings[demand.item].title
    namer = Namer(scenario)
    carrier = scenario.parties.get(demand.of) or scenario.people[demand.of]
    return f"{carrier.name}, {namer.city(demand.place)} to {namer.city(demand.ends_at)}"


def _of(scenario: Scenario, demand: Demand) -> str:
    """What is taken, in words: `interpreters English-Korean`, `security teams`, the name of the equipment's pool."""
    if demand.kind is ResourceKind.INTERPRETERS:
        return f"interpreters {pair(demand.of)}"
    if demand.kind in (ResourceKind.EQUIPMENT, ResourceKind.TEAMS):
        pool = scenario.resources.get(demand.of)
        return demand.of if pool is None else pool.name
    return "security teams" if demand.kind is ResourceKind.SECURITY else str(demand.kind)
