"""What the calendars say of a start, as sets of steps: its day, holidays, hours off the air, and the night."""

from __future__ import annotations

from datetime import date

from planner.domain.strictness import Strictness
from planner.problem import Problem
from planner.problem.tasks import Option, Task
from planner.search.steps import Steps, between, steps_of


class Almanac:
    """The days and nights of one problem as sets of steps, each made once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._days: dict[str, list[tuple[date, Steps]]] = {}
        self._by_day: dict[str, dict[date, Steps]] = {}
        self._day_at: dict[str, dict[int, date]] = {}

    def days(self, zone: str) -> list[tuple[date, Steps]]:
        """The local days of the horizon, each with its steps."""
        if zone not in self._days:
            listed = ((day, steps_of(steps)) for day, steps in self._problem.days.in_zone(zone))
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
        if zone not in self._by_day:
            self._by_day[zone] = dict(self.days(zone))
        steps, by_day = 0, self._by_day[zone]
        for day in days:
            steps |= by_day.get(day, 0)
        return steps

    def costly(self, task: Task, option: Option) -> list[tuple[int, Steps]]:
        """Points of protocol, each with the starts that cost them."""
        policies, costly = self._problem.policies, []
        if policies.holidays is Strictness.AVOID and not task.pinned and option.city is not None:
            costly.append((policies.holiday_weight, steps_of(self._problem.costly.holidays(option.city))))
        costly += [(wish.weight, steps_of(wish.steps)) for wish in self._problem.costly.off_air(task.id)]
        costly.append((1, steps_of(self._problem.costly.off_pin(task.id, option.zone))))
        return [(weight, steps) for weight, steps in costly if weight and steps]

    def in_the_night(self, zone: str, offset: int, length: int) -> Steps:
        """The starts from which so many minutes, from an offset on, reach into the night by a clock."""
        step, steps = self._problem.grid.step, 0
        for low, high in self._problem.nights.spans(zone):
            steps |= between((low - offset - length) // step + 1, -((offset - high) // step) - 1)
        return steps
