"""A point in time as the planner wrote it, not yet resolved to an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta


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
