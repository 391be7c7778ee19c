"""Hops: how a traveller gets from one city to another, how soon after and how late before, in steps of the grid.

The arithmetic is that of the model: whatever is no multiple of the grid is rounded so that nothing becomes shorter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from planner.plan.record import Mode
from planner.problem import Problem
from planner.problem.travellers import Traveller
from planner.problem.ways import Way
from planner.search.daytime import Daytime
from planner.search.steps import Steps, between, each_of

NEVER = 1 << 40
"""A step that never comes."""
Times = tuple[int, int]
"""The first and the last of some minutes from the grid's origin."""
ANY_TIME: Times = (-NEVER, NEVER)


@dataclass(frozen=True)
class Leg:
    """One leg as it is travelled: it departs `late` minutes after the step `depart` and takes so many minutes.

    One is there `boarding` steps before. `arrive` is the step at or after its real arrival, which precedes it by `sooner` minutes.
    At `ready` one can leave for a meeting, at `calls` take a call; `rests` says whether rest is owed in between.
    """

    origin: str
    destination: str
    way: Way
    boarding: int
    depart: int
    late: int
    minutes: int
    arrive: int
    sooner: int
    ready: int
    calls: int
    rests: bool

    def outside(self, daytime: Daytime) -> int:
        """How many of its ends lie outside the hours for travelling."""
        if self.way.at_any_hour:
            return 0
        return daytime.outside(self.origin, self.destination, (self.depart, self.late), (self.arrive, -self.sooner))

    @property
    def in_the_air(self) -> bool:
        """Whether it takes an aircraft of the traveller's pool."""
        return self.way.mode is Mode.AIR


class Flown(NamedTuple):
    """A scheduled departure: its step and the minutes late after it, its minutes and steps, steps to being ready, and whether
    rest is owed after it.
    """

    depart: int
    late: int
    minutes: int
    steps: int
    access: int
    rests: bool


@dataclass(frozen=True)
class Departures:
    """One way between two cities: `boarding` steps before departure; `steps` to the arrival and `access` to being ready.

    `flights` are its scheduled departures, sorted; None where it goes at any time.
    """

    way: Way
    boarding: int
    formalities: int
    minutes: int
    steps: int
    access: int
    rests: bool
    flights: tuple[Flown, ...] | None

    def sooner(self, step: int) -> int:
        """Minutes by which an arrival at any time precedes the step that it counts for, where steps have so many minutes."""
        return self.steps * step - self.minutes

    @property
    def longest_access(self) -> int:
        """The most steps from an arrival on it to being ready."""
        return self.access if self.flights is None else max(flight.access for flight in self.flights)


@dataclass(frozen=True)
class Bounds:
    """Within what a leg must lie, in steps: the traveller is free to go at `leave`, must be ready by `ready` and able to take
    calls by `calls`; a permit opens the destination at `opens` and closes the origin at `closes`. `takes_off` and `lands` are
    minutes. After a leg with rest one must be ready by `rested` too, to go by a hotel.
    """

    leave: int
    ready: int = NEVER
    calls: int = NEVER
    opens: int = -NEVER
    closes: int = NEVER
    arrive: int = NEVER
    takes_off: Times = ANY_TIME
    lands: Times = ANY_TIME
    rested: int = NEVER

    def admit(self, leg: Leg, step: int) -> bool:
        """Whether a leg lies within them, where steps have so many minutes."""
        take_off, landing = leg.depart * step + leg.late, leg.arrive * step - leg.sooner
        return (
            leg.depart >= self.leave + leg.boarding
            and leg.ready <= self.ready
            and (leg.ready <= self.rested or not leg.rests)
            and leg.calls <= self.calls
            and leg.arrive <= self.arrive
            and leg.arrive >= self.opens + (1 if leg.sooner else 0)
            and leg.depart <= self.closes - (1 if leg.late else 0)
            and self.takes_off[0] <= take_off <= self.takes_off[1]
            and self.lands[0] <= landing <= self.lands[1]
        )


