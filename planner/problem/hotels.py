"""Hotels: where people stay, the ways to there and from there, and what a night between two meetings takes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping

from planner.domain.in_force import InForce
from planner.domain.place import Place
from planner.problem.windows import Windows

Ground = Callable[[Place, Place], int]
Transfer = Callable[[Place], int]


class Hotels:
    """What hotels ask of whom, in minutes; `ground` and `transfer` say how long the ways of a city take."""

    def __init__(self, windows: Windows, figures: Mapping[str, InForce], ground: Ground, transfer: Transfer) -> None:
        self._windows = windows
        self._figures = figures
        self._ground = ground
        self._transfer = transfer
        self._hotels: dict[tuple[str, str], Place | None] = {}
        self._ends: dict[str, tuple[int, ...]] = {}
        scenario = windows.scenario
        housed = {id_ for id_, delegation in scenario.delegations.items() if delegation.hotels}
        self._housed = frozenset(id_ for id_, who in scenario.people.items() if who.hotels or who.of in housed)
        tired = {id_ for id_ in figures if figures[id_].rest.at_night}
        self._at_night = self._housed | tired

    def of(self, person: str, city: str) -> Place | None:
        """The hotel of somebody in a city; None where they have none."""
        key = (person, city)
        if key not in self._hotels:
            self._hotels[key] = self._windows.scenario.hotel_of(person, city) if person in self._housed else None
        return self._hotels[key]

    def way(self, person: str, venue: Place) -> int:
        """Minutes between somebody's hotel and a venue; 0 at the hotel itself, and where they have none."""
        hotel = self.of(person, venue.city)
        return 0 if hotel is None or hotel == venue else self._ground(hotel, venue)

    def to_rest(self, person: str, city: str) -> int:
        """Minutes from leaving the airport to somebody's hotel; 0 where they have none."""
        hotel = self.of(person, city)
        return 0 if hotel is None else self._transfer(hotel)

    def by_hotel(self, person: str, venue: Place) -> int | None:
        """Minutes from leaving the airport to a venue by somebody's hotel; None where it is no farther than straight there."""
        minutes = self.to_rest(person, venue.city) + self.way(person, venue)
        return minutes if minutes > self._transfer(venue) else None

    def housed(self, people: Iterable[str]) -> bool:
        """Whether any of these people has a hotel."""
        return not self._housed.isdisjoint(people)

    def rests_at_night(self, person: str) -> bool:
        """Whether a night between two things that somebody attends takes some time of its own."""
        return person in self._at_night

    def at_night(self, person: str) -> int:
        """Minutes of rest that somebody has at night."""
        return self._figures[person].rest.at_night

    def night(self, person: str, first: Place, then: Place) -> int:
        """Minutes that a night takes of somebody between two venues of a city."""
        return self.way(person, first) + self.at_night(person) + self.way(person, then)

    @property
    def longest(self) -> int:
        """The most minutes that a night can take of anybody."""
        scenario = self._windows.scenario
        ground = [minutes for place in scenario.places.values() for minutes in place.ground.values()]
        way = max([scenario.policies.ground, scenario.policies.changeover, *ground]) if self._housed else 0
        return max((2 * way + self.at_night(person) for person in self._at_night), default=0)

    def ends(self, zone: str) -> tuple[int, ...]:
        """The minutes from the grid's origin at which the nights of a clock end."""
        if zone not in self._ends:
            hours = self._windows.hours(self._windows.scenario.policies.night.hours, zone)
            self._ends[zone] = tuple(high for _, high in hours)
        return self._ends[zone]

    def next_end(self, zone: str, minute: int) -> int | None:
        """When the first night ends at a minute or later; None where none does."""
        ends = self.ends(zone)
        at = bisect_left(ends, minute)
        return ends[at] if at < len(ends) else None

    def last_end(self, zone: str, minute: int) -> int | None:
        """When the last night has ended by a minute; None where none has."""
        ends = self.ends(zone)
        at = bisect_right(ends, minute)
        return ends[at - 1] if at else None
