"""Gaps: the starts at which one more meeting in a city fits between a traveller's stops, and what going there adds."""

from __future__ import annotations

from itertools import pairwise

from planner.search.anchors import LEAVING, STAY
from planner.search.diaries import Lags
from planner.search.hops import NEVER
from planner.search.journeying import Journeying
from planner.search.routes import Route
from planner.search.steps import Steps
from planner.search.stops import Stop
from planner.search.visits import Frame, Visit

Gap = tuple[int, int, int, int]
"""Starts from low to high between two stops; what going there adds in minutes en route, for all who go; and how their time away
grows with the start (1: as much, -1: shrinks as much, 0: not; for two people twice as much).
"""
ANY_KIND = -1
"""The kind of a stay: something else may go on beside it."""
ANYWHERE: Gap = (0, NEVER, 0, 0)
"""All starts, where nobody has to go anywhere."""


def gaps(journeying: Journeying, route: Route, lags: Lags, new: Stop, window: tuple[int, int]) -> list[Gap]:
    """The gaps in a traveller's route within which a new stop in a city may start, in order of time.

    They are a first sight: permits, aircraft, calls and what lies further off are looked at when it is put there.
    """
    city, found, lead, tail, (earliest, latest) = new.city, [], new.lead, new.tail, window
    assert city is not None
    alone, (after_it, before_it) = journeying.alone, lags.around(new.parts[0])
    # journeys are looked up with the rest after them, which goes on while one waits
    wait = max(lead, journeying.arriving.wait(new) - journeying.hops.access) if journeying.arriving.matters else lead
    for closes, opens, low, high, before, after, detour, slope in _frames(journeying, route, city, lags, window):
        if opens > latest:
            break
        if closes < earliest:
            continue
        if before is None:
            low += wait
        elif alone:
            low += after_it[before]
        if after is None:
            high -= tail
        elif alone:
            high -= before_it[after]
        if low < 0:
            low = 0
        if low <= high and high >= earliest and low <= latest:
            found.append((low, high, detour, slope))
    return found


def _frames(journeying: Journeying, route: Route, city: str, lags: Lags, window: tuple[int, int]) -> list[Frame]:
    """The gaps in a route that are long enough for going to a city, from the first that reaches into a window to the last."""
    frames, before, (earliest, latest) = list[Frame](), None, window
    for after in (*route.visits, None):
        if after is None or after.stops[0].start >= earliest:
            if before is None:
                frames += _between(journeying, before, after, city)
            else:
                known = before.onward.get(city)
                if known is None or known[0] is not after:
                    known = before.onward[city] = (after, _between(journeying, before, after, city))
                frames += known[1]
        if after is None or after.stops[0].start > latest:
            break
        if after.stops[-1].start >= earliest:
            within = after.frames.get(city)
            if within is None:
                within = after.frames[city] = _within(journeying, after, city, lags)
            frames += within
        before = after
    return frames


def _within(journeying: Journeying, visit: Visit, city: str, lags: Lags) -> list[Frame]:
    """The gaps between the stops of a visit."""
    if city == visit.city and journeying.anchored:
        return [
            (then.start, stop.start, low, high, before, after, 0, 0)
            for stop, then in pairwise(visit.stops)
            for (low, before), (high, after) in [(_opens(stop), _closes(then))]
            if low <= high
        ]
    if city == visit.city:
        alone, shortest = journeying.alone, lags.shortest
        return [
            (then.start, stop.start, stop.start, then.start, stop.parts[0].kind, then.parts[0].kind, 0, 0)
            for stop, then in pairwise(visit.stops)
            if not alone or then.start - stop.start >= shortest(stop.parts[0], then.parts[0])
        ]
    there, back = (visit.city, city), (city, visit.city)
    least = journeying.quickest(there) + journeying.quickest(back)
    detour = len(journeying.traveller.people) * journeying.detour(visit.city, city, visit.city, stays=False)
    stops, frames = visit.stops, list[Frame]()
    for index, (leave, ready) in enumerate(zip(visit.leaves, visit.readies[1:], strict=False)):
        if ready - leave >= least:
            low, high = journeying.ready_after(there, leave), journeying.leave_before(back, ready)
            if low <= high:
                frames.append((stops[index + 1].start, stops[index].start, low, high, None, None, detour, 0))
    return frames


def _between(journeying: Journeying, before: Visit | None, after: Visit | None, city: str) -> list[Frame]:
    """The gap between two visits, before the first or after the last, where there is one."""
    traveller, people = journeying.traveller, len(journeying.traveller.people)
    if before is not None and before.stops[-1].spot == LEAVING:
        return []
    origin = traveller.start if before is None else before.city
    onward = after.city if after is not None else traveller.base if traveller.returns else origin
    opens = -NEVER if before is None else before.stops[-1].start
    closes = NEVER if after is None else after.stops[0].start
    low, high, here, there = opens, closes, origin == city, onward == city
    if not here:
        low = journeying.ready_after((origin, city), -NEVER if before is None else before.leave)
    if not there and after is not None:
        high = journeying.leave_before((city, onward), after.ready)
    elif not there and traveller.returns:
        high = journeying.back_by(city)
    first = then = None
    if before is not None and here:
        low, first = _opens(before.stops[-1])
    if after is not None and there:
        high, then = _closes(after.stops[0])
    if first is None and then is None and low > high:
        return []
    slope = 0 if city == traveller.base or here == there else people if here else -people
    detour = people * journeying.detour(origin, city, onward, stays=after is None and not traveller.returns)
    return [(closes, opens, low, high, first, then, detour, slope)]


def _opens(stop: Stop) -> tuple[int, int | None]:
    """From when on something else can be in a city after a stop there, and the kind of the stop."""
    if stop.parts:
        return stop.start, stop.parts[0].kind
    return (stop.start, ANY_KIND) if stop.spot == STAY else (stop.leave, None)


def _closes(stop: Stop) -> tuple[int, int | None]:
    """Until when something else can be in a city before a stop there, and the kind of the stop."""
    if stop.parts:
        return stop.start, stop.parts[0].kind
    return (stop.start, ANY_KIND) if stop.spot == STAY else (stop.ready, None)


def common(pieces: list[Gap], others: list[Gap]) -> list[Gap]:
    """What lies in a piece of both, in order, with the detours added up."""
    found: list[Gap] = []
    i = j = 0
    while i < len(pieces) and j < len(others):
        low, high, detour, slope = pieces[i]
        other_low, other_high, more, steeper = others[j]
        if high < other_high:
            i += 1
        else:
            high = other_high
            j += 1
        if other_low > low:
            low = other_low
        if low <= high:
            found.append((low, high, detour + more, slope + steeper))
    return found


def covered(pieces: list[Gap], end: int) -> Steps:
    """The steps of all pieces, up to an end."""
    steps = 0
    for low, high, _, _ in pieces:
        if high > end:
            high = end
        if low <= high:
            steps |= ((2 << (high - low)) - 1) << low
    return steps
