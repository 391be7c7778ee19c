"""What is being solved, and what was solved lately."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.links import page_named
from ui.plan_names import effort_words, ended_without_answer, when
from ui.runs import Run
from ui.text import plain

MOST_PLANS = 50
"""Plans that are listed at most."""
WIDTHS = [4, 2, 3, 4, 1]


def page() -> None:
    """The page."""
    st.title("Runs")
    runs = [run for run in state.runs().list() if run.stage.over and not run.kept]
    plans = state.workspace().plans.newest(MOST_PLANS)
    if not runs and not plans:
        st.info("Nothing has been solved yet. Open a scenario and press Solve.")
        return
    for column, words in zip(st.columns(WIDTHS), ["Scenario", "When", "How", "What came of it", ""], strict=True):
        column.caption(words)
    for run in runs:
        _without_answer(run)
    for plan in plans:
        columns = st.columns(WIDTHS, vertical_alignment="center")
        columns[0].write(plain(plan.title))
        columns[1].write(when(plan.made))
        columns[2].write(effort_words(plan.settings))
        columns[3].write(plain(" - ".join(filter(None, [plan.name, plan.status]))))
        columns[4].page_link(
            page_named("plan"), label="Open", query_params={"scenario": plan.scenario, "plan": plan.id}
        )


def _without_answer(run: Run) -> None:
    columns = st.columns(WIDTHS, vertical_alignment="center")
    columns[0].write(plain(run.asked.scenario.title))
    columns[1].write(when(run.started))
    columns[2].write(effort_words(run.asked.settings))
    columns[3].write(plain(run.trouble) or ended_without_answer(run))
