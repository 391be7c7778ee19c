"""The day sheets of a pool: who of it is where from when to when, for whom, and how they get there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from planner.domain.resources import ResourceKind
from planner.domain.scenario import REMOTE, Scenario
from planner.files.columns import RowKind
from planner.report.day_sheets import DaySheet, Line, Schedule
from planner.report.resource_use import Move, PoolUse, Use
from planner.report.words import Namer, counted, duration, listed

ONE = {
    ResourceKind.INTERPRETERS: ("interpreter", "interpreters"),
    ResourceKind.SECURITY: ("team", "teams"),
    ResourceKind.MOTORCADES: ("motorcade", "motorcades"),
    ResourceKind.AIRCRAFT: ("aircraft", "aircraft"),
    ResourceKind.EQUIPMENT: ("unit", "units"),
    ResourceKind.TEAMS: ("team", "teams"),
}
"""What one of a pool is called, and several."""


def pool_schedule(scenario: Scenario, pool: PoolUse) -> Schedule:
    """What a pool does as day sheets, by the clock of each place; drives of motorcades inside a city are lines of their own."""
    lines = [line for use in pool.uses for line in (*drives(scenario, pool, use), _line(scenario, pool, use))]
    lines.sort(key=lambda line: (line.start.date(), line.start, line.end))
    days = groupby(lines, key=lambda line: line.start.date())
    return Schedule(tuple(DaySheet(day, tuple(those)) for day, those in days), ())


def who_comes(pool: PoolUse, use: Use) -> str:
    """Who of a pool comes: `Lee Yun-hyang`, `Teams 1 and 2`; `2 of 4 teams` where that is not known, nothing of the only one."""
    if use.members:
        return members_called(pool, use.members)
    if pool.resource.count == 1:
        return ""
    one, many = ONE[pool.resource.kind]
    return f"{use.number:,} of {counted(pool.resource.count, one, many)}"


def members_called(pool: PoolUse, members: tuple[str, ...]) -> str:
    """Members of a pool as people call them: `Lee Yun-hyang`, `Team 1`, `Teams 1 and 2`."""
    if pool.resource.names:
        return listed(members)
    one, many = ONE[pool.resource.kind]
    return f"{(one if len(members) == 1 else many).capitalize()} {listed(members)}" if members else ""


def whole_line(pool: PoolUse) -> str:
    """A sentence where a pool is enough by its numbers and its work cannot be shared out to whole members; else nothing."""
    if pool.whole or pool.short:
        return ""
    one, many = ONE[pool.resource.kind]
    return (
        f"There are enough {many} by their number and their minutes of work in all, but no way was found in which each {one} "
        "serves one thing at a time and works for no longer than a day allows: whoever shares the work out has to relieve one."
    )


def ways(scenario: Scenario, pool: PoolUse, use: Use) -> list[str]:
    """How those who come get there and what is to be done before, as sentences without their full stops."""
    told = (move for move in use.moves if not (_is_drive(pool, move) or pool.resource.kind is ResourceKind.AIRCRAFT))
    return [*_airport(scenario, pool, use), *(_way(scenario, pool, use, move) for move in told)]


def whom(scenario: Scenario, pool: PoolUse, use: Use) -> str:
    """For whom a use is: `for Donald Trump, Kim Jong Un and 12 others`; nothing where its title says it."""
    if not use.people or (pool.resource.kind is ResourceKind.AIRCRAFT and len(use.people) == 1):
        return ""
    return f"for {Namer(scenario).group(use.people)}"


def _is_drive(pool: PoolUse, move: Move) -> bool:
    return pool.resource.kind is ResourceKind.MOTORCADES and bool(move.minutes)


def _airport(scenario: Scenario, pool: PoolUse, use: Use) -> Iterator[str]:
    """When passengers of an aircraft are at the airport, and when they leave it."""
    if pool.resource.kind is not ResourceKind.AIRCRAFT:
        return
    namer, policies = Namer(scenario), scenario.policies
    boarding = namer.local(use.start - timedelta(minutes=policies.boarding), use.place)
    ready = namer.local(use.end + timedelta(minutes=policies.formalities), use.ends_at)
    yield f"passengers are at the airport by {boarding:%H:%M} and out of it at {ready:%H:%M} by the clock there"


def _way(scenario: Scenario, pool: PoolUse, use: Use, move: Move) -> str:
    namer = Namer(scenario)
    who = members_called(pool, move.members) if move.members and len(move.members) < len(use.members) else ""
    come = f"{who} from" if who else "from"
    if move.minutes is None:
        return f"{come} {namer.city(move.origin)}"
    leave, late = _leaving(use, move)
    told = (
        f"{come} {namer.place(move.origin)}, {duration(move.minutes)}: leave by {namer.local(leave, use.place):%H:%M}"
    )
    return f"{told}, {duration(late)} too late" if late else told


def _leaving(use: Use, move: Move) -> tuple[datetime, int]:
    """When to leave for a use, no earlier than what was done before ends, and by how many minutes one is late all the same."""
    latest = use.start - timedelta(minutes=move.minutes or 0)
    late = round((move.since - latest).total_seconds() / 60)
    return max(latest, move.since), max(0, late)


def drives(scenario: Scenario, pool: PoolUse, use: Use) -> Iterator[Line]:
    """The drives of motorcades from venue to venue of a city before a use, as lines."""
    namer = Namer(scenario)
    for move in use.moves:
        if not _is_drive(pool, move):
            continue
        minutes = move.minutes or 0
        leave, late = _leaving(use, move)
        arrive = leave + timedelta(minutes=minutes)
        detail = [duration(minutes), *([f"{duration(late)} late for {use.what}"] if late else [])]
        title = f"{namer.place(move.origin).partition(', ')[0]} to {namer.place(use.place).partition(', ')[0]}"
        called = members_called(pool, move.members)
        yield _told(scenario, RowKind.JOURNEY, use, (leave, arrive), (title, namer.city(use.place), called, detail))


def _line(scenario: Scenario, pool: PoolUse, use: Use) -> Line:
    namer = Namer(scenario)
    place = "call" if use.place == REMOTE else namer.place(use.place)
    flying = pool.resource.kind is ResourceKind.AIRCRAFT
    sentences = (whom(scenario, pool, use), *ways(scenario, pool, use), duration(_minutes(use)))
    detail = [". ".join(f"{each[0].upper()}{each[1:]}" for each in sentences if each)]
    kind = RowKind.JOURNEY if flying else RowKind.MEETING
    told = (use.what, "" if flying else place, who_comes(pool, use), detail)
    return _told(scenario, kind, use, (use.start, use.end), told)


def _told(
    scenario: Scenario,
    kind: RowKind,
    use: Use,
    between: tuple[datetime, datetime],
    words: tuple[str, str, str, list[str]],
) -> Line:
    namer = Namer(scenario)
    title, place, people, detail = words
    start, end = namer.local(between[0], use.place), namer.local(between[1], use.ends_at)
    home = [namer.local(instant, REMOTE) for instant in between]
    return Line(kind, use.item, start, end, home[0], home[1], title, place, people, ", ".join(detail))


def _minutes(use: Use) -> int:
    return round((use.end - use.start).total_seconds() / 60)
