"""At which starts somebody's part in a call lies within the hours for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from planner.domain.in_force import InForce
from planner.domain.policies import CallHours
from planner.domain.strictness import Strictness
from planner.domain.values import Hours
from planner.domain.waivers import WaivedRule
from planner.problem.parts import Part
from planner.problem.spans import Spans, spans
from planner.problem.windows import Windows


class CallTimes:
    """When the clock of a city shows the hours for calls, and for whom that matters."""

    def __init__(self, windows: Windows, figures: Mapping[str, InForce]) -> None:
        self._windows = windows
        self._figures = figures

    def of(self, person: str) -> CallHours | None:
        """What holds for somebody; None where it does not matter when they are called."""
        rule = self._figures[person].call_hours
        avoided = rule.outside is Strictness.AVOID and rule.weight > 0
        return rule if avoided or rule.outside is Strictness.FORBID else None

    def waived_before(self, person: str) -> datetime:
        """The instant before which somebody is called at any hour; the horizon's start where that is never so."""
        return self._windows.scenario.waived_before(WaivedRule.CALL_HOURS, person)

    def within(self, part: Part, hours: Hours, zone: str, waived: datetime) -> Spans:
        """The starts of a meeting from which all of a part of it lies within the hours of a clock, or begins before an instant."""
        inside = self._windows.inside(self._windows.hours(hours, zone), part.length, part.offset)
        return spans((*self._windows.before(waived, part.offset), *inside))
