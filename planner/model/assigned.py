"""Reads a solution of the model as an assignment: the only road from the solver's values to a plan."""

from __future__ import annotations

from planner.model.build import Model
from planner.model.solution import Solution
from planner.model.variables.itineraries import Itinerary, Leg
from planner.problem.assignment import Assignment, Held, Trip
from planner.problem.tasks import Task


def assignment_in(model: Model, solution: Solution) -> Assignment:
    """The assignment that a solution stands for."""
    tasks, itineraries = model.draft.problem.tasks, model.draft.itineraries.of
    held = {id_: found for id_, task in tasks.items() if (found := _held(model, solution, task)) is not None}
    trips = {id_: _trips(model, solution, itinerary) for id_, itinerary in sorted(itineraries.items())}
    work = model.draft.preparations
    begun = {id_: solution.value(work.start[id_]) for id_, done in work.done.items() if solution.holds(done)}
    return Assignment(held, trips, begun)


def _held(model: Model, solution: Solution, task: Task) -> Held | None:
    meetings = model.draft.meetings
    chosen = (option for option in task.options if solution.holds(meetings.at(task, option)))
    if (option := next(chosen, None)) is None:
        return None
    filled = meetings.filled_of(task)
    seats = sorted((seat.id, each.person) for seat, each, literal in filled if solution.holds(literal))
    return Held(solution.value(meetings.start[task.id]), option, tuple(seats))


def _trips(model: Model, solution: Solution, itinerary: Itinerary) -> tuple[Trip, ...]:
    trips = (_trip(model, solution, leg) for leg in itinerary.legs if solution.holds(leg.literal))
    return tuple(sorted(trips, key=lambda trip: trip.departs))


def _trip(model: Model, solution: Solution, leg: Leg) -> Trip:
    departs = solution.value(leg.origin.depart) * model.draft.problem.grid.step + leg.late
    return Trip(leg.origin.city, leg.destination.city, leg.way, departs, leg.minutes)
