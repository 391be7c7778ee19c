"""What a plan costs: tier by tier in words, and what makes each of them up."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Answer
from planner.report.cost_words import TierCost, costs
from planner.report.words import counted
from ui.text import plain
from ui.views.tables import show_table


def show(scenario: Scenario, answer: Answer, key: str) -> None:
    """Shows what the plan of an answer comes to in each tier and its parts, the largest first."""
    if answer.plan is None:
        st.info("There is no plan that could cost anything. Change what stands in the way, then solve again.")
        return
    found = costs(answer, scenario)
    some = [tier for tier in found if tier.value]
    st.caption(
        "Less is better. What stands higher matters more: no saving below outweighs it. An independent judge counted."
    )
    if not some:
        st.info("This plan costs nothing: every meeting is held, nobody travels, nothing could be better.")
        return
    rows = [(tier.head, tier.amount, tier.bound.capitalize()) for tier in some]
    show_table(pd.DataFrame(rows, columns=["What counts", "This plan", "What is known of better ones"]), f"{key}-tiers")
    for tier in some:
        _parts(tier, key)
    nothing = [f"{tier.head[0].lower()}{tier.head[1:]}" for tier in found if not tier.value]
    if nothing:
        st.caption(f"Nothing at all: {'; '.join(nothing)}.")


def _parts(tier: TierCost, key: str) -> None:
    title = f"**{tier.head}**: {plain(tier.amount)}, {counted(len(tier.parts), 'part')}"
    with st.expander(title, key=f"{key}-{tier.tier}-parts"):
        rows = [(part.what, part.amount) for part in tier.parts]
        show_table(pd.DataFrame(rows, columns=["What", "How much"]), f"{key}-{tier.tier}", most_rows=12)
