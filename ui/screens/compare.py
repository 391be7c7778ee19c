"""Two plans of a scenario beside each other: what is different, in words and as CSV."""

from __future__ import annotations

import streamlit as st

from ui import head, state
from ui.screens.plan import name_of
from ui.views import comparison


def page() -> None:
    """The page."""
    opened = head.show()
    if opened is None:
        return
    kept = {plan.id: plan for plan in state.workspace().plans.of(opened.name)}
    with_plan = {id_: plan for id_, plan in kept.items() if state.plan_of(plan).answer.plan is not None}
    if len(with_plan) < 2:
        st.info("Two plans of this scenario are needed. Press Solve, change something, and press Solve again.")
        return
    ids = list(with_plan)
    left, right = st.columns(2)
    names = {id_: name_of(plan) for id_, plan in with_plan.items()}
    shown = state.opened_plan()
    newer = ids.index(shown.kept.id) if shown is not None and shown.kept.id in ids[:-1] else 0
    place = f"{opened.name}-{ids[newer]}"  # another plan on screen: other ones to begin with
    before = left.selectbox("From", ids, newer + 1, format_func=names.__getitem__, key=f"from-{place}")
    after = right.selectbox("To", ids, newer, format_func=names.__getitem__, key=f"to-{place}")
    if before == after:
        st.info("This is the same plan twice. Choose another one on one of the sides.")
        return
    old, new = (state.plan_of(with_plan[id_]) for id_ in (before, after))
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
