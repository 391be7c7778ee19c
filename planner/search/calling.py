"""Calls outside the hours for them, each by the clock of the city where whoever takes it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.strictness import Strictness
from planner.problem import Problem
from planner.problem.parts import Part
from planner.problem.travellers import Traveller
from planner.search.hops import Leg
from planner.search.steps import Steps, between, steps_of
from planner.search.stops import Stop


class Calling:
    """The hours for calls in every city, as sets of starts."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._step = problem.grid.step
        self._outside: dict[tuple[str, Part, str], Steps] = {}
        asked = {person: problem.call_hours.of(person) for person in problem.ranks}
        self._rules = {person: rule for person, rule in asked.items() if rule is not None}
        calls = any(option.city is None for task in problem.tasks.values() for option in task.options)
        self._matters = calls and bool(self._rules)
        self._strict = calls and any(rule.outside is Strictness.FORBID for rule in self._rules.values())

    def weight(self, person: str) -> int:
        """What a call outside the hours costs somebody; 0 where it costs nothing, or must not be."""
        return self._rules[person].weight if person in self._rules and not self.forbidden(person) else 0

    def forbidden(self, person: str) -> bool:
        """Whether nobody calls somebody outside the hours."""
        return person in self._rules and self._rules[person].outside is Strictness.FORBID

    def outside(self, person: str, part: Part, city: str) -> Steps:
        """The starts of a call from which somebody's part in it lies outside the hours, by the clock of a city."""
        if person not in self._rules or self._problem.tasks[part.meeting].pinned:
            return 0
        key = (person, part, city)
        if key not in self._outside:
            zone, hours = self._problem.zone_of(city), self._rules[person].hours
            waived = self._problem.call_hours.waived_before(person)
            within = steps_of(self._problem.call_hours.within(part, hours, zone, waived))
            self._outside[key] = between(0, self._problem.grid.end) & ~within
        return self._outside[key]

    def now(self, traveller: Traveller, legs: Sequence[Leg], person: str, part: Part) -> Steps:
        """The same for somebody who is where these legs lead."""
        starts, city, since = 0, traveller.start, 0
        for leg in legs:
            until = -(-(leg.depart * self._step + leg.late - part.offset) // self._step)
            starts |= self.outside(person, part, city) & between(since, until - 1)
            city, since = leg.destination, max(until, 0)
        return starts | self.outside(person, part, city) & between(since, self._problem.grid.end)

    def cost(self, traveller: Traveller, legs: Sequence[Leg], calls: Iterable[Stop]) -> int:
        """What the calls outside the hours cost a traveller who makes these legs."""
        return sum(self.weight(person) for person in self._late(traveller, legs, calls)) if self._matters else 0

    def allowed(self, traveller: Traveller, legs: Sequence[Leg], calls: Iterable[Stop]) -> bool:
        """Whether nobody is called outside the hours who must not be."""
        return not self._strict or not any(self.forbidden(person) for person in self._late(traveller, legs, calls))

    def _late(self, traveller: Traveller, legs: Sequence[Leg], calls: Iterable[Stop]) -> Iterable[str]:
        for stop in calls:
            for mine in stop.parts if stop.city is None else ():
                part = Part(stop.meeting, mine.offset, mine.length)
                if self.now(traveller, legs, mine.person, part) >> stop.start & 1:
                    yield mine.person
