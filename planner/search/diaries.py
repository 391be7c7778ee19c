"""Diaries: how far the meetings that one person attends must be apart, and the starts that this leaves for one more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from planner.domain.place import Place
from planner.problem import Problem
from planner.problem.tasks import Seat, Task
from planner.search.hotels import Nights
from planner.search.steps import Steps, between
from planner.search.stops import Part, Stop

Apart = tuple[int, int]
"""The least and the most steps from the start of one meeting to that of another one."""


class Lags:
    """Steps from the start of one meeting to that of a later one that the same person attends.

    They are the same for all parts of one kind, so that they are worked out once for each pair of kinds.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._kinds: dict[Kind, int] = {}
        self._all: list[Kind] = []
        self._shortest: dict[tuple[int, int], int] = {}
        self._around: dict[int, tuple[_Known, _Known]] = {}
        scenario = problem.scenario
        ground = [minutes for place in scenario.places.values() for minutes in place.ground.values()]
        gap = max([scenario.policies.ground, scenario.policies.changeover, *ground])
        tasks = problem.tasks.values()
        longest = max((task.length for task in tasks), default=0)
        self.nights = Nights(problem)
        self.reach = problem.grid.up(max(gap, problem.hotels.longest) + longest) + 1
        """Two meetings whose starts are further apart never get into each other's way."""
        shortest = (seat.minutes(option) for task in tasks for option in task.options for seat in task.seats)
        self._least = min(shortest, default=0)
        self._adjacent = {id_ for pair in problem.adjacent for id_ in pair}
        self._left = problem.leaving.meetings
        self._joined = self._adjacent | problem.stayed_in | self._left
        self._apart: dict[tuple[int, int], tuple[Apart, ...]] = {}
        self.leaving = bool(self._left)
        """Whether anybody may leave a meeting for another one inside it."""

    def kind(self, task: Task, spot: int, seat: Seat) -> int:
        """The number of the kind of a seat's part in a meeting at one of its options."""
        remote = any(option.city is None for option in task.options)
        ordinary = task.id not in self._joined and not remote and len(task.cities) == 1
        kind = Kind(
            venue=task.options[spot].venue,
            town=task.cities[0] if ordinary else None,
            meeting=task.id if task.id in self._joined else None,
            place=task.options[spot].place if task.id in self.problem.stayed_in else None,
            seat=seat.id if task.id in self._left else None,
            offset=seat.offset,
            length=seat.minutes(task.options[spot]),
        )
        if kind not in self._kinds:
            self._kinds[kind] = len(self._all)
            self._all.append(kind)
        return self._kinds[kind]

    def around(self, mine: Part) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """For one person with a part of such a kind and of another one: the least steps from the start of the other to the start of
        this one, and from the start of this one to that of the other, each by the other's kind.
        """
        around = self._around.get(mine.kind)
        if around is None:
            kind = self._all[mine.kind]
            around = self._around[mine.kind] = (
                _Known(lambda other: self._make(self._all[other], kind)),
                _Known(lambda other: self._make(kind, self._all[other])),
            )
        return around

    def shortest(self, first: Part, then: Part) -> int:
        """The least steps between the starts of two parts of one person with any meeting in between."""
        key = (first.kind, then.kind)
        shortest = self._shortest.get(key)
        if shortest is None:
            before, after = self._all[first.kind], self._all[then.kind]
            minutes = before.offset + before.length + self._least - after.offset
            shortest = self._shortest[key] = self.problem.grid.up(minutes)
        return shortest

    def apart(self, mine: Part, other: Part) -> tuple[Apart, ...]:
        """For one person with two parts: the steps from the start of the other to the start of this one at which they are out of
        one of the two for the other.
        """
        key = (mine.kind, other.kind)
        if key not in self._apart:
            one, two = self._all[mine.kind], self._all[other.kind]
            inside = [(low, high) for low, high, _ in self._inside(one, two)]
            around = [(-high, -low) for low, high, _ in self._inside(two, one)]
            self._apart[key] = (*inside, *around)
        return self._apart[key]

    def missed(self, short: Part, long: Part, apart: int) -> int | None:
        """The minutes that somebody is out of a long meeting for a short one that starts so many steps after it; None where they
        do not leave it so.
        """
        inside = self._inside(self._all[short.kind], self._all[long.kind])
        return next((out for low, high, out in inside if low <= apart <= high), None)

    def _inside(self, short: Kind, long: Kind) -> Iterator[tuple[int, int, int]]:
        """For each part of a long meeting in which somebody may be out: the least and the most steps from its start to that of the
        short one, and the minutes out.
        """
        relation = self.problem.leaving.pairs.get((short.meeting or "", long.meeting or ""))
        if relation is None or long.seat is None or long.length - short.length < relation.attend:
            return
        up, end = self.problem.grid.up, short.offset + short.length
        there, back = self._gap(long, short), self._gap(short, long)
        for begins, ends in self.problem.leaving.free(relation.during, long.seat):
            low, high = up(begins + there - short.offset), -up(end + back - ends)
            if low <= high:
                yield low, high, short.length + there + back

    def _gap(self, first: Kind, then: Kind) -> int:
        """Minutes of the way from one part to another one in the same city."""
        problem = self.problem
        if first.venue is None or then.venue is None or first.venue.city != then.venue.city:
            return 0
        joined = frozenset((first.meeting, then.meeting)) in problem.adjacent
        staying = (first.meeting, then.meeting) in problem.staying and first.place == then.place
        free = staying or (joined and first.venue == then.venue)
        return 0 if free else problem.ground(first.venue, then.venue)

    def _make(self, first: Kind, then: Kind) -> int:
        problem, grid, gap = self.problem, self.problem.grid, self._gap(first, then)
        alike = first.town is not None and first.town == then.town
        standing = problem.policies.changeover if alike else 0
        busy = grid.up(first.offset + first.length + standing) - grid.down(then.offset)
        return max(busy, grid.up(first.offset + first.length + gap - then.offset))


