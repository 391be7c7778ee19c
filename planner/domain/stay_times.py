"""Until when a stay goes on that is asked for, by the words of its scenario."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.domain import clock
from planner.domain.moment import Moment
from planner.domain.policies import Night
from planner.domain.scenario import Scenario
from planner.domain.whereabouts import AskedStay


def end_of_stay(stay: AskedStay, zone: str, night: Night) -> Moment:
    """Its end as it is written or, of a stay of so many nights, when the last of them ends by the clock of the city.

    A stay must say one of the two. Raises what `clock.instant` raises where its start does not exist.
    """
    if stay.to is not None:
        return stay.to
    assert stay.nights is not None
    day, ends = clock.local_day(clock.instant(stay.from_, zone), zone), night.hours[1]
    return Moment(day + timedelta(days=stay.nights), ends.time if ends.minute < clock.DAY else datetime.min.time())


def span_of_stay(scenario: Scenario, stay: AskedStay) -> tuple[datetime, datetime]:
    """From when to when it goes on, UTC, as far as it lies within the horizon."""
    zone = scenario.zone_of(stay.city)
    end = clock.instant(end_of_stay(stay, zone, scenario.policies.night), zone, end_of_day=True)
    return max(clock.instant(stay.from_, zone), scenario.start), min(end, scenario.end)


def evenings_of_stay(scenario: Scenario, stay: AskedStay) -> tuple[date, date]:
    """The first and the last day on whose evening one is there, by the clock of the city as far as a time names no other."""
    if stay.to is not None:
        return stay.from_.day, stay.to.day
    assert stay.nights is not None
    zone = scenario.zone_of(stay.city)
    first = clock.local_day(clock.instant(stay.from_, zone), zone)
    return first, first + timedelta(days=stay.nights - 1)
