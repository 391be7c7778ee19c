"""Anchors: where a traveller must be whatever is attended, as stops of their own on the route; they are never taken off."""

from __future__ import annotations

from typing import NamedTuple

from planner.problem import Problem
from planner.problem.travellers import Traveller
from planner.problem.whereabouts import Anchor, KnownLeg
from planner.search.hops import ANY_TIME, NEVER, Leg, Times, departures_of, flown
from planner.search.stops import Stop

LANDING, LEAVING, STAY = -1, -2, -3
"""The spots of anchors: the end and the beginning of a known journey, and a stay."""


class Limits(NamedTuple):
    """What the stops of a visit ask of the legs to and from it: between which minutes one lands and takes off, and the known
    journeys by which one comes and goes (None: by any). `by` is the step by which one must have left the airport, `wished` the
    one by which one better had, `rested` the one by which one must be ready where one goes by a hotel after rest.
    """

    lands: Times = ANY_TIME
    takes_off: Times = ANY_TIME
    came: Leg | None = None
    goes: Leg | None = None
    by: int = NEVER
    wished: int = NEVER
    rested: int = NEVER

    def landing(self, low: int, high: int) -> Limits:
        """The same, landing between two minutes."""
        return self._replace(lands=(max(self.lands[0], low), min(self.lands[1], high)))

    def leaving(self, low: int, high: int) -> Limits:
        """The same, taking off between two minutes."""
        return self._replace(takes_off=(max(self.takes_off[0], low), min(self.takes_off[1], high)))


NO_LIMITS = Limits()


class Anchors:
    """The anchors of one traveller: the stops that stand for them, and the legs of the known journeys."""

    def __init__(self, problem: Problem, traveller: Traveller) -> None:
        self._anchors = {anchor.id: anchor for anchor in problem.anchors(traveller)}
        self.legs = {known.id: _leg(problem, traveller, known) for known in problem.known_journeys(traveller)}
        self._possible = all(known.within(problem.grid) for known in problem.known_journeys(traveller))
        self.stops = tuple(sorted(self._stop(problem, anchor) for anchor in self._anchors.values()))

    def _stop(self, problem: Problem, anchor: Anchor) -> Stop:
        """From a landing one can leave for a meeting once formalities and rest are over; to leave, one must be there to board."""
        start, lead, tail, spot = problem.grid.down(anchor.begin), 0, 0, STAY
        if anchor.known is None:
            tail = problem.grid.up(anchor.end) - start
        elif anchor.leaves:
            spot, lead = LEAVING, self.legs[anchor.known].boarding
        else:
            leg = self.legs[anchor.known]
            spot, start, tail = LANDING, leg.arrive, leg.ready - leg.arrive
        return Stop(start, anchor.id, spot, anchor.city, None, lead, tail, ())

    def limits(self, stops: tuple[Stop, ...]) -> Limits | None:
        """What the anchors in a visit ask for; None where they do not go together with what is attended."""
        limits, attended = NO_LIMITS, False
        if not self._possible:
            return None
        for stop in stops:
            if stop.parts:
                if limits.goes is not None:
                    return None
                attended = True
                continue
            anchor = self._anchors[stop.meeting]
            if anchor.known is None:
                limits = limits.landing(limits.lands[0], anchor.begin).leaving(anchor.end, limits.takes_off[1])
            elif anchor.leaves:
                limits = limits._replace(goes=self.legs[anchor.known])
            elif attended or limits.came is not None or limits.goes is not None:
                return None
            else:
                limits = limits._replace(came=self.legs[anchor.known])
        return limits


def _leg(problem: Problem, traveller: Traveller, known: KnownLeg) -> Leg:
    departures = departures_of(problem, traveller, known.way)
    assert departures.flights is not None
    return flown(problem.grid.step, (known.origin, known.destination), departures, departures.flights[0])
