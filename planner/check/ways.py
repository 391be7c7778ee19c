"""How long ways between cities take, and what flies on them: the judge's own reckoning."""

from __future__ import annotations

from datetime import timedelta

from planner.check.airports import kilometres, used
from planner.check.case import Case
from planner.check.clocks import WEEKDAYS
from planner.check.whereabouts import known_journey
from planner.domain import clock
from planner.domain.place import Place
from planner.domain.places import Route, Stretch
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Journey, Mode

MILE = 1.609344
"""Kilometres in a statute mile."""


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
        mode = Mode.AIR if flown(case, here, there) else Mode.GROUND
        return _leg_fault(journey, mode, took, usual_minutes(case, here, there))
    faults = [_route_fault(case, journey, route, took) for route in known]
    return None if None in faults else faults[0]


def _known_fault(case: Case, journey: Journey, known: KnownJourney) -> str | None:
    """Why a journey cannot be the known one that it is by its times: another mode, or shorter than the way where that says
    how long it is.
    """
    here, there = journey.origin, journey.destination
    along = routes(case, here, there)
    usual = Mode.AIR if flown(case, here, there) else Mode.GROUND
    modes = {_mode(route) for route in along} or {usual}
    modes |= {Mode.SCHEDULED} if Mode.AIR in modes else set()
    if known.mode is not None:
        modes = {Mode(known.mode)}
    if journey.mode not in modes:
        return f"it goes by {journey.mode}, but is known to go by {' or '.join(sorted(modes))}"
    if known.leaves is not None and known.lands is not None:
        return None
    took = (journey.arrive - journey.depart).total_seconds() / 60
    lengths = [_least(case, journey, route) for route in along] or [usual_minutes(case, here, there)]
    scheduled = {float(each.length) for route in along if route.between[0] == here for each in route.departures}
    if took < min(lengths) - 0.001 and took not in scheduled:
        return f"it takes {took:.0f} min; the way takes {min(lengths):.0f} min"
    return None


def _route_fault(case: Case, journey: Journey, route: Route, took: float) -> str | None:
    mode = _mode(route)
    departs = bool(route.departures) and route.between[0] == journey.origin
    if departs and not own_aircraft(case, journey):
        return _departure_fault(case, journey, route, mode)
    return _leg_fault(journey, mode, took, _least(case, journey, route))


def _least(case: Case, journey: Journey, route: Route) -> float:
    """The least minutes of a route: those that it says or its stretches and changes have together, else the usual ones."""
    if route.stretches:
        there, changing = ([getattr(each, part) for each in route.stretches] for part in ("length", "change"))
        return float(sum(there) + sum(changing))
    if route.length is not None:
        return route.length
    return usual_minutes(case, journey.origin, journey.destination, route)


def farther(case: Case, journey: Journey) -> tuple[int, int]:
    """Minutes beyond the transfer to the airport where a journey takes off and from the one where it lands: the least of all
    routes by air that it can have come by.
    """
    if journey.mode in (Mode.GROUND, Mode.TRAIN):
        return (0, 0)
    by_air: list[Route | None] = [
        route for route in routes(case, journey.origin, journey.destination) if _mode(route) is Mode.AIR
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


def _mode(route: Route) -> Mode:
    return {"air": Mode.AIR, "ground": Mode.GROUND, "train": Mode.TRAIN}[_leading(route).mode]


def slept(case: Case, journey: Journey) -> bool:
    """Whether people sleep on a journey: it goes by a train that is a sleeper."""
    along = routes(case, journey.origin, journey.destination)
    return journey.mode is Mode.TRAIN and any(_leading(route).sleeper for route in along if _mode(route) is Mode.TRAIN)


def _leg_fault(journey: Journey, mode: Mode, took: float, least: float) -> str | None:
    if journey.mode is not mode:
        return f"it goes by {journey.mode}, but the way from {journey.origin} to {journey.destination} is by {mode}"
    if took < least - 0.001:
        return f"it takes {took:.0f} min; the way takes {least:.0f} min"
    return None


def own_aircraft(case: Case, journey: Journey) -> bool:
    """Whether everybody on a journey flies at any time: as a party with an aircraft, or each with one of their own."""
    return all(flies_their_own(case, person) for person in journey.people)


def flies_their_own(case: Case, person: str) -> bool:
    """Whether somebody has an aircraft of their own, or travels in a party that has one."""
    party = case.scenario.party_of(person)
    carrier = case.scenario.people[person] if party is None else case.scenario.parties[party]
    return carrier.own_aircraft


def _departure_fault(case: Case, journey: Journey, route: Route, mode: Mode) -> str | None:
    expected = Mode.SCHEDULED if mode is Mode.AIR else mode
    if journey.mode is not expected:
        return f"it goes by {journey.mode}, but that way has scheduled departures only"
    local = clock.to_local(journey.depart, case.zone(journey.origin))
    wall = local.replace(tzinfo=None)
    shown = wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)
    first = local.fold == 0  # a time that clocks show twice is that of a departure the first time only
    for departure in route.departures:
        on_time = shown == timedelta(minutes=departure.at.minute)
        goes = WEEKDAYS[local.weekday()] in departure.days and first
        if on_time and goes and journey.arrive - journey.depart == timedelta(minutes=departure.length):
            return None
    return f"nothing departs for {journey.destination} at {local:%a %d %b %H:%M} and takes as long as it does"


def ground(case: Case, here: Place, there: Place) -> timedelta:
    """How long it takes between two different venues of a city."""
    policies, table = case.scenario.policies, case.scenario.places[here.city].ground
    back = table.get(f"{there.venue} - {here.venue}", policies.ground)
    return timedelta(minutes=max(table.get(f"{here.venue} - {there.venue}", back), policies.changeover))
