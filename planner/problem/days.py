"""Calendar days as steps: on which local days meetings can start. Read off the calendars only when somebody asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from planner.problem.spans import Spans, common, spans
from planner.problem.tasks import Task
from planner.problem.windows import Windows

Starts = Mapping[tuple[str, date], Spans]
"""Starts of a meeting by zone and day."""


class CalendarDays:
    """The local days of the horizon in steps of the grid, and those of each meeting, by the clock of its place."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._steps: dict[str, tuple[tuple[date, Spans], ...]] = {}
        self._possible: dict[str, Starts] = {}

    def in_zone(self, zone: str) -> tuple[tuple[date, Spans], ...]:
        """Every local day of the horizon with its steps."""
        if zone not in self._steps:
            windows = self._windows
            self._steps[zone] = tuple((day, windows.starting(windows.day(day, zone))) for day in windows.days(zone))
        return self._steps[zone]

    def possible(self, task: Task) -> Starts:
        """The starts of a meeting by zone and day: zones sorted, days in order."""
        if task.id not in self._possible:
            found: dict[tuple[str, date], Spans] = {}
            for zone in sorted({option.zone for option in task.options}):
                starts = spans(span for option in task.options if option.zone == zone for span in option.starts)
                for day, steps in self.in_zone(zone):
                    if those := common(starts, steps):
                        found[zone, day] = those
            self._possible[task.id] = found
        return self._possible[task.id]

    def told_apart(self, task: Task) -> Starts:
        """The same, for whoever makes something depend on the day: where a zone has several, their ends count as rounded."""
        possible = self.possible(task)
        days = Counter(zone for zone, _ in possible)
        for (zone, _), those in possible.items():
            if days[zone] > 1:
                self._windows.cut(those)
        return possible

    def dates(self, task: Task) -> tuple[date, ...]:
        """The days on which a meeting can start, sorted."""
        return self.all_dates([task])

    def all_dates(self, tasks: Iterable[Task]) -> tuple[date, ...]:
        """Every day on which one of the meetings can start, sorted."""
        return tuple(sorted({day for task in tasks for _, day in self.possible(task)}))
