"""Meetings tied to a landing or a take-off: constraints between their starts and the visits in which they lie."""

from __future__ import annotations

from ortools.sat.python import cp_model

from planner.model.draft import Draft
from planner.model.variables.itineraries import Itinerary, Slot
from planner.problem.tasks import Task
from planner.problem.ties import Tie


def tie_meetings(draft: Draft) -> None:
    """Keeps every tied meeting near the landing, or the take-off, of those who are named and attend it."""
    problem, cp = draft.problem, draft.cp
    for tie in problem.ties:
        task = problem.tasks[tie.meeting]
        for person in sorted(tie.people.intersection(task.people)) if task.options else ():
            attends = draft.meetings.attends(task, person)
            itinerary = draft.itineraries.of.get(problem.traveller_of[person].id)
            if itinerary is None:
                cp.add_bool_or([~attends])  # who never travels never lands
                continue
            for slot in itinerary.slots:
                if (inside := itinerary.inside.get((task.id, slot.index))) is not None:
                    _tie(draft, itinerary, slot, task, tie, [inside, attends])


def _tie(
    draft: Draft, itinerary: Itinerary, slot: Slot, task: Task, tie: Tie, conditions: list[cp_model.IntVar]
) -> None:
    cp, step, start = draft.cp, draft.problem.grid.step, draft.meetings.start[task.id]
    never = [~each for each in conditions]
    if tie.after is not None and slot.first:
        cp.add_bool_or(never)
    elif tie.after is not None:
        sooner = sum(leg.sooner * leg.literal for leg in itinerary.into(slot) if leg.sooner)
        cp.add(step * start <= step * slot.arrive - sooner + tie.after).only_enforce_if(*conditions)
    if tie.before is not None:
        late = sum(leg.late * leg.literal for leg in itinerary.out_of(slot) if leg.late)
        cp.add_bool_or([*never, ~slot.ends])
        gone_by = step * start + task.length - draft.meetings.minutes_short(task) + tie.before
        cp.add(step * slot.depart + late <= gone_by).only_enforce_if(*conditions, ~slot.ends)
