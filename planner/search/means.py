"""Means: what meetings and journeys share, as it is before anything is planned."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.place import Place
from planner.domain.policies import Rest
from planner.domain.resources import ResourceKind
from planner.domain.values import Hours
from planner.problem import Problem
from planner.search.daytime import Daytime
from planner.search.hops import Hops, Leg
from planner.search.journeying import Journeying
from planner.search.routes import Route


def journeying_of(problem: Problem) -> dict[str, Journeying]:
    """How everybody travels who moves at all, by traveller."""
    hops: dict[tuple[bool, frozenset[Rest]], Hops] = {}
    days: dict[tuple[frozenset[Hours], bool], Daytime] = {}
    found = {}
    for id_, each in problem.travellers.items():
        if not each.moves:
            continue
        kind, daylight, daytime = (each.own_aircraft, problem.rests(each)), problem.travel_hours.of(each), None
        if kind not in hops:
            hops[kind] = Hops(problem, each)
        if daylight is not None:
            daytime = days.setdefault((daylight.hours, daylight.forbidden), Daytime(problem, daylight))
        found[id_] = Journeying(problem, each, hops[kind], daytime)
    return found


def scarce_aircraft(problem: Problem) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Pools of aircraft that are fewer than those who use them, with these."""
    scarce = {}
    for pool in problem.pools.values():
        users = tuple(id_ for id_, each in problem.travellers.items() if each.aircraft == pool.id and each.moves)
        if pool.kind is ResourceKind.AIRCRAFT and len(users) > pool.number:
            scarce[pool.id] = (pool.number, users)
    return scarce


def may_fly(aircraft: tuple[int, tuple[str, ...]], routes: Mapping[str, Route], id_: str, leg: Leg) -> bool:
    """Whether one of so many aircraft is there for a leg of one of their users, as the others travel; in steps."""
    number, users = aircraft
    flown = [
        other
        for user in users
        if user != id_ and user in routes
        for other in routes[user].legs
        if other.in_the_air and other.depart < leg.arrive and leg.depart < other.arrive
    ]
    instants = [leg.depart, *(other.depart for other in flown if other.depart > leg.depart)]
    return all(sum(other.depart <= at < other.arrive for other in flown) < number for at in instants)


def rooms_without_pause(problem: Problem) -> frozenset[Place]:
    """Rooms that two meetings can share without refreshing them in between: adjacent ones, or those of the same people."""
    rooms: set[Place] = set()
    for pair in (*problem.adjacent, *problem.staying):
        first, then = ({option.room for option in problem.tasks[id_].options} for id_ in pair)
        rooms |= {room for room in first & then if room is not None}
    return frozenset(rooms)
