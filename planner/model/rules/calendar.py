"""Calendar: what it costs to meet on a holiday or off the air. What is forbidden is in the start domains."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.domain.strictness import Strictness
from planner.model.draft import Cost, Draft
from planner.model.variables.meetings import domain
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.spans import Spans, common, spans, without
from planner.problem.tasks import Task

KEY = "calendar"
SAYS = "Days and hours that are not ordinary."


def applies(problem: Problem) -> bool:
    """Whether holidays cost something, somebody wishes to be seen, or a meeting may start near its pin."""
    policies = problem.policies
    avoided = policies.holidays is Strictness.AVOID and policies.holiday_weight > 0
    around = any(problem.scenario.tolerance(id_) for id_ in problem.tasks)
    return avoided or around or any(problem.costly.off_air(id_) for id_ in problem.tasks)


def post(draft: Draft) -> Iterator[Cost]:
    """Costs of meetings on holidays, outside the hours of an audience, and near their pins."""
    policies = draft.problem.policies
    costly = draft.problem.costly
    for task in draft.problem.tasks.values():
        if policies.holidays is Strictness.AVOID and not task.pinned:
            for city in task.cities:
                starts = spans(span for option in task.options if option.city == city for span in option.starts)
                literal = _touches(draft, task, draft.meetings.in_city(task, city), starts, costly.holidays(city))
                if literal is not None:
                    yield Cost(Tier.PROTOCOL, "holiday", task.id, "meeting", policies.holiday_weight, literal)
        for wish in costly.off_air(task.id):
            literal = _touches(draft, task, draft.meetings.held[task.id], task.starts, wish.steps)
            if literal is not None:
                yield Cost(Tier.PROTOCOL, "off-air", task.id, "meeting", wish.weight, literal)
        yield from _off_pin(draft, task)


def _off_pin(draft: Draft, task: Task) -> Iterator[Cost]:
    """Costs of a meeting that starts near its pin and not at it."""
    for option in task.options:
        steps = draft.problem.costly.off_pin(task.id, option.zone)
        literal = _touches(draft, task, draft.meetings.at(task, option), option.starts, steps)
        if literal is not None:
            yield Cost(Tier.PROTOCOL, "off-pin", task.id, "meeting", 1, literal)


def _touches(draft: Draft, task: Task, there: cp_model.IntVar, starts: Spans, costly: Spans) -> cp_model.IntVar | None:
    """A literal that must hold where the meeting is there and starts at a costly step; None where it cannot."""
    free = without(starts, costly)
    if not task.options or not common(starts, costly):
        return None
    if not free:
        return there
    literal = draft.cp.new_bool_var(f"{task.id} at a costly time")
    draft.cp.add_linear_expression_in_domain(draft.meetings.start[task.id], domain(free)).only_enforce_if(
        there, ~literal
    )
    return literal
