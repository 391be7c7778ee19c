"""At which steps people set out and arrive within the hours for it."""

from __future__ import annotations

from planner.domain.policies import Strictness
from planner.problem.spans import Spans, spans
from planner.problem.travellers import Traveller
from planner.problem.windows import Windows


class TravelTimes:
    """When a city's clock shows the hours for setting out and arriving, and for whom that matters."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._rule = windows.scenario.policies.travel_hours

    def people(self, traveller: Traveller) -> tuple[str, ...]:
        """Those of a traveller's people who count; none where it does not matter."""
        if self._rule.outside is Strictness.IGNORE or not (self.forbidden or self._rule.weight):
            return ()
        ranks = self._windows.scenario.people
        return tuple(person for person in traveller.people if ranks[person].rank <= self._rule.rank)

    @property
    def forbidden(self) -> bool:
        """Whether nobody who counts may set out or arrive outside the hours."""
        return self._rule.outside is Strictness.FORBID

    @property
    def weight(self) -> int:
        """Points for each time outside the hours and each person who counts."""
        return 0 if self.forbidden else self._rule.weight

    def steps(self, city: str, offset: int) -> Spans:
        """The steps of which an instant, so many minutes after them, lies within the hours of a city."""
        grid, windows = self._windows.grid, self._windows
        grid.roundings.any |= grid.step > 1  # the last minute of the hours is off the grid
        light = windows.hours(self._rule.hours, windows.scenario.zone_of(city))
        return spans((grid.up(low - offset), -((offset - high) // grid.step) - 1) for low, high in light)
