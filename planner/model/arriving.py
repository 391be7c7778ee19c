"""People who come to a city by a journey are there some time before what they attend: constraints, and literals where it costs."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Draft
from planner.model.variables.itineraries import Itinerary, Slot
from planner.problem.arrivals import Margin
from planner.problem.tasks import Task


def late_stays(draft: Draft, itinerary: Itinerary) -> Iterator[tuple[str, Slot, int, cp_model.IntVar]]:
    """Keeps whatever must be kept; for everybody whom a late arrival costs something, and every stay: the points, and a literal
    that holds where they are late for it.
    """
    arrivals, traveller = draft.problem.arrivals, itinerary.traveller
    if not arrivals.concern(traveller.people):
        return
    for slot in itinerary.slots:
        if slot.first or slot.city == traveller.base:
            continue
        for person in traveller.people:
            late: cp_model.IntVar | None = None
            for task in itinerary.tasks:
                margin = arrivals.of(person, task.id)
                if margin is None or (task.id, slot.index) not in itinerary.inside:
                    continue
                if not margin.forbidden and late is None:
                    late = draft.cp.new_bool_var(f"{person} is late in {slot.city} {slot.index}")
                    yield person, slot, margin.weight, late
                _keep(draft, (itinerary, slot), task, person, margin, [] if margin.forbidden else [late])


def _keep(
    draft: Draft,
    where: tuple[Itinerary, Slot],
    task: Task,
    person: str,
    margin: Margin,
    late: list[cp_model.IntVar | None],
) -> None:
    """Somebody is there in time for a meeting in a visit, unless they are late."""
    (itinerary, slot), problem, grid = where, draft.problem, draft.problem.grid
    start, zone = grid.step * draft.meetings.start[task.id], problem.zone_of(slot.city)
    ready = grid.step * slot.arrive + sum(
        (problem.formalities(leg.way) - leg.sooner) * leg.literal for leg in itinerary.into(slot)
    )
    inside = itinerary.inside[task.id, slot.index]
    unless = [~each for each in late if each is not None]
    days = draft.days.in_zone(task) if margin.evening else {}
    venues = sorted({each.venue for each in task.options if each.venue is not None and each.city == slot.city}, key=str)
    for venue in venues:
        there, at = ready + problem.transfer(venue), draft.meetings.at_venue(task, venue)
        for seat, literal in draft.meetings.seats_of(task, person):
            conditions = [inside, at, literal, *unless]
            if margin.before:
                grid.up(problem.transfer(venue) + problem.policies.formalities + margin.before - seat.offset)
                draft.cp.add(start + seat.offset >= there + margin.before).only_enforce_if(*conditions)
            for day in [day for zone_, day in days if zone_ == zone]:
                begins = problem.arrivals.day_begins(day, zone)
                grid.up(begins - problem.transfer(venue) - problem.policies.formalities)
                draft.cp.add(there <= begins).only_enforce_if(*conditions, days[zone, day])
