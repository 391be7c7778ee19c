"""Parts of meetings: all of one, or the part in which a seat is busy."""

from __future__ import annotations

from dataclasses import dataclass

from planner.problem.tasks import Seat, Task


@dataclass(frozen=True)
class Part:
    """The part of a meeting that counts: minutes from its start, and how long."""

    meeting: str
    offset: int
    length: int

    @property
    def end(self) -> int:
        """Minutes from the meeting's start to the end of the part."""
        return self.offset + self.length


def whole(task: Task) -> Part:
    """All of a meeting."""
    return Part(task.id, 0, task.length)


def part_of(task: Task, seat: Seat) -> Part:
    """The part of a meeting in which a seat is busy."""
    return Part(task.id, seat.offset, seat.length)
