"""Between which airports people fly: the judge's own reckoning."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from planner.check.case import Case
from planner.domain.airports import airport
from planner.domain.places import Coordinates, Route


class Field(NamedTuple):
    """An airport: its code, where it lies, and how many minutes farther it is than the transfer says."""

    code: str
    at: Coordinates
    farther: int


@lru_cache(maxsize=10_000)
def kilometres(one: Coordinates, other: Coordinates) -> float:
    """The geodesic distance of two points on the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(one[0], one[1], other[0], other[1])
    return float(line.s13) / 1000


def fields(case: Case, city: str) -> list[Field]:
    """The airports of a city in the order in which they are listed."""
    place = case.scenario.places[city]
    if place.airport is None:
        return []
    found = [Field(place.airport, case.scenario.coordinates_of(city), 0)]
    for other in place.other_airports:
        known = airport(other.airport)
        if known is not None:
            found.append(Field(other.airport, (known.latitude, known.longitude), other.ground))
    return found


def used(case: Case, origin: str, destination: str, route: Route | None = None) -> tuple[Field, Field] | None:
    """Where one takes off and lands: as the route says, else the nearest two by whole metres; None without airports."""
    best: tuple[int, tuple[Field, Field]] | None = None
    said = () if route is None else route.codes
    if route is not None and route.between[0] != origin:
        said = said[::-1]
    for here in fields(case, origin):
        for there in fields(case, destination):
            if said and (here.code, there.code) != said:
                continue
            far = round(kilometres(here.at, there.at) * 1000)
            if best is None or far < best[0]:
                best = (far, (here, there))
    return None if best is None else best[1]
