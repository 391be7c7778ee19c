"""How long ways between cities take, and what flies on them: the judge's own reckoning."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.check.airports import kilometres, used
from planner.check.case import Case
from planner.check.clocks import WEEKDAYS
from planner.check.whereabouts import known_journey
from planner.domain import clock
from planner.domain.place import Place
from planner.domain.places import Departure, Route, Stretch
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Journey, Mode

MILE = 1.609344
"""Kilometres in a statute mile."""
TOLERANCE = 0.001
"""Minutes by which a journey may be shorter than its way, whose length is seldom a whole number."""


def usual_minutes(case: Case, origin: str, destination: str, route: Route | None = None) -> float:
    """The default length of a way: by air between airports (FiveThirtyEight's formula), else on the ground."""
    airports = used(case, origin, destination, route)
    if airports is None:
        ends = (case.scenario.coordinates_of(city) for city in (origin, destination))
        return 1.3 * kilometres(*ends)  # a kilometre a minute
    here, there = (airport.at for airport in airports)
    distance = kilometres(here, there)
    west = here[1] - there[1]
    if west > 180:
        west -= 360
    if west < -180:
        west += 360
    return max(43.2 + 0.117 * distance / MILE + 0.517 * west, distance / 950 * 60)


def flown(case: Case, origin: str, destination: str) -> bool:
    """Whether the default way is by air: both cities have an airport."""
    return all(case.scenario.places[city].airport is not None for city in (origin, destination))


def usual_mode(case: Case, origin: str, destination: str) -> Mode:
    """What the default way goes by."""
    return Mode.AIR if flown(case, origin, destination) else Mode.GROUND


def routes(case: Case, origin: str, destination: str) -> list[Route]:
    """The routes of the scenario that hold from a city to another."""
    return [
        route
        for _, route in sorted(case.scenario.routes.items())
        if route.between == (origin, destination) or (route.between == (destination, origin) and not route.one_way)
    ]


def fault(case: Case, journey: Journey) -> str | None:
    """Why a journey cannot go the way it says it does, or None."""
    here, there = journey.origin, journey.destination
    expected = known_journey(case, journey)
    if expected is not None:
        return _known_fault(case, journey, expected)
    known = routes(case, here, there)
    if any(route.closed for route in known):
        return f"the way from {here} to {there} is closed"
    took = (journey.arrive - journey.depart).total_seconds() / 60
    if not known:
        return _leg_fault(journey, usual_mode(case, here, there), took, usual_minutes(case, here, there))
    faults = [_route_fault(case, journey, route, took) for route in known]
    return None if None in faults else faults[0]


def _known_fault(case: Case, journey: Journey, known: KnownJourney) -> str | None:
    """Why a journey cannot be the known one that it is by its times: another mode, or shorter than the way where that says
    how long it is.
    """
    if journey.mode not in (modes := known_modes(case, known)):
        return f"it goes by {journey.mode}, but is known to go by {' or '.join(sorted(modes))}"
    if known.leaves is not None and known.lands is not None:
        return None
    took = (journey.arrive - journey.depart).total_seconds() / 60
    shortest, scheduled = shortest_lengths(case, journey.origin, journey.destination)
    if took < shortest - TOLERANCE and took not in scheduled:
        return f"it takes {took:.0f} min; the way takes {shortest:.0f} min"
    return None


def known_modes(case: Case, known: KnownJourney) -> set[Mode]:
    """What a known journey may go by."""
    if known.mode is not None:
        return {Mode(known.mode)}
    modes = {mode(route) for route in routes(case, known.from_, known.to)} or {usual_mode(case, known.from_, known.to)}
    return modes | {Mode.SCHEDULED} if Mode.AIR in modes else modes


def shortest_lengths(case: Case, origin: str, destination: str) -> tuple[float, set[float]]:
    """The minutes that the shortest way takes at any time, and those of scheduled departures."""
    along = routes(case, origin, destination)
    lengths = [least(case, origin, destination, route) for route in along] or [usual_minutes(case, origin, destination)]
    scheduled = {float(each.length) for route in along if route.between[0] == origin for each in route.departures}
    return min(lengths), scheduled


def _route_fault(case: Case, journey: Journey, route: Route, took: float) -> str | None:
    if departures_only(case, journey, route):
        return _departure_fault(case, journey, route)
    return _leg_fault(journey, mode(route), took, least(case, journey.origin, journey.destination, route))


def departures_only(case: Case, journey: Journey, route: Route) -> bool:
    """Whether those who make a journey can go along a route with its scheduled departures only."""
    departs = bool(route.departures) and route.between[0] == journey.origin
    return departs and not own_aircraft(case, journey)


def least(case: Case, origin: str, destination: str, route: Route) -> float:
    """The least minutes of a route: those that it says or its stretches and changes have together, else the usual ones."""
    if route.stretches:
        there, changing = ([getattr(each, part) for each in route.stretches] for part in ("length", "change"))
        return float(sum(there) + sum(changing))
    if route.length is not None:
        return route.length
    return usual_minutes(case, origin, destination, route)


def farther(case: Case, journey: Journey) -> tuple[int, int]:
    """Minutes beyond the transfer to the airport where a journey takes off and from the one where it lands: the least of all
    routes by air that it can have come by.
    """
    if journey.mode in (Mode.GROUND, Mode.TRAIN):
        return (0, 0)
    by_air: list[Route | None] = [
        route for route in routes(case, journey.origin, journey.destination) if mode(route) is Mode.AIR
    ]
    pairs = [used(case, journey.origin, journey.destination, route) for route in by_air or [None]]
    known = [pair for pair in pairs if pair is not None]
    return (min((one.farther for one, _ in known), default=0), min((other.farther for _, other in known), default=0))


def _leading(route: Route) -> Route | Stretch:
    """What a route goes by: its stretch than which none is longer, the first of such; the route itself where it has none."""
    for one in route.stretches:
        if not any(other.length > one.length for other in route.stretches):
            return one
    return route


def mode(route: Route) -> Mode:
    """What a route goes by at any time."""
    return {"air": Mode.AIR, "ground": Mode.GROUND, "train": Mode.TRAIN}[_leading(route).mode]


def slept(case: Case, journey: Journey) -> bool:
    """Whether people sleep on a journey: it goes by a train that is a sleeper."""
    along = routes(case, journey.origin, journey.destination)
    return journey.mode is Mode.TRAIN and any(_leading(route).sleeper for route in along if mode(route) is Mode.TRAIN)


def _leg_fault(journey: Journey, usual: Mode, took: float, shortest: float) -> str | None:
    if journey.mode is not usual:
        return f"it goes by {journey.mode}, but the way from {journey.origin} to {journey.destination} is by {usual}"
    if took < shortest - TOLERANCE:
        return f"it takes {took:.0f} min; the way takes {shortest:.0f} min"
    return None


def own_aircraft(case: Case, journey: Journey) -> bool:
    """Whether everybody on a journey flies at any time: as a party with an aircraft, or each with one of their own."""
    return all(flies_their_own(case, person) for person in journey.people)


def flies_their_own(case: Case, person: str) -> bool:
    """Whether somebody has an aircraft of their own, or travels in a party that has one."""
    party = case.scenario.party_of(person)
    carrier = case.scenario.people[person] if party is None else case.scenario.parties[party]
    return carrier.own_aircraft


def _departure_fault(case: Case, journey: Journey, route: Route) -> str | None:
    if journey.mode is not scheduled_mode(route):
        return f"it goes by {journey.mode}, but that way has scheduled departures only"
    for departure in route.departures:
        on_time = departs(case, journey.origin, departure, journey.depart)
        if on_time and journey.arrive - journey.depart == timedelta(minutes=departure.length):
            return None
    local = clock.to_local(journey.depart, case.zone(journey.origin))
    return f"nothing departs for {journey.destination} at {local:%a %d %b %H:%M} and takes as long as it does"


def scheduled_mode(route: Route) -> Mode:
    """What the scheduled departures of a route go by."""
    return Mode.SCHEDULED if mode(route) is Mode.AIR else mode(route)


def departs(case: Case, origin: str, departure: Departure, instant: datetime) -> bool:
    """Whether a scheduled departure goes at an instant, by the clock of the city that it leaves."""
    local = clock.to_local(instant, case.zone(origin))
    wall = local.replace(tzinfo=None)
    shown = wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)
    first = local.fold == 0  # a time that clocks show twice is that of a departure the first time only
    return shown == timedelta(minutes=departure.at.minute) and WEEKDAYS[local.weekday()] in departure.days and first


def ground(case: Case, here: Place, there: Place) -> timedelta:
    """How long it takes between two different venues of a city."""
    policies, table = case.scenario.policies, case.scenario.places[here.city].ground
    back = table.get(f"{there.venue} - {here.venue}", policies.ground)
    return timedelta(minutes=max(table.get(f"{here.venue} - {there.venue}", back), policies.changeover))
