"""Attendance: seats, deputies, quorum, and what it costs when somebody is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.tasks import SeatKind, Task

KEY = "attendance"
SAYS = "Every meeting is held once or reported, and its seats are filled by the right people."


def applies(problem: Problem) -> bool:
    """Whether there is a meeting."""
    return bool(problem.tasks)


def post(draft: Draft) -> Iterator[Cost]:
    """Fills the seats of every meeting that is held; costs of what is not held, shortened, stand-ins, absentees."""
    weight = draft.problem.policies.weights.shortened
    for task in draft.problem.tasks.values():
        held = draft.meetings.held[task.id]
        if not task.must:
            yield Cost(Tier.PRIORITY, "unheld", task.id, "meeting", task.priority, 1 - held)
        if weight and task.flexible:
            yield Cost(Tier.PROTOCOL, "shortened", task.id, "min", weight, draft.meetings.minutes_short(task))
        if task.options:
            _one_seat_each(draft, task)
            _quorums(draft, task)
        yield from _seats(draft, task)


def _seats(draft: Draft, task: Task) -> Iterator[Cost]:
    held = draft.meetings.held[task.id]
    for seat in task.seats:
        those = [(each, draft.meetings.filled.get((task.id, seat.id, each.person))) for each in seat.candidates]
        literals = [(each, literal) for each, literal in those if literal is not None]
        subject = f"{task.id}/{seat.id}"
        if seat.kind is SeatKind.REQUIRED and task.options:
            if len(literals) > 1:
                draft.cp.add(sum(literal for _, literal in literals) == held)
            amount = sum(each.step * literal for each, literal in literals if each.step)
            if any(each.step for each, _ in literals):
                yield Cost(Tier.ATTENDANCE, "stand-in", subject, "step", seat.weight, amount)
        if seat.kind is SeatKind.OPTIONAL:
            here = sum(literal for _, literal in literals)
            yield Cost(Tier.ATTENDANCE, "absent", subject, "person", seat.weight, 1 - here)


def _one_seat_each(draft: Draft, task: Task) -> None:
    seats: dict[str, list[cp_model.IntVar]] = defaultdict(list)
    for _, each, literal in draft.meetings.filled_of(task):
        seats[each.person].append(literal)
    for those in seats.values():
        if len(those) > 1:
            draft.cp.add_at_most_one(those)


def _quorums(draft: Draft, task: Task) -> None:
    held = draft.meetings.held[task.id]
    for quorum in task.quorums:
        there = [
            literal for seat, each, literal in draft.meetings.filled_of(task) if seat.id in quorum.seats and each.itself
        ]
        draft.cp.add(sum(there) >= quorum.least).only_enforce_if(held)
