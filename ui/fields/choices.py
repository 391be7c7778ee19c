"""What can be chosen in the fields of a draft: entries by their names, places, its own words, and the zones of the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from zoneinfo import available_timezones

from planner.domain.clock import zone_exists
from planner.domain.people import DelegationStanding, delegations_in_order
from planner.domain.place import REMOTE
from planner.domain.resources import ResourceKind
from ui.fields.field import Choice
from ui.fields.kinds import Kind, references_of
from ui.fields.languages import LANGUAGES
from ui.fields.trees import Path, Tree, entries_at, map_at, name_of, number_at, text_at, texts_at, value_at
from ui.fields.wording import word_label

_MOST_NUMBERED = 12
"""Rooms that are alike are offered one by one up to this many."""
_LAST = 99
"""A rank below all others, for people and delegations without one."""
_POOLS = {"aircraft": ResourceKind.AIRCRAFT, "equipment": ResourceKind.EQUIPMENT, "teams": ResourceKind.TEAMS}


@cache
def zones() -> tuple[Choice, ...]:
    """Every IANA zone, by name."""
    return tuple(Choice(name, name.replace("_", " ")) for name in sorted(available_timezones()) if zone_exists(name))


@cache
def word_choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    """Words of the format as they can be chosen."""
    return tuple(Choice(word, _WEEKDAY_LABELS.get(word) or word_label(word)) for word in words)


_WEEKDAY_LABELS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


@dataclass(frozen=True)
class Choices:
    """What the fields of one draft can be."""

    tree: Tree

    def of(self, kind: Kind, pattern: Path) -> tuple[Choice, ...]:
        """The choices of a field of this kind; `pattern` is its path in a scenario, with `*` for ids and `#` in lists."""
        if kind in (Kind.PLACE, Kind.PLACES):
            calls = pattern[0] == "meetings" and kind is Kind.PLACES
            return (*self.places, *((Choice(REMOTE, "Nowhere: a call"),) if calls else ()))
        if kind in (Kind.REFERENCE, Kind.REFERENCES, Kind.WEIGHTS, Kind.LENGTHS):
            return self._entries(references_of(pattern), pattern[-1])
        if kind is Kind.ZONE:
            return zones()
        if kind in (Kind.ID, Kind.TAGS):
            return self.tracks if pattern[-1] == "track" else self.features
        if kind is Kind.NAMES:
            return self.names if pattern[-1] == "named" else ()
        return self.languages if kind in (Kind.LANGUAGES, Kind.PAIRS) else ()

    def venues_of(self, city: str) -> tuple[Choice, ...]:
        """The venues of a city."""
        return _told_apart(
            [Choice(id_, name_of(venue, id_)) for id_, venue in entries_at(self.tree, ("places", city, "venues"))]
        )

    def _entries(self, parts: tuple[str, ...], field: str) -> tuple[Choice, ...]:
        if parts == ("resources",):
            pools = entries_at(self.tree, parts)
            kind = _POOLS[field]
            return _told_apart([Choice(id_, name_of(pool, id_)) for id_, pool in pools if pool.get("kind") == kind])
        return _told_apart([choice for part in parts for choice in self._part(part)])

    def _part(self, part: str) -> tuple[Choice, ...]:
        if part == "people":
            return self.people
        entries = dict(entries_at(self.tree, (part,)))
        ids = self._delegations_in_order if part == "delegations" else tuple(entries)
        about = {"delegations": "delegation", "roles": "role", "parties": "party", "groups": "group"}.get(part, "")
        return tuple(Choice(id_, name_of(entries[id_], id_), about) for id_ in ids)

    @cached_property
    def people(self) -> tuple[Choice, ...]:
        """Everybody in order of precedence, each with the office and the delegation."""
        places = {id_: place for place, id_ in enumerate(self._delegations_in_order)}
        people = dict(entries_at(self.tree, ("people",)))
        delegations = dict(entries_at(self.tree, ("delegations",)))

        def precedence(id_: str) -> tuple[int, int, int, str]:
            person = people[id_]
            return places.get(text_at(person, ("of",)) or "", _LAST), _rank(person), _standing(person), id_

        found = []
        for id_ in sorted(people, key=precedence):
            of = text_at(people[id_], ("of",))
            about = (text_at(people[id_], ("role",)), of and name_of(delegations.get(of, {}), of))
            found.append(Choice(id_, name_of(people[id_], id_), ", ".join(filter(None, about))))
        return tuple(found)

    @cached_property
    def _delegations_in_order(self) -> tuple[str, ...]:
        """Delegations in order of precedence, as far as the draft says it."""
        highest: dict[str, tuple[int, int, str, str]] = {}
        for id_, person in entries_at(self.tree, ("people",)):
            of, since = text_at(person, ("of",)) or "", text_at(person, ("in_office_since",)) or ""
            highest[of] = min(highest.get(of, (_LAST, _LAST, "", "")), (_rank(person), _standing(person), id_, since))
        standings = {}
        for id_ in map_at(self.tree, ("delegations",)):
            delegation = value_at(self.tree, ("delegations", id_))
            rank, _, _, since = highest.get(id_, (_LAST, _LAST, "", ""))
            name = text_at(delegation, ("sorts_as",)) or name_of(delegation, id_)
            standings[id_] = DelegationStanding(rank, since, name)
        first = texts_at(self.tree, ("order_of_precedence", "first"))
        return delegations_in_order(first, text_at(self.tree, ("order_of_precedence", "then")) or "rank", standings)

    @cached_property
    def places(self) -> tuple[Choice, ...]:
        """Cities, the venues of each and the rooms of each, as a tree that is read from top to bottom."""
        return _told_apart(list(self._places()))

    def _places(self) -> Iterator[Choice]:
        for city, fields in entries_at(self.tree, ("places",)):
            city_name = name_of(fields, city)
            yield Choice(city, city_name, "city")
            for venue, inside in entries_at(fields, ("venues",)):
                words = f"{city_name}, {name_of(inside, venue)}"
                yield Choice(f"{city}/{venue}", words, "venue")
                for room, space in entries_at(inside, ("rooms",)):
                    name = f"{words}, {name_of(space, room)}"
                    yield Choice(f"{city}/{venue}/{room}", name, "room")
                    count = number_at(space, ("count",)) or 1
                    for number in range(1, count + 1) if 1 < count <= _MOST_NUMBERED else ():
                        yield Choice(f"{city}/{venue}/{room}-{number}", f"{name}, number {number}", "room")

    @cached_property
    def tracks(self) -> tuple[Choice, ...]:
        """The tracks that meetings are on."""
        return _own_words(text_at(meeting, ("track",)) or "" for _, meeting in entries_at(self.tree, ("meetings",)))

    @cached_property
    def features(self) -> tuple[Choice, ...]:
        """What venues and rooms offer, and what meetings ask of them."""
        return _own_words(self._features())

    def _features(self) -> Iterator[str]:
        for _, city in entries_at(self.tree, ("places",)):
            for _, venue in entries_at(city, ("venues",)):
                yield from texts_at(venue, ("features",))
                for _, room in entries_at(venue, ("rooms",)):
                    yield from texts_at(room, ("features",))
        for _, meeting in entries_at(self.tree, ("meetings",)):
            yield from texts_at(meeting, ("needs", "features"))

    @cached_property
    def names(self) -> tuple[Choice, ...]:
        """The members of pools who have names, each with the pool."""
        pools = entries_at(self.tree, ("resources",))
        return tuple(
            Choice(name, name, name_of(pool, id_))
            for id_, pool in pools
            for name in dict.fromkeys(texts_at(pool, ("names",)))
        )

    @cached_property
    def languages(self) -> tuple[Choice, ...]:
        """The languages that people and interpreters have."""
        spoken = {
            code
            for part in ("people", "resources")
            for _, entry in entries_at(self.tree, (part,))
            for code in texts_at(entry, ("languages",))
        }
        return tuple(Choice(code, LANGUAGES.get(code, code)) for code in sorted(spoken))


def _rank(person: Tree) -> int:
    rank = number_at(person, ("rank",))
    return (5 if text_at(person, ("rank",)) is None else _LAST) if rank is None else rank


def _standing(person: Tree) -> int:
    return number_at(person, ("standing",)) or _LAST


def _own_words(found: Iterator[str]) -> tuple[Choice, ...]:
    return tuple(Choice(word, word) for word in sorted(set(found)) if word)


def _told_apart(choices: list[Choice]) -> tuple[Choice, ...]:
    """The choices, with the id behind every name that two of them have."""
    names = Counter(choice.label for choice in choices)
    return tuple(
        choice._replace(label=f"{choice.label} ({choice.value})") if names[choice.label] > 1 else choice
        for choice in choices
    )
