"""Resume: puts on the board what can be held of a plan, each meeting when, where and with whom the plan has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.problem.assignment import Held
from planner.problem.tasks import SeatKind
from planner.search.board import Board
from planner.search.chances import Chance, chance_of
from planner.search.construct import put
from planner.search.jobs import Job, Seated, even


def resume(board: Board, held: Mapping[str, Held], tick: Callable[[], None]) -> None:
    """Puts every meeting of a plan that fits. Raises what `tick` raises; what was put before stays.

    One meeting may be possible only once another is there, on the way to it say: so it goes round until nothing more fits.
    """
    waiting = [id_ for id_ in sorted(held, key=lambda id_: (held[id_].start, id_)) if id_ in board.jobs]
    while waiting:
        before = len(waiting)
        for id_ in waiting:
            tick()
            put(board, board.jobs[id_], lambda job: _chances(board, job, held))
        waiting = [id_ for id_ in waiting if id_ not in board.placed]
        if len(waiting) == before:
            return


def _chances(board: Board, job: Job, held: Mapping[str, Held]) -> list[Chance]:
    """The one chance that a meeting has if it is to be as it is held; none where it is not held, or that does not go any more."""
    if (here := held.get(job.id)) is None:
        return []
    there = (here.option.place, here.option.short)
    spot = next((spot for spot in job.spots if (spot.option.place, spot.option.short) == there), None)
    seated = _seated(board, job, here)
    if spot is None or seated is None:
        return []
    chance = chance_of(board, job, spot, here.start, seated)
    return [] if chance is None else [chance]


def _seated(board: Board, job: Job, held: Held) -> tuple[Seated, ...] | None:
    """Who sits where; None where somebody cannot sit there, a seat is empty that must not be, or ranks are too uneven."""
    filled = set(held.seats)
    seated = tuple(
        (seat, candidate)
        for seat in job.task.seats
        for candidate in seat.candidates
        if (seat.id, candidate.person) in filled
    )
    required = tuple(pair for pair in seated if pair[0].kind is SeatKind.REQUIRED)
    wanted = sum(seat.kind is SeatKind.REQUIRED for seat in job.task.seats)
    complete = len(seated) == len(filled) and len(required) == wanted
    return seated if complete and even(board.problem, board.book, job.task, required) else None
