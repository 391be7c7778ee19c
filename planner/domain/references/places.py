"""Cities, venues, rooms, the times between them, and the routes between cities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.domain.airports import airport, nearest_codes
from planner.domain.calendars import calendar_exists
from planner.domain.moment import END_OF_DAY
from planner.domain.place import alike_room
from planner.domain.places import City, Coordinates, Route, Venue
from planner.domain.references import stretches
from planner.domain.references.known import Known
from planner.domain.references.words import Path, did_you_mean, listed, unknown, weekdays
from planner.domain.values import ID_PATTERN
from planner.errors import Fault

MOST_ALIKE = 500
"""How many alike rooms one name can stand for."""


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with places and routes."""
    scenario = known.scenario
    if scenario.home not in scenario.places:
        yield unknown(("home",), scenario.home, scenario.places, "city")
    for id_, city in scenario.places.items():
        yield from _city(("places", id_), id_, city)
    for id_, route in scenario.routes.items():
        yield from _route(known, ("routes", id_), route)


def _city(path: Path, id_: str, city: City) -> Iterator[Fault]:
    found = airport(city.airport) if city.airport else None
    if city.airport and found is None:
        yield _no_airport((*path, "airport"), city.airport)
    elif found is None and city.zone is None:
        yield Fault("TIME-no-zone", f"{id_} has neither an airport nor a zone; write one, such as Asia/Seoul", path)
    if not city.airport and city.at is None:
        message = f"{id_} has neither an airport nor coordinates; write at: [latitude, longitude]"
        yield Fault("REF-coordinates", message, path)
    yield from _other_airports(path, id_, city)
    yield from coordinates((*path, "at"), city.at)
    yield from calendar((*path, "holidays"), city.holidays)
    for name, venue in city.venues.items():
        yield from _venue((*path, "venues", name), venue)
    yield from _ground((*path, "ground"), id_, city)


def _no_airport(path: Path, code: str) -> Fault:
    near = _swapped(code) or nearest_codes(code)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; write its IATA or ICAO code"
    return Fault("REF-airport", f"there is no airport {code}{hint}", path)


def _other_airports(path: Path, id_: str, city: City) -> Iterator[Fault]:
    if city.other_airports and city.airport is None:
        message = f"{id_} has other airports and no first one; write the nearest to the centre as airport"
        yield Fault("FMT-missing", message, (*path, "other_airports"))
    codes = [city.airport, *(each.airport for each in city.other_airports)]
    for number, code in enumerate(codes[1:]):
        inner = (*path, "other_airports", str(number), "airport")
        if code is not None and airport(code) is None:
            yield _no_airport(inner, code)
        if code in codes[: number + 1]:
            yield Fault("LOGIC-twice", f"{code} is an airport of {id_} already; remove it here", inner)


def _swapped(code: str) -> list[str]:
    """The airports whose code has two neighbouring letters the other way round."""
    pairs = (code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1))
    return [each for each in dict.fromkeys(pairs) if airport(each) is not None]


def coordinates(path: Path, at: Coordinates | None) -> Iterator[Fault]:
    """Whether coordinates lie on the globe, the latitude first."""
    if at is None or (abs(at[0]) <= 90 and abs(at[1]) <= 180):
        return
    turned = abs(at[0]) <= 180 and abs(at[1]) <= 90
    hint = "the latitude comes first" if turned else "latitudes go from -90 to 90, longitudes from -180 to 180"
    yield Fault("NUM-coordinates", f"[{at[0]:g}, {at[1]:g}] is nowhere on the globe; {hint}", path)


def calendar(path: Path, code: str | None) -> Iterator[Fault]:
    """Whether a calendar of public holidays is known."""
    if code is not None and not calendar_exists(code):
        yield Fault(
            "REF-calendar", f"there is no calendar of holidays {code}; write a country, such as US or US-NY", path
        )


