"""Weights that drown all others, so that nothing else counts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.references.known import Known
from planner.domain.references.words import Path
from planner.errors import Fault

FEWEST = 3
"""Of fewer weights one is always the most, and nobody is surprised."""
TIMES = 10
"""A weight drowns others that is more than all of them together and so many times the next one."""


def judge(known: Known) -> Iterator[Fault]:
    """A priority, or a weight of optional attendance, beside which the others do not count."""
    planned = known.scenario.to_be_planned
    priorities: dict[Path, int] = {
        ("meetings", id_, "priority"): meeting.priority
        for id_, meeting in planned.items()
        if not meeting.must and not known.is_summit(id_)
    }
    wishes: dict[Path, int] = {
        ("meetings", id_, "who", "optional", seat): weight
        for id_, meeting in planned.items()
        for seat, weight in meeting.who.optional.items()
    }
    mended = "write must: true if it must be held, or a smaller number"
    yield from _drowning(priorities, "priorities of the others", mended)
    yield from _drowning(wishes, "other weights of attendance", "require the seat, or write a smaller number")


def _drowning(weights: Mapping[Path, int], others: str, mended: str) -> Iterator[Fault]:
    if len(weights) < FEWEST:
        return
    (path, most), (_, second) = sorted(weights.items(), key=lambda each: -each[1])[:2]
    rest = sum(weights.values()) - most
    if most > rest and most >= TIMES * second > 0:
        message = f"{most:,} is more than the {others} together ({rest:,}), so none of those counts beside it; {mended}"
        yield Fault("WARN-weight", message, path)
