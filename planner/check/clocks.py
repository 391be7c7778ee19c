"""What clocks show, minute by minute: the judge's own reading of hours, days and spans, slow and obvious."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from planner.domain import clock
from planner.domain.moment import ClockTime
from planner.domain.values import Hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)


def each_minute(start: datetime, end: datetime) -> Iterator[datetime]:
    """Every minute of a time, the last excluded."""
    while start < end:
        yield start
        start += MINUTE


def day_of_hours(instant: datetime, hours: Hours, zone: str) -> date | None:
    """The day on which the hours began that the clock shows at an instant; None where it shows none of them.

    Clocks show 23:59 last, so 24:00 as a beginning is never reached that day, and as an end never passed.
    """
    local, (low, high) = clock.to_local(instant, zone), hours
    now, today = ClockTime(local.hour * 60 + local.minute), local.date()
    if low < high:
        return today if low <= now < high else None
    if now >= low:
        return today
    if now >= high:
        return None
    before = today - timedelta(days=1)
    while not _was(before, zone):
        before -= timedelta(days=1)
    return before


def _was(day: date, zone: str) -> bool:
    """Whether clocks of the zone ever showed that day: a noon that never was leads to another day and back to a third."""
    hours = (datetime.combine(day, time(hour), tzinfo=clock.zone(zone)) for hour in range(24))
    return any(clock.to_local(each.astimezone(clock.zone("UTC")), zone).date() == day for each in hours)


def within_hours(start: datetime, end: datetime, hours: Hours, zone: str) -> bool:
    """Whether the clock shows the hours from the first minute to the last."""
    return all(day_of_hours(each, hours, zone) is not None for each in each_minute(start, end))


def within_spans(start: datetime, end: datetime, spans: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether a time lies in one of the spans; spans that adjoin or overlap are one."""
    reached = start
    for low, high in sorted(spans):
        if low <= reached:
            reached = max(reached, high)
    return reached >= end and reached > start
