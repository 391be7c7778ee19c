"""Circles: meetings of which each has to come before the next, round and round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.meetings import Wall
from planner.domain.references.known import Known
from planner.domain.relations import Adjacent, Before, Brief, Gate, Side
from planner.errors import Problem


@dataclass(frozen=True)
class Step:
    """One meeting that ends before another starts, where both are held, and the part of the scenario that says so."""

    first: str
    then: str
    says: str
    path: tuple[str, ...]


def judge(known: Known) -> Iterator[Problem]:
    """Every circle in which at most one meeting could be left out: then that one, or the plan, is impossible.

    Where two or more of its meetings are optional, a circle only says that they are not all held.
    """
    steps: dict[str, list[Step]] = {}
    for step in _steps(known):
        if step.first != step.then:
            steps.setdefault(step.first, []).append(step)
    sure = _surely_held(known)
    gates = {id_: [step for step in those if _is_gate(known, step)] for id_, those in steps.items()}
    told: set[frozenset[str]] = set()
    for start in sorted(steps):
        certain = _way_back(
            start, {id_: [s for s in those if s.then in sure or s.then == start] for id_, those in steps.items()}
        )
        circle = certain or _way_back(start, gates)
        meetings = frozenset(step.first for step in circle)
        if circle and meetings not in told:
            told.add(meetings)
            yield _problem(circle)


def _steps(known: Known) -> Iterator[Step]:
    scenario = known.scenario
    for id_, relation in scenario.relations.items():
        path = ("relations", id_)
        match relation:
            case Before() | Adjacent():
                yield Step(relation.first, relation.then, id_, path)
            case Gate():
                for opened in relation.opens:
                    yield Step(relation.gate, opened, id_, path)
            case Brief():
                if relation.side is Side.BEFORE:
                    yield Step(relation.meeting, relation.about, id_, path)
                else:
                    yield Step(relation.about, relation.meeting, id_, path)
    if scenario.summit is not None and scenario.summit.meeting in scenario.meetings:
        summit = scenario.summit.meeting
        for id_, meeting in scenario.meetings.items():
            wall = ("meetings", id_, "when", "wall")
            if meeting.when.wall is Wall.BEFORE:
                yield Step(id_, summit, "wall: before", wall)
            elif meeting.when.wall is Wall.AFTER:
                yield Step(summit, id_, "wall: after", wall)


def _is_gate(known: Known, step: Step) -> bool:
    return step.path[0] == "relations" and isinstance(known.scenario.relations[step.path[1]], Gate)


def _surely_held(known: Known) -> frozenset[str]:
    """Meetings that every plan holds: must-haves, the gates that they wait for, the briefings that they call for."""
    scenario = known.scenario
    sure = {id_ for id_, meeting in scenario.meetings.items() if meeting.must}
    size = -1
    while len(sure) != size:
        size = len(sure)
        for relation in scenario.relations.values():
            if isinstance(relation, Gate) and sure.intersection(relation.opens):
                sure.add(relation.gate)
            if isinstance(relation, Brief) and relation.about in sure:
                sure.add(relation.meeting)
    return frozenset(sure)


def _way_back(start: str, steps: dict[str, list[Step]]) -> tuple[Step, ...]:
    """The shortest way from a meeting back to itself, empty where there is none."""
    ways: dict[str, tuple[Step, ...]] = {start: ()}
    queue = [start]
    for id_ in queue:
        for step in steps.get(id_, ()):
            if step.then == start:
                return (*ways[id_], step)
            if step.then not in ways:
                ways[step.then] = (*ways[id_], step)
                queue.append(step.then)
    return ()


def _problem(circle: tuple[Step, ...]) -> Problem:
    words = ", ".join(f"{step.first} before {step.then} ({step.says})" for step in circle)
    last = max(circle, key=lambda step: (step.path[0] == "relations", step.path))
    return Problem(
        "LOGIC-circle", f"these come before each other in a circle: {words}; drop or turn one of them", last.path
    )
