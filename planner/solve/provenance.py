"""Where an answer comes from."""

from __future__ import annotations

import platform
from importlib.metadata import version

from planner.domain.scenario import Scenario
from planner.plan.record import Provenance
from planner.plan.settings import Settings


def provenance_of(scenario: Scenario, settings: Settings, *, start: bool) -> Provenance:
    """Where an answer comes from: scenario, settings, versions, and whether it went on from a plan."""
    names = ("summit-planner", "ortools", "holidays", "tzdata", "airportsdata")
    return Provenance(
        title=scenario.title,
        fingerprint=scenario.fingerprint,
        seed=settings.seed,
        workers=settings.workers,
        reproducible=settings.workers == 1 and not settings.fast,
        time_limit=settings.time_limit,
        versions={"python": platform.python_version(), **{name: version(name) for name in names}},
        good_enough=settings.good_enough,
        start=start,
    )
