"""Which members of a pool serve what: one at a time each, none for longer in a day than may be, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import Scenario
from planner.plan.demands import Demand

MOST_TRIES = 5_000
"""After so many steps back no more ways are tried."""
Members = tuple[int, ...]


def drive(scenario: Scenario, here: str, there: str) -> int | None:
    """Minutes by motorcade from a place to another one of the same city; None where there is no such way."""
    try:
        begins, ends = scenario.place(here), scenario.place(there)
    except KeyError:
        return None
    if begins.remote or begins.city != ends.city or begins.city not in scenario.places:
        return None
    if begins.venue == ends.venue:
        return 0
    ground = scenario.places[begins.city].ground
    back = ground.get(f"{ends.venue} - {begins.venue}", scenario.policies.ground)
    return ground.get(f"{begins.venue} - {ends.venue}", back)


def members_of(
    scenario: Scenario, pool: Resource, daily: int | None, demands: Sequence[Demand]
) -> list[Members] | None:
    """The members, counted from 0, who serve each demand of a pool; the demands come in order of time.

    Whoever is asked for by name serves what asks for them, and nothing else at that time. Other work goes to those who are there
    already, to those who get there in time, and of interpreters to those who have worked least on that day. None where no way
    was found in which each serves one thing at a time and none works for longer than `daily` minutes on a day.
    """
    rota = _Rota(scenario, pool, daily, demands)
    waiting: list[Iterator[Members]] = []
    tries = 0
    while len(rota.chosen) < len(demands):
        if len(waiting) == len(rota.chosen):
            waiting.append(rota.choices())
        if (choice := next(waiting[-1], None)) is not None:
            rota.take(choice)
            continue
        waiting.pop()
        tries += 1
        if not waiting or tries > MOST_TRIES:
            return None
        rota.take_back()
    return rota.chosen


class _Rota:
    """Who serves what so far, in order of time."""

    def __init__(self, scenario: Scenario, pool: Resource, daily: int | None, demands: Sequence[Demand]) -> None:
        self._scenario, self._daily, self._demands = scenario, daily, demands
        self._done: list[list[Demand]] = [[] for _ in range(pool.count)]
        self._bound = [[each for each in demands if name in each.named] for name in pool.names]
        self._bound += [[] for _ in range(pool.count - len(pool.names))]
        self.chosen: list[Members] = []

    def take(self, choice: Members) -> None:
        """Gives the next demand to these."""
        demand = self._demands[len(self.chosen)]
        for member in choice:
            self._done[member].append(demand)
        self.chosen.append(choice)

    def take_back(self) -> None:
        """Takes the last demand from those who serve it."""
        for member in self.chosen.pop():
            self._done[member].pop()

    def choices(self) -> Iterator[Members]:
        """Everybody who could serve the next demand, the best choice first; whoever it asks for by name is in all of them."""
        demand = self._demands[len(self.chosen)]
        length = demand.minutes // demand.number
        able = []
        for member, (done, bound) in enumerate(zip(self._done, self._bound, strict=True)):
            others = [*(each for each in done if each not in bound), *(each for each in bound if each != demand)]
            today = sum(other.minutes // other.number for other in others if other.day == demand.day)
            free = not any(demand.start < other.end and other.start < demand.end for other in others)
            if free and (self._daily is None or today + length <= self._daily):
                fair = today if demand.kind is ResourceKind.INTERPRETERS else 0
                able.append((self._haste(done, demand), fair, member))
        asked = tuple(member for member, bound in enumerate(self._bound) if demand in bound)
        ordered = [member for _, _, member in sorted(able)]
        if not {*asked} <= {*ordered}:
            return iter(())
        left = [member for member in ordered if member not in asked]
        return ((*asked, *those) for those in combinations(left, demand.number - len(asked)))

    def _haste(self, done: Sequence[Demand], demand: Demand) -> int:
        """0 for whoever is there on that day, 1 where there is time to get there, 2 from another city, 3 where there is not.

        An aircraft stays where it has landed.
        """
        minutes = drive(self._scenario, done[-1].ends_at, demand.place) if done else None
        if minutes is None:
            return 2 if done else 1
        if minutes == 0 and (done[-1].day == demand.day or demand.kind is ResourceKind.AIRCRAFT):
            return 0
        return 1 if done[-1].end + timedelta(minutes=minutes) <= demand.start else 3
