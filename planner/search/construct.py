"""Construct: a plan at once, meeting by meeting, what must be held and is hardest to place first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.search.board import Board
from planner.search.chances import Chance, chances
from planner.search.jobs import Job
from planner.search.prices import Weights

DEEPEST = 40
"""How long a chain of meetings may be of which each needs the next."""
TRIES = 6
"""How many chances of a meeting are tried at most."""

Tick = Callable[[], None]


def construct(board: Board, weights: Weights, tick: Tick) -> None:
    """Puts every meeting that fits. Raises what `tick` raises; what was put before stays."""
    for job in in_order(board.jobs.values()):
        tick()
        insert(board, job, weights)


def in_order(jobs: Iterable[Job]) -> list[Job]:
    """Musts first, then by priority; among alike the one with the fewest starts for the most people first."""
    return sorted(jobs, key=lambda job: (not job.task.must, -job.task.priority, room_for(job), job.id))


def room_for(job: Job) -> float:
    """How easily a meeting is placed: its starts, for each who must come."""
    starts = sum(spot.starts.bit_count() for spot in job.spots)
    return starts / (1 + max((len(seated) for _, seated in job.seatings), default=0))


def insert(board: Board, job: Job, weights: Weights, *, late: bool = False) -> bool:
    """Puts a meeting where it costs least, with all that it needs; whether that went. Else nothing has changed."""
    return put(board, job, lambda other: chances(board, other, weights, late=late)[:TRIES])


def put(
    board: Board, job: Job, chances_of: Callable[[Job], Iterable[Chance]], waiting: frozenset[str] = frozenset()
) -> bool:
    """Puts a meeting by the first of its chances that goes, with all that it needs; whether one did. Else nothing has changed."""
    if job.id in board.placed:
        return True
    if len(waiting) >= DEEPEST:
        return False
    needs = sorted(id_ for id_ in board.book.needs.get(job.id, ()) if id_ not in board.placed and id_ not in waiting)
    mark, waiting = board.log.mark(), waiting | {job.id}
    for chance in chances_of(job):
        if (
            board.put(job, chance.spot, chance.start, chance.seated)
            and all(put(board, board.jobs[id_], chances_of, waiting) for id_ in needs)
            and board.prepared(waiting - {job.id})
        ):
            return True
        board.log.back(mark)
    return False
