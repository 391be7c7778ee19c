"""Which visits a traveller can usefully make to each city: few enough to solve, and yet they cut off no plan.

Every visit to a city other than the base holds at least one meeting, or something else that is asked for there. Meetings that
lie so close together that nobody can leave and come back in between form a group, and belong to one visit. So each visit can be
named by the first group of which it holds a meeting, and no two visits have the same name: a city needs no more visits than it
has groups. Likewise a stay at the base is named by the first group, of all meetings away, that the trip before it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner.problem import Problem
from planner.problem.tasks import Task
from planner.problem.travellers import Traveller


@dataclass(frozen=True)
class Visit:
    """A possible visit: it holds one of the `group` (none: nothing in particular) and may hold all of `tasks`. Among both are
    the anchors of the traveller: a stay that is asked for, or an end of a known journey, is as good as a meeting.

    Bounds in steps: it is not reached after `latest_arrival`, nor before `earliest_arrival`, nor left before
    `earliest_departure`.
    """

    city: str
    first: bool
    group: frozenset[str]
    tasks: frozenset[str]
    earliest_arrival: int
    latest_arrival: int
    earliest_departure: int


@dataclass(frozen=True)
class _Hull:
    """The time within which a meeting lies, in steps, and when somebody must be there at the latest and can be gone."""

    task: str
    low: int
    high: int
    there_by: int
    gone_from: int


def tasks_of(problem: Problem, traveller: Traveller) -> tuple[Task, ...]:
    """The meetings that somebody among the traveller's people can be in."""
    people = set(traveller.people)
    return tuple(task for task in problem.tasks.values() if task.options and people & set(task.people))


def visits(problem: Problem, traveller: Traveller) -> list[Visit]:
    """Every visit that a traveller may need, the stay at the start first."""
    tasks = tasks_of(problem, traveller)
    end, base = problem.grid.end, traveller.base
    anchors = problem.anchors(traveller)
    away = sorted({*(city for task in tasks for city in task.cities), *(each.city for each in anchors)} - {base})
    leg, cities = _leg(problem, traveller), sorted({*away, base, traveller.start})
    reached = _reached(leg, cities)
    there = {city: frozenset(task.id for task in tasks if city in task.cities) for city in (*away, base)}
    there = {city: ids.union(each.id for each in anchors if each.city == city) for city, ids in there.items()}
    start = there.get(traveller.start, frozenset())
    found = [Visit(traveller.start, first=True, group=frozenset(), tasks=start, **_bounds(0, 0, 0))]
    for city in away:
        back = min((reached[city, x] + reached[x, city] for x in cities if x != city), default=0)
        left = there[city]
        for group in groups(_hulls(problem, traveller, tasks, [city]), back):
            ids = frozenset(hull.task for hull in group)
            bounds = _bounds(0, max(hull.there_by for hull in group), min(hull.gone_from for hull in group))
            found.append(Visit(city, first=False, group=ids, tasks=left, **bounds))
            left = left - ids
    through = min((leg(a, base) + leg(base, b) for a in away for b in away), default=0)
    trips = sorted(
        min(hull.gone_from for hull in group) for group in groups(_hulls(problem, traveller, tasks, away), through)
    )
    if traveller.start != base:
        trips.insert(0, 0)
    for out in trips:
        bounds = _bounds(out, end, out)
        found.append(Visit(base, first=False, group=frozenset(), tasks=there[base], **bounds))
    return found


def _bounds(earliest_arrival: int, latest_arrival: int, earliest_departure: int) -> dict[str, int]:
    return {
        "earliest_arrival": earliest_arrival,
        "latest_arrival": latest_arrival,
        "earliest_departure": earliest_departure,
    }


def groups(hulls: Iterable[_Hull], apart: int) -> list[list[_Hull]]:
    """Groups of meetings, none as long as `apart`, taken greedily in order of their ends."""
    found: list[list[_Hull]] = []
    for hull in sorted(hulls, key=lambda each: (each.high, each.low, each.task)):
        together = [*found[-1], hull] if found else [hull]
        if found and max(each.high for each in together) - min(each.low for each in together) < apart:
            found[-1] = together
        else:
            found.append([hull])
    return found


def _hulls(problem: Problem, traveller: Traveller, tasks: Iterable[Task], cities: Iterable[str]) -> Iterator[_Hull]:
    those, up, down = set(cities), problem.grid.up, problem.grid.down
    for task in tasks:
        starts = [option.starts for option in task.options if option.city in those]
        if not starts:
            continue
        low, high = min(each[0][0] for each in starts), max(each[-1][1] for each in starts)
        seats = [seat for seat in task.seats if any(each.person in traveller.people for each in seat.candidates)]
        there_by = high + up(max(seat.offset for seat in seats))
        ends = (seat.offset + seat.length - (task.shorts[-1] if seat.shortens else 0) for seat in seats)
        gone_from = low + down(min(ends))
        yield _Hull(task.id, low, high + up(task.length), there_by, gone_from)
    for anchor in problem.anchors(traveller):
        if anchor.city in those:
            yield _Hull(anchor.id, down(anchor.begin), up(anchor.end), up(anchor.begin), down(anchor.end))


def _reached(leg: Callable[[str, str], int], cities: list[str]) -> dict[tuple[str, str], int]:
    """The fewest steps from each city to each other, through as many others as it takes: a round can be shorter, or the only
    way back. More than the horizon has where there is none.
    """
    found = {(one, other): 0 if one == other else leg(one, other) for one in cities for other in cities}
    for middle in cities:
        for one in cities:
            for other in cities:
                found[one, other] = min(found[one, other], found[one, middle] + found[middle, other])
    return found


def _leg(problem: Problem, traveller: Traveller) -> Callable[[str, str], int]:
    """The fewest steps of a leg between two cities; more than the horizon has where there is no way."""
    ways = problem.ways_of(traveller)
    never = 2 * problem.grid.end + 2

    def leg(origin: str, destination: str) -> int:
        lengths = [
            length
            for way in ways.get((origin, destination), ())
            for length in ([way.minutes] if way.flights is None else [each.minutes for each in way.flights])
        ]
        return problem.grid.down(min(lengths)) if lengths else never

    return leg
