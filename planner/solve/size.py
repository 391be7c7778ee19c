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
BESIDE = ((SMALL, 0.0), (50_000, 0.12), (MEMORY, 0.5))
"""The part of the time that the plain search gets where the exact model follows, by its constraints: the larger it is, the
less it has to say in time.
"""


@dataclass(frozen=True)
class Size:
    """An estimate of the constraints; beyond MEMORY it is only known that there are more."""

    constraints: int

    @property
    def seconds(self) -> float:
        """Wall seconds for building it and getting the exact search under way."""
        return self.constraints * (BUILDING + SEARCHING)

    def can_be_built(self, seconds: float) -> bool:
        """Whether it can be built at all, with some time left to ask it something."""
        return self.constraints <= MEMORY and 3 * self.constraints * BUILDING <= seconds

    def share_of_search(self, seconds: float) -> float:
        """The part of so many seconds that the plain search gets: all where the rest would not suffice for the model."""
        if not self.can_be_built(seconds):
            return 1.0
        share = next(part for most, part in BESIDE if self.constraints <= most)
        pays = self.constraints <= SMALL or 2 * self.seconds <= seconds * (1 - share)
        return share if pays else 1.0


def size_of(problem: Problem, tick: Tick) -> Size:
    """The estimated size of the exact model. Raises what `tick` raises."""
    many = 10 * (len(problem.tasks) + len(problem.preparations))
    attended: Counter[str] = Counter()
    for task in problem.tasks.values():
        if task.options:
            attended.update(task.people)
    many += sum(comb(number, 2) for number in attended.values())
    for traveller in problem.travellers.values():
        tick()
        if many > MEMORY:
            break
        if traveller.moves:
            slots = Counter(visit.city for visit in visits(problem, traveller))
            total = sum(slots.values())
            legs = total * total - sum(number * number for number in slots.values())
            inside = sum(slots[city] for task in tasks_of(problem, traveller) for city in task.cities)
            many += PER_LEG * (legs + inside)
    return Size(many)
