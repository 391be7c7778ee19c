"""The grid: instants as whole steps from the start of the horizon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.scenario import Scenario
from planner.problem.spans import Spans


@dataclass(frozen=True)
class Grid:
    """Instants as whole steps of `step` minutes from `origin` (UTC); the horizon ends at step `end`."""

    origin: datetime
    step: int
    end: int

    @property
    def horizon(self) -> Spans:
        """All steps of the horizon."""
        return ((0, self.end),)

    def minutes(self, instant: datetime) -> int:
        """Minutes from the origin to an instant; negative before it."""
        return int((instant - self.origin).total_seconds() // 60)

    def down(self, minutes: int) -> int:
        """The last step that is not after so many minutes."""
        return minutes // self.step

    def up(self, minutes: int) -> int:
        """The first step that is not before so many minutes; also a length of time in steps, rounded up."""
        return -(-minutes // self.step)

    def instant(self, step: int) -> datetime:
        """The instant of a step, UTC."""
        return self.origin + timedelta(minutes=step * self.step)


def grid_of(scenario: Scenario) -> Grid:
    """The scenario's grid; its origin is the horizon's start, brought to the grid (UTC midnight is on it)."""
    step = scenario.horizon.grid
    midnight = scenario.start.replace(hour=0, minute=0, second=0, microsecond=0)
    before = int((scenario.start - midnight).total_seconds() // 60)
    origin = midnight + timedelta(minutes=-(-before // step) * step)
    length = int((scenario.end - origin).total_seconds() // 60)
    return Grid(origin, step, length // step)
