"""Chances: when each traveller could attend each meeting, city by city and day by day, as arrays; and what a meeting then asks.

It leaves out rooms, pools, permits and relations, that meetings of one person may not overlap, and groups of which some must come.
So every plan of the scenario is one of this, and what is a bound of this is one of the scenario.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from planner.bounds.arrays import Ints
from planner.problem import Problem, Tick
from planner.problem.spans import Spans, common, spans
from planner.problem.tasks import Candidate, Seat, SeatKind, Task
from planner.problem.travellers import Traveller

MOST_CHANCES = 150_000
"""Chances beyond which a round would take too long to be worth it."""
DAY = 24 * 60
NOWHERE = -1
"""The city of what is attended from anywhere, and the chance of whom no journey depends on."""


class Spell(NamedTuple):
    """Starts of a meeting in a city, in steps, within one day from the grid's origin."""

    meeting: int
    city: int
    first: int
    last: int


class Chance(NamedTuple):
    """A traveller in a spell of a meeting: ready at the soonest, and at the latest, and free to go at the soonest, in minutes."""

    spell: int
    traveller: int
    soonest: int
    latest: int
    leaves: int


class Choice(NamedTuple):
    """One way to fill, or leave empty, a seat of a spell: `costs` points of attendance, and the price of a chance, shared by
    so many seats that the traveller could fill.
    """

    seat: int
    chance: int
    share: int
    costs: int


@dataclass(frozen=True)
class Chances:
    """All of it. `surely` are pairs of a spell and a chance: whoever alone can fill a seat is there in that spell.

    `spells` stand together by meeting; `choices` by seat, and `seats` has the spell of each. Where a meeting is not held, it costs
    its `priority`, and points of attendance for those who are not there (`absent`). `must` are those that are held in any case.
    """

    cities: tuple[str, ...]
    travellers: tuple[Traveller, ...]
    meetings: tuple[str, ...]
    spells: tuple[Spell, ...]
    chances: tuple[Chance, ...]
    surely: tuple[tuple[int, int], ...]
    seats: tuple[int, ...]
    choices: tuple[Choice, ...]
    priority: Ints
    absent: Ints
    must: Ints

    @property
    def goals(self) -> tuple[int, ...]:
        """The cities where anybody can attend anything, and those where travellers begin, in order."""
        begins = {self.cities.index(each.start) for each in self.travellers}
        return tuple(sorted(begins | {each.city for each in self.spells} - {NOWHERE}))


def chances_of(problem: Problem, tick: Tick) -> Chances | None:
    """The chances of a problem; None where nobody travels, or there are too many. Raises what `tick` raises."""
    weight = problem.policies.weights.travel
    travellers = tuple(each for each in problem.travellers.values() if each.moves and weight)
    if not travellers:
        return None
    found = _Collected(problem, travellers)
    for task in problem.tasks.values():
        tick()
        if not task.cancelled:
            found.add(task)
        if len(found.chances) > MOST_CHANCES:
            return None
    return found.all


