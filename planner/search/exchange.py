"""Exchange: takes many meetings off at once and lets the exact solver say which of them, and of those that wait, are held.

The question is small because all others stay: what they take is cut out of the starts beforehand. It leaves out what several of
the meetings could do to each other by rules that are rare; the board has the last word on every single one.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations
from random import Random
from typing import NamedTuple

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.errors import SolverFailed
from planner.model.solver import QUICK, Effort, Question, search
from planner.search.board import Board
from planner.search.chances import Chance, Company, open_starts
from planner.search.jobs import Job, Seated, Spot
from planner.search.prices import Weights
from planner.search.standing import Placed
from planner.search.steps import Steps, first_of, last_of, spans_of
from planner.search.stops import Part

MOST = 60
"""How many meetings are taken off: most of the questions are then answered at once, and more would take much longer."""
WAITING = 10
"""How many meetings that are not held are asked for besides."""
WORK = 0.1
"""How long a question may take, in the solver's own units, so that the answer is the same every time."""
SECONDS = 0.5
"""Wall seconds after which a question is given up all the same, so that the time limit is kept."""
AT_RANDOM = 0.1
"""How often a kind of exchange is chosen whatever it gained before."""
FADES = 0.85
"""How much what a kind gained before counts after the next one of it."""
LEAST = 0.05
"""What a kind counts at least."""
FIRST = 1.0
"""Points for each meeting that is offered, in hundredths, that a kind is thought to gain before it was tried."""


class Neighbourhood(Enum):
    """What the meetings that are taken off have in common: their hours, a day and people, or people on all days."""

    HOURS = "hours"
    DAY = "day"
    PEOPLE = "people"


Day = tuple[str, date]
"""A day by the clock of a zone."""


@dataclass(frozen=True)
class Offer:
    """A meeting at one of its places on a day, with its people and all starts that those who stay leave open."""

    job: Job
    spot: Spot
    day: date
    seated: tuple[Seated, ...]
    starts: Steps


