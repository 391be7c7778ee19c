"""The app: pages in the order in which they are used."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.pages import plan, schedule, solve, start

st.set_page_config(page_title="Summit planner", page_icon="🗓️", layout="wide")

PAGES = [
    st.Page(start.page, title="Scenario", url_path="scenario", default=True),
    st.Page(solve.page, title="Solve", url_path="solve"),
    st.Page(plan.page, title="Plan", url_path="plan"),
    st.Page(schedule.page, title="Day sheets", url_path="day-sheets"),
]

st.html("<style>.stMainBlockContainer {padding-top: 4.5rem; padding-bottom: 2rem}</style>")
state.followed()
st.navigation(PAGES, position="top").run()
