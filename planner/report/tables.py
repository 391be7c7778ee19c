"""Plans, tiers and terms as DataFrames."""

from __future__ import annotations

import pandas as pd

from planner.domain.scenario import Scenario
from planner.files.columns import NAMES
from planner.files.plan_rows import rows_of
from planner.plan.record import Answer, Plan, Term
from planner.report.words import MEANING


def plan_frame(plan: Plan, scenario: Scenario) -> pd.DataFrame:
    """The plan with the columns of plan.csv, all text."""
    return pd.DataFrame(rows_of(plan, scenario), columns=list(NAMES))


def tier_frame(answer: Answer) -> pd.DataFrame:
    """A row for each tier: value, bound, whether it is proved, and what it counts."""
    rows = [(str(each.tier), each.value, each.bound, each.proved, MEANING[each.tier]) for each in answer.tiers]
    return pd.DataFrame(rows, columns=["tier", "value", "bound", "proved", "meaning"])


def term_frame(terms: tuple[Term, ...]) -> pd.DataFrame:
    """A row for each term of the objective that is not nothing."""
    rows = [(str(t.tier), t.name, t.subject, t.amount, t.unit, t.weight, t.cost) for t in terms]
    return pd.DataFrame(rows, columns=["tier", "term", "subject", "amount", "unit", "weight", "cost"])
