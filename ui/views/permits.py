"""Permits as deadlines: until when each is to be submitted, how long that is, and what is at risk after it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.permit_deadlines import permit_deadlines
from planner.report.permit_text import late_lines, permit_table
from ui.text import plain
from ui.views.tables import show_table


def show(scenario: Scenario, plan: Plan, key: str, today: date | None = None) -> None:
    """Shows every permit, those in red for which it is too late; without `today` as of now. `key` begins the widgets' keys."""
    if not scenario.permits:
        st.info("This scenario has no permits. Add visas, waivers or clearances to see until when to ask for them.")
        return
    found = permit_deadlines(scenario, plan, today)
    for line in late_lines(scenario, found):
        st.warning(plain(line), icon=":material/warning:")
    red = [number for number, each in enumerate(found) if each.late]
    show_table(permit_table(scenario, found), key, red=red)
    st.caption(
        "Submitted on that day, a permit still opens in time for the first thing in the plan that needs it. Days left are working "
        "days of its authority. It says times that may not be public."
    )
