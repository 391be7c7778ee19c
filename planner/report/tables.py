"""Plans, tiers, terms and comparisons as DataFrames, for people to read and spreadsheets to open."""

from __future__ import annotations

import pandas as pd

from planner.check import score, tiers
from planner.domain.scenario import Scenario
from planner.files.cells import defused
from planner.files.columns import NAMES
from planner.files.plan_rows import rows_of
from planner.plan.diff import compare
from planner.plan.record import Answer, Plan, Term, Tier
from planner.report.words import MEANING, Namer


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


def change_frame(before: Plan, after: Plan, scenario: Scenario | None = None) -> pd.DataFrame:
    """A row for each change between two plans, with a sentence."""
    namer = Namer(scenario)
    rows = [
        ("journey" if each.is_journey else "meeting", each.kind.value, each.subject, each.minutes, namer.sentence(each))
        for each in compare(before, after)
    ]
    return pd.DataFrame(rows, columns=["part", "change", "id", "minutes", "sentence"])


def value_frame(before: Plan, after: Plan, scenario: Scenario) -> pd.DataFrame:
    """The tiers and terms of two plans side by side; `difference` below zero means that the later plan is better."""
    ones, others = score(scenario, before), score(scenario, after)
    sums = (tiers(ones), tiers(others))
    rows = [(str(tier), "all", sums[0][tier], sums[1][tier]) for tier in Tier]
    names = sorted({(str(t.tier), t.name) for t in (*ones, *others)})
    for tier, name in names:
        one, other = (sum(t.cost for t in terms if (str(t.tier), t.name) == (tier, name)) for terms in (ones, others))
        rows.append((tier, name, one, other))
    order = [str(tier) for tier in Tier]
    rows.sort(key=lambda row: (order.index(row[0]), row[1] != "all", row[1]))
    frame = pd.DataFrame(rows, columns=["tier", "term", "before", "after"])
    return frame.assign(difference=frame["after"] - frame["before"])


def comparison_csv(before: Plan, after: Plan, scenario: Scenario | None = None) -> str:
    """The comparison of two plans as CSV: changes, then (with a scenario) tiers and terms side by side."""
    changes = change_frame(before, after, scenario).assign(before="", after="", difference="")
    changes.insert(0, "kind", "change")
    frames = [changes]
    if scenario is not None:
        values = value_frame(before, after, scenario)
        rows = values.assign(kind="value", part=values["tier"], change=values["term"], id="", minutes="", sentence="")
        frames.append(rows[list(changes.columns)])
    whole = pd.concat([frame.astype(str) for frame in frames], ignore_index=True)
    return str(whole.map(defused).to_csv(index=False, lineterminator="\n"))
