"""Ways, pools, venues and people: what is said of who and what is there."""

from __future__ import annotations

from collections.abc import Iterator

from planner.conflicts.facts.fact import PLENTY, WIDE, Fact, Lift, entry_changed, entry_with
from planner.conflicts.facts.times import city, hours, listed, spans
from planner.domain.people import Person
from planner.domain.place import Place
from planner.domain.places import WEEKDAYS, City, Route, Venue
from planner.domain.references.words import length
from planner.domain.scenario import Scenario

MOST_WAYS = 3
"""So many ways inside a city are told with their figures."""


def facts_of_routes(scenario: Scenario) -> Iterator[Fact]:
    """Closed ways, departures and lengths."""
    for id_, route in sorted(scenario.routes.items()):
        way = f"the way {'from' if route.one_way else 'between'} {_ends(scenario, route)}"
        if route.closed:
            yield Fact(f"routes.{id_}.closed", f"{way} is closed", entry_with("routes", id_, closed=False))
        if route.departures:
            goes = ", ".join(f"{each.at}{_weekdays(each.days)}" for each in route.departures)
            says = f"{way} has departures at {goes} only"
            yield Fact(f"routes.{id_}.departures", says, entry_with("routes", id_, departures=()))
        if route.minutes is not None:
            at_once = {"mode": route.goes_by, "sleeper": route.slept_on, "stretches": (), "length": 1}
            field = "stretches" if route.stretches else "length"
            yield Fact(
                f"routes.{id_}.{field}", f"{way} takes {length(route.minutes)}", entry_with("routes", id_, **at_once)
            )


def _weekdays(days: tuple[str, ...]) -> str:
    return "" if set(WEEKDAYS) <= set(days) else f" ({', '.join(days)})"


def _ends(scenario: Scenario, route: Route) -> str:
    first, second = (city(scenario, each) for each in route.between)
    return f"{first} {'to' if route.one_way else 'and'} {second}"


def facts_of_resources(scenario: Scenario) -> Iterator[Fact]:
    """How many there are in each pool, where, and how long they work."""
    for id_, pool in sorted(scenario.resources.items()):
        says = f"the pool {pool.name} has {pool.count}"
        field = "number" if pool.number is not None else "names"
        yield Fact(f"resources.{id_}.{field}", says, entry_with("resources", id_, number=PLENTY))
        if pool.daily is not None:
            says = f"each of {pool.name} works at most {length(pool.daily)} on a day"
            yield Fact(f"resources.{id_}.daily", says, entry_with("resources", id_, daily=WIDE))
        if pool.cities:
            says = f"{pool.name} are in {', '.join(city(scenario, each) for each in pool.cities)} only"
            yield Fact(f"resources.{id_}.cities", says, entry_with("resources", id_, cities=()))


def facts_of_people(scenario: Scenario) -> Iterator[Fact]:
    """When and where each person has time, and where people stay."""
    for id_, delegation in sorted(scenario.delegations.items()):
        if delegation.hotels:
            says = f"{delegation.name} stays at {_venues(scenario, delegation.hotels)}"
            yield Fact(f"delegations.{id_}.hotels", says, entry_with("delegations", id_, hotels=()))
    for id_, who in sorted(scenario.people.items()):
        for field, free, says in _of_person(scenario, who):
            if getattr(who, field) != free and field in who.model_fields_set:
                yield Fact(f"people.{id_}.{field}", says, entry_with("people", id_, **{field: free}))


def _of_person(scenario: Scenario, who: Person) -> Iterator[tuple[str, object, str]]:
    yield "available", (), f"{who.name} has time only {spans(who.available)}"
    yield "blocked", (), f"{who.name} is blocked {spans(who.blocked).replace(' or ', ' and ')}"
    yield "returns", False, f"{who.name} must be back at the base at the end"
    yield "hotels", (), f"{who.name} stays at {_venues(scenario, who.hotels)}"
    yield "starts", None, f"{who.name} starts in {city(scenario, who.starts) if who.starts else ''}"


def facts_of_venues(scenario: Scenario) -> Iterator[Fact]:
    """Ways inside cities, and what is said of venues and rooms."""
    for id_, place in sorted(scenario.places.items()):
        called = city(scenario, id_)
        if place.ground:
            says = _ways_inside(scenario, id_)
            near = dict.fromkeys(place.ground, 0)
            yield Fact(f"places.{id_}.ground", says, entry_with("places", id_, ground=near))
        if any(each.ground for each in place.other_airports):
            here = tuple(each.model_copy(update={"ground": 0}) for each in place.other_airports)
            says = f"another airport of {called} is farther than its first"
            yield Fact(f"places.{id_}.other_airports", says, entry_with("places", id_, other_airports=here))
        if place.transfer:
            says = f"{length(place.transfer)} between a venue of {called} and the airport"
            yield Fact(f"places.{id_}.transfer", says, entry_with("places", id_, transfer=0))
        for name, venue in sorted(place.venues.items()):
            for field, free, says in _of_venue(venue):
                if getattr(venue, field) not in (free, None):
                    path = f"places.{id_}.venues.{name}.{field}"
                    yield Fact(path, f"{venue.name or name} in {called} {says}", _venue_with(id_, name, field, free))


def _ways_inside(scenario: Scenario, id_: str) -> str:
    """How long the ways inside a city take, the longest first; of many the longest ones."""
    called, venues = city(scenario, id_), scenario.places[id_].venues

    def ends(way: str) -> str:
        return " and ".join(venues[end].name or end for end in way.split(" - "))

    ways = sorted(scenario.places[id_].ground.items(), key=lambda entry: (-entry[1], entry[0]))
    said = [f"{length(minutes)} between {ends(way)}" for way, minutes in ways[:MOST_WAYS]]
    more = [f"{len(ways) - MOST_WAYS} ways more"] if len(ways) > MOST_WAYS else []
    return f"the ways inside {called} take {listed([*said, *more])}"


def _venues(scenario: Scenario, places: tuple[str, ...]) -> str:
    """Venues as people call them: `Kempinski in Geneva and Sacher in Vienna`."""
    named = [scenario.place(text) for text in places]
    return listed(f"{_name(scenario, each)} in {city(scenario, each.city)}" for each in named)


def _name(scenario: Scenario, place: Place) -> str:
    venue = None if place.venue is None else scenario.places[place.city].venues.get(place.venue)
    return str(place) if venue is None else venue.name or str(place.venue)


def _of_venue(venue: Venue) -> Iterator[tuple[str, object, str]]:
    yield "blocked", (), f"is blocked {spans(venue.blocked).replace(' or ', ' and ')}"
    yield "hours", None, f"is open {hours(venue.hours) if venue.hours else ''} only"
    yield "turnover", 0, f"takes {length(venue.turnover or 0)} to refresh a room"
    yield "transfer", 0, f"is {length(venue.transfer or 0)} from the airport"


def _venue_with(city_id: str, name: str, field: str, value: object) -> Lift:
    def change(place: City) -> City:
        venue = place.venues[name].model_copy(update={field: value})
        return place.model_copy(update={"venues": {**place.venues, name: venue}})

    return entry_changed("places", city_id, change)
