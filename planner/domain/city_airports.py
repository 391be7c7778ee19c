"""The airports of cities: where each lies, and between which of them one flies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planner.domain.airports import airport
from planner.domain.places import Coordinates, Route
from planner.domain.scenario import Scenario


@dataclass(frozen=True)
class CityAirport:
    """An airport of a city: its code, coordinates in degrees, and the minutes on the road beyond the city's transfer."""

    code: str
    at: Coordinates
    ground: int


Pair = tuple[CityAirport, CityAirport]
"""The airports where one takes off and lands."""


@cache
def metres(one: Coordinates, other: Coordinates) -> float:
    """The geodesic distance of two points on the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    return float(Geodesic.WGS84.Inverse(*one, *other, Geodesic.DISTANCE)["s12"])


def airports_of(scenario: Scenario, city: str) -> tuple[CityAirport, ...]:
    """The airports of a city, its first one first; it lies where the city says that it does."""
    place = scenario.places[city]
    if place.airport is None:
        return ()
    others = ((each, airport(each.airport)) for each in place.other_airports)
    return (
        CityAirport(place.airport, scenario.coordinates_of(city), 0),
        *(CityAirport(each.airport, (at.latitude, at.longitude), each.ground) for each, at in others if at is not None),
    )


def flown_between(scenario: Scenario, origin: str, destination: str, route: Route | None = None) -> Pair | None:
    """Between which airports one flies from a city to another: those of the route, else the two that are nearest to each other
    by whole metres (the first listed of several); None where one of the cities has none.
    """
    here, there = airports_of(scenario, origin), airports_of(scenario, destination)
    if not here or not there:
        return None
    if route is not None and route.codes:
        codes = dict(zip(route.between, route.codes, strict=True))
        return (_called(codes[origin], here), _called(codes[destination], there))
    pairs = [(one, other) for one in here for other in there]
    return pairs[0] if len(pairs) == 1 else min(pairs, key=lambda pair: round(metres(pair[0].at, pair[1].at)))


def _called(code: str, those: tuple[CityAirport, ...]) -> CityAirport:
    return next(each for each in those if each.code == code)
