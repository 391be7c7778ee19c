"""The days of permits: when each is granted and opens, and until when it can be submitted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.permits import Authority, Permit

_DAY = timedelta(days=1)


def opening_times(permit: Permit, zone: str) -> tuple[datetime | None, datetime | None]:
    """When a permit opens (UTC; None: never) and closes (None: it does not); `zone` is that of its span of validity."""
    day = granted_on(permit)
    if day is None:
        return None, None
    begin = clock.day_start(day, permit.authority.zone)
    if permit.valid is None:
        return begin, None
    first, last = permit.valid
    return max(begin, clock.instant(first, zone)), clock.instant(last, zone, end_of_day=True)


def granted_on(permit: Permit) -> date | None:
    """The day on which a permit is granted: the day known, else its lead in working days after it was submitted."""
    if permit.granted is not None or permit.submitted is None:
        return permit.granted
    day, left = permit.submitted, permit.authority.lead
    while left > 0:
        day += _DAY
        left -= is_working_day(permit.authority.calendar, day)
    return day


def latest_day(authority: Authority, need: datetime) -> date:
    """The last working day of an authority on which something can be submitted that is open at an instant.

    That is as many working days as its lead before the day of the instant there, or on it where that is none itself.
    """
    day, lead = clock.local_day(need, authority.zone), authority.lead
    while lead or not is_working_day(authority.calendar, day):
        lead -= is_working_day(authority.calendar, day)
        day -= _DAY
    return day
