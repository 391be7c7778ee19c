"""Timefold on the meeting-scheduling format: Java is started, the instance is handed over, and the solution is read back.

One processor is all that Java is told of, so that it neither searches nor clears up on a second one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from planner.bench.files.meeting_scheduling import (
    MIXED,
    PREFERRED,
    REQUIRED,
    Held,
    Levels,
    MeetingScheduling,
    Places,
)

ONE_PROCESSOR = "-XX:ActiveProcessorCount=1"
"""How Java is told that there is one."""


@dataclass(frozen=True)
class Reported:
    """A solution of Timefold, None where not every meeting has a place, what it says that it costs, and how long the start took.

    `preparing` is in seconds: until Java has started and the rules are compiled.
    """

    places: Places | None
    levels: Levels
    preparing: float


def solved(instance: MeetingScheduling, seconds: float, seed: int) -> Reported:
    """What Timefold comes to when it searches so many seconds, from when it is ready. Raises what it raises."""
    began = time.monotonic()
    _start_java()
    from timefold.solver import SolverFactory

    from planner.bench.peers import timefold_rules

    solver = SolverFactory.create(timefold_rules.settings(instance.weights, seconds, seed)).build_solver()
    preparing = time.monotonic() - began
    found: Any = solver.solve(programme_of(instance))
    score = found.score
    places = None
    if all(each.start is not None and each.room is not None for each in found.meetings):
        places = [(int(each.start.index), int(each.room.number)) for each in found.meetings]
    return Reported(places, (-score.hard_score, -score.medium_score, -score.soft_score), preparing)


def _start_java() -> None:
    """Starts Java, unless it has been."""
    import jpype
    import timefold.solver

    if not jpype.isJVMStarted():
        timefold.solver.init(jpype.getDefaultJVMPath(), ONE_PROCESSOR)


def programme_of(instance: MeetingScheduling) -> Any:
    """The instance as the rules take it, with what every two meetings cost together on one grain."""
    from planner.bench.peers.timefold_rules import Grain, Meeting, Programme, Room

    days, seats = list(instance.days), instance.rooms
    meetings = [
        Meeting(
            number=number,
            grains=held.grains,
            seats=held.seats,
            days=days,
            hard_with=[_hard(instance, held, other) for other in instance.meetings],
            medium_with=[_medium(instance, held, other) for other in instance.meetings],
            common_with=[len(held.people & other.people) for other in instance.meetings],
        )
        for number, held in enumerate(instance.meetings)
    ]
    return Programme(
        grains=[Grain(index, day) for index, day in enumerate(days)],
        rooms=[Room(number, own, sum(max(0, each - own) for each in seats)) for number, own in enumerate(seats)],
        meetings=meetings,
    )


def _hard(instance: MeetingScheduling, one: Held, other: Held) -> int:
    return instance.weights[REQUIRED] * len(one.required & other.required)


def _medium(instance: MeetingScheduling, one: Held, other: Held) -> int:
    mixed = len(one.required & other.preferred) + len(one.preferred & other.required)
    return instance.weights[MIXED] * mixed + instance.weights[PREFERRED] * len(one.preferred & other.preferred)
