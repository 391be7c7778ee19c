"""Cross checks: everything that is wrong with a scenario beyond the form of its single values."""

from __future__ import annotations

from itertools import islice

from planner.domain.garbage import uncollected
from planner.domain.hints import sparing_hints
from planner.domain.references import (
    clashes,
    meetings,
    names,
    order,
    people,
    permits,
    places,
    relations,
    resources,
    times,
    waivers,
    whereabouts,
    windows,
    work,
)
from planner.domain.references.known import Known
from planner.domain.scenario import Scenario
from planner.errors import Fault

__all__ = ["faults_of"]

_JUDGES = (
    places.judge,
    people.judge,
    times.judge,
    meetings.judge,
    windows.judge,
    relations.judge,
    order.judge,
    permits.judge,
    waivers.judge,
    resources.judge,
    resources.policies,
    names.judge,
    work.judge,
    clashes.judge,
    whereabouts.judge,
)

MOST_TOLD = 100_000
"""Faults that are looked for: pairs that contradict each other can be more than a machine can hold."""


def faults_of(scenario: Scenario) -> tuple[Fault, ...]:
    """Everything in a scenario that refers to nothing, contradicts itself or cannot be, each told once.

    Paths are those of the file. An empty answer means that the scenario can be compiled; whether it has a plan is the
    solver's to say. Never raises, also where half of the scenario is wrong.
    """
    known = Known(scenario)
    with uncollected(), sparing_hints():
        found = (fault for judge in _JUDGES for fault in judge(known))
        return tuple(dict.fromkeys(islice(found, MOST_TOLD)))
