"""When meetings may be held: windows that exist, are long enough, and lie within the horizon and on their side of the summit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.meetings import Meeting, Wall
from planner.domain.references.known import Known
from planner.domain.references.times import span
from planner.domain.references.words import Path, length
from planner.domain.values import Hours
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with the windows of meetings."""
    for id_, meeting in known.scenario.to_be_planned.items():
        path = ("meetings", id_, "when")
        yield from _spans(known, path, id_, meeting)
        yield from _hours(known, path, id_, meeting)
        yield from _pinned_side(known, path, id_, meeting)


def _spans(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    those = meeting.when.spans()
    if meeting.when.between == ():
        yield Fault("FMT-empty", "the list is empty; write a span, or leave the field out", (*path, "between"))
    single = bool(those) and not isinstance(meeting.when.between[0], tuple)  # type: ignore[index]
    paths = [(*path, "between") if single else (*path, "between", str(number)) for number in range(len(those))]
    zones = known.zones_of(id_)
    found = {
        fault for zone in zones for place, each in zip(paths, those, strict=True) for fault in span(place, each, zone)
    }
    yield from sorted(found, key=lambda fault: fault.path)
    if found or not zones or not those:
        return
    instants = [
        (clock.instant(first, zone), clock.instant(last, zone, end_of_day=True))
        for first, last in those
        for zone in zones
    ]
    yield from _long_enough(known, (*path, "between"), id_, instants)
    for place, (first, last) in zip(paths, those, strict=True):
        yield from _in_horizon(
            known, place, [(clock.instant(first, z), clock.instant(last, z, end_of_day=True)) for z in zones]
        )
    inside = [each for each in instants if not _outside(known, each)]
    if meeting.pin is None and not known.is_summit(id_) and inside:
        yield from _side(known, path, id_, meeting, inside)


Instants = list[tuple[datetime, datetime]]


def _outside(known: Known, window: tuple[datetime, datetime]) -> bool:
    """Whether no part of a window lies within the horizon."""
    horizon = known.horizon
    if horizon is None or horizon[0] >= horizon[1]:
        return False
    return window[1] <= horizon[0] or window[0] >= horizon[1]


def _long_enough(known: Known, path: Path, id_: str, instants: Instants) -> Iterator[Fault]:
    longest = max(last - first for first, last in instants)
    if longest < known.least_minutes(id_):
        available = int(longest.total_seconds() // 60)
        needed = known.scenario.meetings[id_].least_minutes
        message = f"{length(needed)} needed, {length(available)} available; widen the window or shorten the meeting"
        yield Fault("TIME-window", message, path)


def _in_horizon(known: Known, path: Path, instants: Instants) -> Iterator[Fault]:
    if all(_outside(known, each) for each in instants):
        said = known.scenario.horizon
        message = f"the window lies outside the horizon, {said.from_} to {said.to}; move it or widen the horizon"
        yield Fault("TIME-outside", message, path)


def _side(known: Known, path: Path, id_: str, meeting: Meeting, instants: Instants) -> Iterator[Fault]:
    """Windows that lie wholly on the other side of the summit."""
    if known.summit is None:
        return
    start, end = known.summit
    size = known.least_minutes(id_)
    if meeting.when.wall is Wall.BEFORE and all(first + size > start for first, _ in instants):
        message = "the window leaves no time before the summit; write wall: after (or either), or move the window"
        yield Fault("LOGIC-wall", message, (*path, "between"))
    if meeting.when.wall is Wall.AFTER and all(last - size < end for _, last in instants):
        message = "the window leaves no time after the summit; write wall: before (or either), or move the window"
        yield Fault("LOGIC-wall", message, (*path, "between"))


def _hours(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    hours, horizon = meeting.when.time_of_day, known.horizon
    if hours is None or horizon is None:
        return
    if horizon[0] < horizon[1] and any(clock.changes(zone, *horizon) for zone in known.zones_of(id_)):
        return  # the night of the change may have more hours than the clock says; the solver looks
    available = minutes_between(hours)
    if available < meeting.least_minutes:
        message = f"{length(meeting.least_minutes)} needed, {length(available)} available; widen the hours or shorten the meeting"
        yield Fault("TIME-window", message, (*path, "time_of_day"))


def minutes_between(hours: Hours) -> int:
    """Minutes from one time of day to another, over midnight where the second is not later than the first."""
    begin, end = (each.minute for each in hours)
    return end - begin if end > begin else end + clock.DAY - begin


def _pinned_side(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    """Pinned meetings on the wrong side of the summit."""
    starts = known.start(id_)
    if known.summit is None or known.is_summit(id_) or not starts:
        return
    size: timedelta = known.least_minutes(id_)
    if known.horizon is not None and all(each < known.horizon[0] or each + size > known.horizon[1] for each in starts):
        return
    start, end = known.summit
    tolerance = min(timedelta(minutes=known.scenario.tolerance(id_)), timedelta(days=366))
    wrong = {
        Wall.BEFORE: all(each - tolerance + size > start for each in starts),
        Wall.AFTER: all(each + tolerance < end for each in starts),
        Wall.EITHER: False,
    }
    if wrong[meeting.when.wall]:
        side = "before" if meeting.when.wall is Wall.AFTER else "after"
        message = f"{id_} is pinned {side} the summit or during it; write wall: {side} (or either) under when, or move the pin"
        yield Fault("LOGIC-wall", message, (*path[:-1], "pin", "at"))
