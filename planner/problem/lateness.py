"""What it costs that a meeting begins late, or far from the summit or a moment, in minutes of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.problem.grid import Grid


@dataclass(frozen=True)
class Lateness:
    """From when to when nothing is late, in minutes from the grid's origin: what starts after `until` is, and with a `since` what
    ends before that. `weight` is what a minute counts.
    """

    weight: int
    since: int | None
    until: int

    def minutes(self, start: int, length: int) -> int:
        """The minutes by which a meeting from minute `start` on is late, or early."""
        late = max(0, start - self.until)
        return late if self.since is None else max(late, self.since - start - length)


def lateness_of(scenario: Scenario, grid: Grid) -> Lateness:
    """The scenario's."""
    weight, (since, until) = scenario.policies.weights.late, _span(scenario)
    return Lateness(weight, None if since is None else grid.minutes(since), grid.minutes(until))


def _span(scenario: Scenario) -> tuple[datetime | None, datetime]:
    counted_from, summit = scenario.policies.lateness.counted_from, scenario.summit
    if (at := counted_from.moment) is not None:
        zone = scenario.home_zone
        return clock.instant(at, zone), clock.instant(at, zone, end_of_day=True)
    if counted_from.summit and summit is not None:
        begins = clock.instant(summit.at, scenario.zone_of(summit.place))
        return begins, begins + timedelta(minutes=scenario.meetings[summit.meeting].minutes)
    return None, scenario.start
