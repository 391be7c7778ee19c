"""Journeying: how one traveller gets about in every plan: the hops, and what permits leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain, product
from typing import NamedTuple

from planner.domain.place import Place
from planner.problem import Problem
from planner.problem.openings import Opening
from planner.problem.ties import Tie
from planner.problem.travellers import Traveller
from planner.search.anchors import Anchors, Limits
from planner.search.arriving import Arriving
from planner.search.away import Away
from planner.search.daytime import Daytime
from planner.search.hops import ANY_TIME, NEVER, Bounds, Hops, Leg
from planner.search.hotels import rested_by
from planner.search.stops import Stop
from planner.search.visits import Visit, Visits, with_stop


class Cover(NamedTuple):
    """Permits that together let a traveller's people be in a city: in steps, and venues to which each is restricted."""

    low: int
    high: int
    from_start: bool
    to_end: bool
    venues: tuple[tuple[str, tuple[Place, ...]], ...]

    def allows(self, visit: Visit) -> bool:
        """Whether a visit lies within it, and at venues that its people may go to."""
        if not (self.low <= visit.ready and visit.leave <= self.high):
            return False
        return not self.venues or all(self._allows(stop) for stop in visit.stops)

    def _allows(self, stop: Stop) -> bool:
        people = {part.person for part in stop.parts}
        return all(stop.venue in venues for person, venues in self.venues if person in people)


REMEMBERED = 2_000
"""How many hops a traveller remembers: a search that goes on for an hour meets millions."""
ANYTIME = Cover(-NEVER, NEVER, from_start=True, to_end=True, venues=())