class Hops:
    """All hops of those who travel like one traveller: with or without an aircraft, and owing the same rest."""

    def __init__(self, problem: Problem, traveller: Traveller) -> None:
        self._grid = problem.grid
        self.ways: dict[tuple[str, str], tuple[Departures, ...]] = {}
        for pair, ways in problem.ways.of(own_aircraft=traveller.own_aircraft).items():
            departures = (departures_of(problem, traveller, way) for way in ways)
            usable = sorted(departures, key=lambda each: (each.minutes, str(each.way.mode)))
            self.ways[pair] = tuple(each for each in usable if each.flights is None or each.flights)
        self.minutes = {pair: min(_shortest(each) for each in ways) for pair, ways in self.ways.items() if ways}
        self.access = max((each.longest_access for ways in self.ways.values() for each in ways), default=0)
        """The most steps from an arrival to being ready."""
        self.quickest = {pair: min(_quickest(each) for each in ways) for pair, ways in self.ways.items() if ways}
        """The least steps from being free to go to being ready at the other end."""
        self._at_once = {pair: _at_once(ways) for pair, ways in self.ways.items()}
        self._tables = {
            pair: tuple(_Table(each) for each in ways if each.flights is not None) for pair, ways in self.ways.items()
        }

    def ready_after(self, pair: tuple[str, str], leave: int) -> int:
        """The first step at which somebody who leaves at a step can be ready at the other end; NEVER where there is no way."""
        first, best = self._grid.first, NEVER
        for before, after in self._at_once.get(pair, ()):
            best = min(best, max(leave + before, first) + after)
        for table in self._tables.get(pair, ()):
            best = min(best, table.ready_after(leave))
        return best

    def leave_before(self, pair: tuple[str, str], ready: int) -> int:
        """The last step at which somebody who must be ready at the other end can leave; -NEVER where there is no way."""
        best = -NEVER
        for before, after in self._at_once.get(pair, ()):
            best = max(best, ready - after - before)
        for table in self._tables.get(pair, ()):
            best = max(best, table.leave_before(ready))
        return best

    def legs(
        self, pair: tuple[str, str], bounds: Bounds, *, late: bool, daytime: Daytime | None = None
    ) -> Iterator[Leg]:
        """Legs within the bounds, the shortest way first; each way's latest or earliest, then others on the way there.

        Where the hours for travelling matter, those that keep to them come first.
        """
        for outside in range(daytime.worst + 1) if daytime is not None else (None,):
            for departures in self.ways.get(pair, ()):
                if departures.flights is None:
                    yield from self._free(
                        pair, departures, bounds, self._among(pair, departures, daytime, outside), late=late
                    )
                else:
                    flights = reversed(departures.flights) if late else departures.flights
                    for flight in flights:
                        leg = flown(self._grid.step, pair, departures, flight)
                        if bounds.admit(leg, self._grid.step) and (daytime is None or leg.outside(daytime) == outside):
                            yield leg

    def leg_of(self, pair: tuple[str, str], way: Way, departs: int, minutes: int) -> Leg | None:
        """The leg that departs so many minutes from the grid's origin and takes so long; None where there is none."""
        step = self._grid.step
        for departures in self.ways.get(pair, ()):
            if departures.way != way:
                continue
            if departures.flights is None and departs % step == 0 and minutes == departures.minutes:
                return _at_any_time(step, pair, departures, departs // step)
            for flight in departures.flights or ():
                if (flight.depart * step + flight.late, flight.minutes) == (departs, minutes):
                    return flown(step, pair, departures, flight)
        return None

    def _among(
        self, pair: tuple[str, str], departures: Departures, daytime: Daytime | None, outside: int | None
    ) -> Steps | None:
        """The steps from which a leg at any time has so many ends outside the hours; None for all, as where one sleeps."""
        if daytime is None or outside is None:
            return None
        if departures.way.at_any_hour:
            return 0 if outside else None
        return daytime.departures(pair, departures.steps, departures.sooner(self._grid.step), outside)

    def _free(
        self,
        pair: tuple[str, str],
        departures: Departures,
        bounds: Bounds,
        among: Steps | None,
        *,
        late: bool,
    ) -> Iterator[Leg]:
        """Legs that depart at one of the steps `among`, or where that is None at any."""
        steps, step = departures.steps, self._grid.step
        sooner = departures.sooner(step)
        opens = bounds.opens + (1 if sooner else 0)
        opens = max(opens, -((-bounds.lands[0] - sooner) // step))
        low = max(bounds.leave + departures.boarding, self._grid.first, opens - steps, -(-bounds.takes_off[0] // step))
        ready = bounds.ready if not departures.rests else min(bounds.ready, bounds.rested)
        ready = min(ready - departures.access, bounds.calls - departures.formalities, bounds.arrive)
        ready = min(ready, (bounds.lands[1] + sooner) // step)
        high = min(ready - steps, bounds.closes, bounds.takes_off[1] // step)
        departs: Iterable[int] = range(high, low - 1, -1) if late else range(low, high + 1)
        if among is not None:
            departs = each_of(among & between(low, min(high, self._grid.end)), last_first=late)
        for depart in departs:
            yield _at_any_time(step, pair, departures, depart)


def _at_any_time(step: int, pair: tuple[str, str], departures: Departures, depart: int) -> Leg:
    """The leg of a way that goes at any time, where steps have so many minutes."""
    arrive = depart + departures.steps
    return Leg(
        *pair,
        way=departures.way,
        boarding=departures.boarding,
        depart=depart,
        late=0,
        minutes=departures.minutes,
        arrive=arrive,
        sooner=departures.sooner(step),
        ready=arrive + departures.access,
        calls=arrive + departures.formalities,
        rests=departures.rests,
    )


def flown(step: int, pair: tuple[str, str], departures: Departures, flight: Flown) -> Leg:
    """The leg of a scheduled departure, where steps have so many minutes."""
    arrive = flight.depart + flight.steps
    return Leg(
        *pair,
        way=departures.way,
        boarding=departures.boarding,
        depart=flight.depart,
        late=flight.late,
        minutes=flight.minutes,
        arrive=arrive,
        sooner=flight.steps * step - flight.minutes - flight.late,
        ready=arrive + flight.access,
        calls=arrive + departures.formalities,
        rests=flight.rests,
    )


def departures_of(problem: Problem, traveller: Traveller, way: Way) -> Departures:
    """A way as the search has it."""
    grid, formalities = problem.grid, problem.formalities(way)
    flights, rest = None, problem.rest(traveller, way, way.minutes)
    if way.flights is not None:
        flights = tuple(
            Flown(
                depart=grid.down(flight.take_off),
                late=flight.take_off % grid.step,
                minutes=flight.minutes,
                steps=grid.up(flight.minutes + flight.take_off % grid.step),
                access=grid.up(formalities + (flight_rest := problem.rest(traveller, way, flight.minutes))),
                rests=flight_rest > 0,
            )
            for flight in way.flights
        )
    return Departures(
        way=way,
        boarding=grid.up(problem.boarding(way)),
        formalities=grid.up(formalities),
        minutes=way.minutes,
        steps=grid.up(way.minutes),
        access=grid.up(formalities + rest),
        rests=rest > 0,
        flights=flights,
    )


def _shortest(departures: Departures) -> int:
    if departures.flights is None:
        return departures.minutes
    return min(flight.minutes for flight in departures.flights)


def _quickest(departures: Departures) -> int:
    if departures.flights is None:
        return departures.boarding + departures.steps + departures.access
    return departures.boarding + min(flight.steps + flight.access for flight in departures.flights)


def _at_once(ways: tuple[Departures, ...]) -> tuple[tuple[int, int], ...]:
    """Steps before and after departure of every way that goes at any time; none that another one beats in both."""
    pairs = {(each.boarding, each.steps + each.access) for each in ways if each.flights is None}
    return tuple(
        pair for pair in sorted(pairs) if not any(o != pair and o[0] <= pair[0] and o[1] <= pair[1] for o in pairs)
    )


class _Table:
    """Scheduled departures as two sorted lists: when one must leave, and the soonest that one is then ready."""

    def __init__(self, departures: Departures) -> None:
        flights = sorted(departures.flights or ())
        self._leave = [flight.depart - departures.boarding for flight in flights]
        ready = [flight.depart + flight.steps + flight.access for flight in flights]
        self._soonest = list(accumulate(reversed(ready), min))[::-1]
        latest = sorted(zip(ready, self._leave, strict=True))
        self._ready = [when for when, _ in latest]
        self._latest = list(accumulate((leave for _, leave in latest), max))

    def ready_after(self, leave: int) -> int:
        index = bisect_left(self._leave, leave)
        return self._soonest[index] if index < len(self._soonest) else NEVER

    def leave_before(self, ready: int) -> int:
        index = bisect_right(self._ready, ready)
        return self._latest[index - 1] if index else -NEVER
