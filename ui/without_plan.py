"""What would help where there is no plan: asked for by a button, shown when it is known, and made in the draft."""

from __future__ import annotations

import streamlit as st

from planner.plan.record import Repair
from ui import asking, repairing, state
from ui.made import show_made
from ui.state import Opened, OpenedPlan
from ui.views import repairs


def show(opened: Opened, plan: OpenedPlan) -> None:
    """Shows the repairs of an answer without a plan, or the button that asks for them."""
    found = plan.answer.repairs
    if not found:
        _ask(plan)
        return
    before, tree = state.workspace().plans.tree(plan.kept.id), opened.reading.tree
    made = [place for place, repair in enumerate(found) if repairing.is_made(repair, tree)]

    def tried(repair: Repair) -> None:
        repairing.make(opened.name, repair, before)

    with st.container():  # always there, so that the table below stays where it is drawn
        for place in made:
            show_made(opened, found[place], f"solve-with-{place}")
    repairs.show(found, made, tried, f"repairs-{plan.kept.id}")


def _ask(plan: OpenedPlan) -> None:
    if plan.kept.explained:
        st.info("No repair was found in the time given. Allow more of it under How, and ask again.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "What would help?",
            icon=":material/build:",
            key=f"help-{plan.kept.id}",
            disabled=asking.is_explained(plan),
            on_click=asking.explain,
            args=(plan, state.settings()),
            help="Looks for the fewest meetings and facts that leave no plan, and tries changes of the scenario with which there "
            "is one. How says how long.",
        )
