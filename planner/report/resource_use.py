"""What a plan takes out of each pool of interpreters, teams, motorcades, aircraft and equipment, and when.

A plan does not say which pool serves what. Where several can, one way to share them out is looked for in which none gives more
than it has. What the judge says of a plan does not come from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain import clock
from planner.domain.meetings import Interpretation, Meeting
from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import REMOTE, Scenario
from planner.plan.record import Appointment, Mode, Plan
from planner.report.languages import pair
from planner.report.words import Namer

MOST_TRIES = 2_000
"""After so many steps back no more ways of sharing out are tried: then each takes from the pool that has most left."""
SITTING = 120
"""Minutes for which one more interpreter is reckoned beyond the longest sitting of the policies, as docs/rules.md says."""


@dataclass(frozen=True)
class Use:
    """A number of a pool that something takes from `start` to `end` (UTC); `others` are pools that could give it as well."""

    start: datetime
    end: datetime
    number: int
    what: str
    place: str
    others: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class _Demand:
    start: datetime
    end: datetime
    day: date
    number: int
    what: str
    place: str
    of: str
    pools: tuple[str, ...]


def resource_use(scenario: Scenario, plan: Plan) -> ResourceUse:
    """What uses each pool when, in the order in which the scenario has its pools."""
    demands = sorted(_demands(scenario, plan), key=lambda demand: (demand.start, demand.what, demand.of))
    given: dict[str, list[Use]] = {id_: [] for id_ in scenario.resources}
    for group in _connected([demand for demand in demands if demand.pools]):
        for demand, pool in zip(group, _shared_out(scenario, group), strict=True):
            given[pool].append(_use(scenario, demand, pool))
    pools = (_pool_use(id_, scenario.resources[id_], uses) for id_, uses in given.items())
    return ResourceUse(tuple(pools), tuple((_use(scenario, each), each.of) for each in demands if not each.pools))


def _use(scenario: Scenario, demand: _Demand, pool: str = "") -> Use:
    others = tuple(scenario.resources[other].name for other in demand.pools if other != pool)
    return Use(
        start=demand.start, end=demand.end, number=demand.number, what=demand.what, place=demand.place, others=others
    )


def _pool_use(id_: str, resource: Resource, uses: Sequence[Use]) -> PoolUse:
    ordered = tuple(sorted(uses, key=lambda use: (use.start, use.end, use.what)))
    levels = [(sum(use.number for use in ordered if use.start <= one.start < use.end), one.start) for one in ordered]
    most, since = max(levels, key=lambda level: (level[0], -level[1].timestamp()), default=(0, None))
    return PoolUse(id_, resource, ordered, most, since)


def _demands(scenario: Scenario, plan: Plan) -> Iterator[_Demand]:
    for held in plan.appointments:
        if (meeting := scenario.meetings.get(held.meeting)) is not None:
            yield from _of_meeting(scenario, held, meeting)
    yield from _of_journeys(scenario, plan)


def _of_meeting(scenario: Scenario, held: Appointment, meeting: Meeting) -> Iterator[_Demand]:
    day = clock.local_day(held.start, Namer(scenario).zone(held.place) or "UTC")
    needs = meeting.needs

    def demand(of: str, number: int, pools: tuple[str, ...]) -> _Demand:
        return _Demand(held.start, held.end, day, number, meeting.title, held.place, of, pools)

    for languages in sorted({frozenset(codes.split("-")) for codes in needs.interpretation}, key=sorted):
        number = interpreters_for(scenario, meeting)
        able = _pools(scenario, held, ResourceKind.INTERPRETERS, number)
        speaking = tuple(pool for pool in able if languages <= {*scenario.resources[pool].languages})
        yield demand(f"interpreters {pair('-'.join(sorted(languages)))}", number, speaking)
    if needs.security:
        yield demand("security teams", needs.security, _pools(scenario, held, ResourceKind.SECURITY, needs.security))
    if needs.motorcades:
        able = _pools(scenario, held, ResourceKind.MOTORCADES, needs.motorcades)
        yield demand("motorcades", needs.motorcades, able)
    for id_, number in sorted(needs.equipment.items()):
        if number:
            pool = scenario.resources.get(id_)
            there = pool is not None and _reaches(pool, held, number)
            yield demand(id_ if pool is None else pool.name, number, (id_,) if there else ())


def _of_journeys(scenario: Scenario, plan: Plan) -> Iterator[_Demand]:
    """Each leg by air of a party, or of a person alone, takes one aircraft of its pool."""
    namer = Namer(scenario)
    for leg in plan.journeys:
        if leg.mode is not Mode.AIR:
            continue
        carriers: dict[str, tuple[str, str]] = {}
        for person in (who for who in leg.people if who in scenario.people):
            party = scenario.party_of(person)
            carrier = scenario.people[person] if party is None else scenario.parties[party]
            if carrier.aircraft in scenario.resources:
                carriers[party or person] = (carrier.name, str(carrier.aircraft))
        way = f"{namer.city(leg.origin)} to {namer.city(leg.destination)}"
        day = clock.local_day(leg.depart, namer.zone(leg.origin) or "UTC")
        for name, pool in carriers.values():
            yield _Demand(leg.depart, leg.arrive, day, 1, f"{name}, {way}", leg.origin, "aircraft", (pool,))


def interpreters_for(scenario: Scenario, meeting: Meeting) -> int:
    """How many interpreters each language pair of a meeting takes, by its mode and whole length."""
    teams = scenario.policies.interpreters
    consecutive = meeting.needs.mode is Interpretation.CONSECUTIVE
    steps = sorted(teams.consecutive if consecutive else teams.simultaneous, key=lambda team: team.up_to)
    enough = next((team.number for team in steps if team.up_to >= meeting.minutes), None)
    if enough is not None:
        return enough
    return steps[-1].number + -(-(meeting.minutes - steps[-1].up_to) // SITTING)


def _pools(scenario: Scenario, held: Appointment, kind: ResourceKind, number: int) -> tuple[str, ...]:
    """The pools of a kind that can give so many there, those of few cities first, so that those of all are kept for others."""
    able = [id_ for id_, pool in scenario.resources.items() if pool.kind is kind and _reaches(pool, held, number)]
    return tuple(sorted(able, key=lambda id_: (len(scenario.resources[id_].cities) or len(scenario.places) + 1, id_)))


def _reaches(resource: Resource, held: Appointment, number: int) -> bool:
    in_reach = not resource.cities or (held.place != REMOTE and held.city in resource.cities)
    return in_reach and resource.number >= number


def _connected(demands: Sequence[_Demand]) -> list[list[_Demand]]:
    """Demands in groups that share no pool, each in order of time."""
    groups: list[tuple[set[str], list[_Demand]]] = []
    for demand in demands:
        near = [group for group in groups if group[0] & {*demand.pools}]
        far = [group for group in groups if not group[0] & {*demand.pools}]
        pools = {*demand.pools}.union(*(group[0] for group in near))
        groups = [*far, (pools, [*(one for group in near for one in group[1]), demand])]
    return [sorted(group, key=lambda demand: (demand.start, demand.what, demand.of)) for _, group in groups]


def _shared_out(scenario: Scenario, demands: Sequence[_Demand]) -> list[str]:
    """The pool of each demand: a way in which no pool gives more than it has, else always from the one with most left."""
    chosen: list[int] = []
    following = 0
    for _ in range(2 * len(demands) + MOST_TRIES):
        if len(chosen) == len(demands):
            break
        demand, before = demands[len(chosen)], list(zip(demands, chosen, strict=False))
        able = (index for index in range(following, len(demand.pools)) if _left(scenario, demand, index, before) >= 0)
        if (index := next(able, None)) is not None:
            chosen.append(index)
            following = 0
        elif chosen:
            following = chosen.pop() + 1
        else:
            break
    while len(chosen) < len(demands):
        demand, before = demands[len(chosen)], list(zip(demands, chosen, strict=False))
        left = [_left(scenario, demand, index, before) for index in range(len(demand.pools))]
        chosen.append(left.index(max(left)))
    return [demand.pools[index] for demand, index in zip(demands, chosen, strict=True)]


def _left(scenario: Scenario, demand: _Demand, index: int, before: Sequence[tuple[_Demand, int]]) -> int:
    """How many a pool has left when a demand has been served too; below zero also where a day's work would be too long."""
    pool = demand.pools[index]
    resource = scenario.resources[pool]
    given = [other for other, chosen in before if other.pools[chosen] == pool]
    left = resource.number - demand.number - sum(other.number for other in given if demand.start < other.end)
    usual = scenario.policies.interpreter_daily if resource.kind is ResourceKind.INTERPRETERS else None
    daily = usual if resource.daily is None else resource.daily
    if daily is None:
        return left
    minutes = sum(_minutes(other) for other in (*given, demand) if other.day == demand.day)
    return left if minutes <= daily * resource.number else min(left, -1)


def _minutes(demand: _Demand) -> int:
    return round((demand.end - demand.start).total_seconds() / 60) * demand.number
