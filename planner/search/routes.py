"""Routes: the legs that a traveller's stops ask for, by the shortest ways and no longer away from the base than need be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from planner.search.hops import NEVER, Bounds, Leg
from planner.search.stops import ANYTIME, Cover, Journeying, Stop

MayFly = Callable[[Leg], bool]
"""Whether there is an aircraft for a leg."""


class Visit(NamedTuple):
    """A stay in a city: the leg that led there (none: there from the start), and the meetings attended there."""

    city: str
    by: Leg | None
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Route:
    """The legs of a traveller, minutes en route, and away from the base.

    `located` are the stops in cities, in order; by the step at the same place in `leaves` one is free to go after it and all
    before it in the visit, by the one in `readies` one must be ready for it and all after it in the visit.
    """

    start: str
    legs: tuple[Leg, ...]
    en_route: int
    away: int
    located: tuple[Stop, ...]
    leaves: tuple[int, ...]
    readies: tuple[int, ...]
    frames: dict[str, dict[int, Any]] = field(default_factory=dict, compare=False, repr=False)
    """What `diaries` has found out about the gaps in it, by city and place in `located`."""

    @property
    def visits(self) -> Iterator[Visit]:
        """The visits in order, each with what is attended there but for calls."""
        city, by, index = self.start, None, 0
        for leg in (*self.legs, None):
            until = NEVER if leg is None else leg.depart
            here = index
            while index < len(self.located) and self.located[index].leave <= until:
                index += 1
            yield Visit(city, by, self.located[here:index])
            if leg is not None:
                city, by = leg.destination, leg


@dataclass
class _Group:
    """Stops of one visit in the making; `before` are the calls between the visit before and this one."""

    city: str
    before: list[Stop] = field(default_factory=list)
    located: list[Stop] = field(default_factory=list)
    calls: list[Stop] = field(default_factory=list)


def route_of(journeying: Journeying, stops: Sequence[Stop], may_fly: MayFly | None) -> Route | None:
    """The route through a traveller's stops (sorted by start), or None where this way of travelling finds none.

    `may_fly` is None where there are aircraft enough.
    """
    if may_fly is None and not journeying.needs_permits and all(stop.city is not None for stop in stops):
        return _plain(journeying, stops)
    groups = _groups(journeying, stops)
    covers = _covers(journeying, groups)
    if covers is None:
        return None
    legs, arrived = list[Leg](), -NEVER
    for index, (group, then) in enumerate(pairwise(groups)):
        cover = (covers[index], covers[index + 1])
        last = index == len(groups) - 2
        hop = next(_hops(journeying, (group, then), cover, arrived, may_fly or _always, last=last), None)
        if hop is None:
            return None
        ridden, kept = hop
        then.calls[:0] = then.before[kept:]
        legs += ridden
        arrived = ridden[-1].arrive
    located, leaves, readies = _times(groups)
    return _route(journeying, legs, located, leaves, readies)


def _always(_: Leg) -> bool:
    return True


def _plain(journeying: Journeying, stops: Sequence[Stop]) -> Route | None:
    """The route where nothing but the stops matters: legs between the same stops are looked up and not made again."""
    traveller, legs, leaves = journeying.traveller, list[Leg](), list[int]()
    base, city, free, arrived = traveller.base, traveller.start, -NEVER, -NEVER
    readies = _readies(stops)
    for index, stop in enumerate(stops):
        if stop.city != city:
            assert stop.city is not None
            ridden = journeying.ridden(city, stop.city, max(free, arrived), readies[index])
            if ridden is None:
                return None
            legs += ridden
            city, free, arrived = stop.city, -NEVER, ridden[-1].arrive
        free = max(free, stop.start + stop.tail)
        leaves.append(free)
    if traveller.returns and city != base:
        ridden = journeying.ridden(city, base, max(free, arrived), NEVER)
        if ridden is None:
            return None
        legs += ridden
    return _route(journeying, legs, tuple(stops), leaves, readies)


def _readies(stops: Sequence[Stop]) -> list[int]:
    """By when one must be ready for each stop and all after it in the visit."""
    readies, city, ready = [0] * len(stops), None, NEVER
    for index in range(len(stops) - 1, -1, -1):
        stop = stops[index]
        at = stop.start - stop.lead
        ready = min(ready, at) if stop.city == city else at
        city = stop.city
        readies[index] = ready
    return readies


def _groups(journeying: Journeying, stops: Sequence[Stop]) -> list[_Group]:
    traveller = journeying.traveller
    groups, pending = [_Group(traveller.start)], list[Stop]()
    for stop in stops:
        if stop.city is None:
            pending.append(stop)
            continue
        if stop.city == groups[-1].city:
            groups[-1].calls += pending
        else:
            groups.append(_Group(stop.city, before=pending))
        groups[-1].located.append(stop)
        pending = []
    if traveller.returns and groups[-1].city != traveller.base:
        groups.append(_Group(traveller.base, before=pending))
    else:
        groups[-1].calls += pending
    return groups


def _covers(journeying: Journeying, groups: list[_Group]) -> list[Cover] | None:
    """Permits for every visit; None where there are none."""
    if not journeying.needs_permits:
        return [ANYTIME] * len(groups)
    chosen = []
    for index, group in enumerate(groups):
        first, last = index == 0, index == len(groups) - 1
        for cover in journeying.covers(group.city):
            in_time = (cover.from_start or not first) and (cover.to_end or not last)
            if in_time and all(cover.allows(stop) for stop in group.located):
                chosen.append(cover)
                break
        else:
            return None
    return chosen


def _hops(
    journeying: Journeying,
    pair: tuple[_Group, _Group],
    covers: tuple[Cover, Cover],
    arrived: int,
    may_fly: MayFly,
    *,
    last: bool,
) -> Iterator[tuple[tuple[Leg, ...], int]]:
    """Ways to get from one visit to the next, and how many of the calls in between are taken before."""
    here, there = pair
    base, end = journeying.traveller.base, journeying.problem.grid.end
    free = max((stop.leave for stop in (*here.located, *here.calls)), default=-NEVER)
    ready = min((stop.ready for stop in there.located), default=NEVER)
    inside = min((call.ready for call in there.calls), default=NEVER)
    for kept in range(len(there.before), -1, -1):
        bounds = Bounds(
            leave=max(arrived, free, max((call.leave for call in there.before[:kept]), default=-NEVER)),
            ready=ready,
            calls=min(inside, min((call.ready for call in there.before[kept:]), default=NEVER)),
            opens=covers[1].low,
            closes=covers[0].high,
            arrive=end if last else NEVER,
        )
        late = here.city == base and ready != NEVER
        for leg in journeying.hops.legs((here.city, there.city), bounds, late=late):
            if journeying.may_take_off(leg) and (not leg.in_the_air or may_fly(leg)):
                yield (leg,), kept
                break
        if base not in (here.city, there.city):
            yield from ((legs, kept) for legs in _by_way_of_the_base(journeying, pair, bounds, may_fly))


def _by_way_of_the_base(
    journeying: Journeying, pair: tuple[_Group, _Group], bounds: Bounds, may_fly: MayFly
) -> Iterator[tuple[Leg, ...]]:
    for cover in journeying.covers(journeying.traveller.base):
        legs = journeying.by_way_of_the_base((pair[0].city, pair[1].city), bounds, cover, may_fly)
        if legs is not None:
            yield legs


def _times(groups: list[_Group]) -> tuple[tuple[Stop, ...], list[int], list[int]]:
    located, leaves, readies = list[Stop](), list[int](), list[int]()
    for group in groups:
        located += group.located
        leaves += accumulate((stop.leave for stop in group.located), max)
        readies += _readies(group.located)
    return tuple(located), leaves, readies


def _route(
    journeying: Journeying, legs: list[Leg], located: tuple[Stop, ...], leaves: list[int], readies: list[int]
) -> Route:
    return Route(
        start=journeying.traveller.start,
        legs=tuple(legs),
        en_route=sum(leg.minutes for leg in legs),
        away=_away(journeying, legs),
        located=located,
        leaves=tuple(leaves),
        readies=tuple(readies),
    )


def _away(journeying: Journeying, legs: list[Leg]) -> int:
    """Minutes from each departure from the base (or the horizon's start, elsewhere) to the next arrival there (or its end)."""
    grid, traveller = journeying.problem.grid, journeying.traveller
    since = None if traveller.start == traveller.base else grid.lead
    away = 0
    for leg in legs:
        departs = leg.depart * grid.step + leg.late
        if since is None:
            since = departs
        if leg.destination == traveller.base:
            away += departs + leg.minutes - since
            since = None
    return away if since is None else away + grid.end * grid.step + grid.tail - since
