"""Circles: meetings and work of which each has to come before the next, round and round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.meetings import Wall
from planner.domain.references.components import in_circles
from planner.domain.references.known import Known
from planner.domain.relations import Adjacent, Before, Brief, Gate, Side
from planner.errors import Fault

MOST_LOOKED = 2_000_000
"""Steps that are looked at before the search for more circles ends: about a second."""

MOST_SHOWN = 20
"""Steps of a circle that are printed; of a longer one the first ones and the last."""


@dataclass(frozen=True)
class Step:
    """One meeting, or piece of work, that ends before another starts, and the part of the scenario that says so."""

    first: str
    then: str
    says: str
    path: tuple[str, ...]


def judge(known: Known) -> Iterator[Fault]:
    """Every circle in which at most one meeting could be left out: then that one, or the plan, is impossible.

    Where two or more of its meetings are optional, a circle only says that they are not all held. Where circles are so many
    and so long that finding them all takes long, those found so far are told.
    """
    steps: dict[str, list[Step]] = {}
    off = known.scenario.meetings.keys() - known.scenario.to_be_planned.keys()
    for step in _steps(known):
        if step.first != step.then and not off & {step.first, step.then}:
            steps.setdefault(step.first, []).append(step)
    gates = {id_: [step for step in those if _is_gate(known, step)] for id_, those in steps.items()}
    all_, gated = _Circles(steps), _Circles(gates)
    sure = _surely_held(known)
    told: set[frozenset[str]] = set()
    rings: set[int] = set()
    for start in sorted(steps):
        if told and all_.looked + gated.looked > MOST_LOOKED:
            return
        if (ring := all_.ring(start)) in rings:
            continue
        circle = all_.way_back(start, sure) or gated.way_back(start)
        meetings = frozenset(step.first for step in circle)
        if circle and ring is not None:
            rings.add(ring)
        if circle and meetings not in told:
            told.add(meetings)
            yield _fault(circle)


class _Circles:
    """Steps, and the ways back that they make; a way is only looked for where there is one."""

    def __init__(self, steps: Mapping[str, list[Step]]) -> None:
        self._steps = steps
        self._parts = in_circles(steps, lambda id_: [step.then for step in steps.get(id_, ())])
        self._ways = Counter(
            self._parts[first]
            for first, then in {(step.first, step.then) for those in steps.values() for step in those}
            if first in self._parts and self._parts[first] == self._parts.get(then)
        )
        self._sizes = Counter(self._parts.values())
        self.looked = 0

    def ring(self, start: str) -> int | None:
        """The part in which a meeting lies if that is one circle and nothing more: once told, it is told."""
        part = self._parts.get(start)
        return part if part is not None and self._ways[part] == self._sizes[part] else None

    def way_back(self, start: str, through: frozenset[str] | None = None) -> tuple[Step, ...]:
        """The shortest way from a meeting back to itself, only `through` these (None: all); empty where there is none."""
        part = self._parts.get(start)
        if part is None:
            return ()
        came: dict[str, Step] = {}
        queue = [start]
        for id_ in queue:
            for step in self._steps.get(id_, ()):
                self.looked += 1
                if step.then == start:
                    return (*_walked(came, id_), step)
                there = self._parts.get(step.then) == part and (through is None or step.then in through)
                if there and step.then not in came:
                    came[step.then] = step
                    queue.append(step.then)
        return ()


def _walked(came: Mapping[str, Step], end: str) -> tuple[Step, ...]:
    found: list[Step] = []
    while end in came:
        found.append(came[end])
        end = came[end].first
    return tuple(reversed(found))


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
    yield from _of_work(known)
    if scenario.summit is not None and scenario.summit.meeting in scenario.meetings:
        summit = scenario.summit.meeting
        for id_, meeting in scenario.meetings.items():
            wall = ("meetings", id_, "when", "wall")
            if meeting.when.wall is Wall.BEFORE:
                yield Step(id_, summit, "wall: before", wall)
            elif meeting.when.wall is Wall.AFTER:
                yield Step(summit, id_, "wall: after", wall)


def _of_work(known: Known) -> Iterator[Step]:
    """What work needs comes before it, and what it opens after; a piece of work is told apart from a meeting of its id."""
    for id_, work in known.scenario.work.items():
        name, path = f"work {id_}", ("work", id_)
        for other in work.needs.meetings:
            yield Step(other, name, f"{name} needs it", (*path, "needs", "meetings"))
        for other in work.needs.work:
            yield Step(f"work {other}", name, f"{name} needs it", (*path, "needs", "work"))
        for other in work.opens:
            yield Step(name, other, f"{name} opens it", (*path, "opens"))


def _is_gate(known: Known, step: Step) -> bool:
    if step.path[0] == "work":
        return True
    return step.path[0] == "relations" and isinstance(known.scenario.relations[step.path[1]], Gate)


def _surely_held(known: Known) -> frozenset[str]:
    """Meetings that every plan holds: must-haves, the gates that they wait for, the briefings that they call for."""
    scenario = known.scenario
    calls: dict[str, list[str]] = {}
    for relation in scenario.relations.values():
        if isinstance(relation, Gate):
            for opened in relation.opens:
                calls.setdefault(opened, []).append(relation.gate)
        elif isinstance(relation, Brief):
            calls.setdefault(relation.about, []).append(relation.meeting)
    queue = [id_ for id_, meeting in scenario.to_be_planned.items() if meeting.must]
    sure = set(queue)
    for id_ in queue:
        new = [each for each in dict.fromkeys(calls.get(id_, ())) if each not in sure]
        sure.update(new)
        queue += new
    return frozenset(sure)


def _fault(circle: tuple[Step, ...]) -> Fault:
    steps = [f"{step.first} before {step.then} ({step.says})" for step in circle]
    cut = len(steps) > MOST_SHOWN
    words = ", ".join(
        [*steps[: MOST_SHOWN - 2], f"... {len(steps) - MOST_SHOWN + 1} more ...", steps[-1]] if cut else steps
    )
    last = max(circle, key=lambda step: (step.path[0] in ("relations", "work"), step.path))
    return Fault(
        "LOGIC-circle", f"these come before each other in a circle: {words}; drop or turn one of them", last.path
    )
