"""Rooms that are alike count as one class: which of them a meeting gets is decided afterwards, and costs the search nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from planner.domain.place import Place
from planner.domain.relations import Adjacent
from planner.domain.scenario import Scenario
from planner.problem.places import named_places, places_of
from planner.problem.spans import Spans
from planner.problem.staying import pairs_of, staying_of
from planner.problem.tasks import Option, Task

Likeness = tuple[Place, int | None, frozenset[tuple[str, Spans, int, int]]]


def single_rooms(scenario: Scenario) -> frozenset[Place]:
    """Classes of alike rooms that must be told apart: one of them is named, or two meetings can share one without a pause."""
    named = [place for id_ in scenario.meetings for place in named_places(scenario, id_)]
    quotas = scenario.policies.quotas.values()
    named += [scenario.place(quota.place) for quota in quotas if quota.place is not None]
    found = {place.alike for place in named if place.number is not None}
    places: dict[str, frozenset[Place]] = {}
    for one, other in chain(_adjacent(scenario), pairs_of(scenario)):
        for each in (one, other):
            if each not in places:
                places[each] = frozenset(places_of(scenario, each, frozenset()))
        found |= places[one] & places[other]
    return frozenset(found)


def _adjacent(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for relation in scenario.relations.values():
        if isinstance(relation, Adjacent):
            yield relation.first, relation.then


def with_classes(scenario: Scenario, tasks: Mapping[str, Task]) -> dict[str, Task]:
    """The tasks with rooms of one venue put together that nobody can tell apart.

    They have the same seats and turnover, and the same meetings can be held in them at the same times. Rooms that adjacent
    meetings, or meetings of the same people, may share stay apart, for those need no turnover in one room; so do rooms that a
    quota names.
    """
    users: dict[Place, list[tuple[str, Option]]] = defaultdict(list)
    for task in tasks.values():
        for option in task.options:
            if option.room is not None and option.venue is not None:
                users[option.room].append((task.id, option))
    apart = set(_told_apart(scenario, tasks, users))
    alike: dict[Likeness, list[Place]] = defaultdict(list)
    for room in sorted(users, key=str):
        if room not in apart:
            alike[_likeness(room, users[room])].append(room)
    classes = {room: rooms for rooms in alike.values() for room in rooms}
    return {id_: _in_classes(task, classes, users) for id_, task in tasks.items()}


def _told_apart(scenario: Scenario, tasks: Mapping[str, Task], rooms: Iterable[Place]) -> Iterator[Place]:
    places = (scenario.place(quota.place) for quota in scenario.policies.quotas.values() if quota.place is not None)
    for counted in (place for place in places if place.room is not None):
        yield from (room for room in rooms if room.lies_in(counted))
    used = {id_: {option.room for option in task.options} for id_, task in tasks.items()}
    for one, other in chain(_adjacent(scenario), staying_of(scenario, tasks)):
        yield from (room for room in used[one] & used[other] if room is not None)


def _likeness(room: Place, those: list[tuple[str, Option]]) -> Likeness:
    one = those[0][1]
    uses = frozenset((id_, option.starts, option.turnover, option.short) for id_, option in those)
    return (room.at_venue, one.seats, uses)


def _in_classes(
    task: Task, classes: Mapping[Place, list[Place]], users: Mapping[Place, list[tuple[str, Option]]]
) -> Task:
    options = []
    for option in task.options:
        rooms = [] if option.room is None else classes.get(option.room, [])
        if len(rooms) < 2:
            options.append(option)
        elif option.room == rooms[0]:
            each = tuple(place for room in rooms for place in users[room][0][1].rooms)
            options.append(replace(option, rooms=each))
    return replace(task, options=tuple(options))
