"""How often a traveller can usefully be in each city: bounds that cut off no plan.

Every visit to a city other than the base holds at least one meeting. Two meetings that lie so close together that nobody
can leave and come back in between belong to one visit; so a city needs no more visits than it has groups of such meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from planner.problem import Problem
from planner.problem.tasks import Task
from planner.problem.travellers import Traveller


def tasks_of(problem: Problem, traveller: Traveller) -> tuple[Task, ...]:
    """The meetings that somebody among the traveller's people can be in."""
    people = set(traveller.people)
    return tuple(task for task in problem.tasks.values() if task.options and people & set(task.people))


def visits(problem: Problem, traveller: Traveller) -> dict[str, int]:
    """The most visits to each city, in order of id; the stay at the start counts as one."""
    tasks = tasks_of(problem, traveller)
    away = sorted({city for task in tasks for city in task.cities} - {traveller.base})
    shortest = _shortest(problem, traveller)
    counts: dict[str, int] = {}
    for city in away:
        there = [task for task in tasks if city in task.cities]
        back = min((shortest(city, x, city) for x in (*away, traveller.base) if x != city), default=0)
        counts[city] = groups(_hulls(there, [city], problem), back)
    out = [task for task in tasks if set(task.cities) & set(away)]
    through = min((shortest(a, traveller.base, b) for a in away for b in away), default=0)
    counts[traveller.base] = groups(_hulls(out, away, problem), through)
    counts[traveller.start] = counts.get(traveller.start, 0) + 1
    if traveller.start != traveller.base:
        counts[traveller.base] += 1
    return dict(sorted(counts.items()))


def groups(hulls: Iterable[tuple[int, int]], apart: int) -> int:
    """Into how many groups spans fall, no group as long as `apart`, taken greedily in order of their ends."""
    count, begin, end = 0, 0, -1
    for low, high in sorted(hulls, key=lambda hull: (hull[1], hull[0])):
        if count and max(end, high) - min(begin, low) < apart:
            begin, end = min(begin, low), max(end, high)
        else:
            count, begin, end = count + 1, low, high
    return count


def _hulls(tasks: Iterable[Task], cities: Iterable[str], problem: Problem) -> Iterator[tuple[int, int]]:
    those = set(cities)
    for task in tasks:
        starts = [option.starts for option in task.options if option.city in those]
        low, high = min(each[0][0] for each in starts), max(each[-1][1] for each in starts)
        yield low, high + problem.grid.up(task.length)


def _shortest(problem: Problem, traveller: Traveller) -> Callable[[str, str, str], int]:
    """The fewest steps from a city through another to a third; more than the horizon has where there is no way."""
    ways = problem.ways.of(own_aircraft=traveller.own_aircraft)
    never = 2 * problem.grid.end + 2

    def leg(origin: str, destination: str) -> int:
        lengths = [
            length
            for way in ways.get((origin, destination), ())
            for length in ([way.minutes] if way.flights is None else [each.minutes for each in way.flights])
        ]
        return problem.grid.down(min(lengths)) if lengths else never

    def through(origin: str, middle: str, destination: str) -> int:
        return leg(origin, middle) + leg(middle, destination)

    return through
