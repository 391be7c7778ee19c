"""Stops: what a traveller does where, as far as getting there is concerned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planner.domain.place import Place
from planner.problem import Problem
from planner.problem.tasks import Seat, Task


class Part(NamedTuple):
    """Somebody in a seat: busy from `offset` minutes after the start, for `length` minutes.

    `kind` is the number that all parts share which must be equally far from others.
    """

    person: str
    seat: str
    offset: int
    length: int
    kind: int


class Stop(NamedTuple):
    """A meeting that some of a traveller's people attend; `city` and `venue` are None for a call.

    `spot` is which of the meeting's options. They are ready to leave for it at `start - lead`, and free to go at
    `start + tail`, in steps.
    """

    start: int
    meeting: str
    spot: int
    city: str | None
    venue: Place | None
    lead: int
    tail: int
    parts: tuple[Part, ...]

    @property
    def ready(self) -> int:
        """The step by which they must be ready to leave for it."""
        return self.start - self.lead

    @property
    def leave(self) -> int:
        """The step from which they are free to go."""
        return self.start + self.tail


def stop_of(
    problem: Problem, task: Task, spot: int, seats: Iterable[tuple[str, Seat]], kind: Callable[[Task, int, Seat], int]
) -> Stop:
    """The stop of those people of a traveller, each with the seat, at an option of the meeting, as if it started at step 0.

    `kind` numbers the kinds of parts.
    """
    option = task.options[spot]
    transfer = 0 if option.venue is None else problem.transfer(option.venue)
    up = problem.grid.up
    parts = tuple(
        Part(person, seat.id, seat.offset, seat.minutes(option), kind(task, spot, seat)) for person, seat in seats
    )
    return Stop(
        start=0,
        meeting=task.id,
        spot=spot,
        city=option.city,
        venue=option.venue,
        lead=max(up(transfer - part.offset) for part in parts),
        tail=max(up(part.offset + part.length + transfer) for part in parts),
        parts=parts,
    )
