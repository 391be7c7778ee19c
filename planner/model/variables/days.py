"""Literals for the calendar day on which a meeting starts, made only where a rule asks for days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ortools.sat.python import cp_model

from planner.model.variables.meetings import MeetingVariables, domain
from planner.problem import Problem
from planner.problem.spans import Spans, common, spans
from planner.problem.tasks import Task
from planner.problem.windows import Windows


class Days:
    """For each meeting and zone, one literal per calendar day on which it can start; days by the clock of its place."""

    def __init__(self, cp: cp_model.CpModel, problem: Problem, meetings: MeetingVariables) -> None:
        self._cp = cp
        self._meetings = meetings
        self._windows = Windows(problem.scenario, problem.grid)
        self._steps: dict[str, list[tuple[date, Spans]]] = {}
        self._possible: dict[str, dict[tuple[str, date], Spans]] = {}
        self._literals: dict[str, dict[tuple[str, date], cp_model.IntVar]] = {}
        self._days: dict[tuple[str, date], cp_model.IntVar] = {}

    def days_in(self, zone: str) -> list[tuple[date, Spans]]:
        """Every local day of the horizon with its steps."""
        if zone not in self._steps:
            windows = self._windows
            self._steps[zone] = [(day, windows.starting(windows.day(day, zone))) for day in windows.days(zone)]
        return self._steps[zone]

    def possible(self, task: Task) -> dict[tuple[str, date], Spans]:
        """The starts of a meeting by zone and day."""
        if task.id not in self._possible:
            found: dict[tuple[str, date], Spans] = {}
            for zone in sorted({option.zone for option in task.options}):
                starts = spans(span for option in task.options if option.zone == zone for span in option.starts)
                for day, steps in self.days_in(zone):
                    if those := common(starts, steps):
                        found[zone, day] = those
            self._possible[task.id] = found
        return self._possible[task.id]

    def dates(self, task: Task) -> tuple[date, ...]:
        """The days on which a meeting can start, sorted."""
        return tuple(sorted({day for _, day in self.possible(task)}))

    def in_zone(self, task: Task) -> dict[tuple[str, date], cp_model.IntVar]:
        """A literal for each zone and day: the meeting is held there and starts on that day."""
        if task.id not in self._literals:
            self._literals[task.id] = self._make(task)
        return self._literals[task.id]

    def _make(self, task: Task) -> dict[tuple[str, date], cp_model.IntVar]:
        meetings, found = self._meetings, {}
        for zone in sorted({zone for zone, _ in self.possible(task)}):
            here = meetings.in_zone(task, zone)
            days = [(key, those) for key, those in self.possible(task).items() if key[0] == zone]
            if len(days) == 1:
                found[days[0][0]] = here
                continue
            for key, those in days:
                self._windows.cut(those)
                found[key] = literal = self._cp.new_bool_var(f"{task.id} on {key[1]} {zone}")
                self._cp.add_linear_expression_in_domain(meetings.start[task.id], domain(those)).only_enforce_if(
                    literal
                )
            self._cp.add(sum(found[key] for key, _ in days) == here)
        return found

    def on(self, task: Task, day: date) -> cp_model.IntVar:
        """A literal: the meeting is held and starts on that day by the clock of its place."""
        key = (task.id, day)
        if key not in self._days:
            literals = self.in_zone(task)
            those = [literal for (_, when), literal in literals.items() if when == day]
            name = f"{task.id} on {day}"
            self._days[key] = self._meetings.one_of(those, len(literals), self._meetings.held[task.id], name)
        return self._days[key]

    def all_dates(self, tasks: Iterable[Task]) -> list[date]:
        """Every day on which one of the meetings can start, sorted."""
        return sorted({day for task in tasks for day in self.dates(task)})
