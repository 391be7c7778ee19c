"""Rooms: one meeting at a time, refreshed in between, with seats for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planner.domain.place import Place
from planner.model.draft import Cost, Draft
from planner.problem import Problem
from planner.problem.parts import whole
from planner.problem.tasks import Option, Task

KEY = "rooms"
SAYS = "A room holds one meeting at a time, fits it, and is refreshed in between."


def applies(problem: Problem) -> bool:
    """Whether a meeting can be held in a room, or in a venue with so many seats."""
    return any(option.room or option.seats for task in problem.tasks.values() for option in task.options)


def post(draft: Draft) -> Iterator[Cost]:
    """No two meetings in a room at a time, with turnover; no more people than seats; costs nothing."""
    rooms: dict[Place, list[tuple[Task, Option]]] = defaultdict(list)
    for task in draft.problem.tasks.values():
        for option in task.options:
            if option.room is not None:
                rooms[option.room].append((task, option))
            _seats(draft, task, option)
    for room in sorted(rooms, key=str):
        those = rooms[room]
        if len({task.id for task, _ in those}) > those[0][1].capacity:
            _share(draft, those)
    yield from ()


def _share(draft: Draft, those: list[tuple[Task, Option]]) -> None:
    """Intervals longer by the turnover; meetings that need none before or after another one keep their length and are held
    apart by pairs.
    """
    cp, meetings, capacity = draft.cp, draft.meetings, those[0][1].capacity
    ids = {task.id for task, _ in those}
    joined = {frozenset(pair) for pair in draft.problem.adjacent if pair <= ids}
    staying = {pair for pair in draft.problem.staying if ids.issuperset(pair)}
    special = {id_ for pair in (*joined, *staying) for id_ in pair}
    intervals = []
    for task, option in those:
        turnover = 0 if task.id in special else option.turnover
        size = draft.steps(task.minutes(option) + turnover)
        start, here = meetings.start[task.id], meetings.at(task, option)
        intervals.append(cp.new_optional_fixed_size_interval_var(start, size, here, f"{task.id} in {option.place}"))
    if capacity == 1:
        cp.add_no_overlap(intervals)
    else:
        cp.add_cumulative(intervals, [1] * len(intervals), capacity)
    for task, option in those:
        for other, elsewhere in those:
            if task.id in special and other.id != task.id and frozenset((task.id, other.id)) not in joined:
                both = (meetings.at(task, option), meetings.at(other, elsewhere))
                pauses = zip(_orders(task, other), (option.turnover, elsewhere.turnover), strict=True)
                after, back = (0 if pair in staying else pause for pair, pause in pauses)
                draft.orders.keep_apart(whole(task, option), whole(other, elsewhere), after, *both, back=back)


def _orders(one: Task, other: Task) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.id, other.id), (other.id, one.id)


def _seats(draft: Draft, task: Task, option: Option) -> None:
    if option.seats is None or task.guests is not None:
        return
    people = [literal for _, _, literal in draft.meetings.filled_of(task)]
    if len(people) > option.seats:
        here = draft.meetings.at(task, option)
        draft.cp.add(sum(people) <= option.seats).only_enforce_if(here)
