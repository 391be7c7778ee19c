"""A plan in whole numbers: what a model, a search or a baseline can hold, and the plan that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush

from planner.domain.place import Place
from planner.plan.journey_ids import journey_ids
from planner.plan.record import (
    CANCELLED,
    Appointment,
    Attendance,
    Journey,
    Plan,
    Prepared,
    Rest,
    Unprepared,
    Unscheduled,
)
from planner.problem.preparations import Preparation
from planner.problem.problem import Problem
from planner.problem.tasks import Option, Task
from planner.problem.ways import Way


@dataclass(frozen=True)
class Held:
    """A meeting that is held: its start in steps of the grid, its place, and who sits in which seat, as (seat, person) in
    order.
    """

    start: int
    option: Option
    seats: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Trip:
    """One leg of a traveller: minutes from the grid's origin to its departure, and from there to its arrival."""

    origin: str
    destination: str
    way: Way
    departs: int
    minutes: int

    @property
    def arrives(self) -> int:
        """Minutes from the grid's origin to its arrival."""
        return self.departs + self.minutes

    @property
    def flight(self) -> str | None:
        """The number of the scheduled departure that it is, if it is one with a number."""
        flights = (
            each for each in self.way.flights or () if (each.take_off, each.minutes) == (self.departs, self.minutes)
        )
        return next((each.number for each in flights), None)


@dataclass(frozen=True)
class Assignment:
    """What is held, by meeting, and the trips of every traveller in order; what is not held is left out.

    `prepared` has the step at which each piece of work begins; what is not done is left out.
    """

    held: Mapping[str, Held]
    trips: Mapping[str, tuple[Trip, ...]]
    prepared: Mapping[str, int] = field(default_factory=dict)


def plan_of(problem: Problem, assignment: Assignment, *, proved: bool) -> Plan:
    """The plan that an assignment stands for; `proved` tells whether its priority is proved best."""
    rooms = _rooms(problem, assignment)
    appointments = (
        _appointment(problem, problem.tasks[id_], held, rooms.get(id_)) for id_, held in assignment.held.items()
    )
    travellers = sorted(assignment.trips)
    ways = [(id_, trip.origin, trip.destination) for id_ in travellers for trip in assignment.trips[id_]]
    ids = iter(journey_ids(ways))
    legs = [leg for id_ in travellers for leg in _legs(problem, assignment, id_, ids)]
    return Plan(
        tuple(sorted(appointments)),
        tuple(sorted(journey for journey, _ in legs)),
        tuple(sorted(rest for _, rests in legs for rest in rests)),
        unscheduled(problem, assignment.held, proved=proved),
        tuple(sorted(_prepared(problem, assignment))),
        unprepared(problem, assignment.prepared, proved=proved),
    )


def _prepared(problem: Problem, assignment: Assignment) -> Iterator[Prepared]:
    for id_, start in assignment.prepared.items():
        begin = problem.grid.instant(start)
        yield Prepared(begin, id_, begin + timedelta(minutes=problem.preparations[id_].minutes(start)))


def unprepared(problem: Problem, prepared: Container[str], *, proved: bool) -> tuple[Unprepared, ...]:
    """What is not prepared, and why; `proved` as for `unscheduled`."""
    left = (each for each in problem.preparations.values() if each.id not in prepared)
    return tuple(sorted(Unprepared(each.id, _why_unprepared(each, proved=proved)) for each in left))


def _why_unprepared(preparation: Preparation, *, proved: bool) -> str:
    if preparation.dead:
        return preparation.dead
    if proved:
        return "Proved: it cannot be ready in time, or only by giving up what together matters at least as much."
    return "No time was found for it in the time given."


def unscheduled(problem: Problem, held: Container[str], *, proved: bool) -> tuple[Unscheduled, ...]:
    """What is not held, and why; `proved` tells whether the priority of the plan is proved best."""
    left = (task for task in problem.tasks.values() if task.id not in held)
    return tuple(sorted(Unscheduled(task.id, why_unscheduled(task, proved=proved)) for task in left))


