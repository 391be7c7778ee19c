"""A plan as an assignment: what of it a problem can hold, and why the rest does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.plan.record import Appointment, Journey, Plan, Prepared
from planner.problem.assignment import Assignment, Held, Trip
from planner.problem.problem import Problem
from planner.problem.spans import Spans
from planner.problem.tasks import Candidate, Option, Seat, Task
from planner.problem.travellers import Traveller
from planner.problem.ways import Way


@dataclass(frozen=True)
class Misfit:
    """A meeting or a journey (`subject` is its id) of a plan that the problem cannot hold, and why, in a sentence."""

    subject: str
    reason: str


@dataclass(frozen=True)
class Fitted:
    """What of a plan a problem can hold, part by part: rules between the parts are not looked at."""

    assignment: Assignment
    misfits: tuple[Misfit, ...]


class _Unfit(Exception):
    """Why a part of a plan does not fit."""


def assignment_of(problem: Problem, plan: Plan) -> Fitted:
    """A plan in whole numbers. Each meeting fits by itself or not at all; whoever makes a journey that does not fit has none."""
    held: dict[str, Held] = {}
    misfits: list[Misfit] = []
    for appointment in plan.appointments:
        try:
            if appointment.meeting in held:
                raise _Unfit("It is held twice.")
            held[appointment.meeting] = _held(problem, appointment)
        except _Unfit as unfit:
            misfits.append(Misfit(appointment.meeting, str(unfit)))
    trips: dict[str, tuple[Trip, ...]] = {}
    for traveller in problem.travellers.values():
        if not traveller.moves:
            continue
        journeys = [each for each in plan.journeys if set(traveller.people) & set(each.people)]
        fitted = list(_trips(problem, traveller, journeys, misfits))
        trips[traveller.id] = tuple(fitted) if len(fitted) == len(journeys) else ()
    prepared: dict[str, int] = {}
    for done in plan.prepared:
        try:
            prepared[done.work] = _begun(problem, done)
        except _Unfit as unfit:
            misfits.append(Misfit(done.work, str(unfit)))
    return Fitted(Assignment(dict(sorted(held.items())), trips, dict(sorted(prepared.items()))), tuple(misfits))


def _begun(problem: Problem, done: Prepared) -> int:
    preparation = problem.preparations.get(done.work)
    if preparation is None:
        raise _Unfit("There is no such work.")
    minutes, step = problem.grid.minutes(done.start), problem.grid.step
    if minutes % step:
        raise _Unfit(f"It does not begin on the grid of {step} min.")
    if not _among(preparation.starts, minutes // step):
        raise _Unfit("It cannot begin then.")
    if problem.grid.minutes(done.end) != minutes + preparation.minutes(minutes // step):
        raise _Unfit("It is not ready then.")
    return minutes // step


def _held(problem: Problem, appointment: Appointment) -> Held:
    task = problem.tasks.get(appointment.meeting)
    if task is None:
        raise _Unfit("There is no such meeting.")
    minutes, step = problem.grid.minutes(appointment.start), problem.grid.step
    if minutes % step:
        raise _Unfit(f"It does not begin on the grid of {step} min.")
    start = minutes // step
    option = _option(task, appointment)
    if not _among(option.starts, start):
        raise _Unfit("It cannot begin then.")
    seats = {seat.id: seat for seat in task.seats}
    filled = tuple(sorted((each.seat, each.person) for each in appointment.attendance))
    for seat, person in filled:
        candidate = _candidate(seats.get(seat), person)
        if candidate is None:
            raise _Unfit(f"{person} cannot have the seat of {seat}.")
        if not _among(candidate.free(option.short), start):
            raise _Unfit(f"{person} is not free then.")
    return Held(start, option, filled)


def _option(task: Task, appointment: Appointment) -> Option:
    """The option that a place of a plan lies in: the place itself, or the class of alike rooms of which it is one; where the
    meeting may be shortened, at the length of the plan.
    """
    text, took = appointment.place, int((appointment.end - appointment.start).total_seconds() // 60)
    there = [option for option in task.options if text in map(str, (option.place, *option.rooms))]
    if not there:
        raise _Unfit(f"It cannot be held in {text}.")
    fitting = (option for option in there if not task.flexible or task.minutes(option) == took)
    if (option := next(fitting, None)) is None:
        raise _Unfit(f"It cannot take {took} min there.")
    return option


def _among(starts: Spans, start: int) -> bool:
    return any(low <= start <= high for low, high in starts)


def _candidate(seat: Seat | None, person: str) -> Candidate | None:
    return next((each for each in seat.candidates if each.person == person), None) if seat is not None else None


def _trips(problem: Problem, traveller: Traveller, journeys: list[Journey], misfits: list[Misfit]) -> Iterator[Trip]:
    ways = problem.ways_of(traveller)
    for journey in sorted(journeys):
        departs = problem.grid.minutes(journey.depart)
        minutes = problem.grid.minutes(journey.arrive) - departs
        among = ways.get((journey.origin, journey.destination), ())
        fitting = [way for way in among if way.mode is journey.mode and _goes(problem, way, departs, minutes)]
        if not set(traveller.people) <= set(journey.people):
            misfits.append(Misfit(journey.id, f"{', '.join(traveller.people)} travel together."))
        elif not fitting:
            misfits.append(Misfit(journey.id, "There is no such way, or nothing that departs then and takes so long."))
        else:
            way = next((way for way in fitting if way.via == journey.via), fitting[0])
            yield Trip(journey.origin, journey.destination, way, departs, minutes)


def _goes(problem: Problem, way: Way, departs: int, minutes: int) -> bool:
    """Whether one can depart that way then and be there in so many minutes."""
    if way.flights is None:
        return minutes == way.minutes and departs % problem.grid.step == 0
    return any((flight.take_off, flight.minutes) == (departs, minutes) for flight in way.flights)
