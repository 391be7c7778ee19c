"""Which figures hold for a person: their own, else the delegation's, else those of the policies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.domain.base import Part
from planner.domain.figures import Figures
from planner.domain.people import LOWEST
from planner.domain.policies import Arrival, CallHours, Night, NightsAway, Policies, Rest, TravelHours
from planner.domain.strictness import Strictness
from planner.domain.waivers import WaivedRule

UNLIMITED = 1_000_000
"""A number that limits nothing."""
_Part = TypeVar("_Part", bound=Part)


@dataclass(frozen=True)
class InForce:
    """The figures that hold for one person. The rank of hours and night is the lowest for whoever has some of their own.
    `arrival` is None where it is waived, also for meetings that say when to arrive.
    """

    rest: Rest
    travel_hours: TravelHours
    call_hours: CallHours
    arrival: Arrival | None
    nights_away: NightsAway
    night: Night
    daily_meetings: int
    daily_minutes: int


def in_force(policies: Policies, delegation: Figures | None, person: Figures | None) -> InForce:
    """The figures of a person in a delegation, each with figures of their own or none."""
    usual = InForce(
        rest=policies.rest,
        travel_hours=policies.travel_hours,
        call_hours=policies.call_hours,
        arrival=policies.arrival,
        nights_away=policies.nights_away,
        night=policies.night,
        daily_meetings=policies.daily_meetings,
        daily_minutes=policies.daily_minutes,
    )
    found = usual if delegation is None else _over(usual, delegation)
    if person is None:
        return found
    found = _over(found, person)
    if person.travel_hours is not None:
        found = replace(found, travel_hours=found.travel_hours.model_copy(update={"rank": LOWEST}))
    if person.night is not None:
        found = replace(found, night=found.night.model_copy(update={"rank": LOWEST}))
    return found


def lifted(figures: InForce, rules: Iterable[WaivedRule]) -> InForce:
    """The figures of somebody for whom some rules are waived."""
    for rule in rules:
        match rule:
            case WaivedRule.REST:
                figures = replace(figures, rest=Rest(length=0))
            case WaivedRule.TRAVEL_HOURS:
                ignored = figures.travel_hours.model_copy(update={"outside": Strictness.IGNORE})
                figures = replace(figures, travel_hours=ignored)
            case WaivedRule.CALL_HOURS:
                unasked = figures.call_hours.model_copy(update={"outside": Strictness.IGNORE})
                figures = replace(figures, call_hours=unasked)
            case WaivedRule.ARRIVAL:
                figures = replace(figures, arrival=None)
            case WaivedRule.NIGHTS_AWAY:
                figures = replace(figures, nights_away=NightsAway())
            case WaivedRule.NIGHT:
                figures = replace(figures, night=figures.night.model_copy(update={"weight": 0}))
            case WaivedRule.DAILY_MEETINGS:
                figures = replace(figures, daily_meetings=UNLIMITED)
            case WaivedRule.DAILY_MINUTES:
                figures = replace(figures, daily_minutes=UNLIMITED)
    return figures


def _over(usual: InForce, own: Figures) -> InForce:
    return InForce(
        rest=_changed(usual.rest, own.rest),
        travel_hours=_changed(usual.travel_hours, own.travel_hours),
        call_hours=_changed(usual.call_hours, own.call_hours),
        arrival=None if usual.arrival is None else _changed(usual.arrival, own.arrival),
        nights_away=_changed(usual.nights_away, own.nights_away),
        night=_changed(usual.night, own.night),
        daily_meetings=usual.daily_meetings if own.daily_meetings is None else own.daily_meetings,
        daily_minutes=usual.daily_minutes if own.daily_minutes is None else own.daily_minutes,
    )


def _changed(usual: _Part, own: Part | None) -> _Part:
    said = {} if own is None else {name: value for name, value in own if value is not None}
    return usual.model_copy(update=said)
