"""What is worth a look in a plan before it leaves the office: the first of it folded below a line, all of it on a press."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.look_text import HEAD
from planner.report.worth_a_look import MOST_LINES, worth_a_look
from ui.text import plain


def show(scenario: Scenario, plan: Plan, key: str, *, expanded: bool = False) -> None:
    """Shows the list, for the office only; nothing where nothing is worth a look. `key` begins the widgets' keys."""
    looks = worth_a_look(scenario, plan)
    if not looks:
        return
    with st.expander(f"**{HEAD}** before it leaves the office ({len(looks):,})", expanded=expanded, key=f"{key}-looks"):
        lines = st.container()
        everything = len(looks) <= MOST_LINES or st.toggle(f"All {len(looks):,} of them", key=f"{key}-all")
        lines.markdown("\n".join(f"- {plain(look.sentence)}" for look in looks[: None if everything else MOST_LINES]))
        st.caption("None of it breaks a rule. It says times that may not be public.")
