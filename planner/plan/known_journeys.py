"""Which known journey of the scenario a journey of a plan is: it is told with its plan, not written in it."""

from __future__ import annotations

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.domain.whereabouts import KnownJourney
from planner.plan.record import Journey


def known_journey(scenario: Scenario, journey: Journey) -> KnownJourney | None:
    """The known journey that a journey is, the first by id where several are; None where it is none."""
    for _, known in sorted(scenario.journeys.items()):
        if set(scenario.members(known.who)) & set(journey.people) and _same(scenario, known, journey):
            return known
    return None


def note_on(scenario: Scenario, journey: Journey) -> str:
    """What the scenario says about a journey; empty where it says nothing."""
    known = known_journey(scenario, journey)
    return "" if known is None else known.note or ""


def _same(scenario: Scenario, known: KnownJourney, journey: Journey) -> bool:
    """Whether it leads the same way, and leaves and lands when the known one does."""
    if (known.from_, known.to) != (journey.origin, journey.destination):
        return False
    ends = ((known.leaves, known.from_, journey.depart), (known.lands, known.to, journey.arrive))
    return all(at is None or clock.instant(at, scenario.zone_of(city)) == instant for at, city, instant in ends)
