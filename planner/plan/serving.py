"""Which pool serves what in a plan: one way to share the work out in which no pool gives more than it has, always the same one.

A plan does not record it, for the rules ask only that there is a way. What the judge says of a plan does not come from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import Scenario
from planner.plan.demands import Demand, demands_in
from planner.plan.members import Members, members_of
from planner.plan.record import Plan

MOST_TRIES = 5_000
"""After so many steps back no more ways of sharing out are tried: then each takes from the pool that has most left."""


@dataclass(frozen=True)
class Service:
    """A demand, the pool that serves it (None where no pool can), and which of its members, counted from 0.

    There are no members where no way was found to share the pool's work out to whole ones.
    """

    demand: Demand
    pool: str | None
    members: Members = ()


def served(scenario: Scenario, plan: Plan) -> list[Service]:
    """Every demand of a plan with its pool, in order of time."""
    demands = demands_in(scenario, plan)
    pools: dict[int, str] = {}
    for group in _connected([(number, each) for number, each in enumerate(demands) if each.pools]):
        chosen = _shared_out(scenario, [demand for _, demand in group])
        pools |= {number: pool for (number, _), pool in zip(group, chosen, strict=True)}
    members: dict[int, Members] = {}
    for id_, pool in scenario.resources.items():
        those = [number for number in range(len(demands)) if pools.get(number) == id_]
        work = [demands[number] for number in those]
        found = members_of(scenario, pool, daily_minutes(scenario, pool), work)
        members |= dict(zip(those, found or (_by_name(pool, each) for each in work), strict=True))
    services = [Service(each, pools.get(number), members.get(number, ())) for number, each in enumerate(demands)]
    together: dict[tuple[str, ResourceKind, str, str | None], list[Service]] = {}
    for service in services:
        demand = service.demand
        together.setdefault((demand.item, demand.kind, demand.of, service.pool), []).append(service)
    return [_as_one(those) for those in together.values()]


def _as_one(services: Sequence[Service]) -> Service:
    """What one pool gives to one demand, where some of it were asked for by name and some were not."""
    if len(services) == 1:
        return services[0]
    first, demands = services[0], [each.demand for each in services]
    number, named = sum(each.number for each in demands), tuple(name for each in demands for name in each.named)
    members = tuple(member for each in services for member in each.members)
    whole = replace(first.demand, number=number, named=named)
    return Service(whole, first.pool, members if len(members) == number else ())


def _by_name(pool: Resource, demand: Demand) -> Members:
    """Those of a demand who are asked for by name, where they are all; nobody where others come too."""
    return tuple(pool.names.index(name) for name in demand.named) if len(demand.named) == demand.number else ()


Numbered = tuple[int, Demand]


def _connected(demands: Sequence[Numbered]) -> list[list[Numbered]]:
    """Demands in groups that share no pool, each in the order in which they come."""
    groups: list[tuple[set[str], list[Numbered]]] = []
    for each in demands:
        pools = {*each[1].pools}
        near = [group for group in groups if group[0] & pools]
        merged = pools.union(*(group[0] for group in near))
        groups = [group for group in groups if not group[0] & pools]
        groups.append((merged, sorted([*(one for group in near for one in group[1]), each])))
    return [group for _, group in groups]


def daily_minutes(scenario: Scenario, resource: Resource) -> int | None:
    """Most minutes of work that each of a pool has on a day; None where nothing limits it, as with teams for work."""
    if resource.kind is ResourceKind.TEAMS:
        return None
    usual = scenario.policies.interpreter_daily if resource.kind is ResourceKind.INTERPRETERS else None
    return usual if resource.daily is None else resource.daily


class _Given:
    """What pools have given so far, to demands of which none begins later than the next."""

    def __init__(self, scenario: Scenario, demands: Sequence[Demand]) -> None:
        self._scenario, self._resources = scenario, scenario.resources
        self._named = {
            id_: [each for each in demands if each.named and id_ in each.pools] for id_ in scenario.resources
        }
        self._daily = {id_: daily_minutes(scenario, pool) for id_, pool in scenario.resources.items()}
        self._given: dict[str, list[Demand]] = {}

    def give(self, pool: str, demand: Demand) -> None:
        self._given.setdefault(pool, []).append(demand)

    def take_back(self, pool: str) -> None:
        self._given[pool].pop()

    def left(self, pool: str, demand: Demand) -> int:
        """How many a pool has left when a demand has been served too; below zero also where it cannot.

        That is where a day's work would be too long, or where somebody would have to be in two things who is asked for by name.
        """
        resource, given = self._resources[pool], self._given.get(pool, ())
        left = resource.count - demand.number - sum(each.number for each in given if demand.start < each.end)
        daily = self._daily[pool]
        minutes = sum(each.minutes for each in (*given, demand) if each.day == demand.day)
        able = (daily is None or minutes <= daily * resource.count) and (left < 0 or self._in_one_thing(pool, demand))
        return left if able else min(left, -1)

    def _in_one_thing(self, pool: str, demand: Demand) -> bool:
        """Whether everybody is in one thing at a time when a demand has been served, with all that asks for somebody by name."""
        if not self._named[pool]:
            return True
        given = [*self._given.get(pool, ()), demand]
        given += [each for each in self._named[pool] if each not in given]
        return members_of(self._scenario, self._resources[pool], None, sorted(given, key=_start)) is not None

    def state(self, demand: Demand) -> object:
        """All that matters of it from the start of a demand on: what is in use then, and minutes of work by day."""
        found: list[tuple[str, tuple[tuple[datetime, int], ...], tuple[tuple[date, int], ...]]] = []
        since = demand.day - timedelta(days=1)  # places to the west may still have the day before
        for pool, given in sorted(self._given.items()):
            going_on = sorted((each.end, each.number) for each in given if demand.start < each.end)
            minutes: dict[date, int] = {}
            for each in given if self._daily[pool] is not None else ():
                if each.day >= since:
                    minutes[each.day] = minutes.get(each.day, 0) + each.minutes
            found.append((pool, tuple(going_on), tuple(sorted(minutes.items()))))
        return tuple(each for each in found if each[1] or each[2])


def _start(demand: Demand) -> datetime:
    return demand.start


def _shared_out(scenario: Scenario, demands: Sequence[Demand]) -> list[str]:
    """The pool of each demand: a way in which no pool gives more than it has, else always from the one with most left."""
    given, chosen = _Given(scenario, demands), list[int]()
    hopeless: set[tuple[int, object]] = set()
    following = tries = 0
    while len(chosen) < len(demands) and tries < MOST_TRIES:
        demand, state = demands[len(chosen)], (len(chosen), given.state(demands[len(chosen)]))
        choices = range(following, len(demand.pools)) if state not in hopeless else ()
        if (index := next((each for each in choices if given.left(demand.pools[each], demand) >= 0), None)) is not None:
            given.give(demand.pools[index], demand)
            chosen.append(index)
            following = 0
        elif chosen:
            hopeless.add(state)
            following = chosen.pop() + 1
            given.take_back(demands[len(chosen)].pools[following - 1])
            tries += 1
        else:
            break
    for demand in demands[len(chosen) :]:
        left = [given.left(pool, demand) for pool in demand.pools]
        chosen.append(left.index(max(left)))
        given.give(demand.pools[chosen[-1]], demand)
    return [demand.pools[index] for demand, index in zip(demands, chosen, strict=True)]
