"""At which steps people set out and arrive within the hours for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from planner.domain.in_force import InForce
from planner.domain.policies import TravelHours
from planner.domain.strictness import Strictness
from planner.domain.values import Hours
from planner.problem.spans import Spans, common, spans
from planner.problem.travellers import Traveller
from planner.problem.windows import Windows


@dataclass(frozen=True)
class Daylight:
    """The hours within which a traveller sets out and arrives: all of `hours` hold.

    `weights` are points for each time outside them, by person who counts; none cost anything where that is `forbidden`.
    """

    hours: frozenset[Hours]
    forbidden: bool
    weights: tuple[tuple[str, int], ...]


class TravelTimes:
    """When a city's clock shows the hours for setting out and arriving, and for whom that matters."""

    def __init__(self, windows: Windows, figures: Mapping[str, InForce]) -> None:
        self._windows = windows
        self._figures = figures

    def of(self, traveller: Traveller) -> Daylight | None:
        """What holds for a traveller, the strictest of its people; None where it does not matter."""
        people, rules = (
            self._windows.scenario.people,
            {who: self._figures[who].travel_hours for who in traveller.people},
        )
        counting = {who: rule for who, rule in rules.items() if people[who].rank <= rule.rank and _matters(rule)}
        if not counting:
            return None
        forbidden = any(rule.outside is Strictness.FORBID for rule in counting.values())
        weights = () if forbidden else tuple((who, rule.weight) for who, rule in counting.items())
        return Daylight(frozenset(rule.hours for rule in counting.values()), forbidden, weights)

    def steps(self, daylight: Daylight, city: str, offset: int) -> Spans:
        """The steps of which an instant, so many minutes after them, lies within the hours of a city."""
        grid, windows = self._windows.grid, self._windows
        grid.roundings.any |= grid.step > 1  # the last minute of the hours is off the grid
        lit = (windows.hours(hours, windows.scenario.zone_of(city)) for hours in daylight.hours)
        return reduce(
            common,
            (
                spans((grid.up(low - offset), -((offset - high) // grid.step) - 1) for low, high in light)
                for light in lit
            ),
        )


def _matters(rule: TravelHours) -> bool:
    return rule.outside is Strictness.FORBID or (rule.outside is Strictness.AVOID and rule.weight > 0)
