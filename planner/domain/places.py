"""Cities, venues, rooms, and the ways between cities."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.domain.base import Part
from planner.domain.values import Clock, Count, Day, Flag, Hours, Id, Minutes, Number, Some, Text, Time, Zone

Coordinates = tuple[Number, Number]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Annotated[str, Field(pattern="^(mon|tue|wed|thu|fri|sat|sun)$")]
Code = Annotated[str, Field(pattern="^[A-Z]{3,4}$")]
Codes = Annotated[str, Field(pattern="^[A-Z]{3,4}-[A-Z]{3,4}$")]
Means = Annotated[str, Field(pattern="^(air|ground|train)$")]


class RoomKind(StrEnum):
    """What a room is for, as far as it takes another time to refresh."""

    PLENARY_HALL = "plenary-hall"
    MEETING_ROOM = "meeting-room"
    DINING_ROOM = "dining-room"


class Space(Part):
    """What a venue and a room have in common; a room takes from its venue what it does not say itself."""

    name: Text | None = None
    """What people call it; the id where absent."""
    seats: Count | None = None
    """How many people fit; absent: as many as come."""
    features: tuple[Id, ...] = ()
    """What it offers, in the planner's own words: booth, vtc, secure."""
    neutral: Flag = False
    """Whether it belongs to none of the delegations."""
    hours: Hours | None = None
    """Opening hours in the city's wall time; a meeting must lie within them; absent: always open."""
    kind: RoomKind | None = None
    """What it is for, which the policies have a turnover for (`turnovers`)."""
    turnover: Minutes | None = None
    """Minutes to refresh the room before the next meeting; absent: the policy's for its kind."""


class Room(Space):
    """A room, or a number of rooms that are alike."""

    count: Annotated[Count, Field(ge=1)] = 1
    """How many such rooms there are; `boxes` with count 3 are called boxes-1, boxes-2, boxes-3."""
    open: Flag = False
    """Whether meetings may overlap in it, as in a lounge, a foyer, a terrace; they need no turnover."""


class Venue(Space):
    """A building in a city. One without rooms is itself one room, unless it is `open`."""

    at: Coordinates | None = None
    """Latitude and longitude in degrees; for permits with a radius and for the map; absent: the city's."""
    transfer: Minutes | None = None
    """Minutes between the venue and the point where journeys begin and end (the airport); absent: the city's."""
    open: Flag = False
    """Whether meetings may overlap in it without sharing a room (a palace, a field)."""
    rooms: dict[Id, Room] = Field(default_factory=dict)
    """Its rooms by id."""
    blocked: tuple[tuple[Time, Time], ...] = ()
    """Spans in which nothing can be held here; whole days include their last."""


class OtherAirport(Part):
    """An airport of a city beside its first one."""

    airport: Code
    """IATA (three letters) or ICAO (four) code."""
    ground: Minutes = 0
    """Minutes on the road between it and the centre beyond the transfer, which is that of the first airport."""


class City(Part):
    """A place on the map with one clock: an airport or own coordinates, venues, and the times between them."""

    name: Text | None = None
    """What people call it; the id where absent."""
    airport: Code | None = None
    """IATA (three letters) or ICAO (four) code; gives coordinates and zone. Of several the first."""
    other_airports: tuple[OtherAirport, ...] = ()
    """Its further airports. One flies between those of two cities that are nearest to each other, unless a route says by which."""
    at: Coordinates | None = None
    """Latitude and longitude in degrees, where there is no airport or it lies elsewhere."""
    zone: Zone | None = None
    """IANA zone; absent: the airport's."""
    holidays: Annotated[str, Field(pattern="^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None
    """Calendar of public holidays: ISO country code, with a subdivision if wanted (US, US-NY)."""
    extra_holidays: tuple[Day, ...] = ()
    """Days off that the calendar does not know."""
    transfer: Minutes | None = None
    """Minutes between a venue and the airport; absent: the policy's, and 0 in a city without an airport."""
    venues: dict[Id, Venue] = Field(default_factory=dict)
    """Its venues by id; a city without any counts as one open venue named like the city."""
    ground: dict[str, Minutes] = Field(default_factory=dict)
    """Minutes by motorcade between two venues of the city, both ways: `shangri-la - capella: 20 min`."""


class Departure(Part):
    """A scheduled departure that recurs."""

    at: Clock
    """Take-off in the wall time of the city of departure."""
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    """Weekdays on which it goes, in the zone of departure."""
    length: Minutes
    """From take-off to landing."""
    flight: Text | None = None
    """Its number, shown in the plan."""


class Stretch(Part):
    """A part of a route that is travelled by one means: the train to the border, the car from there."""

    mode: Means
    """By air, by road or by train."""
    to: Text | None = None
    """Where it ends, for people to read: a station, a port, or the id of a city, which stands for its name. Not of the last one,
    which ends in the other city."""
    length: Minutes
    """From take-off to landing, or door to door on the ground."""
    sleeper: Flag = False
    """Whether one sleeps on the train."""
    change: Minutes = 0
    """Minutes between its end and the next stretch: to walk across, to refuel, to be at the airport in time."""


class Route(Part):
    """What is known of the way between two cities, where the default flight time is not right."""

    between: Annotated[tuple[Id, ...], Some, Field(min_length=2, max_length=2)]
    """The two cities. Holds in both directions unless `one_way`; departures always go from the first to the second."""
    one_way: Flag = False
    """Whether it holds from the first to the second only."""
    mode: Means = "air"
    """By air (boarding and arrival formalities apply), by road or by train (they do not)."""
    sleeper: Flag = False
    """Whether one sleeps on the train: no rest is owed after it, and it may leave and arrive at night."""
    length: Minutes | None = None
    """From take-off to landing, or door to door on the ground; absent: that of its stretches, else the default."""
    stretches: tuple[Stretch, ...] = ()
    """Its parts from the first city to the second, where one changes on the way; back in the other order. They say how it goes and
    how long it takes, in place of `mode`, `sleeper` and `length`."""
    airports: Codes | None = None
    """By which airport of the first and of the second city it goes, where they have several: `HND-JFK`; absent: the nearest two."""
    departures: tuple[Departure, ...] = ()
    """Scheduled departures. Travellers without an aircraft of their own may use only these on this way."""
    via: Text | None = None
    """A stop on the way, for people to read: `Souda Bay, 94 min on the ground`; its time is part of `length`."""
    closed: Flag = False
    """Whether nobody can go this way at all."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its airports, that of the first city first; none where it does not say them."""
        return tuple(re.findall("[A-Z]+", self.airports or ""))

    @property
    def longest(self) -> Stretch | None:
        """The longest of its stretches, the first of several: the whole route goes as it does."""
        return max(self.stretches, key=lambda stretch: stretch.length, default=None)

    @property
    def goes_by(self) -> str:
        """How the whole route goes: by air, on the ground or by train."""
        return self.mode if self.longest is None else self.longest.mode

    @property
    def slept_on(self) -> bool:
        """Whether one sleeps on the way."""
        return self.sleeper if self.longest is None else self.longest.sleeper

    @property
    def minutes(self) -> int | None:
        """How long it takes in all; None where the route does not say."""
        if not self.stretches:
            return self.length
        return sum(stretch.length + stretch.change for stretch in self.stretches)
