"""What can be said of a scenario even where parts of it are wrong: every answer may be `None`, nothing raises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from planner.domain import clock
from planner.domain.airports import airport
from planner.domain.meetings import Meeting
from planner.domain.moment import Moment
from planner.domain.place import Place, read_place
from planner.domain.places import Room, Venue
from planner.domain.references.words import what_there_is
from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import REMOTE, Scenario


@dataclass(frozen=True)
class Known:
    """A scenario that may refer to what does not exist."""

    scenario: Scenario

    @cached_property
    def seats(self) -> frozenset[str]:
        """Everything that a meeting can ask for: people and roles."""
        return frozenset(self.scenario.people) | frozenset(self.scenario.roles)

    @cached_property
    def listed_people(self) -> frozenset[str]:
        """Everything that a list of people can name: people and groups."""
        return frozenset(self.scenario.people) | frozenset(self.scenario.groups)

    @cached_property
    def listed_seats(self) -> frozenset[str]:
        """Everything that a meeting can list: people, roles and groups."""
        return self.seats | self.listed_people

    @cached_property
    def zones(self) -> dict[str, str]:
        """The zone of every city that has one."""
        found: dict[str, str] = {}
        for id_, city in self.scenario.places.items():
            port = airport(city.airport) if city.airport else None
            zone = city.zone or (port.zone if port is not None else None)
            if zone is not None:
                found[id_] = zone
        return found

    @cached_property
    def pools(self) -> dict[ResourceKind, dict[str, Resource]]:
        """The pools of every kind, by id."""
        found: dict[ResourceKind, dict[str, Resource]] = {kind: {} for kind in ResourceKind}
        for id_, pool in self.scenario.resources.items():
            found[pool.kind][id_] = pool
        return found

    def zone(self, place: str) -> str | None:
        """The zone of a place; of home for `remote`."""
        read = read_place(place)
        return None if read is None else self.zones.get(self.scenario.home if read.remote else read.city)

    def base(self, person: str) -> str | None:
        """The city of a person's base, where it exists."""
        who = self.scenario.people[person]
        delegation = self.scenario.delegations.get(who.of)
        base = who.base or (None if delegation is None else delegation.base)
        return base if base in self.scenario.places else None

    def candidates(self, seat: str, id_: str) -> tuple[str, ...]:
        """Who can fill a required seat, of those that exist."""
        if seat not in self.seats:
            return ()
        role = self.scenario.roles.get(seat)
        named = () if role is None else (*role.acting, *((role.holder,) if role.holder is not None else ()))
        known = self.scenario.people
        if any(person not in known for person in (*named, *self._deputies(seat))):
            return ()
        return self.scenario.candidates(seat, id_)

    def _deputies(self, seat: str) -> Iterable[str]:
        role = self.scenario.roles.get(seat)
        person = self.scenario.people.get(seat if role is None or role.holder is None else role.holder)
        return () if person is None else person.deputies

    @cached_property
    def horizon(self) -> tuple[datetime, datetime] | None:
        """The horizon's first instant and its end, UTC."""
        zone = self.zone(REMOTE)
        ends = (self.scenario.horizon.from_, self.scenario.horizon.to)
        if zone is None:
            return None
        start, end = self.instant(ends[0], zone), self.instant(ends[1], zone, end_of_day=True)
        return None if start is None or end is None else (start, end)

    @cached_property
    def summit(self) -> tuple[datetime, datetime] | None:
        """The summit's first instant and its end, UTC."""
        summit = self.scenario.summit
        if summit is None or summit.meeting not in self.scenario.meetings:
            return None
        zone = self.zone(summit.place)
        start = None if zone is None or summit.at.clock is None else self.instant(summit.at, zone)
        return None if start is None else (start, start + self.minutes(summit.meeting))

    def is_summit(self, id_: str) -> bool:
        """Whether a meeting is the summit."""
        return self.scenario.summit is not None and self.scenario.summit.meeting == id_

    def instant(self, moment: Moment, zone: str, *, end_of_day: bool = False) -> datetime | None:
        """The instant of a moment, or None where its time does not exist, happens twice or is out of range."""
        try:
            return clock.instant(moment, zone, end_of_day=end_of_day)
        except (clock.NoSuchTime, OverflowError):
            return None

    def minutes(self, id_: str) -> timedelta:
        """The length of a meeting; a year where it is longer, for the calendar to hold it."""
        return min(timedelta(minutes=self.scenario.meetings[id_].minutes), timedelta(days=366))

    def least_minutes(self, id_: str) -> timedelta:
        """The length to which a meeting may be shortened, which is what must fit; a year where it is longer."""
        return min(timedelta(minutes=self.scenario.meetings[id_].least_minutes), timedelta(days=366))

    def places(self, id_: str) -> tuple[str, ...]:
        """The places of a meeting that exist: the summit's, its pin's, else those of `where`."""
        meeting, summit = self.scenario.meetings[id_], self.scenario.summit
        named = meeting.where
        if summit is not None and summit.meeting == id_:
            named = (summit.place,)
        elif meeting.pin is not None and meeting.pin.place is not None:
            named = (meeting.pin.place,)
        return tuple(place for place in named if self.missing_part(place) is None)

    def zones_of(self, id_: str) -> tuple[str, ...]:
        """The zones of a meeting's places, each once."""
        zones = (self.zone(place) for place in self.places(id_))
        return tuple(dict.fromkeys(zone for zone in zones if zone is not None))

    def start(self, id_: str) -> tuple[datetime, ...]:
        """The instants at which a pinned meeting can start: one for each zone of its places; none where it is not pinned."""
        if self.is_summit(id_):
            return () if self.summit is None else (self.summit[0],)
        pin = self.scenario.meetings[id_].pin
        if pin is None or pin.at.clock is None:
            return ()
        found = (self.instant(pin.at, zone) for zone in self.zones_of(id_))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def missing_part(self, place: str) -> str | None:
        """What of a place does not exist, in words with what might be meant; None where all of it does."""
        if place == REMOTE:
            return None
        if read_place(place) is None:
            return f"{place!r:.80} is no place; write city, city/venue or city/venue/room"
        named = self.scenario.place(place)
        if named.city not in self.scenario.places:
            return f"there is no city {named.city!r:.80}{what_there_is(named.city, self.scenario.places)}"
        venues = self.scenario.venues_of(named.city)
        if named.venue is not None and named.venue not in venues:
            return f"there is no venue {named.venue!r:.80} in {named.city}{what_there_is(named.venue, venues)}"
        rooms = () if named.venue is None else venues[named.venue].rooms
        if named.room is not None and named.room not in rooms:
            return f"there is no room {named.room!r:.80} in {named.at_venue}{what_there_is(named.room, rooms)}"
        return None

    def lies_in(self, place: str, where: tuple[str, ...]) -> bool:
        """Whether a place is one of others or lies in one."""
        named = (self.scenario.place(text) for text in where if read_place(text) is not None)
        return any(self.scenario.place(place).lies_in(other) for other in named)

    def rooms_of(self, id_: str) -> list[tuple[Place, Venue, Venue | Room]]:
        """Every room or room-less venue where a meeting may be held: its place, its venue, and itself."""
        return list(self._rooms_at(self.places(id_)).values())

    def most_seats(self, id_: str) -> int | None:
        """How many people the largest of a meeting's rooms holds; None where one holds any number, or there is none."""
        places = self.places(id_)
        if places not in self._seats:
            seats = [own if (own := space.seats) is not None else venue.seats for _, venue, space in self.rooms_of(id_)]
            self._seats[places] = (
                max((each for each in seats if each is not None), default=None) if None not in seats else None
            )
        return self._seats[places]

    @cached_property
    def _seats(self) -> dict[tuple[str, ...], int | None]:
        return {}

    @cached_property
    def _rooms(self) -> dict[tuple[str, ...], dict[Place, tuple[Place, Venue, Venue | Room]]]:
        return {}

    def _rooms_at(self, places: tuple[str, ...]) -> dict[Place, tuple[Place, Venue, Venue | Room]]:
        if places in self._rooms:
            return self._rooms[places]
        found = self._rooms[places] = {}
        for named in (self.scenario.place(text) for text in places):
            for name, venue in () if named.remote else self.scenario.venues_of(named.city).items():
                at = Place(named.city, name)
                if not venue.rooms and at.lies_in(named):
                    found[at] = (at, venue, venue)
                for room, space in venue.rooms.items():
                    inside = Place(named.city, name, room)
                    if inside.lies_in(named.alike):
                        found[inside] = (inside, venue, space)
        return found

    def cities_of(self, id_: str) -> frozenset[str]:
        """The cities where a meeting may be held; none for a remote one."""
        places = (self.scenario.place(text) for text in self.places(id_))
        return frozenset(place.city for place in places if not place.remote)

    def remote(self, meeting: Meeting) -> bool:
        """Whether it is held without a place."""
        return REMOTE in meeting.where
