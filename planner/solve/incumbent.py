"""The best plan so far, whoever found it: in whole numbers, as a plan, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.check import check, score
from planner.check import tiers as tiers_of
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.plan.record import Plan, Term, Tier
from planner.problem import Problem
from planner.problem.assignment import Assignment, plan_of


@dataclass(frozen=True)
class Incumbent:
    """A plan that the judge has passed, with what it costs.

    `assignment` is None for a plan that was given and lies off the grid, or is in another way none of the problem's.
    """

    assignment: Assignment | None
    plan: Plan
    terms: tuple[Term, ...]
    values: Mapping[Tier, int]

    def better_than(self, other: Incumbent) -> bool:
        """Whether it costs less in the first tier in which the two differ."""
        return [self.values[tier] for tier in Tier] < [other.values[tier] for tier in Tier]


def best_of(plans: Iterable[Incumbent | None]) -> Incumbent | None:
    """The best of some plans, the first of those that cost the same; None where there is none."""
    best: Incumbent | None = None
    for plan in plans:
        if plan is not None and (best is None or plan.better_than(best)):
            best = plan
    return best


def judged(scenario: Scenario, problem: Problem, assignment: Assignment) -> Incumbent:
    """An assignment as a plan that the independent judge has passed; raises BrokenPlan where it finds anything.

    Of what is not held it says no more than that no place was found.
    """
    plan = plan_of(problem, assignment, proved=False)
    findings = check(scenario, plan)
    if findings:
        listed = "\n".join(f"{each.rule}: {each.message}" for each in findings[:20])
        raise BrokenPlan(f"a plan of ours breaks {len(findings)} rules; please report it with the scenario\n{listed}")
    terms = score(scenario, plan)
    return Incumbent(assignment, plan, terms, tiers_of(terms))
