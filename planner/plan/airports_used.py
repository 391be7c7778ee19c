"""The airports that a journey uses, where its cities have several."""

from __future__ import annotations

from planner.domain.city_airports import CityAirport, Pair, airports_of, flown_between
from planner.domain.scenario import Scenario
from planner.plan.record import Journey
from planner.plan.stretches import route_of


def airports_used(scenario: Scenario, journey: Journey) -> tuple[str, str] | None:
    """The codes of the airports where a journey takes off and lands; None on the ground, and where a city has none."""
    found = _flown(scenario, journey)
    return None if found is None else (found[0].code, found[1].code)


def airport_at(scenario: Scenario, journey: Journey, city: str) -> CityAirport | None:
    """The airport of a city at which a journey takes off or lands; None on the ground, and where the city has none."""
    if journey.mode.on_the_ground or city not in scenario.places:
        return None
    used = _flown(scenario, journey)
    if used is not None:
        return used[0 if city == journey.origin else 1]
    return next(iter(airports_of(scenario, city)), None)


def _flown(scenario: Scenario, journey: Journey) -> Pair | None:
    ends = (journey.origin, journey.destination)
    if journey.mode.on_the_ground or not all(city in scenario.places for city in ends):
        return None
    return flown_between(scenario, *ends, route_of(scenario, journey))


def airports_cell(scenario: Scenario, journey: Journey) -> str:
    """The airports of a journey: `HND-JFK`; empty where each of its cities has one at most."""
    ends = (journey.origin, journey.destination)
    if not any(city in scenario.places and scenario.places[city].other_airports for city in ends):
        return ""
    return "-".join(airports_used(scenario, journey) or ())


def landing_code(scenario: Scenario, journey: Journey) -> str:
    """The code of the airport at which a journey lands, else of its city's first; empty where it has none."""
    used, city = airports_used(scenario, journey), scenario.places.get(journey.destination)
    if used is not None:
        return used[1]
    return (city and city.airport) or ""
