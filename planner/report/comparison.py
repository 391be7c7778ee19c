"""Two plans side by side: what changed, and what each costs, as tables and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from planner.check import check, score, tiers
from planner.domain.order_of_precedence import delegations_in_precedence, in_precedence, seated_in_precedence
from planner.domain.scenario import Scenario
from planner.files.cells import attendance_cell, defused, time_cell
from planner.plan.diff import Change, Part, compare, ends_of_part, span_of, unrelated
from planner.plan.record import COUNTED, Appointment, Journey, Plan, Term, Tier
from planner.report.sentences import head, sentence
from planner.report.told_apart import BothNamer
from planner.report.words import Namer, Row

if TYPE_CHECKING:
    import pandas as pd

WHOLE = "all"
"""The name that the sum of a tier has where its terms have their own."""
CHANGES = (
    *("part", "id", "title", "change", "minutes", "before", "after", "end_before", "end_after"),
    *("place_before", "place_after", "destination", "people_before", "people_after", "delegations", "sentence"),
)
"""The columns of a change."""
COLUMNS = ("kind", *CHANGES[:7], "difference", *CHANGES[7:])
"""The columns of a comparison as CSV; `kind` is change, tier or term."""
_LISTS = ("people_before", "people_after", "delegations")


def change_frame(
    before: Plan,
    after: Plan,
    scenario: Scenario | None = None,
    rows: Iterable[Row] = (),
    earlier: Scenario | None = None,
) -> pd.DataFrame:
    """A row for each change between two plans: when it began and ended before and after, where, with whom, and a sentence.

    `before` and `after` are starts, ISO 8601 by the clock of the place with its offset; places, people and delegations are
    ids. Names and clocks come from the scenario, else from `rows`: those of the two plans as files say them. With the
    scenario of the `earlier` plan too, what only that one has is named by it, and days have their year. Without a scenario
    nobody has a delegation.
    """
    import pandas as pd

    return pd.DataFrame(_changes(before, after, scenario, rows, earlier), columns=list(CHANGES))


def _changes(
    before: Plan, after: Plan, scenario: Scenario | None, rows: Iterable[Row], earlier: Scenario | None
) -> list[dict[str, str | int]]:
    namer = Namer(scenario, rows)
    if scenario is not None and earlier is not None:
        namer = BothNamer(earlier, scenario)
    scenarios = {"before": earlier or scenario, "after": scenario}
    return [_change(each, namer, scenarios) for each in compare(before, after)]


def _change(each: Change, namer: Namer, scenarios: Mapping[str, Scenario | None]) -> dict[str, str | int]:
    sides = {"before": each.before, "after": each.after}
    people = [who for part in sides.values() if part is not None for who in part.people]
    destination = each.part.destination if isinstance(each.part, Journey) else ""
    return {
        "part": each.about.value,
        "id": each.subject,
        "title": head(each, namer),
        "change": each.kind.value,
        "minutes": each.minutes,
        **{side: "" if part is None else _iso(part, 0, namer) for side, part in sides.items()},
        **{f"end_{side}": "" if part is None else _iso(part, 1, namer) for side, part in sides.items()},
        **{f"place_{side}": "" if part is None else ends_of_part(part)[0] for side, part in sides.items()},
        "destination": destination,
        **{
            f"people_{side}": "" if part is None else _people_cell(part, scenarios[side])
            for side, part in sides.items()
        },
        "delegations": "; ".join(_delegations(people, scenarios.values())),
        "sentence": sentence(each, namer),
    }


def _iso(part: Part, end: int, namer: Namer) -> str:
    """The start or the end of a part by the clock of the place where it is then, with its offset."""
    return time_cell(namer.local(span_of(part)[end], ends_of_part(part)[end]))


def _people_cell(part: Part, scenario: Scenario | None) -> str:
    """Who is in a part, as plan.csv says it; in order of precedence where the scenario of its plan is known."""
    if isinstance(part, Appointment):
        return attendance_cell(part.attendance if scenario is None else seated_in_precedence(scenario, part.attendance))
    return "; ".join(part.people if scenario is None else in_precedence(scenario, part.people))


def _delegations(people: Iterable[str], scenarios: Iterable[Scenario | None]) -> list[str]:
    """The delegations of people in either scenario, each scenario's in order of precedence."""
    those = set(people)
    found = (delegations_in_precedence(each, those) for each in scenarios if each is not None)
    return list(dict.fromkeys(id_ for delegations in found for id_, _ in delegations))


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


def comparison_tree(
    before: Plan,
    after: Plan,
    scenario: Scenario | None = None,
    rows: Iterable[Row] = (),
    earlier: Scenario | None = None,
) -> dict[str, Any]:
    """The comparison of two plans for other programs: changes with the columns of the CSV, and whether the plans are unrelated.

    With a scenario also tiers and terms, and what the judge finds in each plan. Lists of ids are lists.
    """
    changes = [
        {name: str(cell).split("; ") if cell else [] for name, cell in row.items() if name in _LISTS}
        | {name: cell for name, cell in row.items() if name not in _LISTS}
        for row in _changes(before, after, scenario, rows, earlier)
    ]
    found: dict[str, Any] = {"unrelated": unrelated(before, after), "changes": changes}
    if scenario is None:
        return found
    findings = {"before": check(earlier or scenario, before), "after": check(scenario, after)}
    return {
        **found,
        "values": value_frame(before, after, scenario, earlier).to_dict("records"),
        "findings": {side: [asdict(each) for each in those] for side, those in findings.items()},
    }
