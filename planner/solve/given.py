"""The plan that a solve goes on from, where it was given one: what the judge says of it here, and what of it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.check import check, score
from planner.check import tiers as tiers_of
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Plan, Status
from planner.problem import Problem
from planner.problem.assignment import Assignment
from planner.problem.plan_to_assignment import assignment_of
from planner.solve.incumbent import Incumbent


@dataclass
class Given:
    """A plan to go on from; `known` where the judge passes it, else there are so many `findings`.

    `assignment` is what of it the problem can hold, None before `fit`; `kept` counts the meetings from which a search went on.
    """

    plan: Plan
    findings: int
    known: Incumbent | None
    assignment: Assignment | None = None
    kept: int | None = None

    def fit(self, problem: Problem) -> Assignment:
        """What of it the problem can hold; where that is all, what is known of it is known in whole numbers, too."""
        fitted = assignment_of(problem, self.plan)
        self.assignment = fitted.assignment
        if self.known is not None and not fitted.misfits:
            self.known = replace(self.known, assignment=fitted.assignment)
        return fitted.assignment

    def remark(self, answer: Answer) -> str | None:
        """What is said of it beside the answer; None where there is nothing to say."""
        plan = answer.plan
        if self.known is not None:
            kept = plan is not None and _what_is_done(plan) == _what_is_done(self.plan)
            why = "there is no better one" if answer.status is Status.PROVED_BEST else "no better one was found"
            return f"The plan that it went on from is kept: {why}." if kept else None
        rules = f"breaks {self.findings:,} {'rule' if self.findings == 1 else 'rules'} of this scenario"
        meetings = len({each.meeting for each in self.plan.appointments})
        went_on = f"; it went on with {self.kept:,} of its {meetings:,} meetings" if self.kept is not None else ""
        return f"The plan that it was to go on from {rules}{went_on}."


def _what_is_done(plan: Plan) -> tuple[object, ...]:
    return plan.appointments, plan.journeys, plan.prepared


def given_of(scenario: Scenario, plan: Plan) -> Given:
    """A plan to go on from, as the judge sees it."""
    findings = check(scenario, plan)
    if findings:
        return Given(plan, len(findings), None)
    terms = score(scenario, plan)
    return Given(plan, 0, Incumbent(None, plan, terms, tiers_of(terms)))
