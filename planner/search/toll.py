"""What each piece of a plan costs: a meeting by itself, and meetings in the night of somebody's body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from planner.problem import Problem
from planner.problem.nights import DAY
from planner.problem.travellers import Traveller
from planner.search.calling import Calling
from planner.search.jobs import Job, Seated, Spot
from planner.search.journeying import Journeying
from planner.search.routes import Route
from planner.search.steps import Steps, between
from planner.search.stops import Stop
from planner.search.visits import Visit


class Toll:
    """Prices the pieces as rules.md does."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._step = problem.grid.step
        self._dark: dict[str, list[int]] = {}
        """Minutes of night until each minute, by the clock of a city."""
        weights = {person: problem.night_weight(person) for person in problem.ranks}
        self._weights = {person: weight for person, weight in weights.items() if weight}
        self._leading = frozenset(self._weights)
        self.calling = Calling(problem)
        """When people are called."""

    def attendance(self, job: Job, seated: tuple[Seated, ...]) -> int:
        """What it costs that these come and not others, against a meeting that is not held."""
        there = {seat.id for seat, _ in seated}
        present = sum(seat.weight for seat, _ in job.optional if seat.id in there)
        return sum(seat.weight * candidate.step for seat, candidate in seated) - present

    def protocol(self, spot: Spot, start: int) -> int:
        """Points for a start on a holiday, or off the air, and for a meeting that is shortened."""
        costly = sum([weight for weight, steps in spot.costly if steps >> start & 1]) if spot.costly else 0
        return costly + spot.shortened

    def leads(self, person: str) -> bool:
        """Whether nights count for somebody."""
        return person in self._leading

    def at_rest(self, traveller: Traveller, stops: tuple[Stop, ...]) -> int:
        """What the nights and calls of somebody cost who never leaves a city: its clock counts."""
        calls = self.calling.cost(traveller, (), stops)
        if not self._leading.intersection(traveller.people):
            return calls
        return calls + sum(self.night(stop, stop.city) for stop in stops if stop.city is not None)

    def on_the_way(self, traveller: Traveller, route: Route) -> int:
        """What the nights of a traveller cost: the base's clock counts until the body is adapted to another city's."""
        if not self._leading.intersection(traveller.people):
            return 0
        cost = 0
        for visit, adapted in self._adapting(traveller, route):
            here = self._nights(visit, visit.city)
            cost += here[-1]
            if adapted:
                early = bisect_left(visit.stops, (adapted,))
                cost += self._nights(visit, traveller.base)[early] - here[early]
        return cost

    def adapted(self, traveller: Traveller, route: Route | None, city: str) -> Steps:
        """The starts at which the body follows a city's clock and not the base's, as somebody travels now."""
        if route is None or city == traveller.base:
            return between(0, self._problem.grid.end)
        if city not in route.adapted:
            steps, begun = 0, None
            for visit, adapted in self._adapting(traveller, route):
                if begun is not None:
                    steps |= between(begun, visit.ready)
                begun = adapted if visit.city == city else None
            if begun is not None:
                steps |= between(begun, self._problem.grid.end)
            route.adapted[city] = steps
        return route.adapted[city]

    def _adapting(self, traveller: Traveller, route: Route) -> Iterator[tuple[Visit, int]]:
        """The visits, each with the step from which on the body follows the clock there."""
        step, after, since = self._problem.grid.step, self._problem.policies.night.adapts_after, 0
        for visit, leg in zip(route.visits, route.led, strict=True):
            if leg is None or visit.city == traveller.base:
                yield visit, 0
                continue
            if leg.origin == traveller.base or not self._problem.clocks_agree(leg.origin, visit.city):
                since = leg.depart * step + leg.late + leg.minutes
            yield visit, -(-(since + after) // step)

    def out_and_back(self, journeying: Journeying, route: Route) -> int:
        """What it costs that people set out, arrive or are called outside the hours for it, land long before their first
        meeting in a city, too shortly before it, or are away for long.
        """
        step, cost = self._step, self.calling.cost(journeying.traveller, route.legs, route.calls)
        if journeying.hurried:
            for visit, leg in zip(route.visits, route.led, strict=True):
                if leg is None or leg.origin != journeying.traveller.base:
                    continue
                first = next((stop for stop in visit.stops if stop.parts), None)
                if first is not None:
                    early = first.start * step - (leg.depart * step + leg.late + leg.minutes)
                    for night in journeying.hurried:
                        cost += max(0, -(-(early - night.early_after) // 60)) * night.early_weight
        if journeying.arriving.matters:
            pairs = zip(route.visits, route.led, strict=True)
            cost += sum(journeying.arriving.cost(visit, leg) for visit, leg in pairs if leg is not None)
        cost += journeying.away.cost(route.legs)
        if journeying.daytime is not None:
            times = sum(leg.outside(journeying.daytime) for leg in route.legs)
            cost += times * journeying.by_day
        return cost

    def _nights(self, visit: Visit, city: str) -> list[int]:
        """What the first stops of a visit cost by a city's clock: none of them, one, two and so on."""
        nights = visit.nights.get(city)
        if nights is None:
            costs = [self.night(stop, city) for stop in visit.stops]
            nights = visit.nights[city] = list(accumulate(costs, initial=0))
        return nights

    def night(self, stop: Stop, city: str) -> int:
        """What a stop costs by a city's clock."""
        if city not in self._dark:
            self._dark[city] = self._problem.nights.until(self._problem.zone_of(city))
        dark, origin, weights, total = self._dark[city], DAY + stop.start * self._step, self._weights, 0
        for part in stop.parts:
            if part.person in weights:
                begin = origin + part.offset
                total += weights[part.person] * (dark[begin + part.length] - dark[begin])
        return total
