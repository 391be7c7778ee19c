"""The meetings of a plan as a table in words."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.audience import Audience
from planner.report.plan_tables import meeting_table, not_held_table
from planner.report.words import counted
from ui.views.audience import audience
from ui.views.tables import matching_rows, search_field, show_table


def show(scenario: Scenario, plan: Plan, key: str) -> None:
    """Shows every meeting with day, time, place and people, then what is not held and why; `key` begins the widgets' keys."""
    if not scenario.meetings:
        st.info("This scenario has no meetings. Add one, then solve.")
        return
    readers = Audience.OFFICE
    if plan.appointments:
        with st.container(horizontal=True, vertical_alignment="center"):
            field = st.container(width="stretch")
            readers = audience(f"{key}-meetings")
        frame = meeting_table(scenario, plan, readers)
        with field:
            words = search_field(f"{key}-meetings", "A person, a place, a title, a status")
        found = matching_rows(frame, words, "meeting")
        if found.empty:
            st.info("No meeting has all of these words. Try fewer of them.")
        else:
            show_table(found, f"{key}-meetings")
            st.caption("Times are those of the place; the clock beside them says how far it is from UTC.")
    else:
        st.info("No meeting is held in this plan.")
    if readers is Audience.OFFICE:
        _not_held(scenario, plan, key)


def _not_held(scenario: Scenario, plan: Plan, key: str) -> None:
    frame = not_held_table(scenario, plan)
    if not frame.empty:
        st.markdown(f"**{counted(len(frame), 'meeting')} not held**")
        show_table(frame, f"{key}-not-held", most_rows=8)
