"""What stood on a board as an assignment."""

from __future__ import annotations

from planner.problem.assignment import Assignment, Held, Trip
from planner.search.hops import Leg
from planner.search.standing import Standing


def assignment_on(standing: Standing, step: int) -> Assignment:
    """A plan that was taken from a board, in whole numbers; `step` is that of its grid, in minutes."""
    held = {
        id_: Held(
            placed.start,
            placed.spot.option,
            tuple(sorted((seat.id, candidate.person) for seat, candidate in placed.seated)),
        )
        for id_, placed in sorted(standing.placed.items())
    }
    routes = sorted(standing.routes.items())
    trips = {id_: tuple(_trip(leg, step) for leg in route.legs) for id_, route in routes}
    return Assignment(held, trips, {id_: done.start for id_, done in sorted(standing.done.items())})


def _trip(leg: Leg, step: int) -> Trip:
    return Trip(leg.origin, leg.destination, leg.way, leg.depart * step + leg.late, leg.minutes)
