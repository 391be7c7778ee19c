"""When a piece of work may begin and must be ready, by the words of its scenario."""

from __future__ import annotations

from datetime import datetime

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.domain.work import Work


def zone_of_work(scenario: Scenario, work: Work) -> str:
    """The zone of the clock by which a piece of work goes on."""
    return scenario.home_zone if work.city is None else scenario.zone_of(work.city)


def earliest_of(scenario: Scenario, work: Work) -> datetime:
    """When a piece of work can begin by its own day, UTC; not before the horizon."""
    if work.earliest is None:
        return scenario.start
    return max(scenario.start, clock.instant(work.earliest, zone_of_work(scenario, work)))


def due_of(scenario: Scenario, work: Work) -> datetime:
    """When a piece of work must be ready, UTC."""
    if work.due is not None:
        return clock.instant(work.due, zone_of_work(scenario, work), end_of_day=True)
    if scenario.summit is not None:
        summit = clock.instant(scenario.summit.at, scenario.zone_of(scenario.summit.place))
        if earliest_of(scenario, work) < summit:
            return summit
    return scenario.end
