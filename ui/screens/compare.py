"""Two plans of a scenario beside each other: what is different, in words and as CSV."""

from __future__ import annotations

import streamlit as st

from ui import head, state
from ui.plan_names import plan_name
from ui.views import comparison


def page() -> None:
    """The page."""
    opened = head.show()
    if opened is None:
        return
    plans = {plan.id: plan for plan in state.workspace().plans.of(opened.name) if plan.has_plan}
    if len(plans) < 2:
        st.info("Two plans of this scenario are needed. Press Solve, change something, and press Solve again.")
        return
    ids = list(plans)
    left, right = st.columns(2)
    names = {id_: plan_name(plan) for id_, plan in plans.items()}
    shown = state.opened_plan()
    newer = ids.index(shown.kept.id) if shown is not None and shown.kept.id in ids[:-1] else 0
    place = f"{opened.name}-{ids[newer]}"  # another plan on screen: other ones to begin with
    before = left.selectbox("From", ids, newer + 1, format_func=names.__getitem__, key=f"from-{place}")
    after = right.selectbox("To", ids, newer, format_func=names.__getitem__, key=f"to-{place}")
    if before == after:
        st.info("This is the same plan twice. Choose another one on one of the sides.")
        return
    old, new = (state.plan_of(plans[id_]) for id_ in (before, after))
    assert old.answer.plan is not None
    assert new.answer.plan is not None
    comparison.show(
        new.scenario,
        old.answer.plan,
        new.answer.plan,
        (names[before], names[after]),
        "comparison",
        before_scenario=old.scenario,
        after_scenario=new.scenario,
    )
