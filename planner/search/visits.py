"""Visits: the stops that a traveller has in one city without going elsewhere in between.

A visit never changes. Adding a stop or taking one away makes new visits only where it was, so whatever has been worked out for
the others stays with them from route to route.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import accumulate

from planner.search.hops import NEVER
from planner.search.stops import Stop

Frame = tuple[int, int, int, int, int | None, int | None, int, int]
"""A gap between two stops as it is for any meeting in a city: closes, opens, low, high, before, after, detour, slope.

It closes when the stop after it starts and opens when the one before it does. `before` and `after` are the kinds of the first parts
of these stops where they are in the same city as the meeting. Where there is none, one can leave for the meeting at the step `low`
and must be gone by `high`. `detour` and `slope` are those of a `Gap`.
"""


class Visit:
    """Stops in one city, sorted by start.

    By the step at the same place in `leaves` one is free to go after a stop and all before it, by the one in `readies` one must
    be ready for it and all after it. What others find out about it they keep with it, by city.
    """

    __slots__ = (
        "city",
        "frames",
        "free_from",
        "leave",
        "leaves",
        "nights",
        "onward",
        "readies",
        "ready",
        "stops",
        "wanted_by",
    )

    def __init__(self, city: str, stops: tuple[Stop, ...]) -> None:
        self.city = city
        self.stops = stops
        self.leaves = tuple(accumulate([stop.start + stop.tail for stop in stops], max))
        self.readies = tuple(accumulate([stop.start - stop.lead for stop in reversed(stops)], min))[::-1]
        self.leave = self.leaves[-1]
        """The step from which one is free to go."""
        self.ready = self.readies[0]
        """The step by which one must be ready for the first of its stops."""
        attended = [stop for stop in stops if stop.parts]
        alike = len(attended) == len(stops)
        self.free_from = self.leave if alike else max([stop.leave for stop in attended], default=-NEVER)
        """The step from which one is free to go from what is attended, whatever else keeps one there."""
        self.wanted_by = self.ready if alike else min([stop.ready for stop in attended], default=NEVER)
        """The step by which one must be ready for what is attended, whatever else one must be there for."""
        self.frames: dict[str, list[Frame]] = {}
        """The gaps between its stops, for a meeting in a city."""
        self.onward: dict[str, tuple[Visit | None, list[Frame]]] = {}
        """The visit that came after it last, and the gap before that, for a meeting in a city."""
        self.nights: dict[str, list[int]] = {}
        """What its first stops cost by a city's clock: none of them, one, two and so on."""


Visits = tuple[Visit, ...]
"""The visits of one traveller, in order of time, no two next to each other in the same city."""


def with_stop(visits: Visits, stop: Stop) -> Visits:
    """The visits with one more stop in a city."""
    assert stop.city is not None
    after = bisect_left(visits, stop, key=_first)
    if after:
        last = visits[after - 1]
        if last.city == stop.city:
            stops = list(last.stops)
            insort(stops, stop)
            return (*visits[: after - 1], Visit(stop.city, tuple(stops)), *visits[after:])
        if last.stops[-1] > stop:
            at = bisect_left(last.stops, stop)
            parted = (Visit(last.city, last.stops[:at]), Visit(stop.city, (stop,)), Visit(last.city, last.stops[at:]))
            return (*visits[: after - 1], *parted, *visits[after:])
    if after < len(visits) and visits[after].city == stop.city:
        return (*visits[:after], Visit(stop.city, (stop, *visits[after].stops)), *visits[after + 1 :])
    return (*visits[:after], Visit(stop.city, (stop,)), *visits[after:])


def without_stop(visits: Visits, stop: Stop) -> Visits:
    """The visits without one of their stops; those on both sides of a visit that is over become one if they are in one city."""
    at = bisect_right(visits, stop, key=_first) - 1
    visit, before, after = visits[at], visits[:at], visits[at + 1 :]
    if len(visit.stops) > 1:
        return (*before, Visit(visit.city, tuple(other for other in visit.stops if other is not stop)), *after)
    if before and after and before[-1].city == after[0].city:
        return (*before[:-1], Visit(after[0].city, before[-1].stops + after[0].stops), *after[1:])
    return before + after


def _first(visit: Visit) -> Stop:
    return visit.stops[0]
