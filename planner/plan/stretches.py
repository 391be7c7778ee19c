"""The stretches of a journey: the parts of the route that it follows, as far as a plan and its scenario tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.places import Route
from planner.domain.scenario import Scenario
from planner.plan.record import Journey, Mode


@dataclass(frozen=True)
class TravelledStretch:
    """A stretch in the direction of a journey: its mode, where it ends (an id or a text), its minutes, and those of the change
    after it.
    """

    mode: Mode
    to: str
    minutes: int
    change: int


@dataclass(frozen=True)
class Stretches:
    """All stretches of a journey in order, and how many minutes it takes beyond them."""

    each: tuple[TravelledStretch, ...] = ()
    over: int = 0


def stretches_of(scenario: Scenario, journey: Journey) -> Stretches:
    """The stretches of a journey, none where its route has none."""
    route = route_of(scenario, journey)
    if route is None or not route.stretches:
        return Stretches()
    ends = (journey.origin, journey.destination)
    return Stretches(tuple(_travelled(route, ends)), _took(journey) - (route.minutes or 0))


def route_of(scenario: Scenario, journey: Journey) -> Route | None:
    """The route that a journey follows, which a plan does not say.

    It is taken for the longest of its mode that is not longer than the journey, the first by id of several.
    """
    mode = Mode.AIR if journey.mode is Mode.SCHEDULED else journey.mode
    ends, took = (journey.origin, journey.destination), _took(journey)
    those = [route for _, route in sorted(scenario.routes.items()) if _serves(route, ends) and route.goes_by == mode]
    fitting = (each for each in those if (each.minutes or 0) <= took)
    return max(fitting, key=lambda each: each.minutes or 0, default=None)


def _took(journey: Journey) -> int:
    return round((journey.arrive - journey.depart).total_seconds() / 60)


def _serves(route: Route, ends: tuple[str, str]) -> bool:
    return route.between == ends or (not route.one_way and route.between == ends[::-1])


def _travelled(route: Route, ends: tuple[str, str]) -> Iterator[TravelledStretch]:
    there, stops = list(route.stretches), [(each.to or "", each.change) for each in route.stretches[:-1]]
    if route.between != ends:
        there, stops = there[::-1], stops[::-1]
    for stretch, (to, change) in zip(there, [*stops, (ends[1], 0)], strict=True):
        yield TravelledStretch(Mode(stretch.mode), to, stretch.length, change)
