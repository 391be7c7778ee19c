"""Precedence: what must come before what, on the same day, in direct succession, or not at all without something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from ortools.sat.python import cp_model

from planner.domain.relations import Adjacent, Before, Brief, DifferentDays, Gate, Inside, SameDay, Side
from planner.model.draft import Cost, Draft
from planner.problem import Problem
from planner.problem.parts import whole
from planner.problem.tasks import Task

KEY = "precedence"
SAYS = "What must come first comes first."

ORDERING = (Before, Gate, SameDay, DifferentDays, Adjacent, Brief, Inside)


def applies(problem: Problem) -> bool:
    """Whether a relation orders meetings; the wall is in the start domains."""
    return any(isinstance(relation, ORDERING) for relation in problem.relations)


def post(draft: Draft) -> Iterator[Cost]:
    """Orders the meetings of every relation where they are held; costs nothing."""
    for relation in draft.problem.relations:
        match relation:
            case Before():
                _follows(draft, relation.first, relation.then, relation.least, relation.most)
            case Adjacent():
                _follows(draft, relation.first, relation.then, 0, relation.within)
            case Gate():
                for id_ in relation.opens:
                    draft.cp.add_implication(draft.meetings.held[id_], draft.meetings.held[relation.gate])
                    _follows(draft, relation.gate, id_, relation.least, None)
            case Brief():
                draft.cp.add_implication(draft.meetings.held[relation.about], draft.meetings.held[relation.meeting])
                pair = (relation.meeting, relation.about)
                first, then = pair if relation.side is Side.BEFORE else reversed(pair)
                _follows(draft, first, then, 0, relation.within, held=draft.meetings.held[relation.about])
            case Inside():
                _inside(draft, relation)
            case SameDay():
                for one, other in permutations(relation.meetings, 2):
                    _same_day(draft, draft.problem.tasks[one], draft.problem.tasks[other])
            case DifferentDays():
                _different_days(draft, [draft.problem.tasks[id_] for id_ in relation.meetings])
    yield from ()


def _follows(
    draft: Draft, first: str, then: str, least: int, most: int | None, held: cp_model.IntVar | None = None
) -> None:
    """The second starts between `least` and `most` minutes after the first has ended, where both are held."""
    meetings, part = draft.meetings, whole(draft.problem.tasks[first])
    a, b = meetings.start[first], meetings.start[then]
    both = [meetings.held[first], meetings.held[then]] if held is None else [held]
    draft.cp.add(b >= a + meetings.lasting(part, least)).only_enforce_if(*both)
    if most is not None:
        draft.cp.add(b <= a + meetings.lasting(part, most, down=True)).only_enforce_if(*both)


def _inside(draft: Draft, relation: Inside) -> None:
    """The short one lies within the long one, or where it may, before or after it, if both are held."""
    cp, meetings, grid, tasks = draft.cp, draft.meetings, draft.problem.grid, draft.problem.tasks
    short, long = tasks[relation.meeting], tasks[relation.during]
    if not (short.options and long.options):
        return
    a, b = meetings.start[short.id], meetings.start[long.id]
    both = [meetings.held[short.id], meetings.held[long.id]]
    within = [] if not relation.also_outside else [cp.new_bool_var(f"{short.id} inside {long.id}")]
    cp.add(a >= b).only_enforce_if(*both, *within)
    cp.add(a <= b + grid.down(long.length - short.length)).only_enforce_if(*both, *within)
    if relation.also_outside:
        draft.orders.keep_apart(whole(short), whole(long), 0, *both, unless=tuple(within))


def _same_day(draft: Draft, one: Task, other: Task) -> None:
    for day in draft.problem.days.dates(one):
        on = draft.days.on(one, day)
        there = draft.days.on(other, day) if day in draft.problem.days.dates(other) else draft.meetings.false
        draft.cp.add_bool_or([~on, ~draft.meetings.held[other.id], there])


def _different_days(draft: Draft, tasks: list[Task]) -> None:
    for day in draft.problem.days.all_dates(tasks):
        draft.cp.add_at_most_one(draft.days.on(task, day) for task in tasks if day in draft.problem.days.dates(task))
