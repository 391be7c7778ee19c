"""What is worth a look about preparations: those that are ready only just in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain.scenario import Scenario
from planner.domain.work import Work
from planner.domain.work_times import due_of
from planner.plan.record import Prepared
from planner.report.looks import READY_BEFORE, READY_SHARE, Desk, Look, LookKind, length


def just_ready(desk: Desk) -> Iterator[Look]:
    """Work that is ready less than a day, or less than a tenth of the time that it goes on, before somebody counts on it."""
    scenario = desk.case.scenario
    for done in sorted(desk.case.plan.prepared):
        work = scenario.work.get(done.work)
        if work is None:
            continue
        at, meeting = _counted_on(desk, work)
        if at is None or not done.end <= at < done.end + max(READY_BEFORE, (done.end - done.start) / READY_SHARE):
            continue
        yield _look(desk, work, done, at, meeting)


def _counted_on(desk: Desk, work: Work) -> tuple[datetime | None, str | None]:
    """When it must be ready at the latest, and the meeting that it opens then; None for what nobody waits for."""
    opened = [desk.case.held[id_] for id_ in work.opens if id_ in desk.case.held]
    first = min(opened, key=lambda held: (held.start, held.meeting), default=None)
    due = _due(desk.case.scenario, work)
    if first is not None and (due is None or first.start <= due):
        return first.start, first.meeting
    return due, None


def _due(scenario: Scenario, work: Work) -> datetime | None:
    """When it is due by its own day or the summit; the end of the horizon is nobody's deadline."""
    due = due_of(scenario, work)
    return None if work.due is None and (scenario.summit is None or due == scenario.end) else due


def _look(desk: Desk, work: Work, done: Prepared, at: datetime, meeting: str | None) -> Look:
    place = work.city or desk.case.scenario.home
    before = f"{length(at - done.end)} before" if at > done.end else "just when"
    what = "it is due" if meeting is None else f"{desk.namer.meeting(meeting)} begins, which it opens"
    return Look(
        kind=LookKind.JUST_READY,
        sentence=f'"{work.title}" is ready on {desk.namer.time(done.end, place)}, {before} {what}.',
        people=desk.ordered([person for person in work.by if person in desk.case.scenario.people]),
        meetings=() if meeting is None else (meeting,),
        journeys=(),
        at=done.end,
    )