class Exchange:
    """Picks meetings that have to do with each other, and asks for the best of them and of those that wait."""

    def __init__(self, board: Board, rng: Random) -> None:
        self._board, self._rng = board, rng
        book = board.book
        self._tied = {*book.lags, *book.needs, *book.needed, *book.same_day, *book.other_day, *board.work.touched}
        """Meetings whose time depends on that of others, which stay as they are."""
        self._gained = dict.fromkeys(Neighbourhood, FIRST)
        self._kind, self._asked = Neighbourhood.HOURS, 1

    @property
    def pays(self) -> bool:
        """Whether nobody travels: where people do, putting meetings back one by one does more in the same time."""
        return not self._board.journeying

    def pick(self) -> tuple[list[str], list[Day]]:
        """Meetings to take off, and the days on which they may be put again; none where none is held.

        They lie near to one another in time, or they are those of somebody who waits, of whom these meet, and so on: on one day,
        or on all of them.
        """
        free = [each for id_, each in self._board.placed.items() if id_ not in self._tied]
        if not free:
            return [], []
        any_of_them = self._rng.random() < AT_RANDOM
        self._kind = self._rng.choices(list(Neighbourhood), None if any_of_them else list(self._gained.values()))[0]
        seed = self._rng.choice(free)
        zone, day = seed.spot.option.zone, seed.day
        any_day = self._kind is Neighbourhood.PEOPLE
        there = [each for each in free if each.spot.option.zone == zone and (any_day or each.day == day)]
        if self._kind is Neighbourhood.HOURS:
            there.sort(key=lambda each: (abs(each.start - seed.start), each.job.id))
        else:
            there = self._company(there)
        days = [(zone, each) for each, _ in self._board.almanac.days(zone)] if any_day else [(zone, day)]
        return sorted(each.job.id for each in there[:MOST]), days

    def gained(self, points: int) -> None:
        """Takes what the exchange came to that was picked last."""
        pays = 100 * points / self._asked
        self._gained[self._kind] = max(LEAST, FADES * self._gained[self._kind] + (1 - FADES) * pays)

    def _company(self, there: list[Placed]) -> list[Placed]:
        """Meetings in the order in which they have to do with one that waits."""
        waiting = [job for id_, job in self._board.jobs.items() if id_ not in self._board.placed and job.seatings]
        if not waiting:
            return there
        known = {candidate.person for _, candidate in self._rng.choice(waiting).seatings[0][1]}
        others, ordered = {each.job.id: each for each in there}, list[Placed]()
        while others and len(ordered) < MOST:
            near = [each for each in others.values() if any(one.person in known for _, one in each.seated)]
            near = near or [self._rng.choice(list(others.values()))]
            self._rng.shuffle(near)
            ordered += near
            known |= {one.person for each in near for _, one in each.seated}
            for each in near:
                del others[each.job.id]
        return ordered

    def chosen(self, removed: Mapping[str, Placed], days: list[Day], weights: Weights) -> dict[str, Chance]:
        """Where those that were taken off, and some that wait, are best put: by meeting, in order of time."""
        board, gone = self._board, set(removed)
        waiting = [
            id_
            for id_, job in board.jobs.items()
            if id_ not in board.placed and id_ not in gone and id_ not in self._tied and job.spots
        ]
        ids = [*sorted(gone), *self._that_fit(waiting, gone)]
        offers = [each for id_ in ids for each in self._offers(board.jobs[id_], days, weights)]
        self._asked = max(1, len(offers))
        return _Question(board, offers, removed).answer(self._rng.randrange(2**30)) if offers else {}

    def _that_fit(self, waiting: list[str], gone: set[str]) -> list[str]:
        """Meetings that wait, those first whose people are in what was taken off."""
        jobs = self._board.jobs
        there = {candidate.person for id_ in gone for _, candidate in jobs[id_].seatings[0][1]}
        ease = {}
        for id_ in waiting:
            people = [candidate.person for _, candidate in jobs[id_].seatings[0][1]] if jobs[id_].seatings else []
            share = sum(person in there for person in people) / max(1, len(people))
            ease[id_] = (1 + share + share * share) * jobs[id_].task.priority * self._rng.random()
        return sorted(waiting, key=lambda id_: -ease[id_])[:WAITING]

    def _offers(self, job: Job, days: list[Day], weights: Weights) -> Iterator[Offer]:
        """The places and days of a meeting, with the people who would cost least."""
        almanac = self._board.almanac
        for spot in job.spots:
            starts = open_starts(self._board, job, spot)
            if not starts or not job.seatings or spot.option.zone != days[0][0]:
                continue
            company = Company(self._board, job, spot, weights, starts)
            met = all(company.add(seat, candidate) for seat, candidate in job.seatings[0][1])
            here = company.at(spot, company.starts) if met else None
            if here is not None and here.complete():
                for zone, day in days:
                    if there := here.starts & almanac.on(zone, {day}):
                        yield Offer(job, spot, day, tuple(here.seated), there)


class _Busy(NamedTuple):
    """Somebody in an offer: from and until how many steps after its start."""

    number: int
    part: Part
    begin: int
    end: int


