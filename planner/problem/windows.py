"""When a meeting can start at a place: every calendar rule brought down to spans of steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.domain import clock
from planner.domain.calendars import holiday
from planner.domain.meetings import Kind, Meeting, Wall
from planner.domain.moment import Moment
from planner.domain.place import Place
from planner.domain.policies import Holidays
from planner.domain.scenario import Scenario
from planner.domain.values import Hours, Span
from planner.problem.grid import Grid
from planner.problem.spans import Spans, common, spans, without
from planner.problem.ways import WEEKDAYS


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

    def within(self, low: datetime, high: datetime, length: int, offset: int = 0) -> tuple[int, int]:
        """Starts for which the time from start + offset, so many minutes long, lies between two instants."""
        return (
            self.grid.up(self.grid.minutes(low) - offset),
            self.grid.down(self.grid.minutes(high) - length - offset),
        )

    def touching(self, low: datetime, high: datetime, length: int, offset: int = 0) -> tuple[int, int]:
        """Starts for which that time touches the time between two instants."""
        return (
            self.grid.down(self.grid.minutes(low) - length - offset) + 1,
            self.grid.up(self.grid.minutes(high) - offset) - 1,
        )

    def instants(self, span: Span, zone: str) -> tuple[datetime, datetime]:
        """The first instant of a span and the one after its last."""
        return clock.instant(span[0], zone), clock.instant(span[1], zone, end_of_day=True)

    def days(self, zone: str) -> Iterator[date]:
        """Every local day of the horizon, and the one before."""
        return clock.days_between(self.scenario.start - timedelta(days=1), self.scenario.end, zone)

    def day_steps(self, day: date, zone: str) -> tuple[int, int]:
        """The first and the last step of a local day."""
        low, high = clock.day_start(day, zone), clock.day_start(day + timedelta(days=1), zone)
        return self.grid.up(self.grid.minutes(low)), self.grid.up(self.grid.minutes(high)) - 1

    def hours_on(self, day: date, hours: Hours, zone: str) -> tuple[datetime, datetime]:
        """The instants between which hours of the clock lie that begin on a day."""
        over = hours[1] <= hours[0]
        return (
            clock.wall_instant(day, hours[0], zone),
            clock.wall_instant(day + timedelta(days=1) if over else day, hours[1], zone),
        )

    def in_hours(self, hours: Hours, zone: str, length: int) -> Spans:
        """Starts for which a meeting lies within hours of one day."""
        return spans(self.within(*self.hours_on(day, hours, zone), length) for day in self.days(zone))

    def in_spans(self, those: tuple[Span, ...], zone: str, length: int, offset: int = 0) -> Spans:
        """Starts for which the time lies within one of the spans."""
        return spans(self.within(*self.instants(span, zone), length, offset) for span in those)

    def clear_of(self, those: tuple[Span, ...], zone: str, length: int, offset: int = 0) -> Spans:
        """Starts for which the time touches none of the spans."""
        shut = spans(self.touching(*self.instants(span, zone), length, offset) for span in those)
        return without(self.grid.horizon, shut)


def limits(windows: Windows, id_: str, place: Place, length: int) -> Iterator[Limit]:
    """Everything but people that limits when a meeting starts at a place."""
    scenario, meeting = windows.scenario, windows.scenario.meetings[id_]
    zone, path = scenario.zone_of(place), f"meetings.{id_}"
    yield Limit("the horizon", ("horizon",), spans([windows.within(scenario.start, scenario.end, length)]))
    yield from _wall(windows, id_, meeting, length)
    if not place.remote and (shut := scenario.venue(place).blocked):
        culprit = f"places.{place.city}.venues.{place.venue}.blocked"
        yield Limit("the times when the venue is blocked", (culprit,), windows.clear_of(shut, zone, length))
    if pin := pin_of(scenario, id_):
        at = windows.grid.minutes(clock.instant(pin, zone))
        step = windows.grid.down(at)
        culprit = "summit" if is_summit(scenario, id_) else f"{path}.pin"
        yield Limit("its pin", (culprit,), ((step, step),) if at % windows.grid.step == 0 else ())
        return
    yield from _own(windows, meeting, path, zone, length)
    if not place.remote:
        yield from _place(windows, place, zone, length)


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
        yield Limit("the summit, which it must precede", culprits, spans([windows.within(scenario.start, at, length)]))
    else:
        after = at + timedelta(minutes=scenario.meetings[summit.meeting].minutes)
        starts = spans([windows.within(after, scenario.end, length)])
        yield Limit("the summit, which it must follow", culprits, starts)


def _own(windows: Windows, meeting: Meeting, path: str, zone: str, length: int) -> Iterator[Limit]:
    when, policies = meeting.when, windows.scenario.policies
    if those := when.spans():
        yield Limit("its window", (f"{path}.when.between",), windows.in_spans(those, zone, length))
    if when.days:
        on = (day for day in windows.days(zone) if WEEKDAYS[day.weekday()] in when.days)
        starts = spans(windows.day_steps(day, zone) for day in on)
        yield Limit("its weekdays", (f"{path}.when.days",), starts)
    meals = policies.meal_times
    usual = {Kind.BREAKFAST: meals.breakfast, Kind.LUNCH: meals.lunch, Kind.DINNER: meals.dinner}
    if when.time_of_day is not None:
        starts = windows.in_hours(when.time_of_day, zone, length)
        yield Limit("its time of day", (f"{path}.when.time_of_day",), starts)
    elif not meeting.remote and meeting.kind in usual:
        starts = windows.in_hours(usual[meeting.kind], zone, length)
        yield Limit("the hours of meals", (f"policies.meal_times.{meeting.kind}",), starts)
    elif not meeting.remote:
        starts = windows.in_hours(policies.working_hours, zone, length)
        yield Limit("the working hours", ("policies.working_hours",), starts)


def _place(windows: Windows, place: Place, zone: str, length: int) -> Iterator[Limit]:
    scenario, policies = windows.scenario, windows.scenario.policies
    city = place.city
    if (hours := opening_hours(scenario, place)) is not None:
        yield Limit("the room's opening hours", (f"places.{city}.venues",), windows.in_hours(hours, zone, length))
    if policies.holidays is Holidays.FORBID:
        off = spans(windows.day_steps(day, zone) for day in windows.days(zone) if is_holiday(scenario, city, day))
        yield Limit("public holidays", (f"places.{city}.holidays",), without(windows.grid.horizon, off))
    for id_, quiet in sorted(policies.quiet_times.items()):
        if not quiet.cities or city in quiet.cities:
            on = (day for day in windows.days(zone) if WEEKDAYS[day.weekday()] in quiet.days)
            shut = spans(windows.touching(*windows.hours_on(day, quiet.between, zone), length) for day in on)
            yield Limit(quiet.name, (f"policies.quiet_times.{id_}",), without(windows.grid.horizon, shut))


def opening_hours(scenario: Scenario, place: Place) -> tuple[time, time] | None:
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
        starts = windows.in_spans(who.available, zone, length, offset)
        yield Limit(f"the times when {who.name} is available", (f"people.{person}.available",), starts)
    if who.blocked:
        starts = windows.clear_of(who.blocked, zone, length, offset)
        yield Limit(f"the times when {who.name} is blocked", (f"people.{person}.blocked",), starts)


def narrowed(limiting: Iterator[Limit], horizon: Spans) -> tuple[Spans, Limit | None]:
    """All limits together, and the one that left nothing, if any did."""
    starts = horizon
    for limit in limiting:
        starts = common(starts, limit.starts)
        if not starts:
            return (), limit
    return starts, None
