"""Where a scenario names its entries by their ids: every field that refers to something, and what follows when that is gone.

Works on the tree of a file, so also on a draft in which half of the references lead nowhere. Paths are those of the file; in
a pattern `*` stands for any id, `#` for any place in a list, and `@` at its end for a key that is a reference itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from planner.domain.place import alike_room, read_place
from planner.domain.places import Room
from planner.domain.references.words import Path

ENTRIES: dict[Path, str] = {
    ("places", "*"): "city",
    ("places", "*", "venues", "*"): "venue",
    ("places", "*", "venues", "*", "rooms", "*"): "room",
    ("routes", "*"): "route",
    ("delegations", "*"): "delegation",
    ("people", "*"): "person",
    ("roles", "*"): "role",
    ("parties", "*"): "party",
    ("groups", "*"): "group",
    ("journeys", "*"): "journey",
    ("stays", "*"): "stay",
    ("meetings", "*"): "meeting",
    ("relations", "*"): "relation",
    ("permits", "*"): "permit",
    ("work", "*"): "piece of work",
    ("resources", "*"): "resource",
    ("waivers", "*"): "waiver",
    ("policies", "quiet_times", "*"): "quiet time",
    ("policies", "quotas", "*"): "quota",
}
"""What has an id, and what it is called."""
SHARED = ("people", "roles", "delegations", "parties", "groups")
"""Parts whose ids differ from each other, for a reference may be to one of several of them."""


class Form(StrEnum):
    """How an entry is named."""

    ID = "id"
    PLACE = "place"
    PAIR = "pair of venues"
    NAME = "name in a pool"


class Short(StrEnum):
    """What follows for whatever holds a reference when too few of them are left."""

    GOES = "goes"
    BROKEN = "broken"


class Field(NamedTuple):
    """A field that refers to entries: its path as a pattern, the parts in which it looks, how many it needs."""

    pattern: Path
    parts: tuple[str, ...]
    least: int = 0
    short: Short = Short.BROKEN
    form: Form = Form.ID


def _field(pattern: str, parts: str, least: int = 0, short: Short = Short.BROKEN, form: Form = Form.ID) -> Field:
    return Field(tuple(pattern.split(".")), tuple(parts.split()), least, short, form)


_GOES = Short.GOES
FIELDS: tuple[Field, ...] = (
    _field("home", "places", 1),
    _field("summit.meeting", "meetings", 1, _GOES),
    _field("summit.place", "places", 1, form=Form.PLACE),
    _field("places.*.ground.@", "venues", form=Form.PAIR),
    _field("routes.*.between.#", "places", 2, _GOES),
    _field("delegations.*.base", "places", 1),
    _field("delegations.*.hotels.#", "places", form=Form.PLACE),
    _field("order_of_precedence.first.#", "delegations"),
    _field("people.*.of", "delegations", 1),
    _field("people.*.base", "places"),
    _field("people.*.starts", "places"),
    _field("people.*.hotels.#", "places", form=Form.PLACE),
    _field("people.*.deputies.#", "people groups"),
    _field("people.*.aircraft", "resources"),
    _field("roles.*.holder", "people"),
    _field("roles.*.acting.#", "people groups"),
    _field("parties.*.members.#", "people groups", 1, _GOES),
    _field("parties.*.aircraft", "resources"),
    _field("groups.*.members.#", "people roles", 1, _GOES),
    _field("journeys.*.who", "people parties", 1, _GOES),
    _field("journeys.*.from", "places", 1, _GOES),
    _field("journeys.*.to", "places", 1, _GOES),
    _field("stays.*.who", "people parties", 1, _GOES),
    _field("stays.*.city", "places", 1, _GOES),
    _field("meetings.*.who.required.#", "people roles groups", 1),
    _field("meetings.*.who.optional.@", "people roles groups"),
    _field("meetings.*.who.any_of.#.of.#", "people roles groups", 1),
    _field("meetings.*.who.joins_after.@", "people roles groups"),
    _field("meetings.*.who.leaves_after.@", "people roles groups"),
    _field("meetings.*.who.in_person.#", "people roles groups"),
    _field("meetings.*.stages.#.who.#", "people roles groups", 1),
    _field("meetings.*.where.#", "places", 1, form=Form.PLACE),
    _field("meetings.*.needs.equipment.@", "resources"),
    _field("meetings.*.needs.named.#", "resources", form=Form.NAME),
    _field("meetings.*.pin.place", "places", form=Form.PLACE),
    _field("relations.*.first", "meetings", 1, _GOES),
    _field("relations.*.then", "meetings", 1, _GOES),
    _field("relations.*.gate", "meetings", 1, _GOES),
    _field("relations.*.opens.#", "meetings", 1, _GOES),
    _field("relations.*.meetings.#", "meetings", 2, _GOES),
    _field("relations.*.meeting", "meetings", 1, _GOES),
    _field("relations.*.about", "meetings", 1, _GOES),
    _field("relations.*.during", "meetings", 1, _GOES),
    _field("relations.*.who.#", "delegations people groups", 2, _GOES),
    _field("relations.*.delegations.#", "delegations", 2, _GOES),
    _field("permits.*.for.#", "people delegations parties groups", 1, _GOES),
    _field("permits.*.opens.city", "places", 1, _GOES),
    _field("permits.*.opens.flight.#", "places", 2, _GOES),
    _field("work.*.by.#", "people groups"),
    _field("work.*.teams.@", "resources"),
    _field("work.*.city", "places"),
    _field("work.*.needs.meetings.#", "meetings"),
    _field("work.*.needs.permits.#", "permits"),
    _field("work.*.needs.work.#", "work"),
    _field("work.*.opens.#", "meetings"),
    _field("waivers.*.who.#", "people delegations parties groups", 1, _GOES),
    _field("waivers.*.meetings.#", "meetings", 1, _GOES),
    _field("resources.*.cities.#", "places", 1),
    _field("policies.quiet_times.*.cities.#", "places", 1, _GOES),
    _field("policies.quotas.*.delegations.#", "delegations", 1, _GOES),
    _field("policies.quotas.*.place", "places", 1, _GOES, Form.PLACE),
)
"""Every field that refers to something. Where an empty list would mean all of them, one has to be left too."""


@dataclass(frozen=True)
class Mention:
    """One reference: the path of the value, or of the key, that names something, and what it can mean.

    `targets` are the paths of entries that exist: for an id the one entry, or several where the id is used twice; for a
    place the city, the venue and the room that it names; for a name in a pool the pool.
    """

    field: Field
    path: Path
    text: str
    targets: tuple[Path, ...]

    @property
    def key(self) -> bool:
        """Whether a key names it."""
        return self.field.pattern[-1] == "@"

    def stands(self, gone: Collection[Path]) -> bool:
        """Whether it still names something without some entries and everything in them."""
        left = [each for each in self.targets if not any(each[: len(path)] == path for path in gone)]
        return bool(left) if self.field.form is Form.ID else len(left) == len(self.targets)

    def renamed(self, entry: Path, name: str) -> str:
        """Its text where an entry has another id."""
        if entry not in self.targets:
            return self.text
        if self.field.form is Form.ID:
            return name
        if self.field.form is Form.NAME:
            return self.text
        if self.field.form is Form.PAIR:
            return " - ".join(name if part == entry[-1] else part for part in self.text.split(" - "))
        return _renamed_place(self, entry, name)


def _renamed_place(mention: Mention, entry: Path, name: str) -> str:
    place = read_place(mention.text)
    assert place is not None
    if len(entry) == 6 and place.room is not None:
        return str(replace(place, room=name + place.room.removeprefix(entry[-1])))  # boxes-2 keeps its number
    if len(entry) == 4:
        return str(replace(place, venue=name))
    alone = place.venue == place.city and len(mention.targets) == 1  # a city without venues is itself one of its name
    return str(replace(place, city=name, venue=name if alone else place.venue))


def kind_of(path: Path) -> str | None:
    """What the entry at a path is called, or None where no entry stands at such a path."""
    return next((kind for pattern, kind in ENTRIES.items() if _fits(path, pattern)), None)


def owner_of(path: Path) -> Path:
    """The path of the entry that a path lies in; for those in none, of the field at the top."""
    lengths = range(len(path), 0, -1)
    return next((path[:length] for length in lengths if kind_of(path[:length]) is not None), path[:1])


def mentions(tree: Any) -> Iterator[Mention]:
    """Every reference in a tree, in the order of the fields."""
    for field in FIELDS:
        for path, text in _values(tree, field.pattern):
            yield Mention(field, path, text, tuple(_targets(tree, field, path, text)))


def _values(tree: Any, pattern: Path, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if not pattern:
        if isinstance(tree, str):
            yield path, tree
        return
    step, rest = pattern[0], pattern[1:]
    if step == "#":
        for number, each in enumerate(tree if isinstance(tree, list) else ()):
            yield from _values(each, rest, (*path, str(number)))
    elif not isinstance(tree, Mapping):
        return
    elif step == "@":
        yield from (((*path, key), key) for key in tree)
    elif step == "*":
        for key, each in tree.items():
            yield from _values(each, rest, (*path, key))
    elif step in tree:
        yield from _values(tree[step], rest, (*path, step))


def _targets(tree: Any, field: Field, path: Path, text: str) -> Iterator[Path]:
    if field.form is Form.PAIR:
        around = (*path[:2], "venues")
        yield from (each for part in text.split(" - ") if _at(tree, each := (*around, part)) is not None)
    elif field.form is Form.PLACE:
        yield from _place(tree, text)
    elif field.form is Form.NAME:
        pools = tree.get("resources")
        for id_ in pools if isinstance(pools, Mapping) else ():
            names = _at(pools, (id_, "names"))
            if isinstance(names, list) and text in names:
                yield "resources", id_
    else:
        yield from ((part, text) for part in field.parts if _at(tree, (part, text)) is not None)


def _place(tree: Any, text: str) -> Iterator[Path]:
    """The city, the venue and the room of a place, as far as they exist."""
    place = read_place(text)
    if place is None or place.remote:
        return
    path: Path = ()
    for part, name in (("places", place.city), ("venues", place.venue), ("rooms", place.room)):
        around = _at(tree, (*path, part))
        if name is None or not isinstance(around, Mapping):
            return
        if name not in around and part == "rooms" and (alike := alike_room(name, _rooms(around))) is not None:
            name = alike[0]
        if name not in around:
            return
        path = (*path, part, name)
        yield path


def _rooms(tree: Mapping[str, Any]) -> dict[str, Room]:
    counts = {name: room.get("count") for name, room in tree.items() if isinstance(room, Mapping)}
    return {
        name: Room.model_construct(count=int(count))
        for name, count in counts.items()
        if isinstance(count, str) and count.isascii() and count.isdecimal() and len(count) < 10
    }


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(tree, Mapping):
            return None
        tree = tree.get(step)
    return tree


def _fits(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(want in ("*", step) for step, want in zip(path, pattern, strict=True))
