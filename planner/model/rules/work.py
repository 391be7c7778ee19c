"""Work: what must be ready is ready, in its order, by whoever does it, before what it opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.parts import whole
from planner.problem.preparations import Preparation

KEY = "work"
SAYS = "What must be ready is ready in time."


def applies(problem: Problem) -> bool:
    """Whether there is work."""
    return bool(problem.preparations)


def post(draft: Draft) -> Iterator[Cost]:
    """Orders work and meetings, and keeps people and teams to what they can do; costs of work undone, and of time."""
    for each in draft.problem.preparations.values():
        if each.must and not each.phases:
            draft.cp.add_bool_or([draft.preparations.done[each.id]])
        _after(draft, each)
        _opens(draft, each)
        yield from _costs(draft, each)
    _one_at_a_time(draft)
    _teams(draft)


def _after(draft: Draft, each: Preparation) -> None:
    """It begins when what it needs is over, which is held and done."""
    cp, meetings, work = draft.cp, draft.meetings, draft.preparations
    done, start = work.done[each.id], work.start[each.id]
    for id_ in each.after_meetings:
        cp.add_implication(done, meetings.held[id_])
        length = meetings.lasting(whole(draft.problem.tasks[id_]))
        cp.add(start >= meetings.start[id_] + length).only_enforce_if(done)
    for id_ in each.after_work:
        cp.add_implication(done, work.done[id_])
        cp.add(start >= work.ready[id_]).only_enforce_if(done)


def _opens(draft: Draft, each: Preparation) -> None:
    cp, meetings, work = draft.cp, draft.meetings, draft.preparations
    for id_ in each.opens:
        cp.add_implication(meetings.held[id_], work.done[each.id])
        cp.add(meetings.start[id_] >= work.ready[each.id]).only_enforce_if(meetings.held[id_])


def _costs(draft: Draft, each: Preparation) -> Iterator[Cost]:
    grid, done, start = draft.problem.grid, draft.preparations.done[each.id], draft.preparations.start[each.id]
    if not each.must:
        yield Cost(Tier.PRIORITY, "undone", each.id, "piece of work", each.priority, 1 - done)
    if each.phases:
        first = each.starts[0][0]
        late = grid.step * (start - first * (1 - done)) - grid.lead * done
        yield Cost(Tier.TIDINESS, "work-late", each.id, "min", 1, late)


def _intervals(draft: Draft, those: list[Preparation]) -> list[cp_model.IntervalVar]:
    made, work = [], draft.preparations
    for each in those:
        start, length, ready = work.start[each.id], work.length[each.id], work.ready[each.id]
        made.append(draft.cp.new_optional_interval_var(start, length, ready, work.done[each.id], each.id))
    return made


def _one_at_a_time(draft: Draft) -> None:
    """Nobody does two pieces of work at once."""
    by_person: dict[str, list[Preparation]] = defaultdict(list)
    for each in draft.problem.preparations.values():
        for person in each.people if each.phases else ():
            by_person[person].append(each)
    told: set[tuple[str, ...]] = set()
    for those in by_person.values():
        ids = tuple(each.id for each in those)
        if len(ids) > 1 and ids not in told:
            told.add(ids)
            draft.cp.add_no_overlap(_intervals(draft, those))


def _teams(draft: Draft) -> None:
    """No pool of teams gives more than it has."""
    by_pool: dict[str, list[tuple[Preparation, int]]] = defaultdict(list)
    for each in draft.problem.preparations.values():
        for pool, number in each.teams if each.phases else ():
            by_pool[pool].append((each, number))
    for pool, uses in sorted(by_pool.items()):
        most = draft.problem.pools[pool].number
        if sum(number for _, number in uses) > most:
            numbers = [number for _, number in uses]
            draft.cp.add_cumulative(_intervals(draft, [each for each, _ in uses]), numbers, most)
