"""Routes: the legs that a traveller's stops ask for, by the shortest ways and no longer away from the base than need be."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise, product

from planner.search.anchors import NO_LIMITS, Limits
from planner.search.hops import NEVER, Bounds, Leg, Times
from planner.search.journeying import ANYTIME, Cover, Journeying
from planner.search.steps import Steps
from planner.search.stops import Stop
from planner.search.visits import Visit, Visits

MayFly = Callable[[Leg], bool]
"""Whether there is an aircraft for a leg."""


@dataclass(slots=True)
class Route:
    """The legs of a traveller, minutes en route, and away from the base. A route never changes.

    `led` are the legs that end in each visit (none: there from the start); `calls` are what is attended wherever one is;
    `adapted` keeps at which starts the body follows the clock of a city, once that was asked.
    """

    legs: tuple[Leg, ...]
    en_route: int
    away: int
    visits: Visits
    led: tuple[Leg | None, ...]
    calls: tuple[Stop, ...]
    adapted: dict[str, Steps] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    """A stay in the making, with or without stops there; `before` are the calls between the stay before and this one."""

    city: str
    visit: Visit | None = None
    before: list[Stop] = field(default_factory=list)
    calls: list[Stop] = field(default_factory=list)
    limits: Limits = NO_LIMITS


def route_of(journeying: Journeying, visits: Visits, calls: tuple[Stop, ...], may_fly: MayFly | None) -> Route | None:
    """The route through a traveller's visits, with calls wherever there is time for them (sorted by start), or None where this way
    of travelling finds none.

    `may_fly` is None where there are aircraft enough.
    """
    if may_fly is None and not journeying.needs_permits and not calls and not journeying.limited:
        route = _plain(journeying, visits)
    else:
        route = _minded(journeying, visits, calls, may_fly)
    return route if route is not None and journeying.away.allows(route.legs) else None


def _minded(journeying: Journeying, visits: Visits, calls: tuple[Stop, ...], may_fly: MayFly | None) -> Route | None:
    """The route where more matters than the visits."""
    groups = _groups(journeying, visits, calls)
    covers = _covers(journeying, groups)
    if covers is None or not _limited(journeying, groups):
        return None
    legs, arrived, led = list[Leg](), -NEVER, list[Leg | None]()
    if groups[0].visit is not None:
        led.append(None)
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
        if then.visit is not None:
            led.append(ridden[-1])
    return _route(journeying, legs, visits, led, calls)


def _always(_: Leg) -> bool:
    return True


def _plain(journeying: Journeying, visits: Visits) -> Route | None:
    """The route where nothing but the visits matters: legs between the same visits are looked up and not made again."""
    traveller, legs, led = journeying.traveller, list[Leg](), list[Leg | None]()
    base, city, free, by = traveller.base, traveller.start, -NEVER, None
    for visit in visits:
        if visit.city != city:
            ridden = journeying.ridden(city, visit.city, free, visit.ready)
            if ridden is None:
                return None
            legs += ridden
            city, by = visit.city, ridden[-1]
        led.append(by)
        free = visit.leave if by is None else max(visit.leave, by.arrive)
    if traveller.returns and city != base:
        ridden = journeying.ridden(city, base, free, NEVER)
        if ridden is None:
            return None
        legs += ridden
    return _route(journeying, legs, visits, led, ())


def _groups(journeying: Journeying, visits: Visits, calls: tuple[Stop, ...]) -> list[_Group]:
    traveller, pending = journeying.traveller, deque(calls)
    groups = [_Group(traveller.start)]
    for visit in visits:
        if visit.city == groups[-1].city:
            groups[-1].visit = visit
        else:
            groups.append(_Group(visit.city, visit, before=_until(visit.stops[0], pending)))
        groups[-1].calls += _until(visit.stops[-1], pending)
    if traveller.returns and groups[-1].city != traveller.base:
        groups.append(_Group(traveller.base, before=list(pending)))
    else:
        groups[-1].calls += pending
    return groups


def _until(stop: Stop, pending: deque[Stop]) -> list[Stop]:
    """Takes the calls before a stop from those that are left."""
    taken = []
    while pending and pending[0] < stop:
        taken.append(pending.popleft())
    return taken


def _covers(journeying: Journeying, groups: list[_Group]) -> list[Cover] | None:
    """Permits for every stay; None where there are none."""
    if not journeying.needs_permits:
        return [ANYTIME] * len(groups)
    chosen = []
    for index, group in enumerate(groups):
        first, last = index == 0, index == len(groups) - 1
        for cover in journeying.covers(group.city):
            in_time = (cover.from_start or not first) and (cover.to_end or not last)
            if in_time and (group.visit is None or cover.allows(group.visit)):
                chosen.append(cover)
                break
        else:
            return None
    return chosen


def _limited(journeying: Journeying, groups: list[_Group]) -> bool:
    """Sees what the stops ask of the legs; whether that can be."""
    for group in groups if journeying.limited else ():
        if group.visit is not None:
            limits = journeying.limits(group.visit)
            if limits is None:
                return False
            group.limits = limits
    first, last = groups[0].limits, groups[-1].limits
    return first.came is None and first.lands[0] == -NEVER and last.goes is None and last.takes_off[1] == NEVER


def _hops(
    journeying: Journeying,
    pair: tuple[_Group, _Group],
    covers: tuple[Cover, Cover],
    arrived: int,
    may_fly: MayFly,
    *,
    last: bool,
) -> Iterator[tuple[tuple[Leg, ...], int]]:
    """Ways to get from one visit to the next, and how many of the calls in between are taken before; those by which one is there
    as soon as one better were come first.
    """
    here, there = pair
    cities = (here.city, there.city)
    base, end, step = journeying.traveller.base, journeying.problem.grid.end, journeying.problem.grid.step
    free = max((call.leave for call in here.calls), default=-NEVER)
    if here.visit is not None:
        free = max(free, here.visit.free_from)
    ready = NEVER if there.visit is None else there.visit.wanted_by
    inside = min((call.ready for call in there.calls), default=NEVER)
    by = dict.fromkeys((min(there.limits.by, there.limits.wished), there.limits.by))
    taken = range(len(there.before) + 1)[
        :: 1 if there.city == base else -1
    ]  # calls, rather at home than before or after
    for wished, inside, kept in product(journeying.passes, [min(inside, latest) for latest in by], taken):
        bounds = Bounds(
            leave=max(arrived, free, max((call.leave for call in there.before[:kept]), default=-NEVER)),
            ready=ready,
            calls=min(inside, min((call.ready for call in there.before[kept:]), default=NEVER)),
            opens=covers[1].low,
            closes=covers[0].high,
            arrive=end if last else NEVER,
            takes_off=here.limits.takes_off,
            lands=there.limits.lands if there.limits.goes is None else _to_board(there.limits, step),
            rested=there.limits.rested,
        )
        known = here.limits.goes
        if known is not there.limits.came:
            return
        if known is not None:
            legs: Iterable[Leg] = (known,) if bounds.admit(known, step) else ()
        else:
            late = here.city == base and (ready != NEVER or bounds.lands[1] != NEVER)
            legs = journeying.preferred(cities, bounds) if wished else journeying.legs(cities, bounds, late=late)
        by_base: Iterator[tuple[Leg, ...]] = iter(())
        if known is None and base not in cities and not wished:
            by_base = _by_way_of_the_base(journeying, pair, bounds, may_fly)
        roads = (by_base, _first_of(journeying, legs, may_fly))
        for ridden in journeying.by_comfort(chain(*(roads if journeying.home_first(cities) else reversed(roads)))):
            yield ridden, kept


def _first_of(journeying: Journeying, legs: Iterable[Leg], may_fly: MayFly) -> Iterator[tuple[Leg, ...]]:
    """The first leg for which there are permits and an aircraft, if there is one."""
    for leg in legs:
        if journeying.may_take_off(leg) and (not leg.in_the_air or may_fly(leg)):
            yield (leg,)
            return


def _to_board(limits: Limits, step: int) -> Times:
    """When to land so that one can board the known journey by which one goes on."""
    assert limits.goes is not None
    low, high = limits.lands
    return low, min(high, (limits.goes.depart - limits.goes.boarding) * step)


def _by_way_of_the_base(
    journeying: Journeying, pair: tuple[_Group, _Group], bounds: Bounds, may_fly: MayFly
) -> Iterator[tuple[Leg, ...]]:
    for cover in journeying.covers(journeying.traveller.base):
        legs = journeying.by_way_of_the_base((pair[0].city, pair[1].city), bounds, cover, may_fly)
        if legs is not None:
            yield legs


def _route(
    journeying: Journeying, legs: list[Leg], visits: Visits, led: list[Leg | None], calls: tuple[Stop, ...]
) -> Route:
    return Route(
        legs=tuple(legs),
        en_route=sum([leg.minutes for leg in legs]),
        away=_away(journeying, legs),
        visits=visits,
        led=tuple(led),
        calls=calls,
    )


def _away(journeying: Journeying, legs: list[Leg]) -> int:
    """Minutes from each departure from the base (or the horizon's start, elsewhere) to the next arrival there (or its end)."""
    grid, traveller, away = journeying.problem.grid, journeying.traveller, 0
    base, step = traveller.base, grid.step
    since = None if traveller.start == base else grid.lead
    for leg in legs:
        departs = leg.depart * step + leg.late
        if since is None:
            since = departs
        if leg.destination == base:
            away += departs + leg.minutes - since
            since = None
    return away if since is None else away + grid.end * grid.step + grid.tail - since
