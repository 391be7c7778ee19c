"""What is fixed and cannot be: pinned meetings that need one person or one room at once, cities that nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from planner.domain.place import Place
from planner.domain.places import Route, Venue
from planner.domain.references.known import Known
from planner.domain.references.words import Path, listed
from planner.domain.relations import Inside
from planner.domain.scenario import REMOTE
from planner.errors import Fault

Interval = tuple[datetime, datetime]
MOST_PAIRS = 20_000
"""Pairs of pinned meetings at one time that are looked at: where all are pinned at once, they are millions."""


class Clash(NamedTuple):
    """Two pinned meetings of which only one can be held, in words, and the path of a pin that could be another."""

    says: str
    path: Path


def judge(known: Known) -> Iterator[Fault]:
    """Every pair of pinned must-haves that clash, and every must-have that somebody required cannot reach."""
    for clash in clashes(known, of_musts=True):
        yield Fault("LOGIC-clash", f"{clash.says}; move one of them", clash.path)
    yield from _unreachable(known)


def clashes(known: Known, *, of_musts: bool) -> Iterator[Clash]:
    """Every pair of pinned meetings that need one person or one room at once: those that must both be held, or all others."""
    meetings = known.scenario.meetings
    pinned = [id_ for id_ in _fixed(known) if meetings[id_].must or not of_musts]
    busy = {id_: _busy(known, id_) for id_ in pinned}
    rooms = {id_: _room(known, id_) for id_ in pinned}
    insides = [each for each in known.scenario.relations.values() if isinstance(each, Inside)]
    left_for = {frozenset((each.meeting, each.during)) for each in insides}
    for one, other in sorted(islice(_at_once(known, pinned), MOST_PAIRS)):
        if (meetings[one].must and meetings[other].must) is not of_musts:
            continue
        path = ("meetings", other, "pin") if not known.is_summit(other) else ("meetings", one, "pin")
        shared = [
            person
            for person in sorted(busy[one].keys() & busy[other].keys())
            if _touch(busy[one][person], busy[other][person]) and frozenset((one, other)) not in left_for
        ]
        if shared:
            says = f"{_both(known, one, other)}, and both need {listed(shared)}"
            yield Clash(says, path)
        elif rooms[one] is not None and rooms[one] == rooms[other]:
            yield Clash(f"{_both(known, one, other)}, both in {rooms[one]}", path)


def _both(known: Known, *ids: str) -> str:
    """Two pinned meetings whose times overlap, with those times."""
    said = []
    for id_ in ids:
        pin, summit = known.scenario.meetings[id_].pin, known.scenario.summit
        at = summit.at if summit is not None and known.is_summit(id_) else None if pin is None else pin.at
        said.append(f"{id_} at {at}")
    return f"{listed(said)} overlap"


def surely_busy(known: Known) -> Iterator[tuple[str, str, Interval]]:
    """Every pinned must-have with everybody who sits in it whatever happens, and from when to when."""
    for id_ in _fixed(known):
        if not known.scenario.meetings[id_].must:
            continue
        for person, interval in sorted(_busy(known, id_).items()):
            yield id_, person, interval


def _fixed(known: Known) -> Iterator[str]:
    """Meetings that are held at one instant exactly, if they are held."""
    for id_ in sorted(known.scenario.to_be_planned):
        if len(known.start(id_)) == 1 and not known.scenario.tolerance(id_):
            yield id_


def _at_once(known: Known, pinned: list[str]) -> Iterator[tuple[str, str]]:
    """Every two pinned meetings that overlap, each pair in order of id."""
    going: list[tuple[datetime, str]] = []
    for (start, end), id_ in sorted((_whole(known, id_), id_) for id_ in pinned):
        going = [each for each in going if each[0] > start]
        yield from ((min(id_, other), max(id_, other)) for _, other in going)
        going.append((end, id_))


def _touch(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _whole(known: Known, id_: str) -> Interval:
    start = known.start(id_)[0]
    return start, start + known.least_minutes(id_)


def _busy(known: Known, id_: str) -> dict[str, Interval]:
    """Who sits in a pinned meeting whatever happens, and from when to when."""
    meeting, start = known.scenario.meetings[id_], known.start(id_)[0]
    found: dict[str, Interval] = {}
    for seat in meeting.who.required:
        those = known.candidates(seat, id_)
        if len(those) != 1:
            continue
        first, last = meeting.part_of(seat, meeting.least_minutes)
        found[those[0]] = (start + timedelta(minutes=first), start + timedelta(minutes=last))
    return found


def _room(known: Known, id_: str) -> Place | None:
    """The only room where a meeting can be held, if it holds one meeting at a time."""
    rooms = known.rooms_of(id_)
    if len(rooms) != 1 or any(place == REMOTE for place in known.places(id_)):
        return None
    place, _, space = rooms[0]
    if space.open:
        return None
    return place if isinstance(space, Venue) or space.count == 1 else None


def _unreachable(known: Known) -> Iterator[Fault]:
    scenario = known.scenario
    closed = {pair for route in scenario.routes.values() if route.closed for pair in _directions(route)}
    if not closed:
        return
    closed -= {(journey.from_, journey.to) for journey in scenario.journeys.values()}
    reached: dict[str, frozenset[str]] = {}
    for id_, meeting in sorted(scenario.to_be_planned.items()):
        cities = known.cities_of(id_)
        if not meeting.must or not cities or REMOTE in meeting.where:
            continue
        for number, seat in enumerate(meeting.who.required):
            those = known.candidates(seat, id_)
            start = None if len(those) != 1 else scenario.people[those[0]].starts or known.base(those[0])
            if start is None or start not in scenario.places:
                continue
            if start not in reached:
                reached[start] = _reached(known, start, closed)
            if not cities & reached[start]:
                message = f"{those[0]} cannot get from {start} to {listed(sorted(cities))}: every way there is closed"
                yield Fault("LOGIC-unreachable", message, ("meetings", id_, "who", "required", str(number)))


def _directions(route: Route) -> tuple[tuple[str, str], ...]:
    one, other = route.between
    return ((one, other),) if route.one_way else ((one, other), (other, one))


def _reached(known: Known, start: str, closed: set[tuple[str, str]]) -> frozenset[str]:
    found, queue = {start}, [start]
    for city in queue:
        for other in known.scenario.places:
            if other not in found and (city, other) not in closed:
                found.add(other)
                queue.append(other)
    return frozenset(found)
