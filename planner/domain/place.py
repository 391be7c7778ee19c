"""A place as a value: read once out of `city`, `city/venue` or `city/venue/room`, and written back as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.places import Room, Venue

REMOTE = "remote"
"""What stands for a place where nobody needs to be anywhere."""


@dataclass(frozen=True)
class Place:
    """A city, a venue in it, a room in that: as deep as it was named. `remote` is the place of calls, in no city.

    Several rooms that are alike have one name; `number` tells which of them is meant (2 for `boxes-2`), None for any.
    """

    city: str
    venue: str | None = None
    room: str | None = None
    number: int | None = None

    def __str__(self) -> str:
        """The place as it is written in files."""
        room = self.room if self.number is None else f"{self.room}-{self.number}"
        return "/".join(part for part in (self.city, self.venue, room) if part is not None)

    @property
    def remote(self) -> bool:
        """Whether nobody needs to be anywhere."""
        return self.city == REMOTE

    @property
    def depth(self) -> int:
        """How many parts it names: 1 for a city, 2 for a venue, 3 for a room."""
        return 1 + (self.venue is not None) + (self.room is not None)

    @property
    def at_venue(self) -> Place:
        """The venue that it is or lies in; the city where it names none."""
        return Place(self.city, self.venue)

    @property
    def alike(self) -> Place:
        """The room without its number: all rooms that are like it."""
        return replace(self, number=None)

    def numbered(self, number: int) -> Place:
        """One of several rooms that are alike."""
        return replace(self, number=number)

    def lies_in(self, other: Place) -> bool:
        """Whether it is the other place or a part of it: a room of its venue, `boxes-2` of `boxes`, but not `boxes-2` of
        a room that is itself called `boxes-2-b`.
        """
        mine = (self.city, self.venue, self.room, self.number)
        theirs = (other.city, other.venue, other.room, other.number)
        return all(part is None or part == own for part, own in zip(theirs, mine, strict=True))


@lru_cache(maxsize=10_000)
def read_place(text: str) -> Place | None:
    """The place that a text names, without looking for it anywhere: a room's name is taken whole; None for no place."""
    parts = text.split("/")
    if len(parts) > 3 or not all(parts):
        return None
    city, venue, room = (*parts, None, None)[:3]
    return Place(str(city), venue, room)


def numbered_room(place: Place, venues: Mapping[str, Venue]) -> Place:
    """The place with its room's number told from its name, where there are several of that name in the city's venues.

    A room that has the whole name itself comes first: `boxes-2` may be a room of its own.
    """
    venue = venues.get(place.venue or "")
    if venue is None or place.room is None or place.room in venue.rooms:
        return place
    alike = alike_room(place.room, venue.rooms)
    return place if alike is None else replace(place, room=alike[0], number=alike[1])


def alike_room(written: str, rooms: Mapping[str, Room]) -> tuple[str, int] | None:
    """The name of rooms that are alike and the number of one of them in `boxes-2`, where there are as many; else None."""
    name, _, digits = written.rpartition("-")
    room = rooms.get(name)
    if room is None or room.count < 2 or not (digits.isascii() and digits.isdecimal()) or digits.startswith("0"):
        return None
    return (name, int(digits)) if len(digits) < 10 and int(digits) <= room.count else None