class _Question:
    """Which of some offers are held, and when, so that what is left out counts least."""

    def __init__(self, board: Board, offers: list[Offer], before: Mapping[str, Placed]) -> None:
        self._board, self._offers = board, offers
        self._cp = cp_model.CpModel()
        domains = [cp_model.Domain.from_intervals([list(span) for span in spans_of(each.starts)]) for each in offers]
        self._starts = [self._cp.new_int_var_from_domain(each, "") for each in domains]
        self._held = [self._cp.new_bool_var("") for _ in offers]
        self._low = min(first_of(each.starts) for each in offers)
        self._high = max(last_of(each.starts) + each.spot.size for each in offers)
        for each, start, held in zip(offers, self._starts, self._held, strict=True):
            placed = before.get(each.job.id)
            here = placed is not None and placed.spot is each.spot and placed.day == each.day
            self._cp.add_hint(held, here)
            if placed is not None and here:
                self._cp.add_hint(start, placed.start)
        self._once()
        self._people()
        self._rooms()
        self._pools()
        self._limits()

    def answer(self, seed: int) -> dict[str, Chance]:
        """The offers that are held with their starts, in order of time; none where the solver has no answer in time."""
        priorities = [0 if each.job.task.must else each.job.task.priority for each in self._offers]
        must = 1 + sum(priorities)  # more than all others together
        weights = [
            must if each.job.task.must else priority for each, priority in zip(self._offers, priorities, strict=True)
        ]
        left_out = sum(weight * (1 - held) for weight, held in zip(weights, self._held, strict=True))
        effort = Effort(time.monotonic() + SECONDS, seed=seed, work=WORK)
        try:
            solution = search(self._cp, Question(minimise=left_out), effort, QUICK).solution
        except SolverFailed:  # the plan is on the board, and goes on without this exchange
            solution = None
        if solution is None:
            return {}
        found = {
            each.job.id: Chance(0.0, each.spot, solution.value(start), each.seated)
            for each, start, held in zip(self._offers, self._starts, self._held, strict=True)
            if solution.holds(held)
        }
        return dict(sorted(found.items(), key=lambda item: item[1].start))

    def _interval(self, number: int, begin: int, size: int) -> cp_model.IntervalVar:
        start = self._starts[number] + begin
        return self._cp.new_optional_fixed_size_interval_var(start, size, self._held[number], "")

    def _once(self) -> None:
        """Each meeting at one place."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._offers):
            places[each.job.id].append(number)
        for numbers in places.values():
            if len(numbers) > 1:
                self._cp.add_at_most_one(self._held[number] for number in numbers)

    def _people(self) -> None:
        """Nobody in two meetings at a time, nor in one before they can be there."""
        grid, changeover = self._board.problem.grid, self._board.problem.policies.changeover
        busy: dict[str, list[_Busy]] = defaultdict(list)
        for number, each in enumerate(self._offers):
            for seat, candidate in each.seated:
                _, stop = self._board.stop_of(each.job, each.spot, seat, candidate.person)
                begin = grid.down(seat.offset)
                end = grid.up(seat.offset + seat.minutes(each.spot.option) + changeover)
                busy[candidate.person].append(_Busy(number, stop.parts[0], begin, end))
        for those in busy.values():
            if len(those) > 1:
                self._cp.add_no_overlap(
                    [self._interval(each.number, each.begin, each.end - each.begin) for each in those]
                )
            kinds = {(each.part.kind, each.begin, each.end) for each in those}
            if len(kinds) > 1 or self._lags(those[0], those[0]) is not None:
                for one, other in combinations(those, 2):
                    self._farther(one, other)

    def _lags(self, one: _Busy, other: _Busy) -> tuple[int, int] | None:
        """The least steps from the start of one to that of the other, and back; None where the usual change is enough."""
        before, after = self._board.lags.around(one.part)
        there, back = after[other.part.kind], before[other.part.kind]
        return None if there <= one.end - other.begin and back <= other.end - one.begin else (there, back)

    def _farther(self, one: _Busy, other: _Busy) -> None:
        """Keeps two meetings of somebody apart whose places take longer than the usual change."""
        lags = self._lags(one, other)
        if lags is None:
            return
        there, back = lags
        first, held = self._cp.new_bool_var(""), [self._held[each.number] for each in (one, other)]
        start, then = (self._starts[each.number] for each in (one, other))
        self._cp.add(then >= start + there).only_enforce_if(first, *held)
        self._cp.add(start >= then + back).only_enforce_if(~first, *held)

    def _rooms(self) -> None:
        """No more meetings in the rooms of a class than those that stay leave of them; pauses in rooms in which the same people
        may stay on are left to the board.
        """
        rooms: dict[Place, list[int]] = defaultdict(list)
        for number, each in enumerate(self._offers):
            if each.spot.room is not None:
                rooms[each.spot.room].append(number)
        for room, numbers in rooms.items():
            special, spots = self._board.special(room), {number: self._offers[number].spot for number in numbers}
            capacity = 1 if special else spots[numbers[0]].option.capacity
            sizes = {number: spot.steps if special else spot.size for number, spot in spots.items()}
            takers = [(self._interval(number, 0, size), 1) for number, size in sizes.items()]
            self._share(takers, self._board.rooms.get(room, ()), capacity)

    def _pools(self) -> None:
        """No more of a pool than those that stay leave of it, where a meeting can be served by one pool only."""
        pools: dict[str, list[tuple[cp_model.IntervalVar, int]]] = defaultdict(list)
        worked: dict[tuple[str, date], list[cp_model.LinearExpr]] = defaultdict(list)
        for number, each in enumerate(self._offers):
            for units, able in each.spot.pools:
                if len(able) == 1 and not self._board.problem.pools[able[0]].own:
                    pools[able[0]].append((self._interval(number, 0, each.spot.steps), units))
                    worked[able[0], each.day].append(units * each.spot.minutes * self._held[number])
        for (id_, day), minutes in worked.items():
            pool = self._board.problem.pools[id_]
            if pool.daily is not None:
                self._cp.add(sum(minutes) <= pool.number * pool.daily - self._board.worked.get((id_, day), 0))
        for id_, takers in pools.items():
            self._share(takers, self._board.pools.get(id_, ()), self._board.problem.pools[id_].number)

    def _share(self, takers: list[tuple[cp_model.IntervalVar, int]], levels: tuple[Steps, ...], number: int) -> None:
        """So many units, of which level k is taken already at its steps, and so many that are asked for."""
        asked = sum(units for _, units in takers)
        most, window = min(number, asked), (1 << (self._high + 1)) - (1 << self._low)
        taken = [span for level in levels[number - most :] for span in spans_of(level & window)]
        if most == asked and not taken:
            return
        intervals = [self._cp.new_fixed_size_interval_var(low, high - low + 1, "") for low, high in taken]
        demands = [*(units for _, units in takers), *(1 for _ in taken)]
        self._cp.add_cumulative([*(each for each, _ in takers), *intervals], demands, most)

    def _limits(self) -> None:
        """What quotas and the limits of a day leave."""
        board = self._board
        quotas: dict[tuple[str, date | None], list[int]] = defaultdict(list)
        left: dict[tuple[str, date | None], int] = {}
        days: dict[tuple[str, date], list[tuple[int, int, int]]] = defaultdict(list)
        for number, each in enumerate(self._offers):
            for allowance in board.book.allowances.get(each.job.id, ()):
                if each.spot.index in allowance.counting[each.job.id]:
                    key = (allowance.name, each.day if allowance.daily else None)
                    quotas[key].append(number)
                    left[key] = allowance.most - board.counted.get(key, 0)
            for seat, candidate in each.seated:
                load = (number, int(each.job.counted), seat.minutes(each.spot.option))
                days[candidate.person, each.day].append(load)
        for key, numbers in quotas.items():
            if len(numbers) > left[key]:
                self._cp.add(sum(self._held[number] for number in numbers) <= left[key])
        for (person, day), loads in days.items():
            (meetings, minutes), most = board.loads.get((person, day), (0, 0)), board.problem.most_on(person, day)
            if meetings + sum(counted for _, counted, _ in loads) > most[0]:
                self._cp.add(sum(counted * self._held[number] for number, counted, _ in loads) <= most[0] - meetings)
            if minutes + sum(length for _, _, length in loads) > most[1]:
                self._cp.add(sum(length * self._held[number] for number, _, length in loads) <= most[1] - minutes)
