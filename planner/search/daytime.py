"""Daytime: which legs set out and arrive within the hours for it, as sets of steps."""

from __future__ import annotations

from planner.problem import Problem
from planner.problem.travel_hours import Daylight
from planner.search.steps import Steps, steps_of


class Daytime:
    """The hours for travelling in every city, made once for all travellers to whom the same matter."""

    def __init__(self, problem: Problem, daylight: Daylight) -> None:
        self._times = problem.travel_hours
        self._daylight = daylight
        self._within: dict[tuple[str, int], Steps] = {}
        self.worst = 0 if daylight.forbidden else 2
        """How many ends of a leg may lie outside the hours."""

    def within(self, city: str, offset: int) -> Steps:
        """The steps of which an instant, so many minutes after them, lies within the hours of a city."""
        key = (city, offset)
        if key not in self._within:
            self._within[key] = steps_of(self._times.steps(self._daylight, city, offset))
        return self._within[key]

    def departures(self, pair: tuple[str, str], steps: int, sooner: int, outside: int) -> Steps:
        """The steps of departure from which so many ends of a leg of so many steps lie outside the hours; it arrives `sooner`
        minutes before its last step.
        """
        origin, destination = self.within(pair[0], 0), self.within(pair[1], -sooner) >> steps
        if outside == 0:
            return origin & destination
        return origin ^ destination if outside == 1 else ~(origin | destination)

    def outside(self, origin: str, destination: str, depart: tuple[int, int], arrive: tuple[int, int]) -> int:
        """How many ends of a leg lie outside the hours; each end is a step, and minutes after it."""
        ends = ((origin, *depart), (destination, *arrive))
        return sum(not self.within(city, offset) >> step & 1 for city, step, offset in ends)
