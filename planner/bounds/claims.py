"""What meetings claim of people, rooms and pools wherever they can start, as arrays.

It leaves out the ways between places, what depends on several meetings at once, and seats that several people can fill. So a
plan claims no less than is counted here, and what is a bound of this is one of the problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.bounds.arrays import Ints
from planner.domain.place import REMOTE, Place
from planner.domain.relations import Adjacent, Inside
from planner.plan.certificate import Priced
from planner.problem import Problem, Tick
from planner.problem.places import named_places
from planner.problem.spans import size
from planner.problem.staying import pairs_of
from planner.problem.tasks import Option, SeatKind, Task

MOST_STARTS = 1_000_000
"""Starts, each at one place, beyond which the arrays would not be worth their memory."""


@dataclass(frozen=True)
class Shared:
    """A person, rooms or pools of which `number` meetings, or so many units, can be had at each instant."""

    of: Priced
    ids: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Claim:
    """So many units of what stands at `shared` in the list, from one number of steps after the start until before another."""

    shared: int
    since: int
    until: int
    units: int = 1


@dataclass(frozen=True)
class Claims:
    """Everything that can be claimed, and by whom.

    `low`, `high` and `units` have a row for each claim that a start makes and a column for each start; a claim lies from
    `low` until before `high` in the row of all prices, which has `instants` of them for each of `shared`. The starts of a meeting
    stand together from `first` on. `weights` is what it costs to leave a meeting out, infinite for what must be held.
    `lost` is what those cost that cannot be held anywhere.
    """

    meetings: tuple[str, ...]
    weights: NDArray[np.float64]
    shared: tuple[Shared, ...]
    instants: int
    first: Ints
    low: NDArray[np.int32]
    high: NDArray[np.int32]
    units: NDArray[np.int32]
    lost: int

    @cached_property
    def numbers(self) -> NDArray[np.float64]:
        """How many units there are at each instant, in the row of all prices."""
        return np.repeat([float(each.number) for each in self.shared], self.instants)

    @cached_property
    def starts(self) -> Ints:
        """How many starts each meeting has."""
        return np.diff(np.append(self.first, self.low.shape[1]))

    @cached_property
    def owners(self) -> Ints:
        """The number of the meeting of each start."""
        return np.repeat(np.arange(len(self.meetings)), self.starts)

    @cached_property
    def several(self) -> tuple[bool, ...]:
        """For each row of claims, whether one is of more than one unit."""
        return tuple(bool((units > 1).any()) for units in self.units)


def claims_of(problem: Problem, tick: Tick) -> Claims | None:
    """The claims of a problem; None where no meeting could be left out, or there are too many starts. Raises what `tick`
    raises.
    """
    waiting = {id_ for each in problem.preparations.values() for id_ in each.opens}
    tasks = [task for task in problem.tasks.values() if task.options and task.id not in waiting]
    starts = sum(size(option.starts) for task in tasks for option in _shortest(task))
    if starts > MOST_STARTS or all(task.must for task in problem.tasks.values()):
        return None
    books = _Books(problem, tasks)
    columns: list[tuple[Ints, tuple[Claim, ...]]] = []
    first, at = [], 0
    for task in tasks:
        tick()
        first.append(at)
        for option in _shortest(task):
            steps = np.concatenate([np.arange(low, high + 1) for low, high in option.starts])
            columns.append((steps, tuple(books.claims(task, option))))
            at += len(steps)
    low, high, units = _arrays(columns, at, problem.grid.end + 1)
    return Claims(
        meetings=tuple(task.id for task in tasks),
        weights=np.array([np.inf if task.must else float(task.priority) for task in tasks]),
        shared=tuple(books.shared),
        instants=problem.grid.end + 1,
        first=np.array(first, dtype=np.int64),
        low=low,
        high=high,
        units=units,
        lost=sum(task.priority for task in problem.tasks.values() if _cannot_be_held(task)),
    )


def _shortest(task: Task) -> Iterator[Option]:
    """The options of a meeting at its least length, which claims least and can start wherever a longer one can."""
    least = task.shorts[-1]
    return (option for option in task.options if option.short == least)


def _cannot_be_held(task: Task) -> bool:
    """Whether a meeting cannot be held for what the calendars and its places say alone: that can be read off the scenario."""
    if task.options or task.must or task.cancelled:
        return False
    culprits = [path for dead in task.dead for path in dead.culprits]
    others = ("relations.", "work.")
    return bool(culprits) and not any(path.startswith(others) or path.endswith(".who") for path in culprits)


def _arrays(
    columns: Sequence[tuple[Ints, tuple[Claim, ...]]], starts: int, instants: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    rows = max((len(claims) for _, claims in columns), default=0)
    low, high, units = (np.zeros((rows, starts), dtype=np.int32) for _ in range(3))
    at = 0
    for steps, claims in columns:
        here = slice(at, at + len(steps))
        for row, claim in enumerate(claims):
            offset = claim.shared * instants
            low[row, here] = offset + np.minimum(steps + claim.since, instants)
            high[row, here] = offset + np.minimum(steps + claim.until, instants)
            units[row, here] = claim.units
        at += len(steps)
    return low, high, units


class _Books:
    """Who claims what: people who alone can fill a required seat, rooms that can be used for the same meetings, and pools."""

    def __init__(self, problem: Problem, tasks: list[Task]) -> None:
        self._problem = problem
        self.shared: list[Shared] = []
        self._number: dict[tuple[Priced, tuple[str, ...]], int] = {}
        relations = problem.relations
        joined = {id_ for each in relations if isinstance(each, Adjacent) for id_ in (each.first, each.then)}
        self._no_pause = joined | {earlier for earlier, _ in pairs_of(problem.scenario)}
        self._left = {id_ for each in relations if isinstance(each, Inside) for id_ in (each.meeting, each.during)}
        self._pauses = self._standing()
        self._rooms = self._rooms_together(tasks)
        self._pools = self._pools_together()
        self._demands = defaultdict(list)
        for demand in problem.demands:
            self._demands[demand.meeting].append(demand)

    def claims(self, task: Task, option: Option) -> Iterator[Claim]:
        """What a meeting claims at one of its places."""
        up, minutes = self._problem.grid.up, task.minutes(option)
        pause = task.id not in self._no_pause
        for seat in task.seats if task.id not in self._left else ():
            person = seat.candidates[0].person if len(seat.candidates) == 1 else None
            if person is not None and seat.kind is SeatKind.REQUIRED:
                until = seat.offset + seat.minutes(option) + (self._pauses[person] if pause else 0)
                yield Claim(self._at(Priced.PERSON, (person,), 1), up(seat.offset), up(until))
        if option.room is not None:
            rooms = self._rooms[option.room]
            until = minutes + (option.turnover if pause else 0)
            yield Claim(self._at(Priced.ROOMS, rooms, len(rooms)), 0, up(until))
        known = self._problem.pools
        for demand in self._demands[task.id]:
            able = (known[id_] for id_ in demand.pools)
            there = [pool for pool in able if pool.whole >= demand.number and pool.serves(option.city)]
            if there:
                pools = self._pools[there[0].id]
                number = sum(known[id_].whole for id_ in pools)
                yield Claim(self._at(Priced.POOLS, pools, number), 0, up(minutes), demand.number)

    def _at(self, of: Priced, ids: tuple[str, ...], number: int) -> int:
        if (of, ids) not in self._number:
            self._number[of, ids] = len(self.shared)
            self.shared.append(Shared(of, ids, number))
        return self._number[of, ids]

    def _standing(self) -> Mapping[str, int]:
        """Minutes between any two meetings of a person, where all that they could be in are in one city."""
        scenario, cities = self._problem.scenario, defaultdict[str, set[str]](set)
        for id_, meeting in scenario.meetings.items():
            who = meeting.who
            people = {*who.optional, *(seat for group in who.any_of for seat in group.of)}
            people.update(person for seat in who.required for person in scenario.candidates(seat, id_))
            for person in people:
                cities[person].update(place.city for place in named_places(scenario, id_))
        changeover = scenario.policies.changeover
        return {
            person: changeover if len(those) == 1 and REMOTE not in those else 0 for person, those in cities.items()
        }

    def _rooms_together(self, tasks: list[Task]) -> Mapping[Place, tuple[str, ...]]:
        """For each class of rooms, all rooms that can be used for the same meetings at the same times."""
        users: dict[Place, list[tuple[str, object, int, int]]] = defaultdict(list)
        rooms: dict[Place, tuple[Place, ...]] = {}
        for task in tasks:
            for option in task.options:
                if option.room is not None:
                    users[option.room].append((task.id, option.starts, option.turnover, option.short))
                    rooms[option.room] = option.rooms
        alike: dict[frozenset[tuple[str, object, int, int]], list[Place]] = defaultdict(list)
        for room, uses in users.items():
            alike[frozenset(uses)].append(room)
        together: dict[Place, tuple[str, ...]] = {}
        for those in alike.values():
            names = tuple(sorted({str(place) for room in those for place in rooms[room]}))
            together |= dict.fromkeys(those, names)
        return together

    def _pools_together(self) -> Mapping[str, tuple[str, ...]]:
        """For each pool, and each of a pool who is asked for by name, all pools with which it shares a demand."""
        pools = self._problem.pools
        home = {id_: pool.of or id_ for id_, pool in pools.items()}
        group = {id_: {id_} for id_ in pools if pools[id_].of is None}
        for demand in self._problem.demands:
            merged = set().union(*(group[home[id_]] for id_ in demand.pools))
            group |= dict.fromkeys(merged, merged)
        return {id_: tuple(sorted(group[home[id_]])) for id_ in pools}
