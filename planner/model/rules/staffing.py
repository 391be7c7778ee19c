"""Staffing: interpreters, security teams, motorcades and equipment out of pools that are large enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.problem import Problem
from planner.problem.demands import Demand, Pool
from planner.problem.parts import whole
from planner.problem.tasks import Task

KEY = "staffing"
SAYS = "Interpreters, teams and motorcades are enough at every moment."


@dataclass(frozen=True)
class _Use:
    """What a meeting takes from a pool where its literal holds: a number, or a variable that is at most `most`, else 0."""

    task: Task
    number: int | cp_model.IntVar
    most: int
    literal: cp_model.IntVar


def applies(problem: Problem) -> bool:
    """Whether a meeting takes something from a pool."""
    return bool(problem.demands)


def post(draft: Draft) -> Iterator[Cost]:
    """Every demand is served by one pool, and no pool by more than it has; costs nothing."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for demand in draft.problem.demands:
        task = draft.problem.tasks[demand.meeting]
        if task.options:
            for pool, literal in _served(draft, task, demand):
                for id_, use in _taken(draft, task, demand, pool, literal):
                    uses[id_].append(use)
    for id_, those in sorted(uses.items()):
        pool = draft.problem.pools[id_]
        _at_every_moment(draft, pool, those)
        if pool.daily is not None:
            _every_day(draft, pool, pool.daily, those)
    yield from ()


def _served(draft: Draft, task: Task, demand: Demand) -> list[tuple[Pool, cp_model.IntVar]]:
    cp, meetings = draft.cp, draft.meetings
    pools = [draft.problem.pools[id_] for id_ in demand.pools]
    cities = {option.city for option in task.options}
    able = [pool for pool in pools if pool.whole >= demand.number and any(pool.serves(city) for city in cities)]
    held = meetings.held[task.id]
    found = [(pool, held if len(able) == 1 else cp.new_bool_var(f"{pool.id} in {task.id}")) for pool in able]
    if len(able) != 1:
        cp.add(sum(literal for _, literal in found) == held)
    for pool, literal in found:
        for city in sorted(cities, key=str):
            if not pool.serves(city):
                cp.add_bool_or([~literal, ~meetings.in_city(task, city)])
    return found


def _taken(
    draft: Draft, task: Task, demand: Demand, pool: Pool, literal: cp_model.IntVar
) -> Iterator[tuple[str, _Use]]:
    """What a demand takes of a pool, and of those beside it whom meetings ask for by name."""
    if not pool.own:
        yield pool.id, _Use(task, demand.number, demand.number, literal)
        return
    cp, most = draft.cp, min(demand.number, pool.number)
    come = [(id_, cp.new_bool_var(f"{id_} in {task.id} for {demand.what}")) for id_ in pool.own]
    others = cp.new_int_var(0, most, f"others of {pool.id} in {task.id} for {demand.what}")
    cp.add(sum(each for _, each in come) + others == demand.number * literal)
    yield from ((id_, _Use(task, 1, 1, each)) for id_, each in come)
    if most:
        yield pool.id, _Use(task, others, most, literal)


def _at_every_moment(draft: Draft, pool: Pool, those: list[_Use]) -> None:
    if sum(use.most for use in those) <= pool.number:
        return
    intervals = []
    for use in those:
        name = f"{pool.id} {use.task.id}"
        intervals.append(draft.meetings.interval(whole(use.task), 0, use.literal, name))
    draft.cp.add_cumulative(intervals, [use.number for use in those], pool.number)


def _every_day(draft: Draft, pool: Pool, daily: int, those: list[_Use]) -> None:
    most = pool.number * daily
    for day in draft.problem.days.all_dates(use.task for use in those):
        on = [use for use in those if day in draft.problem.days.dates(use.task)]
        if sum(use.task.length * use.most for use in on) > most:
            draft.cp.add(sum(_minutes(draft, pool, use, day) for use in on) <= most)


def _minutes(draft: Draft, pool: Pool, use: _Use, day: date) -> cp_model.LinearExprT:
    """Minutes of work of a use if it is on a day: no fewer, and perhaps more if it is not."""
    task, today = use.task, draft.days.on(use.task, day)
    if not task.flexible:
        return task.length * _on_that_day(draft, pool, use, today)
    minutes: list[cp_model.LinearExprT] = []
    for short in task.shorts:
        name = f"{task.id} {short} min shorter on {day}"
        so_long = draft.meetings.both(today, draft.meetings.shortened(task, short), name)
        minutes.append((task.length - short) * _on_that_day(draft, pool, use, so_long))
    return sum(minutes)


def _on_that_day(draft: Draft, pool: Pool, use: _Use, today: cp_model.IntVar) -> cp_model.LinearExprT:
    """How many a use takes if it is on a day: no fewer, and perhaps more if it is not."""
    if isinstance(use.number, int):
        return use.number * draft.meetings.both(use.literal, today, f"{pool.id} in {use.task.id} {today.name}")
    number = draft.cp.new_int_var(0, use.most, f"{pool.id} for {use.task.id} {today.name}")
    draft.cp.add(number >= use.number - use.most + use.most * today)
    return number
