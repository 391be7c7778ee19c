"""When work goes on and when it is ready, reckoned from the clock stretch by stretch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from planner.check.case import Case
from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.work import Work, WorkUnit

LONGEST = 12_000
"""Days after which it is given up that work will ever be ready."""


def zone_of(case: Case, work: Work) -> str:
    """The zone whose clock a piece of work goes by."""
    return case.zone(work.city if work.city is not None else case.scenario.home)


def goes_on(case: Case, work: Work, instant: datetime) -> bool:
    """Whether a piece of work goes on at an instant: its hours, its days, the time of those who do it."""
    local = clock.to_local(instant, zone_of(case, work))
    begin, end = _hours(case, work)
    now, day = local.hour * 60 + local.minute, local.date()
    if begin < end:
        inside = begin <= now < end
    else:
        inside = now >= begin or now < end
        if now < begin:
            day = clock.day_before(day, zone_of(case, work))
    if not inside or not (work.calendar is None or is_working_day(work.calendar, day)):
        return False
    return all(_has_time(case, person, instant) for person in work.by)


def _hours(case: Case, work: Work) -> tuple[int, int]:
    first, last = work.hours or case.scenario.policies.working_hours
    return first.minute, last.minute


def _has_time(case: Case, person: str, instant: datetime) -> bool:
    who, zone = case.scenario.people[person], case.zone(case.scenario.base_of(person))

    def within(spans: tuple[tuple[object, object], ...]) -> bool:
        return any(begin <= instant < end for begin, end in (case.span(*span, zone) for span in spans))

    return (not who.available or within(who.available)) and not within(who.blocked)


def ready(case: Case, work: Work, start: datetime) -> datetime | None:
    """When a piece of work that begins then is ready; None where it never is."""
    length, zone = work.length, zone_of(case, work)
    if length.unit is WorkUnit.DAY:
        return start + length.number * timedelta(hours=24)
    if length.unit is WorkUnit.MONTH:
        local = clock.to_local(start, zone)
        month = local.year * 12 + local.month - 1 + length.number
        day = min(local.day, _days_in(month // 12, month % 12 + 1))
        return datetime(month // 12, month % 12 + 1, day, local.hour, local.minute, tzinfo=clock.zone(zone)).astimezone(
            UTC
        )
    left = timedelta(minutes=length.number)
    if length.unit is WorkUnit.WORKING_DAY:
        begin, end = _hours(case, work)
        left = length.number * timedelta(minutes=(end - begin - 1) % (24 * 60) + 1)
    for low, high in _stretches(case, work, start):
        if goes_on(case, work, low):
            if high - low >= left:
                return low + left
            left -= high - low
    return None


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _stretches(case: Case, work: Work, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Time from an instant on, cut wherever work may begin to go on or cease to."""
    zone = zone_of(case, work)
    edges = {edge for person in work.by for edge in _edges(case, person)}
    low, midnight = start, datetime(start.year, start.month, start.day, tzinfo=UTC)
    ends = [max(_ends(case, person)) for person in work.by if case.scenario.people[person].available]
    last = min([*ends, start + timedelta(days=LONGEST)])
    while midnight < last:
        high = midnight + timedelta(days=1)
        offsets = {clock.to_local(each, zone).utcoffset() or timedelta() for each in (midnight, high)}
        cuts = {
            midnight + timedelta(days=days, minutes=minute) - offset
            for days in (-1, 0, 1)
            for minute in (0, *_hours(case, work))
            for offset in offsets
        }
        if len(offsets) > 1:
            cuts |= {midnight + timedelta(minutes=15 * quarter) for quarter in range(96)}
        yield from pairwise([low, *sorted(cut for cut in cuts | edges if low < cut < high), high])
        low = midnight = high


def _ends(case: Case, person: str) -> Iterator[datetime]:
    """When the times end in which somebody is available."""
    zone = case.zone(case.scenario.base_of(person))
    return (case.span(*span, zone)[1] for span in case.scenario.people[person].available)


def _edges(case: Case, person: str) -> Iterator[datetime]:
    who, zone = case.scenario.people[person], case.zone(case.scenario.base_of(person))
    for span in (*who.available, *who.blocked):
        yield from case.span(*span, zone)
