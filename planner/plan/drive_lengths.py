"""How long drives inside a city take."""

from __future__ import annotations

from planner.domain.place import Place
from planner.domain.scenario import Scenario


def between_venues(scenario: Scenario, origin: Place, destination: Place) -> int:
    """Minutes on the road between two places of a city, as its table says either way round; 0 inside one venue."""
    if origin.venue == destination.venue:
        return 0
    ground, policies = scenario.places[origin.city].ground, scenario.policies
    back = ground.get(f"{destination.venue} - {origin.venue}", policies.ground)
    return max(ground.get(f"{origin.venue} - {destination.venue}", back), policies.changeover)


def transfer_of(scenario: Scenario, place: Place) -> int:
    """Minutes between a place and the point where journeys to its city end: the venue's, else the city's, else the policy's.

    A city without an airport that says nothing of it has its venues at that point.
    """
    city, venue = scenario.places[place.city], scenario.venues_of(place.city).get(place.venue or "")
    for own in (None if venue is None else venue.transfer, city.transfer):
        if own is not None:
            return own
    return scenario.policies.transfer if city.airport else 0