def _appointment(problem: Problem, task: Task, held: Held, room: Place | None) -> Appointment:
    begin = problem.grid.instant(held.start)
    people = tuple(sorted(Attendance(person, seat) for seat, person in held.seats))
    end = begin + timedelta(minutes=task.minutes(held.option))
    return Appointment(begin, task.id, end, str(room or held.option.place), people)


def _rooms(problem: Problem, assignment: Assignment) -> dict[str, Place]:
    """A room for every meeting that is held in one of several alike: the first that is free and refreshed."""
    users: dict[Place, list[tuple[int, int, str]]] = defaultdict(list)
    for id_, held in assignment.held.items():
        if held.option.room is not None and held.option.capacity > 1:
            length = problem.tasks[id_].minutes(held.option) + held.option.turnover
            users[held.option.room].append((held.start, held.start + problem.grid.up(length), id_))
    found: dict[str, Place] = {}
    for meetings in users.values():
        free = list(range(assignment.held[meetings[0][2]].option.capacity))
        busy: list[tuple[int, int]] = []
        for start, end, id_ in sorted(meetings):
            while busy and busy[0][0] <= start:
                heappush(free, heappop(busy)[1])
            number = heappop(free)
            found[id_] = assignment.held[id_].option.rooms[number]
            heappush(busy, (end, number))
    return found


def _legs(
    problem: Problem, assignment: Assignment, id_: str, ids: Iterator[str]
) -> Iterator[tuple[Journey, tuple[Rest, ...]]]:
    """The journeys of a traveller in order, named by the next of `ids`, each with the rests that follow it."""
    traveller, trips = problem.travellers[id_], assignment.trips[id_]
    for number, trip in enumerate(trips, start=1):
        depart = problem.grid.origin + timedelta(minutes=trip.departs)
        journey = Journey(
            depart=depart,
            id=next(ids),
            arrive=depart + timedelta(minutes=trip.minutes),
            origin=trip.origin,
            destination=trip.destination,
            people=traveller.people,
            mode=trip.way.mode,
            party=traveller.party,
            flight=trip.flight,
            via=trip.way.via,
        )
        until = trips[number].departs if number < len(trips) else problem.grid.end * problem.grid.step + 1
        yield journey, tuple(_rests(problem, assignment, trip, journey, until))


def _rests(problem: Problem, assignment: Assignment, trip: Trip, journey: Journey, until: int) -> Iterator[Rest]:
    """The rest after a long leg, for those who attend something in the stay that follows and goes on so long; one for all whose
    way to the hotel is as long.
    """
    length = problem.rest(problem.traveller_of[journey.people[0]], trip.way, trip.minutes)
    if not length:
        return
    there = {
        person
        for id_, held in assignment.held.items()
        if held.option.city == trip.destination
        for begin, person in begins(problem, id_, held)
        if trip.arrives <= begin < until
    }
    ways = {person: problem.hotels.to_rest(person, trip.destination) for person in journey.people if person in there}
    for minutes in sorted(set(ways.values())):
        begin = journey.arrive + timedelta(minutes=problem.formalities(trip.way) + minutes)
        people = tuple(person for person, way in ways.items() if way == minutes)
        yield Rest(begin, journey.id, begin + timedelta(minutes=length), trip.destination, people)


def begins(problem: Problem, id_: str, held: Held) -> Iterator[tuple[int, str]]:
    """When everybody in a meeting begins to be busy, in minutes from the grid's origin."""
    offsets = {seat.id: seat.offset for seat in problem.tasks[id_].seats}
    for seat, person in held.seats:
        yield held.start * problem.grid.step + offsets[seat], person


def why_unscheduled(task: Task, *, proved: bool) -> str:
    """Why a meeting is not held, in a sentence."""
    if task.cancelled:
        return CANCELLED
    if not task.options:
        reasons = sorted({dead.says for dead in task.dead})
        return f"It has no possible time, because of {' and '.join(reasons)}."
    if proved:
        return "Proved: it cannot be held at all, or only by giving up meetings that together matter at least as much."
    return "No place was found for it in the time given."
