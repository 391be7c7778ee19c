"""Literals for the calendar day on which a meeting starts, made only where a rule asks for days."""

from __future__ import annotations

from datetime import date

from ortools.sat.python import cp_model

from planner.model.posting import STRUCTURE, PostingModel
from planner.model.variables.meetings import MeetingVariables, domain
from planner.problem import Problem
from planner.problem.tasks import Task


class Days:
    """For each meeting and zone, one literal per calendar day on which it can start; days by the clock of its place."""

    def __init__(self, cp: PostingModel, problem: Problem, meetings: MeetingVariables) -> None:
        self._cp = cp
        self._problem = problem
        self._meetings = meetings
        self._literals: dict[str, dict[tuple[str, date], cp_model.IntVar]] = {}
        self._days: dict[tuple[str, date], cp_model.IntVar] = {}

    def in_zone(self, task: Task) -> dict[tuple[str, date], cp_model.IntVar]:
        """A literal for each zone and day: the meeting is held there and starts on that day."""
        if task.id not in self._literals:
            with self._cp.owned_by(STRUCTURE):
                self._literals[task.id] = self._make(task)
        return self._literals[task.id]

    def _make(self, task: Task) -> dict[tuple[str, date], cp_model.IntVar]:
        meetings, found = self._meetings, {}
        possible = self._problem.days.told_apart(task)
        for zone in sorted({zone for zone, _ in possible}):
            here = meetings.in_zone(task, zone)
            days = [(key, those) for key, those in possible.items() if key[0] == zone]
            if len(days) == 1:
                found[days[0][0]] = here
                continue
            for key, those in days:
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
