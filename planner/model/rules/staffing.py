"""Staffing: interpreters, security teams, motorcades and equipment out of pools that are large enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.problem import Problem
from planner.problem.demands import Demand, Pool
from planner.problem.tasks import Task

KEY = "staffing"
SAYS = "Interpreters, teams and motorcades are enough at every moment."

Use = tuple[Task, int, cp_model.IntVar]


def applies(problem: Problem) -> bool:
    """Whether a meeting takes something from a pool."""
    return bool(problem.demands)


def post(draft: Draft) -> Iterator[Cost]:
    """Every demand is served by one pool, and no pool by more than it has; costs nothing."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for demand in draft.problem.demands:
        task = draft.problem.tasks[demand.meeting]
        if task.options:
            for served, literal in _served(draft, task, demand):
                uses[served].append((task, demand.number, literal))
    for id_, those in sorted(uses.items()):
        pool = draft.problem.pools[id_]
        _at_every_moment(draft, pool, those)
        if pool.daily is not None:
            _every_day(draft, pool, pool.daily, those)
    yield from ()


def _served(draft: Draft, task: Task, demand: Demand) -> list[tuple[str, cp_model.IntVar]]:
    cp, meetings = draft.cp, draft.meetings
    pools = [draft.problem.pools[id_] for id_ in demand.pools]
    cities = {option.city for option in task.options}
    able = [pool for pool in pools if pool.number >= demand.number and any(pool.serves(city) for city in cities)]
    held = meetings.held[task.id]
    found = [(pool, held if len(able) == 1 else cp.new_bool_var(f"{pool.id} in {task.id}")) for pool in able]
    if len(able) != 1:
        cp.add(sum(literal for _, literal in found) == held)
    for pool, literal in found:
        for city in sorted(cities, key=str):
            if not pool.serves(city):
                cp.add_bool_or([~literal, ~meetings.in_city(task, city)])
    return [(pool.id, literal) for pool, literal in found]


def _at_every_moment(draft: Draft, pool: Pool, those: list[Use]) -> None:
    if sum(number for _, number, _ in those) <= pool.number:
        return
    intervals = []
    for task, _, literal in those:
        start, size = draft.meetings.start[task.id], draft.steps(task.length)
        intervals.append(draft.cp.new_optional_fixed_size_interval_var(start, size, literal, f"{pool.id} {task.id}"))
    draft.cp.add_cumulative(intervals, [number for _, number, _ in those], pool.number)


def _every_day(draft: Draft, pool: Pool, daily: int, those: list[Use]) -> None:
    most = pool.number * daily
    for day in draft.problem.days.all_dates(task for task, _, _ in those):
        on = [use for use in those if day in draft.problem.days.dates(use[0])]
        if sum(task.length * number for task, number, _ in on) > most:
            work = [
                task.length * number * draft.meetings.both(literal, draft.days.on(task, day), f"{pool.id} {day}")
                for task, number, literal in on
            ]
            draft.cp.add(sum(work) <= most)
