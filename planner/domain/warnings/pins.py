"""Pins that contradict what their own meeting says, and pins of which only one can be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain import clock
from planner.domain.meetings import Pin
from planner.domain.places import WEEKDAYS
from planner.domain.references import clashes
from planner.domain.references.known import Known
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Pins outside their window, and pairs of pins that need one person or one room at once."""
    for id_, meeting in known.scenario.to_be_planned.items():
        if meeting.pin is not None and not known.is_summit(id_):
            yield from _outside(known, id_, meeting.pin)
    for clash in clashes.clashes(known, of_musts=False):
        yield Fault("WARN-clash", f"{clash.says}; only one of the two can be held", clash.path)


def _outside(known: Known, id_: str, pin: Pin) -> Iterator[Fault]:
    """Whether a pin lies outside the span, the hours or the weekdays of its meeting in every zone where it can be held."""
    starts = [(clock.instant(pin.at, zone), zone) for zone in known.zones_of(id_)]
    when, path = known.scenario.meetings[id_].when, ("meetings", id_, "pin", "at")
    if when.spans() and starts and not any(_within(known, id_, start, zone) for start, zone in starts):
        said = ", ".join(f"{first} to {last}" for first, last in when.spans())
        message = (
            f"{id_} is pinned at {pin.at}, outside its window {said}; the pin holds: move it, or take the window out"
        )
        yield Fault("WARN-pin", message, path)
    days = {WEEKDAYS[clock.local_day(start, zone).weekday()] for start, zone in starts}
    if when.days and days and not days & set(when.days):
        message = (
            f"{id_} is pinned at {pin.at}, a {', '.join(sorted(days))}, and its days are {', '.join(when.days)}; the pin "
            "holds: move it, or take the days out"
        )
        yield Fault("WARN-pin", message, path)


def _within(known: Known, id_: str, start: datetime, zone: str) -> bool:
    end = start + known.minutes(id_)
    return any(
        clock.instant(first, zone) <= start and end <= clock.instant(last, zone, end_of_day=True)
        for first, last in known.scenario.meetings[id_].when.spans()
    )