class Journeying:
    """What is the same for a traveller in every plan: the hops, and what permits leave open."""

    def __init__(self, problem: Problem, traveller: Traveller, hops: Hops, daytime: Daytime | None) -> None:
        self.problem = problem
        self.traveller = traveller
        self.hops = hops
        self.daytime = daytime
        """The hours for travelling, where they matter for anybody."""
        daylight = problem.travel_hours.of(traveller)
        self.by_day = 0 if daylight is None else sum(weight for _, weight in daylight.weights)
        """What one time outside them costs, for all for whom they matter."""
        self.hurried = tuple(problem.figures[person].night for person in problem.hurried(traveller))
        """What holds for each who does not land long before their first meeting."""
        people = set(traveller.people)
        self._openings = [opening for opening in problem.openings if people & set(opening.people)]
        self._covers: dict[str, tuple[Cover, ...]] = {}
        self._detours: dict[tuple[str, str, str, bool], int] = {}
        self._back_by: dict[str, int] = {}
        self._home_first: dict[tuple[str, str], bool] = {}
        self._preferred: dict[tuple[str, str], list[Leg]] = {}
        self.passes: tuple[bool, ...] = (False,)
        """Whether to look among the legs that are preferred alone, one look after the other."""
        self._ridden: dict[tuple[str, str, int, int], tuple[Leg, ...] | None] = {}
        self.anchors = Anchors(problem, traveller)
        self.anchored = bool(self.anchors.stops)
        """Whether known journeys or stays say where they are, whatever is attended."""
        self.alone = len(traveller.people) == 1 and not self.anchored and not people & problem.leaving.leavers
        self.alone &= not any(map(problem.hotels.rests_at_night, people))
        """Whether it is enough to look at what one person attends before and after something."""
        self._ties = [(tie, problem.tasks[tie.meeting]) for tie in problem.ties if tie.people & people]
        self.arriving = Arriving(problem, traveller)
        """How long before what they attend people are in a city."""
        self.away = Away(problem, traveller)
        """How many nights in a row people are away."""
        self._housed = problem.hotels.housed(people)
        self.limited = self.anchored or bool(self._ties) or self.arriving.matters or self._housed
        """Whether some stops ask more of the legs than to be there in time."""
        self.needs_permits = bool(self._openings)
        """Whether anybody needs a permit for anything."""

    def limits(self, visit: Visit) -> Limits | None:
        """What a visit asks of the legs to and from it; None where that cannot be."""
        limits = self.anchors.limits(visit.stops)
        if limits is None:
            return None
        for tie, task in self._ties:
            for stop in visit.stops:
                if stop.meeting == tie.meeting and any(part.person in tie.people for part in stop.parts):
                    length = task.minutes(task.options[stop.spot])
                    limits = _tied(limits, tie, stop.start * self.problem.grid.step, length)
        if self.arriving.matters:
            by, wished = self.arriving.by(visit)
            limits = limits._replace(by=by, wished=wished)
        return limits._replace(rested=rested_by(self.problem, visit)) if self._housed else limits

    @cached_property
    def before_any_meeting(self) -> Visits:
        """The visits that are made whatever is attended."""
        visits: Visits = ()
        for stop in self.anchors.stops:
            visits = with_stop(visits, stop)
        return visits

    def covers(self, city: str) -> tuple[Cover, ...]:
        """Everything that lets all the traveller's people be in a city; none where somebody may not be there at all."""
        if city not in self._covers:
            self._covers[city] = tuple(self._make(city))
        return self._covers[city]

    def _make(self, city: str) -> Iterator[Cover]:
        needed: list[list[tuple[str, Opening]]] = []
        for person in self.traveller.people:
            mine = [each for each in self._openings if each.city == city and person in each.people]
            if mine:
                needed.append([(person, each) for each in mine if each.low <= each.high])
        if not needed:
            yield ANYTIME
            return
        for chosen in product(*needed):
            from_start, to_end = all(each.from_start for _, each in chosen), all(each.to_end for _, each in chosen)
            yield Cover(
                low=-NEVER if from_start else max(each.low for _, each in chosen),
                high=NEVER if to_end else min(each.high for _, each in chosen),
                from_start=from_start,
                to_end=to_end,
                venues=tuple((person, each.venues) for person, each in chosen if each.venues is not None),
            )

    def prefer(self, legs: Iterable[Leg]) -> None:
        """Makes these legs go before all others wherever they fit: those of a plan that is to stay as it is."""
        self._preferred.clear()
        self._ridden.clear()
        self._home_first.clear()
        for leg in legs:
            self._preferred.setdefault((leg.origin, leg.destination), []).append(leg)
        self.passes = (True, False) if self._preferred else (False,)

    def minutes(self, origin: str, destination: str) -> int:
        """The least minutes en route from a city to another, perhaps by way of the base."""
        if origin == destination:
            return 0
        return min(self.hops.minutes.get((origin, destination), NEVER), self._minutes_by_base(origin, destination))

    def _minutes_by_base(self, origin: str, destination: str) -> int:
        minutes, base = self.hops.minutes, self.traveller.base
        return minutes.get((origin, base), NEVER) + minutes.get((base, destination), NEVER)

    def home_first(self, pair: tuple[str, str]) -> bool:
        """Whether the way by the base is the shorter one, or the only one there is."""
        if pair not in self._home_first:
            direct, base, preferred = self.hops.minutes.get(pair, NEVER), self.traveller.base, self._preferred
            wished = pair not in preferred and (pair[0], base) in preferred and (base, pair[1]) in preferred
            self._home_first[pair] = base not in pair and (wished or self._minutes_by_base(*pair) < direct)
        return self._home_first[pair]

    def quickest(self, pair: tuple[str, str]) -> int:
        """Steps from being free to go in a city to being ready in another that can never be fewer."""
        quickest, base = self.hops.quickest, self.traveller.base
        by_base = quickest.get((pair[0], base), NEVER) + quickest.get((base, pair[1]), NEVER) - self.hops.access
        return min(quickest.get(pair, NEVER), by_base)

    def detour(self, origin: str, city: str, onward: str, *, stays: bool) -> int:
        """Minutes en route that going to a city between two others adds; where one stays there, those of getting there."""
        key = (origin, city, onward, stays)
        if key not in self._detours:
            out, back = self.minutes(origin, city), 0 if stays else self.minutes(city, onward)
            self._detours[key] = out + back - (0 if stays else self.minutes(origin, onward))
        return self._detours[key]

    def back_by(self, city: str) -> int:
        """The last step at which one can leave a city and be at the base before the horizon ends."""
        if city not in self._back_by:
            end = self.problem.grid.end + self.hops.access
            self._back_by[city] = self.leave_before((city, self.traveller.base), end)
        return self._back_by[city]

    def ready_after(self, pair: tuple[str, str], leave: int) -> int:
        """As for hops, by way of the base where there is no other way or that one is shorter."""
        ready, base = self.hops.ready_after(pair, leave), self.traveller.base
        if base not in pair and (ready == NEVER or self.home_first(pair)):
            home = self.hops.ready_after((pair[0], base), leave)
            if home != NEVER:
                ready = min(ready, self.hops.ready_after((base, pair[1]), home - self.hops.access))
        return ready

    def leave_before(self, pair: tuple[str, str], ready: int) -> int:
        """As for hops, by way of the base where there is no other way or that one is shorter."""
        leave, base = self.hops.leave_before(pair, ready), self.traveller.base
        if base not in pair and (leave == -NEVER or self.home_first(pair)):
            out = self.hops.leave_before((base, pair[1]), ready)
            if out != -NEVER:
                leave = max(leave, self.hops.leave_before((pair[0], base), out + self.hops.access))
        return leave

    def legs(self, pair: tuple[str, str], bounds: Bounds, *, late: bool) -> Iterator[Leg]:
        """As for hops, those within the hours for travelling first; those that are preferred before all."""
        return self._legs(pair, bounds, self.daytime, late=late)

    def _legs(self, pair: tuple[str, str], bounds: Bounds, daytime: Daytime | None, *, late: bool) -> Iterator[Leg]:
        preferred = self.preferred(pair, bounds) if self._preferred else ()
        legs = self.hops.legs(pair, bounds, late=late, daytime=daytime)
        return chain(preferred, legs) if preferred else legs

    def preferred(self, pair: tuple[str, str], bounds: Bounds) -> list[Leg]:
        """The legs between two cities that are preferred and within the bounds."""
        step = self.problem.grid.step
        return [leg for leg in self._preferred.get(pair, ()) if bounds.admit(leg, step)]

    def ridden(self, origin: str, destination: str, leave: int, ready: int) -> tuple[Leg, ...] | None:
        """The legs from a city to another where no permit and no shortage of aircraft matters, or None where none fit."""
        key = (origin, destination, leave, ready)
        if key not in self._ridden:
            if len(self._ridden) >= REMEMBERED:
                self._ridden.clear()
            self._ridden[key] = self._ride((origin, destination), leave, ready)
        return self._ridden[key]

    def _ride(self, pair: tuple[str, str], leave: int, ready: int) -> tuple[Leg, ...] | None:
        last = ready == NEVER
        bounds = Bounds(leave=leave, ready=ready, arrive=self.problem.grid.end if last else NEVER)
        late = pair[0] == self.traveller.base and not last
        return next(self.by_comfort(self._roads(pair, bounds, late=late)), None)

    def _roads(self, pair: tuple[str, str], bounds: Bounds, *, late: bool) -> Iterator[tuple[Leg, ...]]:
        """The first leg and the first way by the base, where there are any, the shorter one first."""
        home_first = self.home_first(pair)
        if home_first and (by_base := self._by_base(pair, bounds)) is not None:
            yield by_base
        leg = next(self.legs(pair, bounds, late=late), None)
        if leg is not None:
            yield (leg,)
        if not home_first and self.traveller.base not in pair and (by_base := self._by_base(pair, bounds)) is not None:
            yield by_base

    def by_comfort(self, roads: Iterable[tuple[Leg, ...]]) -> Iterator[tuple[Leg, ...]]:
        """The same, those that begin and end within the hours for travelling first, where it costs comfort to do otherwise."""
        daytime = None if self._preferred else self.daytime
        if daytime is None or daytime.worst == 0:
            yield from roads
            return
        uneasy: list[tuple[int, int, tuple[Leg, ...]]] = []
        for legs in roads:
            if times := sum([leg.outside(daytime) for leg in legs]):
                uneasy.append((times, len(uneasy), legs))
            else:
                yield legs
        yield from (legs for _, _, legs in sorted(uneasy, key=lambda road: road[:2]))

    def _by_base(self, pair: tuple[str, str], bounds: Bounds) -> tuple[Leg, Leg] | None:
        return self.by_way_of_the_base(pair, bounds, ANYTIME, lambda _: True)

    def by_way_of_the_base(
        self, pair: tuple[str, str], bounds: Bounds, cover: Cover, may_fly: Callable[[Leg], bool]
    ) -> tuple[Leg, Leg] | None:
        """A leg home and one out again, or None where that takes too long; `cover` lets everybody be at the base."""
        base = self.traveller.base
        home = Bounds(leave=bounds.leave, opens=cover.low, closes=bounds.closes, takes_off=bounds.takes_off)
        for daytime in self._patience:
            back = self._first((pair[0], base), home, may_fly, daytime, late=False)
            if back is None:
                return None
            out = replace(bounds, leave=back.arrive, closes=cover.high, takes_off=ANY_TIME)
            late = bounds.ready != NEVER or bounds.lands[1] != NEVER
            again = self._first((base, pair[1]), out, may_fly, self.daytime, late=late)
            if again is not None:
                return (back, again)
        return None

    @cached_property
    def _patience(self) -> tuple[Daytime | None, ...]:
        """Whether to wait for the day before the way home: where then no time is left to go on, and it may be, at once."""
        return (None,) if self.daytime is None else (self.daytime,) if self.daytime.worst == 0 else (self.daytime, None)

    def _first(
        self,
        pair: tuple[str, str],
        bounds: Bounds,
        may_fly: Callable[[Leg], bool],
        daytime: Daytime | None,
        *,
        late: bool,
    ) -> Leg | None:
        for leg in self._legs(pair, bounds, daytime, late=late):
            if leg.arrive > self.problem.grid.end:
                return None
            if self.may_take_off(leg) and may_fly(leg):
                return leg
        return None

    @cached_property
    def watched(self) -> frozenset[tuple[str, str]]:
        """The ways for which somebody needs a permit."""
        return frozenset(each.way for each in self._openings if each.way is not None)

    def may_take_off(self, leg: Leg) -> bool:
        """Whether everybody who needs a permit for the leg's way has one that is open at take-off."""
        way = (leg.origin, leg.destination)
        if way not in self.watched:
            return True
        at = leg.depart + (1 if leg.late else 0)
        for person in self.traveller.people:
            mine = [each for each in self._openings if each.way == way and person in each.people]
            if mine and not any(each.low <= leg.depart and at <= each.high for each in mine):
                return False
        return True


def _tied(limits: Limits, tie: Tie, start: int, length: int) -> Limits:
    """Limits as a tied meeting that starts at a minute makes them."""
    if tie.after is not None:
        limits = limits.landing(start - tie.after, NEVER)
    if tie.before is not None:
        limits = limits.leaving(-NEVER, start + length + tie.before)
    return limits