class Kind(NamedTuple):
    """All that decides how far a part of a meeting must be from others: where it is, and when somebody is busy in it.

    `town` is the city of a meeting that can be held nowhere else: the changeover stands between any two of one town.
    `meeting` is there where a relation joins it to an adjacent one, the same people may stay for another one (in that case also
    `place`), or somebody may leave one of the two for the other (in that case also `seat`).
    """

    venue: Place | None
    town: str | None
    meeting: str | None
    place: Place | None
    seat: str | None
    offset: int
    length: int


class _Known(dict[int, int]):
    """Figures by kind, each worked out when somebody first asks for it."""

    def __init__(self, make: Callable[[int], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: int) -> int:
        made = self[kind] = self._make(kind)
        return made


def clear_of(lags: Lags, stops: tuple[Stop, ...], new: Stop, window: tuple[int, int]) -> Steps:
    """Steps within a window at which the new stop gets into the way of its people's others."""
    low = bisect_left(stops, (window[0] - lags.reach,))
    high = bisect_left(stops, (window[1] + lags.reach + 1,))
    if low == high:
        return 0
    blocked = 0
    for mine in new.parts:
        person, (after_it, before_it) = mine.person, lags.around(mine)
        for stop in stops[low:high]:
            for part in stop.parts:
                if part.person == person:
                    near = between(stop.start - before_it[part.kind] + 1, stop.start + after_it[part.kind] - 1)
                    for first, last in lags.apart(mine, part) if lags.leaving else ():
                        near &= ~between(stop.start + first, stop.start + last)
                    blocked |= near
                    if lags.nights.matter(person):
                        blocked |= lags.nights.too_near((stop, part), (new, mine))
    return blocked


def in_the_way(lags: Lags, stops: tuple[Stop, ...], new: Stop) -> bool:
    """Whether somebody has no time for a new stop."""
    low = bisect_left(stops, (new.start - lags.reach,))
    high = bisect_left(stops, (new.start + lags.reach + 1,))
    for stop in stops[low:high]:
        apart = new.start - stop.start
        for part in stop.parts:
            for mine in new.parts:
                if mine.person == part.person:
                    after_it, before_it = lags.around(mine)
                    if apart < after_it[part.kind] and -apart < before_it[part.kind]:
                        spans = lags.apart(mine, part) if lags.leaving else ()
                        if not any(first <= apart <= last for first, last in spans):
                            return True
                    if (
                        lags.nights.matter(mine.person)
                        and lags.nights.too_near((stop, part), (new, mine)) >> new.start & 1
                    ):
                        return True
    return False


def out_too_long(lags: Lags, stops: tuple[Stop, ...], new: Stop) -> bool:
    """Whether somebody attends too little of a meeting that they leave for others, with a new stop besides their others."""
    pairs = lags.problem.leaving.pairs
    if not any(new.meeting in pair for pair in pairs):
        return False
    near = [
        (stop, part) for stop in (*stops, new) for part in stop.parts if part.person in {p.person for p in new.parts}
    ]
    for there, long in near:
        missed, least = 0, 0
        for here, short in near:
            if short.person == long.person and (here.meeting, there.meeting) in pairs:
                out = lags.missed(short, long, here.start - there.start)
                if out is not None:
                    missed, least = missed + out, max(least, pairs[here.meeting, there.meeting].attend)
        if long.length - missed < least:
            return True
    return False
