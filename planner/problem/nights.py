"""How many minutes of a meeting lie in the night, for each start. Read off the clocks only when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from planner.problem.parts import Part
from planner.problem.spans import numbers
from planner.problem.tasks import Task
from planner.problem.windows import Minutes, Windows

DAY = 24 * 60


class NightMinutes:
    """The minutes of parts of meetings that lie in the night of the policies, by the clock of any zone."""

    def __init__(self, windows: Windows, tasks: Mapping[str, Task]) -> None:
        self._windows = windows
        self._tasks = tasks
        self._dark: dict[str, list[int]] = {}
        self._tables: dict[tuple[Part, str], tuple[int, ...]] = {}

    def table(self, part: Part, zone: str) -> tuple[int, ...]:
        """Minutes of the part in the night by that clock, for each start of its meeting, in order."""
        key = (part, zone)
        if key not in self._tables:
            step, dark = self._windows.grid.step, self.until(zone)
            self._off_the_grid(part.offset, part.end)
            begin, end = DAY + part.offset, DAY + part.end
            starts = numbers(self._tasks[part.meeting].starts)
            self._tables[key] = tuple(dark[start * step + end] - dark[start * step + begin] for start in starts)
        return self._tables[key]

    def minutes(self, zone: str, begin: int, end: int) -> int:
        """Minutes of the night by a clock between two minutes from the grid's origin, both within a day of the horizon."""
        dark = self.until(zone)
        return dark[DAY + end] - dark[DAY + begin]

    def spans(self, zone: str) -> Minutes:
        """When it is night by a clock."""
        return self._windows.hours(self._windows.scenario.policies.night.hours, zone)

    def until(self, zone: str) -> list[int]:
        """Minutes of night by a clock from `DAY` before the origin to each minute of the horizon and the day after."""
        if zone not in self._dark:
            windows = self._windows
            dark = [0] * (windows.grid.end * windows.grid.step + 2 * DAY)
            for low, high in self.spans(zone):
                self._off_the_grid(low, high)
                for minute in range(max(0, low + DAY), min(len(dark), high + DAY)):
                    dark[minute] = 1
            self._dark[zone] = [0, *accumulate(dark)]
        return self._dark[zone]

    def _off_the_grid(self, *minutes: int) -> None:
        """Between two steps the night falls or breaks: a start in between could cost less."""
        grid = self._windows.grid
        grid.roundings.any |= any(each % grid.step for each in minutes)
