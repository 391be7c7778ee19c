"""What the calendars say of a start, as sets of steps: its day, holidays, hours on the air, and minutes in the night."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from planner.domain.policies import Holidays
from planner.problem import Problem
from planner.problem.tasks import Option, Task
from planner.problem.windows import Windows, is_holiday
from planner.search.steps import Steps, between, steps_of

DAY = 24 * 60


class Almanac:
    """The calendars of one problem, read once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._windows = Windows(problem.scenario, problem.grid)
        self._days: dict[str, list[tuple[date, Steps]]] = {}
        self._day_at: dict[str, dict[int, date]] = {}
        self._dark: dict[str, list[int]] = {}
        self._holidays: dict[str, Steps] = {}
        self._everything = between(0, problem.grid.end)

    def days(self, zone: str) -> list[tuple[date, Steps]]:
        """The local days of the horizon, each with its steps."""
        if zone not in self._days:
            windows = self._windows
            listed = ((day, steps_of(windows.starting(windows.day(day, zone)))) for day in windows.days(zone))
            self._days[zone] = [(day, steps) for day, steps in listed if steps]
        return self._days[zone]

    def day_of(self, zone: str, step: int) -> date:
        """The local day on which a step lies."""
        known = self._day_at.setdefault(zone, {})
        if step not in known:
            known[step] = next(day for day, steps in self.days(zone) if steps >> step & 1)
        return known[step]

    def on(self, zone: str, days: set[date]) -> Steps:
        """The steps of some local days."""
        steps = 0
        for day, those in self.days(zone):
            if day in days:
                steps |= those
        return steps

    def costly(self, task: Task, option: Option) -> list[tuple[int, Steps]]:
        """Points of protocol, each with the starts that cost them."""
        policies, found = self._problem.scenario.policies, []
        if policies.holidays is Holidays.AVOID and not task.pinned and option.city is not None:
            found.append((policies.holiday_weight, self._off(option.city)))
        for wish in self._problem.scenario.meetings[task.id].needs.prime_time:
            on_air = steps_of(self._windows.starting(self._windows.hours(wish.between, wish.zone)))
            found.append((wish.weight, self._everything & ~on_air))
        return [(weight, steps) for weight, steps in found if weight and steps]

    def _off(self, city: str) -> Steps:
        if city not in self._holidays:
            scenario = self._problem.scenario
            days = self.days(scenario.zone_of(city))
            off = {day for day, _ in days if is_holiday(scenario, city, day)}
            self._holidays[city] = self.on(scenario.zone_of(city), off)
        return self._holidays[city]

    def in_the_night(self, zone: str, offset: int, length: int) -> Steps:
        """The starts from which so many minutes, from an offset on, reach into the night by a clock."""
        step, steps = self._problem.grid.step, 0
        for low, high in self._windows.hours(self._problem.scenario.policies.night.hours, zone):
            steps |= between((low - offset - length) // step + 1, -((offset - high) // step) - 1)
        return steps

    def night(self, zone: str, begin: int, end: int) -> int:
        """Minutes of the night by a clock between two minutes from the grid's origin."""
        dark = self._dark_until(zone)
        return dark[end + DAY] - dark[begin + DAY]

    def _dark_until(self, zone: str) -> list[int]:
        if zone not in self._dark:
            grid = self._problem.grid
            dark = bytearray(grid.end * grid.step + 3 * DAY)
            for low, high in self._windows.hours(self._problem.scenario.policies.night.hours, zone):
                low, high = max(0, low + DAY), min(len(dark), high + DAY)
                if low < high:
                    dark[low:high] = b"\1" * (high - low)
            self._dark[zone] = [0, *accumulate(dark)]
        return self._dark[zone]
