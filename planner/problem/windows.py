"""When a meeting can start at a place: every calendar rule brought down to spans of steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache, reduce

from planner.domain import clock
from planner.domain.calendars import holiday
from planner.domain.meetings import Kind, Meeting, Wall
from planner.domain.moment import Moment
from planner.domain.place import Place
from planner.domain.places import WEEKDAYS
from planner.domain.scenario import Scenario
from planner.domain.strictness import Strictness
from planner.domain.values import Hours, Span
from planner.domain.waivers import WaivedRule
from planner.problem.grid import Grid
from planner.problem.spans import Spans, common, spans, without

Minutes = tuple[tuple[int, int], ...]
"""Spans of minutes from the grid's origin: sorted, apart, the end of each excluded."""
QUARTER = 15
"""Minutes of a quarter of an hour: clocks are put on or back on one."""


@dataclass(frozen=True)
class Limit:
    """One thing that limits when a meeting starts: in words, and the parts of the scenario that say so."""

    says: str
    culprits: tuple[str, ...]
    starts: Spans


@dataclass(frozen=True)
class Windows:
    """Reads the calendars of one scenario; lengths and offsets in minutes, results in steps."""

    scenario: Scenario
    grid: Grid
    _read: dict[object, Minutes] = field(default_factory=dict, compare=False, repr=False)
    """What was read off clocks already."""

    def minutes(self, pairs: Iterable[tuple[datetime, datetime]]) -> Minutes:
        """Spans of instants as minutes from the grid's origin; those that adjoin or overlap are one."""
        joined: list[tuple[int, int]] = []
        for low, high in sorted((self.grid.minutes(low), self.grid.minutes(high)) for low, high in pairs):
            if low < high and joined and low <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            elif low < high:
                joined.append((low, high))
        return tuple(joined)

    def inside(self, open_: Minutes, length: int, offset: int = 0) -> Spans:
        """Starts for which the time from start + offset, so many minutes long, lies within one of the spans."""
        up, down = self.grid.up, self.grid.down
        return spans((up(low - offset), down(high - length - offset)) for low, high in open_ if low + length <= high)

    def clear(self, shut: Minutes, length: int, offset: int = 0) -> Spans:
        """Starts for which that time touches none of the spans."""
        up, down = self.grid.up, self.grid.down
        touching = ((down(low - length - offset) + 1, up(high - offset) - 1) for low, high in shut)
        return without(self.grid.horizon, spans(touching))

    def starting(self, spans_: Minutes) -> Spans:
        """Starts that lie in one of the spans themselves. Their ends are excluded, so the last start of the grid is sooner
        than the last minute: whoever makes something depend on that calls `cut`.
        """
        return spans((self.grid.up(low), self.grid.up(high) - 1) for low, high in spans_)

    def before(self, instant: datetime, offset: int = 0) -> Spans:
        """Starts from which what begins so many minutes later begins before an instant of the horizon; none for its start."""
        if instant <= self.scenario.start:
            return ()
        last = self.grid.up(self.grid.minutes(instant) - offset) - 1
        return self.cut(common(self.grid.horizon, ((self.grid.first, last),) if self.grid.first <= last else ()))

    def cut(self, starts: Spans) -> Spans:
        """The same starts, counted as rounded where there are any: something depends on an end that is excluded."""
        self.grid.roundings.any |= bool(starts) and self.grid.step > 1
        return starts

    def written(self, those: Iterable[Span], zone: str) -> Minutes:
        """Spans as the planner wrote them, from the first instant of each to the one after its last."""
        key = (tuple(those), zone)
        if key not in self._read:
            self._read[key] = self.minutes(
                (clock.instant(first, zone), clock.instant(last, zone, end_of_day=True)) for first, last in key[0]
            )
        return self._read[key]

    def days(self, zone: str) -> list[date]:
        """Every local day of the horizon, and the one before: its hours may go on over midnight."""
        days = list(clock.days_between(self.scenario.start, self.scenario.end, zone))
        return [clock.day_before(days[0], zone), *days]

    def day(self, day: date, zone: str) -> Minutes:
        """All of a local day."""
        return self.minutes(clock.shown(day, 0, clock.DAY, zone))

    def offsets(self, zone: str) -> tuple[timedelta | None, ...]:
        """How far a clock is ahead of UTC at every quarter of an hour of the horizon, its end left out."""
        return _offsets(self.scenario.start, -(-self.grid.minutes_in_all // QUARTER), zone)

    def hours(self, hours: Hours, zone: str, weekdays: tuple[str, ...] = WEEKDAYS) -> Minutes:
        """When the clock shows hours that begin on one of these weekdays; over midnight they go on the next day."""
        key = (hours, zone, weekdays)
        if key not in self._read:
            self._read[key] = self.minutes(self._hours(hours, zone, weekdays))
        return self._read[key]

    def _hours(self, hours: Hours, zone: str, weekdays: tuple[str, ...]) -> list[tuple[datetime, datetime]]:
        low, high = (each.minute for each in hours)
        found: list[tuple[datetime, datetime]] = []
        for day in self.days(zone):
            if WEEKDAYS[day.weekday()] in weekdays:
                found += clock.shown(day, low, high if low < high else clock.DAY, zone)
                if low >= high:
                    found += clock.shown(clock.next_day(day, zone), 0, high, zone)
        return found


@lru_cache(maxsize=256)
def _offsets(start: datetime, quarters: int, zone: str) -> tuple[timedelta | None, ...]:
    instants = (start + timedelta(minutes=QUARTER * number) for number in range(quarters))
    return tuple(clock.to_local(instant, zone).utcoffset() for instant in instants)


def limits(windows: Windows, id_: str, place: Place, length: int) -> Iterator[Limit]:
    """Everything but people that limits when a meeting starts at a place."""
    scenario, meeting = windows.scenario, windows.scenario.meetings[id_]
    zone, path = scenario.zone_of(place), f"meetings.{id_}"
    whole = windows.minutes([(scenario.start, scenario.end)])
    yield Limit("the horizon", ("horizon",), windows.inside(whole, length))
    yield from _wall(windows, id_, meeting, length)
    if not place.remote and (shut := windows.written(scenario.venue(place).blocked, zone)):
        culprit = f"places.{place.city}.venues.{place.venue}.blocked"
        yield Limit("the times when the venue is blocked", (culprit,), windows.clear(shut, length))
    if pin := pin_of(scenario, id_):
        at, either_side = windows.grid.minutes(clock.instant(pin, zone)), scenario.tolerance(id_)
        # ends off the grid count as rounded, for a finer grid may have them
        low, high = windows.grid.up(at - either_side), windows.grid.down(at + either_side)
        culprit = "summit" if is_summit(scenario, id_) else f"{path}.pin"
        yield Limit("its pin", (culprit,), ((low, high),) if low <= high else ())
        return
    yield from _own(windows, meeting, path, zone, length)
    if not place.remote:
        yield from _place(windows, id_, place, length)


def is_summit(scenario: Scenario, id_: str) -> bool:
    """Whether a meeting is the summit."""
    return scenario.summit is not None and scenario.summit.meeting == id_


def pin_of(scenario: Scenario, id_: str) -> Moment | None:
    """The moment at which a meeting is pinned, in the wall time of its place, or None; the summit is at its own."""
    if scenario.summit is not None and is_summit(scenario, id_):
        return scenario.summit.at
    pin = scenario.meetings[id_].pin
    return None if pin is None else pin.at


def _wall(windows: Windows, id_: str, meeting: Meeting, length: int) -> Iterator[Limit]:
    scenario, summit = windows.scenario, windows.scenario.summit
    if summit is None or is_summit(scenario, id_) or meeting.when.wall is Wall.EITHER:
        return
    at = clock.instant(summit.at, scenario.zone_of(summit.place))
    culprits = ("summit.at", f"meetings.{id_}.when.wall")
    if meeting.when.wall is Wall.BEFORE:
        before = windows.inside(windows.minutes([(scenario.start, at)]), length)
        yield Limit("the summit, which it must precede", culprits, before)
    else:
        after = at + timedelta(minutes=scenario.meetings[summit.meeting].minutes)
        starts = windows.inside(windows.minutes([(after, scenario.end)]), length)
        yield Limit("the summit, which it must follow", culprits, starts)


def _own(windows: Windows, meeting: Meeting, path: str, zone: str, length: int) -> Iterator[Limit]:
    when, policies = meeting.when, windows.scenario.policies
    if those := when.spans():
        yield Limit("its window", (f"{path}.when.between",), windows.inside(windows.written(those, zone), length))
    if when.days:
        on = (day for day in windows.days(zone) if WEEKDAYS[day.weekday()] in when.days)
        starts = windows.cut(windows.starting(tuple(span for day in on for span in windows.day(day, zone))))
        yield Limit("its weekdays", (f"{path}.when.days",), starts)
    id_, meals = path.removeprefix("meetings."), policies.meal_times
    usual = {
        Kind.BREAKFAST: meals.breakfast,
        Kind.LUNCH: meals.lunch,
        Kind.DINNER: meals.dinner,
        Kind.RECEPTION: meals.reception,
    }
    if when.time_of_day is not None:
        starts = windows.inside(windows.hours(when.time_of_day, zone), length)
        yield Limit("its time of day", (f"{path}.when.time_of_day",), starts)
    elif not meeting.remote and not windows.scenario.waives(WaivedRule.WORKING_HOURS, id_):
        free = windows.before(windows.scenario.waived_before(WaivedRule.WORKING_HOURS, id_))
        starts = windows.inside(windows.hours(usual.get(meeting.kind, policies.working_hours), zone), length)
        meal = meeting.kind in usual
        culprit = f"policies.meal_times.{meeting.kind}" if meal else "policies.working_hours"
        yield Limit("the hours of meals" if meal else "the working hours", (culprit,), spans((*free, *starts)))


def _place(windows: Windows, id_: str, place: Place, length: int) -> Iterator[Limit]:
    scenario, policies = windows.scenario, windows.scenario.policies
    city, zone = place.city, scenario.zone_of(place)
    quiet_times = {} if scenario.waives(WaivedRule.QUIET_TIMES, id_) else policies.quiet_times
    if (hours := opening_hours(scenario, place)) is not None:
        yield Limit(
            "the room's opening hours", (f"places.{city}.venues",), windows.inside(windows.hours(hours, zone), length)
        )
    if policies.holidays is Strictness.FORBID:
        days = (day for day in windows.days(zone) if is_holiday(scenario, city, day))
        off = windows.cut(windows.starting(tuple(span for day in days for span in windows.day(day, zone))))
        said = (f"places.{city}.holidays", f"places.{city}.extra_holidays", "policies.holidays")
        yield Limit("public holidays", said, without(windows.grid.horizon, off))
    free = windows.before(scenario.waived_before(WaivedRule.QUIET_TIMES, id_))
    for name, quiet in sorted(quiet_times.items()):
        if not quiet.cities or city in quiet.cities:
            clear = windows.clear(windows.hours(quiet.between, zone, quiet.days), length)
            yield Limit(quiet.name, (f"policies.quiet_times.{name}",), spans((*free, *clear)))


def opening_hours(scenario: Scenario, place: Place) -> Hours | None:
    """Opening hours of a room: its own, else its venue's."""
    return scenario.room(place).hours or scenario.venue(place).hours


def is_holiday(scenario: Scenario, city: str, day: date) -> bool:
    """Whether a day is a public holiday in a city, by its calendar or its extra days."""
    where = scenario.places[city]
    return day in where.extra_holidays or (where.holidays is not None and holiday(where.holidays, day) is not None)


def personal(windows: Windows, person: str, length: int, offset: int) -> Iterator[Limit]:
    """What limits when a person is busy for so many minutes, from offset minutes after the start."""
    who = windows.scenario.people[person]
    zone = windows.scenario.zone_of(windows.scenario.base_of(person))
    if who.available:
        starts = windows.inside(windows.written(who.available, zone), length, offset)
        yield Limit(f"the times when {who.name} is available", (f"people.{person}.available",), starts)
    if who.blocked:
        starts = windows.clear(windows.written(who.blocked, zone), length, offset)
        yield Limit(f"the times when {who.name} is blocked", (f"people.{person}.blocked",), starts)


def narrowed(limiting: Iterator[Limit], horizon: Spans) -> tuple[Spans, tuple[Limit, ...]]:
    """All limits together; where they leave nothing, a few that leave nothing and of which none can go."""
    starts, met = horizon, []
    for limit in limiting:
        met.append(limit)
        starts = common(starts, limit.starts)
        if not starts:
            return (), _fewest(met, horizon)
    return starts, ()


def _fewest(limits_: list[Limit], horizon: Spans) -> tuple[Limit, ...]:
    kept = list(limits_)
    for limit in limits_:
        others = [other for other in kept if other is not limit]
        if not reduce(common, (other.starts for other in others), horizon):
            kept = others
    return tuple(kept)
