"""Permits as spans: from when to when each one opens what it opens."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.permit_days import opening_times
from planner.domain.permits import Permit
from planner.domain.place import Place
from planner.domain.scenario import Scenario
from planner.problem.grid import Grid
from planner.problem.ways import METRES_PER_MILE, metres


@dataclass(frozen=True)
class Opening:
    """What one permit opens for whom: a city or a way, from step `low` to step `high` (low > high: never).

    `from_start` and `to_end` tell whether it is open when the horizon begins and when it ends. `venues` are those that it
    reaches, None for all.
    """

    permit: str
    people: tuple[str, ...]
    city: str | None
    way: tuple[str, str] | None
    low: int
    high: int
    from_start: bool
    to_end: bool
    venues: tuple[Place, ...] | None


def openings_of(scenario: Scenario, grid: Grid) -> tuple[Opening, ...]:
    """Every permit of the scenario, in order of id."""
    return tuple(_opening(scenario, grid, id_, permit) for id_, permit in sorted(scenario.permits.items()))


def _opening(scenario: Scenario, grid: Grid, id_: str, permit: Permit) -> Opening:
    people = tuple(sorted({person for who in permit.for_ for person in scenario.members(who)}))
    way = None if permit.opens.flight is None else (permit.opens.flight[0], permit.opens.flight[1])
    zone = scenario.zone_of(permit.opens.city if permit.opens.city is not None else way[0] if way else scenario.home)
    begin, close = opening_times(permit, zone)
    low = grid.end + 1 if begin is None else max(0, grid.up(grid.minutes(begin)))
    high = -1 if begin is None else grid.end if close is None else min(grid.end, grid.down(grid.minutes(close)))
    return Opening(
        permit=id_,
        people=people,
        city=permit.opens.city,
        way=way,
        low=low,
        high=high,
        from_start=begin is not None and begin <= scenario.start and (close is None or close >= scenario.start),
        to_end=begin is not None and begin <= scenario.end and (close is None or close >= scenario.end),
        venues=_venues(scenario, permit),
    )


def _venues(scenario: Scenario, permit: Permit) -> tuple[Place, ...] | None:
    city, radius = permit.opens.city, permit.opens.within_miles
    if city is None or radius is None:
        return None
    centre = permit.opens.of if permit.opens.of is not None else scenario.coordinates_of(city)
    venues = (Place(city, name) for name in sorted(scenario.venues_of(city)))
    return tuple(venue for venue in venues if metres(scenario, venue, centre) <= radius * METRES_PER_MILE)
