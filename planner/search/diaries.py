"""Diaries: who is where when, and the starts at which one more meeting fits in between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from planner.domain.place import Place
from planner.problem import Problem
from planner.problem.tasks import Seat, Task
from planner.search.hops import NEVER
from planner.search.routes import Route
from planner.search.steps import Steps, between
from planner.search.stops import Journeying, Part, Stop


class Gap(NamedTuple):
    """Starts from low to high between two stops: what going there adds in minutes en route, and how the time away grows with
    the start (1: as much, -1: shrinks as much, 0: not).
    """

    low: int
    high: int
    detour: int
    slope: int


class Lags:
    """Steps from the start of one meeting to that of a later one that the same person attends.

    They are the same for all parts of one kind, so that they are worked out once for each pair of kinds.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._kinds: dict[Kind, int] = {}
        self._all: list[Kind] = []
        self._known: dict[tuple[int, int], int] = {}
        scenario = problem.scenario
        ground = [minutes for place in scenario.places.values() for minutes in place.ground.values()]
        gap = max([scenario.policies.ground, scenario.policies.changeover, *ground])
        longest = max((task.length for task in problem.tasks.values()), default=0)
        self.reach = problem.grid.up(gap + longest) + 1
        """Two meetings whose starts are further apart never get into each other's way."""
        self._adjacent = {id_ for pair in problem.adjacent for id_ in pair}

    def kind(self, task: Task, spot: int, seat: Seat) -> int:
        """The number of the kind of a seat's part in a meeting at one of its options."""
        remote = any(option.city is None for option in task.options)
        ordinary = task.id not in self._adjacent and not remote and len(task.cities) == 1
        kind = Kind(
            venue=task.options[spot].venue,
            town=task.cities[0] if ordinary else None,
            meeting=task.id if task.id in self._adjacent else None,
            offset=seat.offset,
            length=seat.length,
        )
        if kind not in self._kinds:
            self._kinds[kind] = len(self._all)
            self._all.append(kind)
        return self._kinds[kind]

    def least(self, first: Part, then: Part) -> int:
        """The least steps between the starts for one person, who has a part in each."""
        key = (first.kind, then.kind)
        if key not in self._known:
            self._known[key] = self._make(self._all[first.kind], self._all[then.kind])
        return self._known[key]

    def _make(self, first: Kind, then: Kind) -> int:
        problem, grid, gap = self._problem, self._problem.grid, 0
        if first.venue is not None and then.venue is not None and first.venue.city == then.venue.city:
            joined = frozenset((first.meeting, then.meeting)) in problem.adjacent
            gap = 0 if joined and first.venue == then.venue else problem.ground(first.venue, then.venue)
        alike = first.town is not None and first.town == then.town
        standing = problem.policies.changeover if alike else 0
        busy = grid.up(first.offset + first.length + standing) - grid.down(then.offset)
        return max(busy, grid.up(first.offset + first.length + gap - then.offset))


class Kind(NamedTuple):
    """All that decides how far a part of a meeting must be from others: where it is, and when somebody is busy in it.

    `town` is the city of a meeting that can be held nowhere else: the changeover stands between any two of one town.
    `meeting` is there where a relation joins it to an adjacent one.
    """

    venue: Place | None
    town: str | None
    meeting: str | None
    offset: int
    length: int


def clear_of(lags: Lags, stops: tuple[Stop, ...], new: Stop, window: tuple[int, int], *, calls_only: bool) -> Steps:
    """Steps within a window at which the new stop gets into the way of its people's others (or of their calls)."""
    low = bisect_left(stops, window[0] - lags.reach, key=_start)
    high = bisect_right(stops, window[1] + lags.reach, key=_start)
    blocked = 0
    for stop in stops[low:high]:
        if calls_only and stop.city is not None:
            continue
        for part in stop.parts:
            for mine in new.parts:
                if mine.person == part.person:
                    after = stop.start + lags.least(part, mine)
                    before = stop.start - lags.least(mine, part)
                    blocked |= between(before + 1, after - 1)
    return blocked


def in_the_way(lags: Lags, stops: tuple[Stop, ...], new: Stop) -> bool:
    """Whether somebody has no time for a new stop."""
    low = bisect_left(stops, new.start - lags.reach, key=_start)
    high = bisect_right(stops, new.start + lags.reach, key=_start)
    for stop in stops[low:high]:
        for part in stop.parts:
            for mine in new.parts:
                if mine.person != part.person:
                    continue
                apart = new.start - stop.start
                if apart < lags.least(part, mine) and -apart < lags.least(mine, part):
                    return True
    return False


def _start(stop: Stop) -> int:
    return stop.start


def gaps(journeying: Journeying, route: Route, lags: Lags, new: Stop, window: tuple[int, int]) -> list[Gap]:
    """The gaps in a traveller's route within which a new stop in a city may start, in order of time.

    They are a first sight: permits, aircraft, calls and what lies further off are looked at when it is put there.
    """
    city, found, lead, tail = new.city, [], new.lead, new.tail
    assert city is not None
    frames = route.frames.setdefault(city, {})
    alone, mine = len(journeying.traveller.people) == 1, new.parts[0]
    earliest, latest = window
    for index in range(bisect_left(route.located, earliest, key=_start), len(route.located) + 1):
        if index and route.located[index - 1].start > latest:
            break
        frame = frames.get(index)
        if frame is None:
            frame = frames[index] = _frame(journeying, route, city, index)
        low, high = frame.low, frame.high
        if frame.before is None:
            low += lead
        elif alone:
            low += lags.least(frame.before.parts[0], mine)
        if frame.after is None:
            high -= tail
        elif alone:
            high -= lags.least(mine, frame.after.parts[0])
        if low <= high and high >= earliest and low <= latest:
            found.append(Gap(low, high, frame.detour, frame.slope))
    return found


class Frame(NamedTuple):
    """A gap as it is for any meeting in a city: `before` and `after` are the stops next to it in the same city.

    Where there is none, one can leave for the meeting at the step `low` and must be gone by `high`.
    """

    before: Stop | None
    low: int
    after: Stop | None
    high: int
    detour: int
    slope: int


def _frame(journeying: Journeying, route: Route, city: str, index: int) -> Frame:
    located, traveller = route.located, journeying.traveller
    before = located[index - 1] if index else None
    after = located[index] if index < len(located) else None
    origin = traveller.start if before is None else before.city
    onward = after.city if after is not None else traveller.base if traveller.returns else origin
    assert origin is not None
    assert onward is not None
    if origin == city:
        low = -NEVER if before is None else before.start
    else:
        low = journeying.ready_after((origin, city), route.leaves[index - 1] if index else -NEVER)
    if after is not None:
        high = after.start if onward == city else journeying.leave_before((city, onward), route.readies[index])
    else:
        high = NEVER if not traveller.returns or onward == city else journeying.back_by(city)
    slope = 0
    if city != traveller.base and (origin == city) != (onward == city):
        slope = 1 if origin == city else -1
    return Frame(
        before=before if origin == city else None,
        low=low,
        after=after if onward == city else None,
        high=high,
        detour=journeying.detour(origin, city, onward, stays=after is None and not traveller.returns),
        slope=slope,
    )
