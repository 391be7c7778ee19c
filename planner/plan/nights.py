"""When a night lies between two things that somebody does in a city."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.scenario import Scenario

AROUND = timedelta(days=2)
"""Hours that the clock shows at an instant began, and end, within this time of it."""


def night_ends_between(scenario: Scenario, city: str, first: datetime, last: datetime) -> bool:
    """Whether a night of the policies ends from an instant to another one, both included, by the clock of a city."""
    low, high = (each.minute for each in scenario.policies.night.hours)
    zone = scenario.zone_of(city)
    nights: list[tuple[datetime, datetime]] = []
    for day in clock.days_between(first - AROUND, last + AROUND, zone):
        nights += clock.shown(day, low, high if low < high else clock.DAY, zone)
        if low >= high:
            nights += clock.shown(clock.next_day(day, zone), 0, high, zone)
    ends = {end for _, end in nights} - {start for start, _ in nights}
    return any(first <= end <= last for end in ends)
