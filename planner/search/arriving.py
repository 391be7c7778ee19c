"""Arriving: by when a traveller's people are in a city to which they come by a journey, for what they attend there."""

from __future__ import annotations

from collections.abc import Iterator

from planner.problem import Problem
from planner.problem.arrivals import Margin
from planner.problem.travellers import Traveller
from planner.search.hops import NEVER, Leg
from planner.search.stops import Part, Stop
from planner.search.visits import Visit


class Arriving:
    """What is asked of one traveller's people, in minutes from the grid's origin."""

    def __init__(self, problem: Problem, traveller: Traveller) -> None:
        self._problem = problem
        self._step = problem.grid.step
        self._base = traveller.base
        self.matters = problem.arrivals.concern(traveller.people)
        """Whether anything is asked of anybody."""

    def by(self, visit: Visit) -> tuple[int, int]:
        """By which step they must have left the airport for what they attend in a visit, and by which they better had."""
        must = wished = NEVER
        for stop, part, margin in self._asked(visit):
            step = self._latest(stop, part, margin) // self._step
            wished = min(wished, step)
            if margin.forbidden:
                must = min(must, step)
        return must, wished

    def wait(self, stop: Stop) -> int:
        """So many steps, at least, lie between leaving the airport and a stop for which one comes."""
        if stop.city == self._base:
            return 0
        up, longest = self._problem.grid.up, 0
        transfer = 0 if stop.venue is None else self._problem.transfer(stop.venue)
        for part in stop.parts:
            margin = self._problem.arrivals.of(part.person, stop.meeting)
            if margin is not None and margin.forbidden:
                longest = max(longest, up(transfer + margin.before - part.offset))
        return longest

    def cost(self, visit: Visit, leg: Leg) -> int:
        """What it costs that they come to a visit by a leg no sooner."""
        late: dict[str, int] = {}
        ready = leg.depart * self._step + leg.late + leg.minutes + self._problem.formalities(leg.way)
        for stop, part, margin in self._asked(visit):
            if not margin.forbidden and ready > self._latest(stop, part, margin):
                late[part.person] = margin.weight
        return sum(late.values())

    def _asked(self, visit: Visit) -> Iterator[tuple[Stop, Part, Margin]]:
        for stop in visit.stops if visit.city != self._base else ():
            for part in stop.parts:
                margin = self._problem.arrivals.of(part.person, stop.meeting)
                if margin is not None:
                    yield stop, part, margin

    def _latest(self, stop: Stop, part: Part, margin: Margin) -> int:
        """The last minute at which somebody can leave the airport for a stop."""
        assert stop.venue is not None
        latest = stop.start * self._step + part.offset - margin.before
        if margin.evening:
            zone = self._problem.zone_of(stop.venue.city)
            latest = min(latest, self._problem.arrivals.evening(zone, stop.start))
        return latest - self._problem.transfer(stop.venue)
