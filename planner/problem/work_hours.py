"""When a piece of work goes on, and when it is ready, by its hours, its calendar and its people's time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import accumulate

from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.scenario import Scenario
from planner.domain.values import Hours
from planner.domain.work import Work, WorkUnit
from planner.domain.work_times import zone_of_work
from planner.problem.grid import Grid
from planner.problem.spans import Spans, spans
from planner.problem.windows import Minutes, Windows

BEGINS_WITHIN = timedelta(days=60)
"""How far it is looked for a time to begin where the length runs on by day and night."""
FARTHEST = timedelta(days=4_000)
"""How far beyond the horizon it is looked when work would be ready that cannot be."""


@dataclass(frozen=True)
class Phase:
    """Begun at any step from `low` to `high`, a piece of work is ready so many minutes later."""

    low: int
    high: int
    minutes: int


def hours_of_work(scenario: Scenario, work: Work) -> Hours:
    """The hours in which a piece of work goes on."""
    return work.hours if work.hours is not None else scenario.policies.working_hours


def length_of_day(hours: Hours) -> int:
    """Minutes between two times of day as a clock reads them."""
    low, high = (each.minute for each in hours)
    return high - low if high > low else high - low + clock.DAY


def going_on(windows: Windows, work: Work, since: datetime, until: datetime) -> Minutes:
    """When a piece of work can go on between two instants: in its hours, on days that count, while its people have time."""
    scenario = windows.scenario
    zone, (low, high) = zone_of_work(scenario, work), (each.minute for each in hours_of_work(scenario, work))
    found: list[tuple[datetime, datetime]] = []
    for day in clock.days_between(since - timedelta(days=1), until, zone):
        if work.calendar is None or is_working_day(work.calendar, day):
            found += clock.shown(day, low, high if low < high else clock.DAY, zone)
            if low >= high:
                found += clock.shown(clock.next_day(day, zone), 0, high, zone)
    minutes = _overlap(windows.minutes(found), windows.minutes([(since, until)]))
    for person in work.by:
        minutes = _overlap(minutes, _time_of(windows, person, since, until))
    return minutes


def _time_of(windows: Windows, person: str, since: datetime, until: datetime) -> Minutes:
    """When somebody has time, by their own calendar."""
    scenario = windows.scenario
    who, zone = scenario.people[person], scenario.zone_of(scenario.base_of(person))
    whole = windows.minutes([(since, until)])
    open_ = _overlap(whole, windows.written(who.available, zone)) if who.available else whole
    edges = [edge for span in windows.written(who.blocked, zone) for edge in span]
    if not edges or not whole:
        return open_
    free = zip([min(whole[0][0], edges[0]), *edges[1::2]], [*edges[::2], max(whole[-1][1], edges[-1])], strict=True)
    return _overlap(open_, tuple((low, high) for low, high in free if low < high))


def _overlap(one: Minutes, other: Minutes) -> Minutes:
    """What lies in both; ends are excluded."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        low, high = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if low < high:
            found.append((low, high))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def phases(windows: Windows, work: Work, begins_in: tuple[datetime, datetime], until: datetime) -> tuple[Phase, ...]:
    """Every start in a span from which a piece of work is ready by an instant, and how long it then takes; in order, apart.

    It begins while it goes on.
    """
    by_hours = work.length.unit in (WorkUnit.MINUTE, WorkUnit.WORKING_DAY)
    open_ = going_on(windows, work, begins_in[0], until if by_hours else min(until, begins_in[1]))
    grid = windows.grid
    begins = windows.starting(_overlap(open_, windows.minutes([begins_in])))
    last = grid.minutes(until)
    if by_hours:
        found = _in_its_hours(grid, open_, minutes_of(windows.scenario, work))
        return tuple(_within(found, begins))
    if work.length.unit is WorkUnit.DAY:
        minutes = work.length.number * clock.DAY
        return tuple(Phase(low, high, minutes) for low, high in _by(begins, grid.down(last - minutes)))
    return tuple(_in_months(windows, work, begins, last))


def minutes_of(scenario: Scenario, work: Work) -> int:
    """The minutes in which a piece of work goes on, where its length is counted in hours or working days."""
    if work.length.unit is WorkUnit.WORKING_DAY:
        return work.length.number * length_of_day(hours_of_work(scenario, work))
    return work.length.number


def _by(begins: Spans, last: int) -> Spans:
    return spans((low, min(high, last)) for low, high in begins)


def _in_its_hours(grid: Grid, open_: Minutes, length: int) -> Iterator[Phase]:
    """By the span in which it begins and the one in which it is ready: then the time between is the same."""
    before = [0, *accumulate(high - low for low, high in open_)]
    ready = 0
    for begun, (start, end) in enumerate(open_):
        ready = max(ready, begun)
        while ready < len(open_) and before[ready + 1] - before[begun] < length:
            ready += 1
        last = ready
        while last < len(open_):
            elapsed = open_[last][0] - before[last] + before[begun] - start + length
            low = max(start, start + before[last] - before[begun] - length + 1)
            high = min(end - 1, start + before[last + 1] - before[begun] - length)
            if low >= end:
                break
            yield Phase(-(-low // grid.step), high // grid.step, elapsed)
            last += 1


def _within(found: Iterator[Phase], begins: Spans) -> Iterator[Phase]:
    for phase in found:
        for low, high in begins:
            if max(low, phase.low) <= min(high, phase.high):
                yield Phase(max(low, phase.low), min(high, phase.high), phase.minutes)


def _in_months(windows: Windows, work: Work, begins: Spans, last: int) -> Iterator[Phase]:
    grid, zone = windows.grid, zone_of_work(windows.scenario, work)
    low = high = minutes = 0
    for step in (each for span in begins for each in range(span[0], span[1] + 1)):
        taken = grid.minutes(months_later(grid.instant(step), work.length.number, zone)) - step * grid.step
        if step * grid.step + taken > last:
            continue
        if minutes != taken or step != high + 1:
            if minutes:
                yield Phase(low, high, minutes)
            low, minutes = step, taken
        high = step
    if minutes:
        yield Phase(low, high, minutes)


def months_later(begin: datetime, months: int, zone: str) -> datetime:
    """The same day of a month so many months later, its last where it is shorter, at the same time of day, UTC."""
    local = clock.to_local(begin, zone)
    years, month = divmod(local.month - 1 + months, 12)
    first = local.date().replace(year=local.year + years, month=month + 1, day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    day = min(local.day, (following - timedelta(days=1)).day)
    wall = datetime.combine(first.replace(day=day), time(local.hour, local.minute), tzinfo=clock.zone(zone))
    return wall.astimezone(clock.zone("UTC"))


def ready_at_the_soonest(windows: Windows, work: Work, since: datetime) -> tuple[datetime, datetime] | None:
    """When a piece of work begins if it does so as soon as it can, and when it is then ready, UTC; None where it never is."""
    grid, by_hours = windows.grid, work.length.unit in (WorkUnit.MINUTE, WorkUnit.WORKING_DAY)
    open_ = going_on(windows, work, since, since + (FARTHEST if by_hours else BEGINS_WITHIN))
    if not open_:
        return None
    begin = grid.origin + timedelta(minutes=open_[0][0])
    if work.length.unit is WorkUnit.MONTH:
        return begin, months_later(begin, work.length.number, zone_of_work(windows.scenario, work))
    if work.length.unit is WorkUnit.DAY:
        return begin, begin + timedelta(days=work.length.number)
    left = minutes_of(windows.scenario, work)
    for low, high in open_:
        if high - low >= left:
            return begin, grid.origin + timedelta(minutes=low + left)
        left -= high - low
    return None
