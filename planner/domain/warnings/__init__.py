"""Warnings: what a sound scenario says that is allowed, and that hardly anybody means.

A warning has the form of a fault, with a code of the family WARN. It is told, and nothing is refused because of it.
"""

from __future__ import annotations

from itertools import islice

from planner.domain.garbage import uncollected
from planner.domain.references.known import Known
from planner.domain.scenario import Scenario
from planner.domain.warnings import lengths, permits, pins, unused, ways, weights
from planner.errors import Fault

__all__ = ["warnings_of"]

_JUDGES = (
    unused.judge,
    lengths.judge,
    pins.judge,
    ways.judge,
    permits.judge,
    weights.judge,
)
MOST_TOLD = 1_000
"""Warnings that are looked for: nobody reads more."""


def warnings_of(scenario: Scenario) -> tuple[Fault, ...]:
    """Everything in a scenario without a fault that is worth a second look, each told once, by the paths of the file."""
    known = Known(scenario)
    with uncollected():
        found = (warning for judge in _JUDGES for warning in judge(known))
        return tuple(dict.fromkeys(islice(found, MOST_TOLD)))
