"""What the comparators share: meetings with a start, a place and people, and how long somebody needs from one to the next.

They know the main rules only. `IGNORED` says what they leave out; all of it makes their figures look better than those of a
plan that could be carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.problem import Problem
from planner.problem.tasks import Option, Seat, SeatKind, Task
from planner.problem.ways import Way

IGNORED = (
    "permits, interpreters and other pools, relations between meetings, quotas and limits of a day, stages, seats, parties, "
    "scheduled departures (their ways can be gone at any time), comfort, and what travel costs"
)
"""What the comparators leave out of the rules and of the cost."""


@dataclass(frozen=True)
class Held:
    """A meeting that a comparator holds: the step of its start, where, and who fills each seat."""

    start: int
    option: Option
    people: Mapping[str, str]


Outline = dict[str, Held]
"""What a comparator came to: the meetings that it holds by id."""


@dataclass(frozen=True)
class Figures:
    """What an outline is worth: meetings and must-haves held, and the costs of the first two tiers; musts left out cost none."""

    held: int
    musts_held: int
    priority: int
    attendance: int


class Moves:
    """How many steps somebody needs between two places, by the product's figures for ways, rest and changeover."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._found: dict[tuple[object, ...], int | None] = {}

    def between(self, person: str, one: Option, other: Option) -> int | None:
        """Steps from the end of a meeting at one place to the start of the next at another; None where no way leads there."""
        if one.venue is None or other.venue is None:
            return 0
        if one.city == other.city:
            return self._problem.grid.up(self._problem.ground(one.venue, other.venue))
        return self._ahead(person, one.city, other.city, one, other)

    def out(self, person: str, option: Option) -> int | None:
        """Steps from the beginning of the horizon to the first meeting, at that place."""
        start = self._problem.traveller_of[person].start
        return 0 if option.city in (None, start) else self._ahead(person, start, option.city, None, option)

    def home(self, person: str, option: Option) -> int | None:
        """Steps from the end of the last meeting, at that place, to the end of the horizon."""
        traveller = self._problem.traveller_of[person]
        if option.city in (None, traveller.base) or not traveller.returns:
            return 0
        return self._ahead(person, option.city, traveller.base, option, None)

    def _ahead(
        self, person: str, origin: str | None, goal: str | None, one: Option | None, other: Option | None
    ) -> int | None:
        own = self._problem.traveller_of[person].own_aircraft
        venues = (one and one.venue, other and other.venue)
        key = (own, origin, goal, *venues)
        if key not in self._found:
            ways = self._problem.ways.of(own_aircraft=own).get((str(origin), str(goal)), ())
            minutes = [self._minutes(way, one, other) for way in ways]
            self._found[key] = self._problem.grid.up(min(minutes)) if minutes else None
        return self._found[key]

    def _minutes(self, way: Way, one: Option | None, other: Option | None) -> int:
        problem, minutes = self._problem, way.minutes
        if one is not None and one.venue is not None:
            minutes += problem.transfer(one.venue) + problem.boarding(way)
        if other is not None and other.venue is not None:
            minutes += problem.formalities(way) + problem.rest(way.minutes) + problem.transfer(other.venue)
        return minutes


def figures(problem: Problem, outline: Outline) -> Figures:
    """What an outline is worth by the comparators' own account, in the terms of the product's first two tiers."""
    musts = priority = attendance = 0
    for task in problem.tasks.values():
        held = outline.get(task.id)
        musts += task.must and held is not None
        priority += task.priority * (held is None and not task.must)
        attendance += sum(_missed(seat, held) for seat in task.seats)
    return Figures(len(outline), musts, priority, attendance)


def _missed(seat: Seat, held: Held | None) -> int:
    person = None if held is None else held.people.get(seat.id)
    if seat.kind is SeatKind.OPTIONAL:
        return seat.weight * (person is None)
    steps = (each.step for each in seat.candidates if each.person == person)
    return seat.weight * next(steps, 0) if seat.kind is SeatKind.REQUIRED else 0


def size_of(problem: Problem, task: Task) -> int:
    """The steps that a meeting takes."""
    return problem.grid.up(task.length)


def clashes(problem: Problem, outline: Outline) -> Iterator[str]:
    """Every rule of the comparators' own that an outline breaks, in words: for tests."""
    moves, busy, rooms = Moves(problem), {}, {}  # type: ignore[var-annotated]
    for id_, held in sorted(outline.items(), key=lambda each: (each[1].start, each[0])):
        task, end = problem.tasks[id_], held.start + size_of(problem, problem.tasks[id_])
        if not any(low <= held.start <= high for low, high in held.option.starts):
            yield f"{id_} starts outside its windows"
        for seat in task.seats:
            if seat.kind is SeatKind.REQUIRED and seat.id not in held.people:
                yield f"{id_} lacks {seat.id}"
        for person in held.people.values():
            busy.setdefault(person, []).append((held.start, end, held.option, id_))
        if held.option.room is not None:
            until = end + problem.grid.up(held.option.turnover)
            now = [each for each in rooms.get(held.option.room, []) if each > held.start]
            if len(now) >= held.option.capacity:
                yield f"{id_} has no room"
            rooms[held.option.room] = [*now, until]
    for person, diary in busy.items():
        for (_, end, one, first), (start, _, other, then) in pairwise(diary):
            needed = moves.between(person, one, other)
            if needed is None or start < end + needed:
                yield f"{person} cannot get from {first} to {then}"
