"""Two plans side by side: what changed, and what each costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.check import score, tiers
from planner.domain.scenario import Scenario
from planner.files.cells import defused
from planner.plan.diff import Change, compare
from planner.plan.record import COUNTED, Plan, Term, Tier
from planner.report.sentences import head, sentence, when
from planner.report.told_apart import BothNamer
from planner.report.words import Namer, Row

if TYPE_CHECKING:
    import pandas as pd

WHOLE = "all"
"""The name that the sum of a tier has where its terms have their own."""
COLUMNS = ("kind", "part", "id", "title", "change", "minutes", "before", "after", "difference", "sentence")
"""The columns of a comparison as CSV; `kind` is change, tier or term."""


def change_frame(
    before: Plan,
    after: Plan,
    scenario: Scenario | None = None,
    rows: Iterable[Row] = (),
    earlier: Scenario | None = None,
) -> pd.DataFrame:
    """A row for each change between two plans: `before` and `after` say when and where, `sentence` says what changed.

    Names and clocks come from the scenario, else from `rows`: those of the two plans as files say them. With the scenario
    of the `earlier` plan too, what only that one has is named by it, and days have their year.
    """
    import pandas as pd

    namer = Namer(scenario, rows)
    if scenario is not None and earlier is not None:
        namer = BothNamer(earlier, scenario)
    found = [_change(each, namer) for each in compare(before, after)]
    return pd.DataFrame(found, columns=["part", "id", "title", "change", "minutes", "before", "after", "sentence"])


def _change(each: Change, namer: Namer) -> tuple[str | int, ...]:
    was = "" if each.before is None else when(each.before, namer)
    now = "" if each.after is None else when(each.after, namer)
    about, kind = each.about.value, each.kind.value
    return about, each.subject, head(each, namer), kind, each.minutes, was, now, sentence(each, namer)


def value_frame(before: Plan, after: Plan, scenario: Scenario, earlier: Scenario | None = None) -> pd.DataFrame:
    """The tiers and terms of two plans side by side; `difference` below zero means that the later plan is better.

    The earlier plan is counted by its own scenario where that is another.
    """
    import pandas as pd

    ones, others = score(scenario if earlier is None else earlier, before), score(scenario, after)
    sums = (tiers(ones), tiers(others))
    rows = [(str(tier), WHOLE, sums[0][tier], sums[1][tier]) for tier in COUNTED]
    for tier, name in sorted({(each.tier, each.name) for each in (*ones, *others)}):
        rows.append((str(tier), name, _sum(ones, tier, name), _sum(others, tier, name)))
    order = [str(tier) for tier in COUNTED]
    rows.sort(key=lambda row: (order.index(row[0]), row[1] != WHOLE, row[1]))
    frame = pd.DataFrame(rows, columns=["tier", "term", "before", "after"])
    return frame.assign(difference=frame["after"] - frame["before"])


def _sum(terms: Iterable[Term], tier: Tier, name: str) -> int:
    return sum(each.cost for each in terms if (each.tier, each.name) == (tier, name))


def comparison_csv(
    before: Plan,
    after: Plan,
    scenario: Scenario | None = None,
    rows: Iterable[Row] = (),
    earlier: Scenario | None = None,
) -> str:
    """The comparison of two plans as CSV: changes, then (with a scenario) tiers and terms; no cell runs in a spreadsheet."""
    import pandas as pd

    frames = [change_frame(before, after, scenario, rows, earlier).assign(kind="change", difference="")]
    if scenario is not None:
        values = value_frame(before, after, scenario, earlier)
        kind = values["term"].map(lambda term: "tier" if term == WHOLE else "term")
        frames.append(values.assign(kind=kind, part=values["tier"], id=values["term"].where(kind == "term", "")))
    whole = pd.concat([frame.astype(str) for frame in frames], ignore_index=True).reindex(columns=list(COLUMNS))
    text = whole.fillna("").map(defused)
    text["difference"] = whole["difference"].fillna("")  # numbers of ours: a minus sign there runs nothing
    text["minutes"] = whole["minutes"].fillna("")
    return str(text.to_csv(index=False, lineterminator="\n"))