class _Collected:
    """Chances that are collected meeting by meeting."""

    def __init__(self, problem: Problem, travellers: tuple[Traveller, ...]) -> None:
        self._problem = problem
        self._names = tuple(sorted(problem.scenario.places))
        self._cities = {city: number for number, city in enumerate(self._names)}
        self._travellers = travellers
        self._number = {person: number for number, each in enumerate(travellers) for person in each.people}
        self._meetings: list[str] = []
        self._spells: list[Spell] = []
        self.chances: list[Chance] = []
        self._surely: list[tuple[int, int]] = []
        self._seats: list[int] = []
        self._choices: list[Choice] = []
        self._costs: list[tuple[int, int, bool]] = []

    @property
    def all(self) -> Chances:
        """All of them."""
        priority, absent, must = zip(*self._costs, strict=True) if self._costs else ((), (), ())
        return Chances(
            cities=self._names,
            travellers=self._travellers,
            meetings=tuple(self._meetings),
            spells=tuple(self._spells),
            chances=tuple(self.chances),
            surely=tuple(self._surely),
            seats=tuple(self._seats),
            choices=tuple(self._choices),
            priority=np.array(priority, dtype=np.int64),
            absent=np.array(absent, dtype=np.int64),
            must=np.array(must, dtype=np.int64),
        )

    def add(self, task: Task) -> None:
        """Adds those of a meeting; one that must be held and cannot be asks for nothing here."""
        held = False
        for city, starts in self._where(task).items():
            for first, last in self._days(starts):
                held |= self._spell(task, city, first, last)
        if held or not task.must:
            absent = sum(seat.weight for seat in task.seats if seat.kind is SeatKind.OPTIONAL)
            self._costs.append((task.priority, absent, task.must))
            self._meetings.append(task.id)

    def _where(self, task: Task) -> Mapping[int, Spans]:
        """The starts of a meeting in each city."""
        by_city: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for option in task.options:
            by_city[NOWHERE if option.city is None else self._cities[option.city]].extend(option.starts)
        return {city: spans(pairs) for city, pairs in by_city.items()}

    def _days(self, starts: Spans) -> Iterator[tuple[int, int]]:
        """Starts, cut where a day from the grid's origin ends."""
        steps = max(1, DAY // self._problem.grid.step)
        for low, high in starts:
            for day in range(low // steps, high // steps + 1):
                yield max(low, day * steps), min(high, (day + 1) * steps - 1)

    def _spell(self, task: Task, city: int, first: int, last: int) -> bool:
        """Adds a spell with its seats; says whether those who must come can."""
        there = _There(task, city, ((first, last),))
        able = {seat.id: [each for each in seat.candidates if there.starts(each)] for seat in task.seats}
        required = [seat for seat in task.seats if seat.kind is SeatKind.REQUIRED]
        if not all(able[seat.id] for seat in required):
            return False
        number = len(self._spells)
        self._spells.append(Spell(len(self._meetings), city, first, last))
        alone = {seat.candidates[0].person for seat in required if len(seat.candidates) == 1}
        sure = {self._number[person] for person in alone if person in self._number}
        if city != NOWHERE:
            self._surely += [(number, self._chance(there, traveller)) for traveller in sorted(sure)]
        left = [seat for seat in required if len(seat.candidates) > 1]
        left += [seat for seat in task.seats if seat.kind is SeatKind.OPTIONAL]
        people = {each.person for seat in left for each in able[seat.id]} - alone
        sharing = Counter(self._number.get(person) for person in people)
        for seat in left:
            self._open_seat(there, seat, [each for each in able[seat.id] if each.person in people], sure, sharing)
        return True

    def _open_seat(
        self, there: _There, seat: Seat, able: list[Candidate], sure: set[int], sharing: Mapping[int | None, int]
    ) -> None:
        number = len(self._seats)
        self._seats.append(len(self._spells) - 1)
        optional = seat.kind is SeatKind.OPTIONAL
        if optional:
            self._choices.append(Choice(number, NOWHERE, 1, seat.weight))
        for each in able:
            traveller = self._number.get(each.person)
            chance = NOWHERE if traveller is None or traveller in sure else self._chance(there, traveller)
            costs = 0 if optional else seat.weight * each.step
            self._choices.append(Choice(number, chance, sharing[traveller], costs))

    def _chance(self, there: _There, traveller: int) -> int:
        """The chance of a traveller in the newest spell; NOWHERE where it can be attended from anywhere."""
        if there.city == NOWHERE:
            return NOWHERE
        if traveller not in there.chances:
            there.chances[traveller] = len(self.chances)
            times = there.times(self._problem, self._travellers[traveller], self._names[there.city])
            self.chances.append(Chance(len(self._spells) - 1, traveller, *times))
        return there.chances[traveller]


@dataclass(frozen=True)
class _There:
    """A spell in the making, and the chances that travellers have in it."""

    task: Task
    city: int
    within: Spans
    chances: dict[int, int] = field(default_factory=dict)

    def starts(self, candidate: Candidate) -> Spans:
        """The starts in the spell for which somebody is free, at one length or another."""
        free = spans(span for _, those in (*candidate.shorter, (0, candidate.starts)) for span in those)
        return common(free, self.within)

    def times(self, problem: Problem, traveller: Traveller, city: str) -> tuple[int, int, int]:
        """When a traveller is ready at the soonest and at the latest and free to go at the soonest, in minutes, whatever the
        seat and the venue.
        """
        step, venues = problem.grid.step, {each.venue for each in self.task.options if each.venue is not None}
        transfer = min(problem.transfer(venue) for venue in venues if venue.city == city)
        times: list[tuple[int, int, int]] = []
        for seat in self.task.seats:
            for starts in (self.starts(each) for each in seat.candidates if each.person in traveller.people):
                if starts:
                    first, last = (at * step + seat.offset for at in (starts[0][0], starts[-1][1]))
                    length = seat.length - (self.task.shorts[-1] if seat.shortens else 0)
                    times.append((first - transfer, last - transfer, first + length + transfer))
        soonest, latest, leaves = zip(*times, strict=True)
        return min(soonest), max(latest), min(leaves)
