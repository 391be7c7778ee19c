"""Points in time and times of day as the planner wrote them, not yet resolved to instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta


@dataclass(frozen=True, order=True, slots=True)
class ClockTime:
    """What a clock shows: a time of day, or 24:00, the end of a day, which Python's own `time` cannot hold.

    `minute` counts from midnight, 0 to 1440.
    """

    minute: int

    @property
    def time(self) -> time:
        """The same as Python has it. Raises ValueError for 24:00."""
        return time(self.minute // 60, self.minute % 60)

    def __str__(self) -> str:
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


MIDNIGHT = ClockTime(0)
END_OF_DAY = ClockTime(24 * 60)


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time as the planner wrote it: a day, perhaps a wall time, perhaps an offset or a zone.

    Without zone or offset it belongs to the zone of the place that it is about; `clock.instant` resolves it.
    A moment without a wall time is a whole day: its start where a span begins, its end where a span ends.
    """

    day: date
    clock: time | None = None
    offset: timedelta | None = None
    zone: str | None = None

    def __str__(self) -> str:
        text = self.day.isoformat()
        if self.clock is not None:
            text += f" {self.clock:%H:%M}"
        if self.offset is not None:
            minutes = int(self.offset.total_seconds() // 60)
            text += f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        return text if self.zone is None else f"{text} {self.zone}"
