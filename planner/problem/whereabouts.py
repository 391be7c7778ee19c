"""Whereabouts: journeys of a traveller that are known, and stays that are asked for, in minutes from the grid's origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.domain.stay_times import span_of_stay
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Mode
from planner.problem.grid import Grid
from planner.problem.travellers import Traveller
from planner.problem.ways import Flight, Way, along, default_way, serving


@dataclass(frozen=True)
class KnownLeg:
    """A known journey: its way has one departure only."""

    id: str
    origin: str
    destination: str
    way: Way

    @property
    def departs(self) -> int:
        """The minute of its departure."""
        return self._flight.take_off

    @property
    def arrives(self) -> int:
        """The minute of its arrival."""
        return self._flight.take_off + self._flight.minutes

    def within(self, grid: Grid) -> bool:
        """Whether it lies within the horizon; what is not known of its times can lie outside."""
        return grid.lead <= self.departs and self.arrives <= grid.end * grid.step

    @property
    def _flight(self) -> Flight:
        assert self.way.flights is not None
        return self.way.flights[0]


@dataclass(frozen=True)
class Anchor:
    """Where somebody must be from a minute to another whatever is attended there: in a stay, or at an end of a known journey,
    which is `known` then and `leaves` or lands there.
    """

    id: str
    city: str
    begin: int
    end: int
    known: str | None = None
    leaves: bool = False


@dataclass(frozen=True)
class Whereabouts:
    """What is known or asked of one traveller: journeys in order of departure, and all that anchors them."""

    journeys: tuple[KnownLeg, ...]
    anchors: tuple[Anchor, ...]


def whereabouts_of(scenario: Scenario, grid: Grid, travellers: Mapping[str, Traveller]) -> dict[str, Whereabouts]:
    """What is known or asked, by traveller; travellers of whom nothing is are left out."""
    found = {}
    for id_, traveller in travellers.items():
        people = set(traveller.people)
        known = [
            _known(scenario, grid, traveller, name, journey)
            for name, journey in sorted(scenario.journeys.items())
            if people & set(scenario.members(journey.who))
        ]
        known.sort(key=lambda leg: (leg.departs, leg.id))
        anchors = (*(anchor for leg in known for anchor in _ends(leg)), *_stays(scenario, grid, people))
        if anchors:
            found[id_] = Whereabouts(tuple(known), anchors)
    return found


def _ends(leg: KnownLeg) -> Iterator[Anchor]:
    path = f"journeys.{leg.id}"
    yield Anchor(f"{path}.from", leg.origin, leg.departs, leg.departs, leg.id, leaves=True)
    yield Anchor(f"{path}.to", leg.destination, leg.arrives, leg.arrives, leg.id)


def _stays(scenario: Scenario, grid: Grid, people: set[str]) -> Iterator[Anchor]:
    for id_, stay in sorted(scenario.stays.items()):
        if people & set(scenario.members(stay.who)):
            begin, end = span_of_stay(scenario, stay)
            yield Anchor(f"stays.{id_}", stay.city, grid.minutes(begin), grid.minutes(end))


def _known(scenario: Scenario, grid: Grid, traveller: Traveller, id_: str, journey: KnownJourney) -> KnownLeg:
    ends = ((journey.leaves, journey.from_), (journey.lands, journey.to))
    leaves, lands = (
        None if at is None else grid.minutes(clock.instant(at, scenario.zone_of(city))) for at, city in ends
    )
    pair = (journey.from_, journey.to)
    ways = list(_ways(scenario, grid, traveller, journey))
    if leaves is not None and lands is not None:
        way, minutes = ways[0], lands - leaves
    else:
        way, minutes = min(((way, _minutes(way, leaves, lands)) for way in ways), key=lambda each: each[1])
    take_off = leaves if leaves is not None else (lands or 0) - minutes
    flight = Flight(take_off, minutes, journey.flight)
    known = replace(way, mode=_mode(journey, way), minutes=minutes, flights=(flight,), known=id_)
    return KnownLeg(id_, *pair, known)


def _ways(scenario: Scenario, grid: Grid, traveller: Traveller, journey: KnownJourney) -> Iterator[Way]:
    """The ways that a known journey can be, those of its mode first where it says one; a closed one can be known all the same."""
    origin, destination = journey.from_, journey.to
    default = default_way(scenario, origin, destination)
    own, routes = traveller.own_aircraft, serving(scenario, origin, destination)
    found = [along(scenario, grid, route, origin, own_aircraft=own) for route in routes] or [default]
    fitting = [
        way for way in found if journey.mode is None or _grounded(way) == journey.mode.replace("scheduled", "air")
    ]
    yield from fitting or [replace(default, mode=Mode(journey.mode or "air"))]


def _grounded(way: Way) -> str:
    """How a way goes: by air, also where its flights are scheduled, on the ground or by train."""
    return Mode.AIR if way.mode is Mode.SCHEDULED else way.mode


def _mode(journey: KnownJourney, way: Way) -> Mode:
    if journey.mode is not None:
        return Mode(journey.mode)
    return Mode.SCHEDULED if way.mode is Mode.AIR and journey.flight is not None else way.mode


def _minutes(way: Way, leaves: int | None, lands: int | None) -> int:
    """How long a way takes for somebody who leaves, or lands, at a minute: as the departure then, else as it does at any time."""
    for flight in way.flights or ():
        if leaves in (None, flight.take_off) and lands in (None, flight.take_off + flight.minutes):
            return flight.minutes
    return max(1, way.minutes)
