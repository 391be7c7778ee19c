"""What made-up summits consist of: real cities, delegations with their people, and the hidden timetable that is behind them.

Every draw comes from one `random.Random`, and nothing runs over a set, so that a seed gives the same scenario everywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from planner.bench.valid import Tree

CITIES = (
    ("geneva", "Geneva", "GVA", "CH"),
    ("washington", "Washington", "IAD", "US"),
    ("singapore", "Singapore", "SIN", "SG"),
    ("seoul", "Seoul", "ICN", "KR"),
    ("brussels", "Brussels", "BRU", "BE"),
    ("tokyo", "Tokyo", "HND", "JP"),
    ("doha", "Doha", "DOH", "QA"),
    ("new-york", "New York", "JFK", "US"),
    ("helsinki", "Helsinki", "HEL", "FI"),
    ("beijing", "Beijing", "PEK", "CN"),
    ("vienna", "Vienna", "VIE", "AT"),
    ("new-delhi", "New Delhi", "DEL", "IN"),
)
"""Id, name, airport and calendar of holidays of real cities, in the order in which summits get them."""
LANGUAGES = ("ko", "ja", "zh", "fr", "ar")
FIRST_MONDAY = date(2026, 5, 4)
"""The first possible Monday. No clock of these cities changes between it and 24 October 2026."""
MONDAYS = 20
"""From how many Mondays one is drawn."""
DAILY_WORK = 420
"""Minutes that an interpreter works a day: the policy's."""


@dataclass(frozen=True)
class Member:
    """Somebody of a delegation, and the city of their base."""

    id: str
    delegation: str
    base: str


@dataclass
class Timetable:
    """Times that the made-up must-haves could be held at, all of them together: so a plan exists. Slots by day and number."""

    rooms: dict[str, int]
    interpreters: dict[str, int]
    _busy: set[tuple[str, int, int]] = field(default_factory=set)
    _used: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    _worked: Counter[tuple[str, int]] = field(default_factory=Counter)
    _met: Counter[tuple[str, int]] = field(default_factory=Counter)

    def block(self, who: str, day: int, slot: int) -> None:
        """Keeps somebody from being met then."""
        self._busy.add((who, day, slot))

    def put(self, people: list[str], place: str, when: tuple[int, int], pool: str | None, length: int) -> bool:
        """Puts a meeting there where everybody, a room and an interpreter are free, and says whether they were."""
        day, slot = when
        if any((who, day, slot) in self._busy for who in people):
            return False
        if self._used[place, day, slot] >= self.rooms[place]:
            return False
        if pool is not None:
            number = self.interpreters[pool]
            if self._used[pool, day, slot] >= number or self._worked[pool, day] + length > number * DAILY_WORK:
                return False
            self._used[pool, day, slot] += 1
            self._worked[pool, day] += length
        self._used[place, day, slot] += 1
        self._busy.update((who, day, slot) for who in people)
        self._met.update((who, day) for who in people)
        return True

    def meetings_on(self, who: str, day: int) -> int:
        """How many meetings somebody has on a day."""
        return self._met[who, day]


def monday(rng: Random) -> date:
    """The Monday that is day 0."""
    return FIRST_MONDAY + timedelta(weeks=rng.randrange(MONDAYS))


def day(first: date, number: int) -> str:
    """A day of the horizon as a scenario writes it."""
    return str(first + timedelta(days=number))


def city(name: str, venues: Tree) -> Tree:
    """A real city with these venues."""
    _, shown, airport, holidays = next(each for each in CITIES if each[0] == name)
    return {"name": shown, "airport": airport, "holidays": holidays, "venues": venues}


def delegation(number: int, base: str, size: int) -> tuple[Tree, Tree, list[Member]]:
    """A delegation: itself and its people by id, and who they are; each but the last has the next as deputy."""
    own = f"d{number:03}"
    names = [f"{own}-{place}" for place in range(size)]
    people = {
        id_: {
            "name": f"Delegate {number}.{place}",
            "of": own,
            "rank": min(9, 2 + place),
            "deputies": names[place + 1 : place + 2],
        }
        for place, id_ in enumerate(names)
    }
    members = [Member(id_, own, base) for id_ in names]
    return {own: {"name": f"Delegation {number}", "base": base}}, people, members


def interpreters(cities: list[str], languages: tuple[str, ...], number: int) -> tuple[Tree, dict[str, int]]:
    """Pools of interpreters between English and each language in each city, and how many each pool has by id."""
    pools = {
        pool_id(where, language): {
            "name": f"Interpreters en-{language} in {where}",
            "kind": "interpreters",
            "number": number,
            "languages": ["en", language],
            "cities": [where],
        }
        for where in cities
        for language in languages
    }
    return pools, dict.fromkeys(pools, number)


def pool_id(where: str, language: str) -> str:
    """The id of a pool of interpreters."""
    return f"{where}-en-{language}"


def frame(title: str, home: str, first: date, days: int) -> Tree:
    """A scenario without anything in it, over so many days."""
    return {
        "schema": "1",
        "title": title,
        "home": home,
        "horizon": {"from": day(first, 0), "to": day(first, days - 1)},
        "places": {},
        "delegations": {},
        "people": {},
        "meetings": {},
        "relations": {},
        "permits": {},
        "resources": {},
    }


def meeting(title: str, people: list[str], where: list[str], length: int, between: list[str], **more: Any) -> Tree:
    """A bilateral meeting as a scenario writes it."""
    return {
        "title": title,
        "kind": "bilateral",
        "who": {"required": people},
        "where": where,
        "length": length,
        "when": {"between": between},
        **more,
    }
