"""How many nights in a row people are away from their base, by its calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from planner.domain import clock
from planner.domain.in_force import InForce
from planner.domain.strictness import Strictness
from planner.problem.spans import Spans, spans
from planner.problem.travellers import Traveller
from planner.problem.windows import Windows

EVER = 1_000_000
"""More nights than any horizon has."""


@dataclass(frozen=True)
class Patience:
    """Nights of a trip of a traveller: never more than `most`; each beyond a person's own costs: the person, nights, points."""

    most: int
    priced: tuple[tuple[str, int, int], ...]


class NightsAway:
    """The rules of every traveller, and the calendar of every base as days counted from a first one."""

    def __init__(self, windows: Windows, figures: Mapping[str, InForce]) -> None:
        self._windows = windows
        self._figures = figures
        self._days: dict[str, tuple[tuple[int, tuple[tuple[int, int], ...]], ...]] = {}
        self._dates: dict[tuple[str, int], int] = {}

    def of(self, traveller: Traveller) -> Patience | None:
        """What holds for a traveller; None where nothing does."""
        rules = {who: self._figures[who].nights_away for who in traveller.people}
        most = [rule.most for rule in rules.values() if rule.outside is Strictness.FORBID and rule.most is not None]
        priced = tuple(
            (who, rule.most, rule.weight)
            for who, rule in rules.items()
            if rule.outside is Strictness.AVOID and rule.most is not None and rule.weight
        )
        return Patience(min(most, default=EVER), priced) if most or priced else None

    def day(self, zone: str, minute: int) -> int:
        """The number of the local day on which a minute from the grid's origin lies."""
        key = (zone, minute)
        if key not in self._dates:
            instant = self._windows.grid.origin + timedelta(minutes=minute)
            self._dates[key] = clock.local_day(instant, zone).toordinal()
        return self._dates[key]

    @property
    def bounds(self) -> tuple[int, int]:
        """The minutes at which the horizon begins and ends, from the grid's origin."""
        grid = self._windows.grid
        return grid.lead, grid.end * grid.step + grid.tail

    def steps(self, zone: str, offset: int) -> dict[int, Spans]:
        """By number of the day, the steps of which a minute, so many after them, lies on it; days to the end of the horizon."""
        grid, windows = self._windows.grid, self._windows
        grid.roundings.any |= grid.step > 1  # the last minute of a day is off the grid
        days = windows.days(zone)
        days = [*days, clock.next_day(days[-1], zone)]
        found = {}
        for day in days:
            found[day.toordinal()] = spans(
                (-((offset - low) // grid.step), -((offset - high) // grid.step) - 1)
                for low, high in windows.day(day, zone)
            )
        return {day: those for day, those in found.items() if those}
