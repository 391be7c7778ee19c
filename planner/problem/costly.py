"""Times at which it costs something to meet: public holidays, hours in which an audience does not watch, and times near a pin.

They are read off the calendars only when somebody asks. What is forbidden is in the starts of the tasks.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain import clock
from planner.domain.values import Hours
from planner.problem.days import CalendarDays
from planner.problem.spans import Spans, spans, without
from planner.problem.windows import Windows, is_holiday, pin_of


@dataclass(frozen=True)
class OffAir:
    """A wish to be seen: the steps at which its audience does not watch, and what it costs to start at one."""

    weight: int
    steps: Spans


class CostlyTimes:
    """Holidays by city and hours off the air by meeting, in steps of the grid."""

    def __init__(self, windows: Windows, days: CalendarDays) -> None:
        self._windows = windows
        self._days = days
        self._holidays: dict[str, Spans] = {}
        self._on_air: dict[tuple[Hours, str], Spans] = {}

    def holidays(self, city: str) -> Spans:
        """The steps of all public holidays in a city; their ends count as rounded."""
        if city not in self._holidays:
            scenario = self._windows.scenario
            days = self._days.in_zone(scenario.zone_of(city))
            off = (steps for day, steps in days if is_holiday(scenario, city, day))
            self._holidays[city] = self._windows.cut(spans(span for steps in off for span in steps))
        return self._holidays[city]

    def off_pin(self, meeting: str, zone: str) -> Spans:
        """The steps at which a meeting does not start at its pin by the clock of a zone; none unless it may start around it."""
        windows = self._windows
        pin = pin_of(windows.scenario, meeting)
        if pin is None or not windows.scenario.tolerance(meeting):
            return ()
        at = windows.grid.minutes(clock.instant(pin, zone))
        step = windows.grid.down(at)
        return without(windows.grid.horizon, ((step, step),) if step * windows.grid.step == at else ())

    def off_air(self, meeting: str) -> tuple[OffAir, ...]:
        """Every wish that a meeting be seen, in the order of the file."""
        wishes = self._windows.scenario.meetings[meeting].needs.prime_time
        horizon = self._windows.grid.horizon
        return tuple(OffAir(wish.weight, without(horizon, self._watched(wish.between, wish.zone))) for wish in wishes)

    def _watched(self, between: Hours, zone: str) -> Spans:
        """The steps in the hours that an audience watches; the last minute excluded, so they count as rounded."""
        key = (between, zone)
        if key not in self._on_air:
            windows = self._windows
            self._on_air[key] = windows.cut(windows.starting(windows.hours(between, zone)))
        return self._on_air[key]
