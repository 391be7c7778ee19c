"""The journeys of a plan as a table in words."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.plan_tables import journey_table
from ui.views.tables import matching_rows, search_field, show_table


def show(scenario: Scenario, plan: Plan, key: str) -> None:
    """Shows every journey with who travels, when it leaves and lands by the clocks there, how long and how."""
    if not plan.journeys:
        st.info("Nobody travels in this plan: everything is held where people are, or by telephone.")
        return
    words = search_field(f"{key}-journeys", "A person, a city, a flight")
    found = matching_rows(journey_table(scenario, plan), words, "journey")
    if found.empty:
        st.info("No journey has all of these words. Try fewer of them.")
        return
    show_table(found, f"{key}-journeys", lengths=("Length",))
    st.caption("It leaves and lands by the clocks there; +1 is the day after it left.")
