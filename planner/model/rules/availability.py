"""Availability: the times of people who need not come in any case. All other calendars are in the start domains."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.model.variables.meetings import domain
from planner.problem import Problem
from planner.problem.spans import common
from planner.problem.tasks import Candidate, Task

KEY = "availability"
SAYS = "People and meetings keep to the times that they have."


def applies(problem: Problem) -> bool:
    """Whether somebody who may or may not come to a meeting has times of their own."""
    return any(
        any(each.free(short) != problem.grid.horizon for short in task.shorts)
        for task in problem.tasks.values()
        for seat in task.seats
        for each in seat.candidates
    )


def post(draft: Draft) -> Iterator[Cost]:
    """Whoever fills a seat is free at the time; costs nothing."""
    for task in draft.problem.tasks.values():
        if not task.options:
            continue
        for seat in task.seats:
            for each in seat.candidates:
                _free(draft, task, each, draft.meetings.filled[task.id, seat.id, each.person])
    yield from ()


def _free(draft: Draft, task: Task, candidate: Candidate, literal: cp_model.IntVar) -> None:
    """Whoever sits in a meeting is free for as long as it is held."""
    for short in task.shorts:
        held = [literal, draft.meetings.shortened(task, short)] if task.flexible else [literal]
        free = common(task.starts, candidate.free(short))
        if not free:
            draft.cp.add_bool_or([~each for each in held])
        elif free != task.starts:
            start = draft.meetings.start[task.id]
            draft.cp.add_linear_expression_in_domain(start, domain(free)).only_enforce_if(*held)
