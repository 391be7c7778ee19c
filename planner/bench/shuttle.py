"""Made-up shuttle diplomacy: delegations that travel from host to host for one to four weeks.

Behind every scenario lies a hidden timetable, in which the delegations go to the hosts in rounds of three days with two days
of travel between them. Must-haves (six in ten meetings) and some others are drawn from it, so that a plan exists; the rest are
wishes, drawn without it, of which some cannot be had.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from planner.bench.parts import (
    CITIES,
    LANGUAGES,
    Member,
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

SLOTS = 6
"""Meetings a day in the hidden timetable: every 105 minutes from 9:00, so that the last one ends by 20:00."""
LENGTHS = (30, 45, 60, 60, 75, 90)
ROUND = 3
"""Days that a round of the hidden timetable lasts."""
TRAVEL = 2
"""Days before, between and after the rounds: enough for the longest way, and the rest after it, whichever way the clock goes."""
MUSTS, WISHES = 0.6, 0.15
"""Shares of the meetings."""
DRAWS = 60
"""Times that a place in the hidden timetable is drawn for a meeting before it becomes a wish."""


@dataclass(frozen=True)
class Size:
    """How large a shuttle of so many meetings is."""

    weeks: int
    cities: int
    hosts: int
    delegations: int
    rooms: int


@dataclass(frozen=True)
class Planted:
    """A meeting of the hidden timetable: its delegations, where and when it is."""

    id: str
    delegations: tuple[str, ...]
    round: int
    host: str
    when: tuple[int, int]


class Shuttle:
    """A shuttle in the making."""

    def __init__(self, meetings: int, rng: Random, days_more: int = 0) -> None:
        self.rng, self.size = rng, size_of(meetings)
        self.first = monday(rng)
        self.days = 7 * self.size.weeks
        self.cities = [each[0] for each in CITIES[: self.size.cities]]
        self.tree = frame(f"A shuttle of {meetings} meetings", self.cities[0], self.first, self.days + days_more)
        rooms = {"palace": {"rooms": {"rooms": {"count": self.size.rooms}}}}
        self.tree["places"] = {name: city(name, rooms) for name in self.cities}
        self.tree["resources"], numbers = interpreters(self.cities, LANGUAGES[:3], 2)
        self.table = Timetable(dict.fromkeys(self.cities, self.size.rooms), numbers)
        self.teams: dict[str, list[Member]] = {}
        for number in range(self.size.delegations):
            own, people, members = delegation(number, rng.choice(self.cities), rng.randint(3, 5))
            self.tree["delegations"].update(own)
            self.tree["people"].update(people)
            self.teams[members[0].delegation] = members
        starts = range(TRAVEL, self.days - ROUND - TRAVEL + 1, ROUND + TRAVEL)
        self.rounds = [list(range(start, start + ROUND)) for start in starts]
        self.present = [self._round() for _ in self.rounds]
        self.planted: list[Planted] = []
        self._meet(meetings)
        self._order(meetings // 15)
        self._permit()

    def _round(self) -> dict[str, list[str]]:
        """Which delegations are at which host; those at home where their base is one more often stay."""
        hosts = self.rng.sample(self.cities, self.size.hosts)
        there: dict[str, list[str]] = {host: [] for host in hosts}
        for name, members in self.teams.items():
            base = members[0].base
            stays = base in there and self.rng.random() < 0.6
            there[base if stays else self.rng.choice(hosts)].append(name)
        return there

    def _meet(self, number: int) -> None:
        for index in range(number):
            id_ = f"m{index:04}"
            wish = self.rng.random() < WISHES
            made = None if wish else self._from_the_timetable(id_)
            self.tree["meetings"][id_] = self._wish(id_) if made is None else made

    def _from_the_timetable(self, id_: str) -> Tree | None:
        rng, length = self.rng, self.rng.choice(LENGTHS)
        language = rng.choice(LANGUAGES[:3]) if rng.random() < 0.35 else None
        for _ in range(DRAWS):
            number = rng.randrange(len(self.rounds))
            host, there = rng.choice(list(self.present[number].items()))
            if len(there) < 2:
                continue
            sides = rng.sample(there, min(len(there), rng.choice((2, 2, 2, 3))))
            people = self._people(sides)
            when = (rng.choice(self.rounds[number]), rng.randrange(SLOTS))
            pool = None if language is None else pool_id(host, language)
            if self.table.put(people, host, when, pool, length):
                self.planted.append(Planted(id_, tuple(sides), number, host, when))
                return self._planted(id_, people, host, when[0], length, language)
        return None

    def _people(self, sides: list[str]) -> list[str]:
        found: list[str] = []
        for side in sides:
            members = [each.id for each in self.teams[side]]
            found += sorted(self.rng.sample(members, self.rng.choice((1, 1, 2))))
        return found

    def _planted(self, id_: str, people: list[str], host: str, when: int, length: int, language: str | None) -> Tree:
        """A must-have, or something that could be had, in a window around the day on which it could be."""
        rng = self.rng
        before, after = rng.randint(0, 4), rng.randint(0, 4)
        between = [day(self.first, max(0, when - before)), day(self.first, min(self.days - 1, when + after))]
        where = [host]
        if rng.random() < 0.2:
            where += [name for name in (rng.choice(self.cities),) if name != host]
        must = rng.random() < MUSTS / (1 - WISHES)
        worth: Tree = {"must": True} if must else {"priority": rng.choice((20, 50, 100))}
        found = meeting(f"Talks {id_}", people, where, length, between, **worth)
        if language is not None:
            found["needs"] = {"interpretation": [f"en-{language}"]}
        if rng.random() < 0.3:
            found["who"]["deputies"] = True
        self._invite(found, people)
        return found

    def _invite(self, found: Tree, people: list[str]) -> None:
        """Asks somebody of one of the delegations to come as well, now and then."""
        team = self.teams[people[0].split("-")[0]]
        others = [each.id for each in team if each.id not in people]
        if others and self.rng.random() < 0.3:
            found["who"]["optional"] = {self.rng.choice(others): self.rng.randint(1, 9)}

    def _wish(self, id_: str) -> Tree:
        """A meeting that somebody would like to have, whether it is possible or not."""
        rng = self.rng
        people = self._people(rng.sample(list(self.teams), 2))
        start = rng.randrange(self.days)
        between = [day(self.first, start), day(self.first, min(self.days - 1, start + rng.randint(0, 6)))]
        where = rng.sample(self.cities, rng.randint(1, 2))
        return meeting(f"Talks {id_}", people, where, rng.choice(LENGTHS), between, priority=rng.choice((5, 10, 20)))

    def _order(self, number: int) -> None:
        """Relations that say what comes first, as it does in the hidden timetable."""
        for _ in range(number if self.planted else 0):
            one = self.rng.choice(self.planted)
            later = [
                each for each in self.planted if set(each.delegations) & set(one.delegations) and _after(one, each)
            ]
            if later:
                other = self.rng.choice(later)
                least = 15 if one.round == other.round else self.rng.choice((60, 24 * 60))
                relation = {"rule": "before", "first": one.id, "then": other.id, "least": least}
                self.tree["relations"][f"{one.id}-{other.id}"] = relation

    def _permit(self) -> None:
        """Permits for about a third of the visits, some of them for the days of the visits and of the travel around them only."""
        for name, members in self.teams.items():
            for where in self.cities:
                rounds = [
                    self.rounds[number] for number, there in enumerate(self.present) if name in there.get(where, ())
                ]
                days = [each for those in rounds for each in those]
                if days and where != members[0].base and self.rng.random() < 0.35:
                    self.tree["permits"][f"{name}-{where}"] = self._one_permit(name, where, days)

    def _one_permit(self, name: str, where: str, days: list[int]) -> Tree:
        holidays = self.tree["places"][where]["holidays"]
        found: Tree = {
            "name": f"Visa of {name} for {where}",
            "for": [name],
            "opens": {"city": where},
            "authority": {
                "name": f"The consulate of {where}",
                "calendar": holidays,
                "zone": "UTC",
                "lead": f"{self.rng.randint(3, 10)} working days",
            },
            "submitted": str(self.first - timedelta(days=self.rng.randint(40, 60))),
        }
        if self.rng.random() < 0.25:
            found["valid"] = [day(self.first, days[0] - TRAVEL), day(self.first, days[-1] + TRAVEL)]
        return found


def _after(one: Planted, other: Planted) -> bool:
    """Whether the other is surely later: in a later round, or later at the same host."""
    return other.round > one.round or (one.host == other.host and one.when < other.when)


def size_of(meetings: int) -> Size:
    """How large a shuttle of so many meetings is: one week and three cities, up to four weeks and twelve cities."""
    for most, size in (
        (25, Size(1, 3, 2, 5, 3)),
        (60, Size(2, 4, 2, 8, 4)),
        (150, Size(2, 5, 2, 12, 6)),
        (400, Size(3, 7, 3, 20, 6)),
    ):
        if meetings <= most:
            return size
    return Size(4, 12, 4, 36, 8)


def shuttle_tree(meetings: int, rng: Random) -> Tree:
    """A shuttle of so many meetings as a scenario file would hold it."""
    return Shuttle(meetings, rng).tree
