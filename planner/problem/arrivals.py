"""How long before what they attend in a city people are there who come to it by a journey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.in_force import InForce
from planner.domain.meetings import Arrive
from planner.domain.policies import Arrival
from planner.domain.strictness import Strictness
from planner.problem.windows import Windows


@dataclass(frozen=True)
class Margin:
    """Somebody could be at a venue so many minutes before something there begins for them, and with `evening` before the day
    begins on which it starts. Where that is not `forbidden`, a stay for which they are later costs `weight`.
    """

    before: int
    evening: bool
    forbidden: bool
    weight: int


class Arrivals:
    """What is asked of whom for which meeting, and when the days of a clock begin."""

    def __init__(self, windows: Windows, figures: Mapping[str, InForce]) -> None:
        self._windows = windows
        self._figures = figures
        self._begins: dict[str, tuple[int, ...]] = {}
        self._own = {id_: each.arrive for id_, each in windows.scenario.meetings.items() if each.arrive is not None}
        self._margins: dict[tuple[str, str | None], Margin | None] = {}

    def of(self, person: str, meeting: str) -> Margin | None:
        """What is asked of somebody for a meeting; None where nothing is."""
        return self._margin(person, meeting if meeting in self._own else None)

    def concern(self, people: Iterable[str]) -> bool:
        """Whether anything is asked of anybody among these people."""
        return any(self._margin(who, meeting) is not None for who in people for meeting in (None, *self._own))

    def _margin(self, person: str, meeting: str | None) -> Margin | None:
        key = (person, meeting)
        if key not in self._margins:
            self._margins[key] = self._make(
                self._figures[person].arrival, None if meeting is None else self._own[meeting]
            )
        return self._margins[key]

    def _make(self, rule: Arrival | None, own: Arrive | None) -> Margin | None:
        if rule is None:
            return None
        if own is not None:
            margin = Margin(own.before, own.evening_before, forbidden=True, weight=0)
        elif rule.outside is Strictness.FORBID:
            margin = Margin(rule.before, rule.evening_before, forbidden=True, weight=0)
        elif rule.outside is Strictness.AVOID and rule.weight:
            margin = Margin(rule.before, rule.evening_before, forbidden=False, weight=rule.weight)
        else:
            return None
        return margin if margin.before or margin.evening else None

    def day_begins(self, day: date, zone: str) -> int:
        """The first minute of a local day, from the grid's origin."""
        return self._windows.day(day, zone)[0][0]

    def evening(self, zone: str, step: int) -> int:
        """The minute, from the grid's origin, at which the local day begins on which a step of the horizon lies."""
        if zone not in self._begins:
            windows, found = self._windows, [0] * (self._windows.grid.end + 1)
            for day in windows.days(zone):
                spans = windows.day(day, zone)
                for low, high in windows.starting(spans):
                    for each in range(max(low, 0), min(high + 1, len(found))):
                        found[each] = spans[0][0]
            self._begins[zone] = tuple(found)
        return self._begins[zone][step]
