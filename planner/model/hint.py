"""An assignment as a solution of the model: its decisions and journeys are fixed on a copy, and the solver fills in the rest at the
least cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python import cp_model

from planner.errors import SolverFailed
from planner.model.build import Model
from planner.model.solution import Solution
from planner.model.solver import Effort, Question, Recipe, search
from planner.model.variables.itineraries import Itinerary, Slot
from planner.plan.record import Tier
from planner.problem.assignment import Assignment, Trip, begins

Fixed = tuple[cp_model.IntVar, int]
FILLING = Recipe(linearization=0, symmetry=False, rounds=1)
"""Everything that matters is fixed, so that propagation is all that is asked for."""


def values_of(model: Model, assignment: Assignment, effort: Effort) -> Solution | None:
    """A solution of the whole model that stands for the assignment and costs no more than that; None where there is none, or no
    time to find it.
    """
    fixed = [*_meetings(model, assignment), *_work(model, assignment)]
    for id_, itinerary in model.draft.itineraries.of.items():
        journeys = _journeys(model, assignment, itinerary, assignment.trips.get(id_, ()))
        if journeys is None:
            return None
        fixed += journeys
    # at the least cost, for what only bounds a cost from below would stand anywhere above it
    cost = sum(model.objective(tier) for tier in Tier)
    try:
        return search(model.cp, Question(minimise=cost, fixed=tuple(fixed)), effort, FILLING).solution
    except SolverFailed:
        return None


def _meetings(model: Model, assignment: Assignment) -> Iterator[Fixed]:
    """Whether each meeting is held, when and where, and who sits in its seats."""
    meetings = model.draft.meetings
    for id_, task in model.draft.problem.tasks.items():
        held = assignment.held.get(id_)
        yield meetings.held[id_], int(held is not None)
        if held is None:
            continue
        yield meetings.start[id_], held.start
        for option in task.options:
            chosen = (option.place, option.short) == (held.option.place, held.option.short)
            yield meetings.at(task, option), int(chosen)
        filled = set(held.seats)
        for seat, candidate, literal in meetings.filled_of(task):
            yield literal, int((seat.id, candidate.person) in filled)


def _work(model: Model, assignment: Assignment) -> Iterator[Fixed]:
    """Whether each piece of work is done, and when it begins."""
    work = model.draft.preparations
    for id_, done in work.done.items():
        start = assignment.prepared.get(id_)
        yield done, int(start is not None)
        if start is not None:
            yield work.start[id_], start


def _journeys(
    model: Model, assignment: Assignment, itinerary: Itinerary, trips: tuple[Trip, ...]
) -> list[Fixed] | None:
    """The slots that a traveller's visits take and the legs between them; None where the trips are none of the model's."""
    slots = _slots(model, assignment, itinerary, trips)
    if slots is None:
        return None
    ridden: dict[tuple[int, int], Trip] = {
        (one.index, other.index): trip for (one, other), trip in zip(pairwise(slots), trips, strict=True)
    }
    used, matched = {slot.index for slot in slots}, 0
    fixed: list[Fixed] = [(slot.used, int(slot.index in used)) for slot in itinerary.slots if not slot.first]
    step = model.draft.problem.grid.step
    for leg in itinerary.legs:
        trip = ridden.get((leg.origin.index, leg.destination.index))
        taken = trip is not None and (leg.way, leg.minutes, leg.late) == (trip.way, trip.minutes, trip.departs % step)
        fixed.append((leg.literal, int(taken)))
        if taken and trip is not None:
            fixed.append((leg.origin.depart, trip.departs // step))
            matched += 1
    return fixed if matched == len(trips) else None


def _slots(model: Model, assignment: Assignment, itinerary: Itinerary, trips: tuple[Trip, ...]) -> list[Slot] | None:
    """The slot of every visit: away from the base that of the first group of which it holds a meeting, there the next one."""
    problem, base = model.draft.problem, itinerary.traveller.base
    people = set(itinerary.traveller.people)
    attended: list[tuple[int, str, str | None]] = [
        (anchor.begin - anchor.leaves, anchor.id, anchor.city) for anchor in problem.anchors(itinerary.traveller)
    ]
    attended += [
        (begin, id_, held.option.city)
        for id_, held in assignment.held.items()
        for begin, person in begins(problem, id_, held)
        if person in people
    ]
    slots, taken = [itinerary.slots[0]], {itinerary.slots[0].index}
    for number, trip in enumerate(trips, start=1):
        until = trips[number].departs if number < len(trips) else None
        inside = {
            id_
            for begin, id_, city in attended
            if city == trip.destination and trip.arrives <= begin and (until is None or begin < until)
        }
        free = (
            slot
            for slot in itinerary.slots
            if slot.city == trip.destination and slot.index not in taken and not slot.first
        )
        if trip.destination != base:
            free = (slot for slot in free if slot.visit.group & inside)
        slot = next(free, None)
        if slot is None:
            return None
        slots.append(slot)
        taken.add(slot.index)
    return slots
