"""Leaving: who may be out of a long meeting for a short one inside it, and during which parts of the long one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from planner.domain.meetings import Meeting
from planner.domain.relations import Inside
from planner.domain.scenario import Scenario
from planner.problem.tasks import Task

Span = tuple[int, int]
"""From and until how many minutes after a meeting's start."""


class Leaving:
    """The `inside` relations by (short, long) meeting, with what they leave open."""

    def __init__(self, scenario: Scenario, tasks: Mapping[str, Task]) -> None:
        self._meetings = scenario.meetings
        self._tasks = tasks
        relations = (each for _, each in sorted(scenario.relations.items()) if isinstance(each, Inside))
        self.pairs = {(each.meeting, each.during): each for each in relations}
        self._free: dict[tuple[str, str], tuple[Span, ...]] = {}

    @cached_property
    def meetings(self) -> frozenset[str]:
        """The meetings of the relations, short and long ones."""
        return frozenset(id_ for pair in self.pairs for id_ in pair)

    @cached_property
    def leavers(self) -> frozenset[str]:
        """Everybody who can be in both meetings of a relation."""
        both = (set(self._tasks[short].people) & set(self._tasks[long].people) for short, long in self.pairs)
        return frozenset(person for people in both for person in people)

    def free(self, meeting: str, seat: str) -> tuple[Span, ...]:
        """The parts of a long meeting in which whoever fills a seat may be out."""
        key = (meeting, seat)
        if key not in self._free:
            self._free[key] = free_of(self._meetings[meeting], seat)
        return self._free[key]


def free_of(meeting: Meeting, seat: str) -> tuple[Span, ...]:
    """The parts of a meeting in which a seat is busy and that are no stage that names it."""
    low, high = meeting.part_of(seat)
    spans, begin = [], 0
    for stage in meeting.stages:
        if seat in stage.who:
            spans.append((low, min(begin, high)))
            low = max(low, begin + stage.length)
        begin += stage.length
    return tuple(span for span in (*spans, (low, high)) if span[0] < span[1])
