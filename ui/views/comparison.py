"""Two plans told apart: what changed in words, whom to tell, and what each costs."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.check import check
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.comparison import comparison_csv
from planner.report.sentences import Told
from planner.report.told_apart import Apart, Version, apart, verdict
from planner.report.words import counted, listed
from ui.text import plain
from ui.views.tables import show_table

_HEADS = ["What counts", "The earlier plan", "The later plan", "Difference"]
FEW = 12
"""So many sentences are told at once; more are folded."""


def show(
    scenario: Scenario,
    before: Plan,
    after: Plan,
    names: tuple[str, str],
    key: str,
    *,
    before_scenario: Scenario | None = None,
    after_scenario: Scenario | None = None,
) -> None:
    """Shows what changed from one plan to another; `names` are what people call the two plans.

    Plans of two versions of a scenario come with their own ones.
    """
    one, other = Version(before_scenario or scenario, before), Version(after_scenario or scenario, after)
    found = apart(one, other)
    st.markdown(f"**{plain(found.headline)}**")
    if one.scenario.fingerprint != other.scenario.fingerprint:
        st.caption("The two plans belong to two versions of the scenario; each is counted by its own.")
    _told(found, key)
    _costs(found, names, key)
    for name, version in zip(names, (one, other), strict=True):
        _findings(name, version)
    st.download_button(
        "Download the comparison (CSV)",
        comparison_csv(before, after, other.scenario, earlier=one.scenario),
        "comparison.csv",
        "text/csv",
        key=f"{key}-csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _told(found: Apart, key: str) -> None:
    """Whom to tell, and what changed; folded where it is much."""
    few = sum(len(those) for _, those in found.groups) <= FEW
    if found.people:
        with st.expander(
            f"**To be told**: {counted(len(found.people), 'person', 'people')}", expanded=few, key=f"{key}-people"
        ):
            st.markdown(f"{plain(listed(found.people))}.")
    for head, those in found.groups:
        _sentences(head, those, key, few=few)


def _sentences(head: str, those: tuple[Told, ...], key: str, *, few: bool) -> None:
    with st.expander(f"**{head}**: {counted(len(those), 'change')}", expanded=few, key=f"{key}-{head}"):
        lines = (
            f"- **{plain(each.head)}**: {plain(each.says)}{'' if each.says.endswith('.') else '.'}" for each in those
        )
        st.markdown("\n".join(lines))


def _costs(found: Apart, names: tuple[str, str], key: str) -> None:
    st.markdown("**What they cost**")
    if not found.costs:
        st.markdown("Neither costs anything.")
        return
    one, other = names if names[0] != names[1] else (f"{names[0]} (earlier)", f"{names[1]} (later)")
    marks = {True: "▼ ", False: "▲ ", None: ""}
    rows = [
        (cost.head, cost.before, cost.after, f"{marks[cost.better]}{cost.difference}" or "the same")
        for cost in found.costs
    ]
    columns = ["What counts", one, other, "Difference"] if {one, other}.isdisjoint(_HEADS) else _HEADS
    show_table(pd.DataFrame(rows, columns=columns), f"{key}-costs")
    st.caption(
        f"{plain(verdict(found))} Less is better, and what stands higher matters more. An independent judge counted."
    )


def _findings(name: str, version: Version) -> None:
    findings = check(version.scenario, version.plan)
    if findings:
        lines = "\n".join(f"- {plain(finding.message)}" for finding in findings)
        st.warning(f"{plain(name)} breaks {counted(len(findings), 'rule')}:\n{lines}", icon=":material/warning:")
