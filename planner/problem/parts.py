"""Parts of meetings: all of one, or the part in which a seat is busy."""

from __future__ import annotations

from dataclasses import dataclass

from planner.problem.tasks import Option, Seat, Task


@dataclass(frozen=True)
class Part:
    """The part of a meeting that counts: minutes from its start, and how long.

    One that `shortens` ends with the meeting, and is so long only where that takes its whole length.
    """

    meeting: str
    offset: int
    length: int
    shortens: bool = False

    @property
    def end(self) -> int:
        """Minutes from the meeting's start to the end of the part."""
        return self.offset + self.length


def whole(task: Task, option: Option | None = None) -> Part:
    """All of a meeting, at one of its options or, if none is said, at any."""
    if option is None:
        return Part(task.id, 0, task.length, task.flexible)
    return Part(task.id, 0, task.minutes(option))


def part_of(task: Task, seat: Seat, option: Option | None = None) -> Part:
    """The part of a meeting in which a seat is busy, at one of its options or, if none is said, at any."""
    if option is None:
        return Part(task.id, seat.offset, seat.length, task.flexible and seat.shortens)
    return Part(task.id, seat.offset, seat.minutes(option))
