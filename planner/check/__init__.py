"""The independent judge: it reads a scenario and a plan, and shares no arithmetic with whoever made the plan."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from planner.check import (
    attendance,
    availability,
    calendar,
    duty,
    journeys,
    permits,
    precedence,
    protocol,
    rooms,
    staffing,
    work,
)
from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain.scenario import Scenario
from planner.plan.record import Plan, Term, Tier

__all__ = ["FAMILIES", "Finding", "check", "score", "tiers"]

FAMILIES: tuple[ModuleType, ...] = (
    attendance,
    availability,
    rooms,
    journeys,
    precedence,
    permits,
    staffing,
    work,
    duty,
    protocol,
    calendar,
)
"""Every family; each has KEY, SAYS, judge(case) and score(case)."""


def check(scenario: Scenario, plan: Plan) -> tuple[Finding, ...]:
    """Every rule that the plan breaks, sorted; none means that the plan can be carried out."""
    case = Case(scenario, plan)
    return tuple(sorted({finding for family in FAMILIES for finding in family.judge(case)}))


def score(scenario: Scenario, plan: Plan) -> tuple[Term, ...]:
    """Every part of what the plan costs that is not nothing, by tier, name and subject."""
    case = Case(scenario, plan)
    order = list(Tier)
    terms = [term for family in FAMILIES for term in family.score(case)]
    return tuple(sorted(terms, key=lambda term: (order.index(term.tier), term.name, term.subject)))


def tiers(terms: Iterable[Term]) -> dict[Tier, int]:
    """What the terms come to in each tier, in the order of the tiers."""
    sums = dict.fromkeys(Tier, 0)
    for term in terms:
        sums[term.tier] += term.cost
    return sums
