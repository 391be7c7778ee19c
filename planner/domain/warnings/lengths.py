"""Lengths that hardly fit: into the window of their meeting, and onto the grid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.domain import clock
from planner.domain.references.known import Known
from planner.domain.references.words import length
from planner.errors import Fault

SPARE = timedelta(minutes=15)
"""A window with less than this to spare barely fits: a speaker or a motorcade that is late takes a quarter of an hour."""
MOST_NAMED = 3


def judge(known: Known) -> Iterator[Fault]:
    """Windows that barely fit, and lengths that end off the grid."""
    for id_ in known.scenario.to_be_planned:
        yield from _window(known, id_)
    yield from _off_the_grid(known)


def _window(known: Known, id_: str) -> Iterator[Fault]:
    meeting = known.scenario.meetings[id_]
    if meeting.pin is not None or known.is_summit(id_):
        return
    windows = [
        clock.instant(last, zone, end_of_day=True) - clock.instant(first, zone)
        for first, last in meeting.when.spans()
        for zone in known.zones_of(id_)
    ]
    spare = max(windows, default=timedelta.max) - known.minutes(id_)
    if timedelta() <= spare < SPARE:
        left = length(round(spare.total_seconds() / 60)) if spare else "nothing"
        message = (
            f"the window is hardly longer than the meeting: {length(meeting.minutes)} with {left} to spare; widen it, "
            "or pin the start"
        )
        yield Fault("WARN-window", message, ("meetings", id_, "when", "between"))


def _off_the_grid(known: Known) -> Iterator[Fault]:
    """One warning for each length: it is told where the first meeting has it."""
    grid, ids = known.scenario.horizon.grid, dict[int, list[str]]()
    for id_, meeting in known.scenario.to_be_planned.items():
        if meeting.minutes % grid:
            ids.setdefault(meeting.minutes, []).append(id_)
    for minutes, meetings in ids.items():
        over = minutes % grid
        near = f"{length(minutes + grid - over)}"
        if minutes > grid:
            near = f"{length(minutes - over)} or {near}"
        message = (
            f"{length(minutes)} is off the grid of {grid} min, so what follows at once begins {grid - over} min after the "
            f"end; write {near}, or a finer grid"
        )
        if len(meetings) > 1:
            message += f" (so {_others(meetings[1:])})"
        field = "length" if known.scenario.meetings[meetings[0]].length is not None else "stages"
        yield Fault("WARN-grid", message, ("meetings", meetings[0], field))


def _others(ids: list[str]) -> str:
    """`does b`, `do b and c`, `do b and 7 more`."""
    if len(ids) == 1:
        return f"does {ids[0]}"
    if len(ids) <= MOST_NAMED:
        return f"do {', '.join(ids[:-1])} and {ids[-1]}"
    return f"do {ids[0]} and {len(ids) - 1} more"
