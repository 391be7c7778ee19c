"""What the comparators share: meetings with a start, a place and people, and how long somebody needs from one to the next.

They know the main rules only. `IGNORED` says what they leave out; all of it makes their figures look better than those of a
plan that could be carried out. `plan_in` makes a plan of what they came to, so that the judge can say what it breaks and costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner.plan.record import Plan
from planner.problem import Problem
from planner.problem.assignment import Assignment, Held, Trip, plan_of
from planner.problem.tasks import Option, SeatKind, Task
from planner.problem.travellers import Traveller
from planner.problem.ways import Way

IGNORED = (
    "permits, interpreters and other pools, relations between meetings, quotas and limits of a day, stages, seats, parties, "
    "scheduled departures (their ways can be gone at any time), comfort, and what travel costs"
)
"""What the comparators leave out of the rules and of the cost."""


Outline = dict[str, Held]
"""What a comparator came to: the meetings that it holds by id."""


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
        traveller = self._problem.traveller_of[person]
        key = (traveller.id, origin, goal, one and one.venue, other and other.venue)
        if key not in self._found:
            ways = self.ways(traveller, origin, goal)
            minutes = [self.before(way, one) + way.minutes + self.after(traveller, way, other) for way in ways]
            self._found[key] = self._problem.grid.up(min(minutes)) if minutes else None
        return self._found[key]

    def ways(self, traveller: Traveller, origin: str | None, goal: str | None) -> tuple[Way, ...]:
        """The ways from a city to another that somebody can go."""
        return self._problem.ways.of(own_aircraft=traveller.own_aircraft).get((str(origin), str(goal)), ())

    def before(self, way: Way, option: Option | None) -> int:
        """Minutes from the end of a meeting there to the departure; none where there is no meeting before."""
        if option is None or option.venue is None:
            return 0
        return self._problem.transfer(option.venue) + self._problem.boarding(way)

    def after(self, traveller: Traveller, way: Way, option: Option | None) -> int:
        """Minutes from the arrival to the start of a meeting there, rest included; none where there is none after."""
        if option is None or option.venue is None:
            return 0
        problem = self._problem
        return problem.formalities(way) + problem.rest(traveller, way, way.minutes) + problem.transfer(option.venue)


def plan_in(problem: Problem, outline: Outline) -> Plan:
    """The plan that an outline stands for: everybody goes to a meeting as late as they can, and home after the last one."""
    return plan_of(problem, Assignment(outline, trips_in(problem, outline)), proved=False)


def trips_in(problem: Problem, outline: Outline) -> dict[str, tuple[Trip, ...]]:
    """The trips of every traveller in such a plan, in order."""
    moves = Moves(problem)
    return {id_: tuple(_trips(problem, moves, each, outline)) for id_, each in problem.travellers.items()}


def _trips(problem: Problem, moves: Moves, traveller: Traveller, outline: Outline) -> Iterator[Trip]:
    there = {id_ for id_, held in outline.items() if any(person in traveller.people for _, person in held.seats)}
    diary = sorted((outline[id_].start, id_) for id_ in there if outline[id_].option.city is not None)
    city, step, last = traveller.start, problem.grid.step, None
    for start, id_ in diary:
        option = outline[id_].option
        if option.city is not None and option.city != city:
            ways = moves.ways(traveller, city, option.city)
            way = min(
                ways, key=lambda each: each.minutes + moves.before(each, last) + moves.after(traveller, each, option)
            )
            departs = start * step - moves.after(traveller, way, option) - way.minutes
            yield Trip(city, option.city, way, departs, way.minutes)
            city = option.city
        last = option
    if diary and city != traveller.base and traveller.returns:
        way = min(moves.ways(traveller, city, traveller.base), key=lambda each: each.minutes + moves.before(each, last))
        end = diary[-1][0] * step + problem.tasks[diary[-1][1]].length
        yield Trip(city, traveller.base, way, end + moves.before(way, last), way.minutes)


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
            if seat.kind is SeatKind.REQUIRED and seat.id not in dict(held.seats):
                yield f"{id_} lacks {seat.id}"
        for _, person in held.seats:
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