def _venue(path: Path, venue: Venue) -> Iterator[Fault]:
    if venue.seats == 0:
        yield Fault("NUM-seats", "no seats at all; leave the field out if the number does not matter", (*path, "seats"))
    for name, room in venue.rooms.items():
        inner = (*path, "rooms", name)
        if room.seats == 0:
            message = "no seats at all; leave the field out if the number does not matter"
            yield Fault("NUM-seats", message, (*inner, "seats"))
        if room.count > MOST_ALIKE:
            message = f"{room.count:,} rooms that are alike; at most {MOST_ALIKE} can be told apart"
            yield Fault("SIZE-rooms", message, (*inner, "count"))
        if room.open and room.count > 1:
            message = f"{room.count} open rooms that are alike, where one holds any number of meetings; leave count or open out"
            yield Fault("LOGIC-open", message, (*inner, "count"))
        if (alike := alike_room(name, venue.rooms)) is not None:
            yield Fault("ID-twice", f"{name} is also the name of one of the {alike[0]}; choose another", inner)


def _ground(path: Path, id_: str, city: City) -> Iterator[Fault]:
    seen: set[frozenset[str]] = set()
    for key in city.ground:
        match = re.fullmatch(rf"({ID_PATTERN}) - ({ID_PATTERN})", key)
        if match is None:
            message = f"{key!r:.80} does not name two venues; write them as shangri-la - capella"
            yield Fault("FMT-ground", message, (*path, key))
            continue
        pair = (match.group(1), match.group(2))
        for name in pair:
            if name not in city.venues:
                hint = did_you_mean(name, city.venues)
                yield Fault("REF-unknown", f"there is no venue {name!r:.80} in {id_}{hint}", (*path, key))
        if pair[0] == pair[1]:
            yield Fault("LOGIC-itself", f"{key} leads from a venue to itself; remove it", (*path, key))
        if frozenset(pair) in seen:
            message = f"{key} is given in the other direction too; times hold both ways, write them once"
            yield Fault("LOGIC-twice", message, (*path, key))
        seen.add(frozenset(pair))


def _route(known: Known, path: Path, route: Route) -> Iterator[Fault]:
    places = known.scenario.places
    for number, city in enumerate(route.between):
        if city not in places:
            yield unknown((*path, "between", str(number)), city, places, "city")
    if len(set(route.between)) == 1:
        message = f"the route leads from {route.between[0]} to itself; name two cities"
        yield Fault("LOGIC-itself", message, (*path, "between"))
    if route.length == 0:
        yield Fault("NUM-length", "a route of 0 minutes; write how long it takes", (*path, "length"))
    for number, departure in enumerate(route.departures):
        if departure.at == END_OF_DAY:
            message = "24:00 ends a day, and nothing departs then; write 00:00 and the days after those"
            yield Fault("TIME-clock", message, (*path, "departures", str(number), "at"))
        yield from weekdays((*path, "departures", str(number), "days"), departure.days)
        if departure.length == 0:
            message = "a flight of 0 minutes; write the time from take-off to landing"
            yield Fault("NUM-length", message, (*path, "departures", str(number), "length"))
    if route.sleeper and route.mode != "train":
        message = (
            f"only trains have sleepers, and this route is by {route.mode}; write mode: train, or leave sleeper out"
        )
        yield Fault("LOGIC-sleeper", message, (*path, "sleeper"))
    yield from stretches.judge(path, route)
    yield from _airports(known, path, route)
    flown = all(city in places and places[city].airport for city in route.between)
    if route.mode != "air" and route.minutes is None and flown and not route.closed:
        yield Fault("FMT-missing", "the field length is missing: nothing else says how long the way takes", path)


def _airports(known: Known, path: Path, route: Route) -> Iterator[Fault]:
    """Whether a route goes by airports of its cities."""
    if not route.codes:
        return
    inner = (*path, "airports")
    if route.goes_by != "air":
        yield Fault("LOGIC-airports", f"the route goes by {route.goes_by}; leave airports out", inner)
    for code, id_ in zip(route.codes, route.between, strict=True):
        city = known.scenario.places.get(id_)
        codes = [] if city is None else [city.airport, *(each.airport for each in city.other_airports)]
        if city is not None and code not in codes:
            there = listed(list(dict.fromkeys(each for each in codes if each)) or ["none"])
            message = f"{code} is no airport of {id_}, which has {there}; the codes stand in the order of the cities"
            yield Fault("REF-airport", message, inner)
