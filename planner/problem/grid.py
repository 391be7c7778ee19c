"""The grid: instants as whole steps from the start of the horizon."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from planner.domain.scenario import Scenario
from planner.problem.spans import Spans


@dataclass
class Roundings:
    """Whether anything was brought to the grid that does not lie on it. Then a proof is one of the grid."""

    any: bool = False


@dataclass(frozen=True)
class Grid:
    """Instants as whole steps of `step` minutes from `origin` (UTC, at or before the horizon's start).

    The horizon's first step is `first`, its last is `end`; it begins `lead` minutes after the origin and goes on for `tail`
    minutes after its last step.
    """

    origin: datetime
    step: int
    first: int
    end: int
    lead: int
    tail: int
    roundings: Roundings = field(default_factory=Roundings, compare=False, repr=False)

    @property
    def horizon(self) -> Spans:
        """All steps of the horizon."""
        return ((self.first, self.end),)

    @property
    def minutes_in_all(self) -> int:
        """The length of the horizon in minutes."""
        return self.end * self.step + self.tail - self.lead

    def minutes(self, instant: datetime) -> int:
        """Minutes from the origin to an instant; negative before it."""
        return int((instant - self.origin).total_seconds() // 60)

    def down(self, minutes: int) -> int:
        """The last step that is not after so many minutes."""
        self.roundings.any |= minutes % self.step != 0
        return minutes // self.step

    def up(self, minutes: int) -> int:
        """The first step that is not before so many minutes; also a length of time in steps, rounded up."""
        self.roundings.any |= minutes % self.step != 0
        return -(-minutes // self.step)

    def instant(self, step: int) -> datetime:
        """The instant of a step, UTC."""
        return self.origin + timedelta(minutes=step * self.step)


def grid_of(scenario: Scenario, step: int | None = None) -> Grid:
    """The scenario's grid, or one of so many minutes; UTC midnight is on it."""
    step = scenario.horizon.grid if step is None else step
    midnight = scenario.start.replace(hour=0, minute=0, second=0, microsecond=0)
    since_midnight = int((scenario.start - midnight).total_seconds() // 60)
    lead = since_midnight % step
    origin = scenario.start - timedelta(minutes=lead)
    length = int((scenario.end - origin).total_seconds() // 60)
    rounded = Roundings(lead > 0 or length % step > 0)
    return Grid(origin, step, 1 if lead else 0, length // step, lead, length % step, rounded)
