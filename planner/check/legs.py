"""The ways of somebody from city to city when all that is asked is how soon and how short: what no plan does better."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from heapq import heappop, heappush
from itertools import permutations

from planner.check import ways
from planner.check.case import Case
from planner.check.clocks import MINUTE
from planner.check.duty import rest_owed
from planner.check.journeys import boarding, formalities
from planner.domain import clock
from planner.domain.places import Departure
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Journey, Mode

Pair = tuple[str, str]


@dataclass(frozen=True)
class Leg:
    """One way from a city to another.

    `minutes` is what it takes, `before` how long before departing one must be free to go, `after` how long after arriving one is
    ready and rested; `departs` are the only minutes of departure, counted from a first instant, None where it goes at any time.
    """

    destination: str
    minutes: int
    before: int
    after: int
    departs: tuple[int, ...] | None = None

    def arrives(self, minute: int) -> int | None:
        """When one arrives who can depart from a minute on; None where nothing departs any more."""
        if self.departs is None:
            return minute + self.minutes
        number = bisect_left(self.departs, minute)
        return None if number == len(self.departs) else self.departs[number] + self.minutes


class Ways:
    """All ways of some people who travel as one; minutes count from an instant on, and nothing departs before the horizon."""

    def __init__(self, case: Case, begins: datetime, people: tuple[str, ...]) -> None:
        self._case, self._begins, self._people = case, begins, people
        self._first = _minutes(case.scenario.start - begins)
        self._reached: dict[tuple[str, int], dict[str, int]] = {}

    @cached_property
    def legs(self) -> dict[str, list[Leg]]:
        """The legs by the city that they leave."""
        found: dict[str, list[Leg]] = {city: [] for city in self._case.scenario.places}
        for origin, destination in permutations(found, 2):
            found[origin] += [*self._usual(origin, destination), *self._known(origin, destination)]
        return found

    def least(self, origin: str, destination: str) -> int | None:
        """The least minutes en route from a city to another, over others too; None where nothing leads there."""
        return self._least(origin).get(destination)

    def ready(self, origin: str, minute: int) -> dict[str, int]:
        """By city, the soonest minute at which somebody can be ready there who is free to go from another at a minute."""
        key = (origin, minute)
        if key not in self._reached:
            self._reached[key] = self._soonest(origin, minute)
        return self._reached[key]

    def _least(self, origin: str) -> dict[str, int]:
        if origin not in self._shortest:
            found, queue = {origin: 0}, [(0, origin)]
            while queue:
                so_far, city = heappop(queue)
                for leg in self.legs[city] if so_far == found[city] else ():
                    total = so_far + leg.minutes
                    if total < found.get(leg.destination, total + 1):
                        found[leg.destination] = total
                        heappush(queue, (total, leg.destination))
            self._shortest[origin] = found
        return self._shortest[origin]

    @cached_property
    def _shortest(self) -> dict[str, dict[str, int]]:
        return {}

    def _soonest(self, origin: str, minute: int) -> dict[str, int]:
        """On the way only the legs themselves count: whoever goes on need neither board again nor rest."""
        ready: dict[str, int] = {}
        landed: dict[str, int] = {origin: minute}
        queue = [(minute, origin)]
        while queue:
            at, city = heappop(queue)
            for leg in self.legs[city] if at == landed[city] else ():
                free = at + leg.before if city == origin else at
                arrives = leg.arrives(max(free, self._first))
                if arrives is None or leg.destination == origin:
                    continue
                ready[leg.destination] = min(ready.get(leg.destination, arrives + leg.after), arrives + leg.after)
                if arrives < landed.get(leg.destination, arrives + 1):
                    landed[leg.destination] = arrives
                    heappush(queue, (arrives, leg.destination))
        return ready

    def _usual(self, origin: str, destination: str) -> Iterator[Leg]:
        """The ways that anybody may take."""
        case, along = self._case, ways.routes(self._case, origin, destination)
        if any(route.closed for route in along):
            return
        if not along:
            usual = ways.usual_minutes(case, origin, destination)
            yield self._leg(origin, destination, ways.usual_mode(case, origin, destination), _whole(usual))
        for route in along:
            mode = ways.scheduled_mode(route)
            if ways.departures_only(case, self._journey(origin, destination, mode, 1), route):
                for each in route.departures:
                    times = self._times(origin, each)
                    yield self._leg(origin, destination, mode, each.length, times)
            else:
                length = ways.least(case, origin, destination, route)
                yield self._leg(origin, destination, ways.mode(route), _whole(length))

    def _times(self, origin: str, departure: Departure) -> tuple[int, ...]:
        """When a scheduled departure goes within the horizon."""
        zone, scenario = self._case.zone(origin), self._case.scenario
        wall = clock.to_local(scenario.start, zone).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
        wall += timedelta(minutes=departure.at.minute)
        last, found = clock.to_local(scenario.end, zone).replace(tzinfo=None), []
        while wall <= last:
            at = wall.replace(tzinfo=clock.zone(zone)).astimezone(self._begins.tzinfo)
            if ways.departs(self._case, origin, departure, at):
                found.append(_minutes(at - self._begins))
            wall += timedelta(days=1)
        return tuple(found)

    def _known(self, origin: str, destination: str) -> Iterator[Leg]:
        """The journeys that are known of these people."""
        for known in self._case.scenario.journeys.values():
            mine = set(self._case.scenario.members(known.who)) & set(self._people)
            if mine and (known.from_, known.to) == (origin, destination):
                minutes, departs = self._at(known)
                for mode in sorted(ways.known_modes(self._case, known)) if minutes > 0 else ():
                    yield self._leg(origin, destination, mode, minutes, departs)

    def _at(self, known: KnownJourney) -> tuple[int, tuple[int, ...] | None]:
        """How long a known journey takes at least, and when it departs at the latest."""
        case = self._case
        ends = ((known.leaves, known.from_), (known.lands, known.to))
        leaves, lands = (
            None if said is None else _minutes(case.span(said, said, case.zone(city))[0] - self._begins)
            for said, city in ends
        )
        if leaves is not None and lands is not None:
            return lands - leaves, (leaves,)
        shortest, scheduled = ways.shortest_lengths(case, known.from_, known.to)
        minutes = min([_whole(shortest), *(int(each) for each in scheduled)])
        if lands is not None:
            return minutes, (lands - minutes,)
        return minutes, None if leaves is None else (leaves,)

    def _leg(
        self, origin: str, destination: str, mode: Mode, minutes: int, departs: tuple[int, ...] | None = None
    ) -> Leg:
        journey = self._journey(origin, destination, mode, minutes)
        before, after = (_minutes(each(self._case, journey)) for each in (boarding, formalities))
        rest = max(_minutes(rest_owed(self._case, person, journey)) for person in self._people)
        return Leg(destination, minutes, before, after + rest, departs)

    def _journey(self, origin: str, destination: str, mode: Mode, minutes: int) -> Journey:
        """A journey of these people that departs at some time or other."""
        depart = self._case.scenario.start
        arrive = depart + timedelta(minutes=minutes)
        return Journey(depart, "", arrive, origin, destination, self._people, mode)


def _whole(minutes: float) -> int:
    """The least whole minutes that are no shorter than a way: plans know no seconds."""
    return max(1, math.ceil(minutes - ways.TOLERANCE))


def _minutes(time: timedelta) -> int:
    return time // MINUTE
