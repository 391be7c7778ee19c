"""Made-up high-level weeks: one site, thirty rooms, many delegations that ask for bilaterals, and plenaries.

A tenth of the requests are must-haves, drawn from a hidden timetable, so that a plan exists; the others are wishes. Whoever is at
the site lives there for the week, so nobody travels.
"""

from __future__ import annotations

from datetime import date
from random import Random

from planner.bench.parts import (
    LANGUAGES,
    Timetable,
    city,
    day,
    delegation,
    frame,
    interpreters,
    meeting,
    monday,
    pool_id,
)
from planner.bench.valid import Tree

SITE = "geneva"
DAYS = 6
ROOMS = 30
SLOTS = 12
"""Meetings a day in the hidden timetable: every 45 minutes from 9:00."""
PLENARY = (10, 12)
"""From when to when the plenary sits, every day."""
IN_PLENARY = range(1, 5)
"""Slots that the plenary, and the way to it, takes from whoever sits in it."""
QUOTA = 4
"""Most bilaterals of a delegation a day in the rooms."""


class Week:
    """The meetings of a week at the site, laid into a tree that has its days: from `start`, `days` of them."""

    def __init__(self, tree: Tree, rng: Random, first: date, start: int, days: int, pools: dict[str, int]) -> None:
        self.tree, self.rng, self.first = tree, rng, first
        self.days = list(range(start, start + days))
        self.table = Timetable({SITE: ROOMS}, pools)
        self.heads: list[str] = []
        self.there: dict[str, list[int]] = {}

    def come(self, head: str) -> None:
        """Lets somebody come who has come for the whole week."""
        self.heads.append(head)
        self.there[head] = self.days

    def attend(self, head: str) -> None:
        """Lets somebody come for some days of the week, with hours that are taken; writes when they are free."""
        rng = self.rng
        stay = rng.randint(max(1, len(self.days) // 2), len(self.days))
        begin = rng.randint(0, len(self.days) - stay)
        self.heads.append(head)
        self.there[head] = self.days[begin : begin + stay]
        free: list[list[str]] = []
        for number in self.there[head]:
            slot = rng.randrange(SLOTS)
            self.table.block(head, number, slot)
            taken = 9 * 60 + 45 * slot
            for low, high in ((8 * 60, taken - 10), (taken + 45, 20 * 60)):
                free.append([self._at(number, low), self._at(number, high)])
        self.tree["people"][head]["available"] = free

    def _at(self, number: int, minute: int) -> str:
        return f"{day(self.first, number)} {minute // 60:02}:{minute % 60:02}"

    def plenaries(self, seats: int) -> None:
        """A plenary for each day, with a chair and at least half of some heads who are there the whole day."""
        for number in self.days:
            present = [head for head in self.heads if number in self.there[head]]
            members = self.rng.sample(present, min(seats, len(present)))
            opens, closes = PLENARY
            self.tree["meetings"][f"plenary-{number}"] = {
                "title": f"Plenary of day {number}",
                "kind": "plenary",
                "who": {"any_of": [{"of": members, "least": max(1, len(members) // 3)}]},
                "where": [f"{SITE}/assembly"],
                "length": (closes - opens) * 60,
                "pin": {"at": self._at(number, opens * 60)},
                "must": True,
            }
            for member in members:
                for slot in IN_PLENARY:
                    self.table.block(member, number, slot)

    def requests(self, number: int) -> None:
        """So many requests for bilaterals."""
        for index in range(number):
            made = self._must(index) if self.rng.random() < 0.1 else None
            self.tree["meetings"][f"r{index:04}"] = self._wish(index) if made is None else made

    def _pair(self) -> list[str]:
        return self.rng.sample(self.heads, 2)

    def _needs(self, language: str | None) -> Tree:
        return {} if language is None else {"needs": {"interpretation": [f"en-{language}"]}}

    def _language(self) -> str | None:
        return self.rng.choice(LANGUAGES) if self.rng.random() < 0.4 else None

    def _must(self, index: int) -> Tree | None:
        language, length = self._language(), self.rng.choice((20, 25, 30))
        pool = None if language is None else pool_id(SITE, language)
        for _ in range(20):
            pair, slot = self._pair(), self.rng.randrange(SLOTS)
            days = [each for each in self.there[pair[0]] if each in self.there[pair[1]]]
            if not days:
                continue
            number = self.rng.choice(days)
            quota = all(self.table.meetings_on(head, number) < QUOTA - 1 for head in pair)
            if quota and self.table.put(pair, SITE, (number, slot), pool, length):
                between = [day(self.first, days[0]), day(self.first, days[-1])]
                return self._bilateral(index, pair, length, between, language, must=True)
        return None

    def _wish(self, index: int) -> Tree:
        language, pair = self._language(), self._pair()
        begin, end = sorted((self.rng.choice(self.days), self.rng.choice(self.days)))
        between = [day(self.first, begin), day(self.first, end)]
        worth = self.rng.choice((1, 2, 3, 5, 8, 20))
        return self._bilateral(index, pair, self.rng.choice((20, 25, 30)), between, language, priority=worth)

    def _bilateral(
        self, index: int, pair: list[str], length: int, between: list[str], language: str | None, **worth: int
    ) -> Tree:
        needs = self._needs(language)
        return meeting(f"Bilateral {index}", pair, [f"{SITE}/hall"], length, between, **needs, **worth)


def site() -> Tree:
    """The city of the week: a hall of thirty rooms, and the assembly."""
    found = city(SITE, {"hall": {"rooms": {"booths": {"count": ROOMS, "turnover": "5 min"}}}, "assembly": {}})
    return {**found, "ground": {"hall - assembly": "15 min"}}


def quotas() -> Tree:
    """At most so many bilaterals of a delegation a day in the rooms."""
    most: Tree = {"most": QUOTA, "kinds": ["bilateral"], "place": f"{SITE}/hall", "per_day": True}
    return {"changeover": "10 min", "quotas": {"bilateral-rooms": most}}


def week_tree(meetings: int, rng: Random) -> Tree:
    """A week of so many meetings as a scenario file would hold it."""
    first = monday(rng)
    tree = frame(f"A week of {meetings} meetings", SITE, first, DAYS)
    tree["places"] = {SITE: site()}
    tree["rule_pack"], tree["policies"] = "high-level-week", quotas()
    tree["resources"], pools = interpreters([SITE], LANGUAGES, 5)
    week = Week(tree, rng, first, 0, DAYS, pools)
    for number in range(min(190, max(60, meetings // 6))):
        own, people, members = delegation(number, SITE, 1)
        tree["delegations"].update(own)
        tree["people"].update(people)
        week.attend(members[0].id)
    plenaries = min(DAYS, meetings // 2)
    week.days, days = week.days[:plenaries], week.days
    week.plenaries(15)
    week.days = days
    week.requests(meetings - plenaries)
    return tree
