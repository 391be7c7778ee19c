"""How large the exact model of a problem would be, before it is built, and whether the time and the memory suffice for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import comb

from planner.model.variables.visits import tasks_of, visits
from planner.problem import Problem, Tick

PER_LEG = 5
"""Constraints for each possible leg, and for each visit in which a meeting can lie: 4.2 to 5.6 on eight scenarios."""
BUILDING = 20e-6
"""Seconds that building takes for each constraint."""
SEARCHING = 130e-6
"""Seconds from a built model to where the search has something to say, for each constraint: 9 at 70,000."""
SMALL = 20_000
"""So many constraints are no reason to wait for."""
MEMORY = 150_000
"""So many constraints take less than a gigabyte, with the search."""


@dataclass(frozen=True)
class Size:
    """An estimate: constraints, and seconds until the exact search has something to say."""

    constraints: int

    @property
    def seconds(self) -> float:
        """Wall seconds for building it and getting the search under way."""
        return self.constraints * (BUILDING + SEARCHING)

    def fits(self, seconds: float, *, needed: bool) -> bool:
        """Whether it pays to build it in so many seconds: it must leave time to search, unless it is `needed`, where a plan
        is better late than never.
        """
        if self.constraints > MEMORY or 3 * self.constraints * BUILDING > seconds:
            return False
        return needed or self.constraints <= SMALL or 2 * self.seconds <= seconds


def size_of(problem: Problem, tick: Tick) -> Size:
    """The estimated size of the exact model. Raises what `tick` raises."""
    many = 0
    for traveller in problem.travellers.values():
        tick()
        if traveller.moves:
            slots = Counter(visit.city for visit in visits(problem, traveller))
            total = sum(slots.values())
            legs = total * total - sum(number * number for number in slots.values())
            inside = sum(slots[city] for task in tasks_of(problem, traveller) for city in task.cities)
            many += PER_LEG * (legs + inside)
    attended: Counter[str] = Counter()
    for task in problem.tasks.values():
        if task.options:
            attended.update(task.people)
    return Size(many + sum(comb(number, 2) for number in attended.values()) + 10 * len(problem.tasks))
