"""The ways between cities: how long they take, and what flies when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from planner.domain import clock
from planner.domain.city_airports import flown_between
from planner.domain.city_airports import metres as distance
from planner.domain.place import Place
from planner.domain.places import WEEKDAYS, Coordinates, Departure, Route
from planner.domain.scenario import Scenario
from planner.plan.record import Mode
from planner.problem.grid import Grid

METRES_PER_MILE = 1609.344
FASTEST = 950_000 / 60
"""Metres a minute by air at most: 950 km/h."""
MOTORCADE = 60_000 / 60
"""Metres a minute on the ground: 60 km/h."""
DETOUR = 1.3
"""The way on the ground over the distance."""


@dataclass(frozen=True, order=True)
class Flight:
    """A scheduled departure on one day: minutes from the grid's origin to take-off, and from there to landing."""

    take_off: int
    minutes: int
    number: str | None


@dataclass(frozen=True)
class Way:
    """One way from a city to another; `flights` holds all its departures where it can be used only by them."""

    mode: Mode
    minutes: int
    via: str | None = None
    flights: tuple[Flight, ...] | None = None
    sleeper: bool = False
    known: str | None = None
    """The known journey that it is, with its one departure."""
    to_airport: int = 0
    """Minutes on the road before it, beyond the transfer, to the airport that it goes from."""
    from_airport: int = 0
    """Minutes on the road after it, beyond the transfer, from the airport that it leads to."""

    @property
    def at_any_hour(self) -> bool:
        """Whether the hours for travelling do not matter on it."""
        return self.sleeper or self.known is not None


@dataclass(frozen=True)
class Ways:
    """All ways by (origin, destination): for those who depend on scheduled departures and for those who do not."""

    scheduled: dict[tuple[str, str], tuple[Way, ...]]
    free: dict[tuple[str, str], tuple[Way, ...]]

    def of(self, *, own_aircraft: bool) -> dict[tuple[str, str], tuple[Way, ...]]:
        """The ways of somebody with or without an aircraft of their own."""
        return self.free if own_aircraft else self.scheduled


def metres(scenario: Scenario, a: str | Place, b: str | Place | Coordinates) -> float:
    """The geodesic distance between a place and a place or a point, in metres."""
    return distance(scenario.coordinates_of(a), b if isinstance(b, tuple) else scenario.coordinates_of(b))


def flight_minutes(here: Coordinates, there: Coordinates) -> int:
    """Minutes from take-off to landing by default (FiveThirtyEight's formula), never faster than 950 km/h."""
    between = distance(here, there)
    wrapped = (here[1] - there[1] + 180) % 360 - 180
    formula = 0.117 * between / METRES_PER_MILE + 0.517 * wrapped + 43.2
    return ceil(max(formula, between / FASTEST))


def default_way(scenario: Scenario, origin: str, destination: str, route: Route | None = None) -> Way:
    """The way where no route says anything but perhaps by which airports: by air between airports, else on the ground."""
    airports = flown_between(scenario, origin, destination, route)
    if airports is not None:
        here, there = airports
        minutes = flight_minutes(here.at, there.at)
        return Way(Mode.AIR, minutes, to_airport=here.ground, from_airport=there.ground)
    return Way(Mode.GROUND, ceil(metres(scenario, origin, destination) * DETOUR / MOTORCADE))


def ways_of(scenario: Scenario, grid: Grid, cities: list[str], tick: Callable[[], None]) -> Ways:
    """All ways between these cities, in minutes."""
    scheduled: dict[tuple[str, str], tuple[Way, ...]] = {}
    free: dict[tuple[str, str], tuple[Way, ...]] = {}
    for origin in cities:
        tick()
        for destination in cities:
            if origin != destination:
                pair = (origin, destination)
                scheduled[pair] = _ways(scenario, grid, *pair, own_aircraft=False)
                free[pair] = _ways(scenario, grid, *pair, own_aircraft=True)
    return Ways(scheduled, free)


def _ways(scenario: Scenario, grid: Grid, origin: str, destination: str, *, own_aircraft: bool) -> tuple[Way, ...]:
    routes = serving(scenario, origin, destination)
    if any(route.closed for route in routes):
        return ()
    default = default_way(scenario, origin, destination)
    if not routes:
        return (replace(default, minutes=max(1, default.minutes)),)
    return tuple(along(scenario, grid, route, origin, own_aircraft=own_aircraft) for route in routes)


def serving(scenario: Scenario, origin: str, destination: str) -> list[Route]:
    """The routes that hold from a city to another, in order of id."""
    return [route for _, route in sorted(scenario.routes.items()) if _serves(route, origin, destination)]


def _serves(route: Route, origin: str, destination: str) -> bool:
    return route.between == (origin, destination) or (not route.one_way and route.between == (destination, origin))


def along(scenario: Scenario, grid: Grid, route: Route, origin: str, *, own_aircraft: bool) -> Way:
    """The way along a route from one of its cities, for somebody with or without an aircraft of their own."""
    ends = _ends(route, origin)
    mode, beside, default = Mode(route.goes_by), serving(scenario, *ends), default_way(scenario, *ends, route)
    sleeper = any(other.slept_on for other in beside if other.goes_by == route.goes_by)
    minutes = max(1, default.minutes if route.minutes is None else route.minutes)
    way = Way(
        mode, minutes, route.via, sleeper=sleeper, to_airport=default.to_airport, from_airport=default.from_airport
    )
    if not route.departures or own_aircraft or route.between[0] != origin:
        return way
    zone = scenario.zone_of(origin)
    flights = sorted({flight for each in route.departures for flight in _flights(scenario, grid, each, zone)})
    return replace(way, mode=Mode.SCHEDULED if mode is Mode.AIR else mode, flights=tuple(flights))


def _ends(route: Route, origin: str) -> tuple[str, str]:
    """A route's cities, the one where one sets out first."""
    one, other = route.between
    return (one, other) if one == origin else (other, one)


def _flights(scenario: Scenario, grid: Grid, departure: Departure, zone: str) -> Iterator[Flight]:
    at = departure.at.minute
    for day in clock.days_between(scenario.start - timedelta(days=1), scenario.end, zone):
        if WEEKDAYS[day.weekday()] in departure.days:
            for instant, _ in clock.shown(day, at, at + 1, zone)[:1]:  # a time that comes twice: the first
                take_off = grid.minutes(instant)
                if take_off >= grid.lead and take_off + departure.length <= grid.end * grid.step:
                    yield Flight(take_off, departure.length, departure.flight)
