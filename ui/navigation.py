"""The pages, in the order in which they are used, and the way to the one that was asked for."""

from __future__ import annotations

import streamlit as st

from planner.errors import PlannerError
from ui import links, state, strip
from ui.screens import compare, edit, plan, runs, scenarios
from ui.style import STYLE
from ui.text import error_words, plain

PAGES = {
    "scenarios": scenarios.page,
    "edit": edit.page,
    "plan": plan.page,
    "compare": compare.page,
    "runs": runs.page,
}


def run(first: str = "scenarios") -> None:
    """Shows the page that the address names; `first` is the one where it names none."""
    st.set_page_config(page_title="Summit planner", page_icon="🗓️", layout="wide")
    pages = [
        st.Page(page, title=name.capitalize(), url_path=name, default=name == first) for name, page in PAGES.items()
    ]
    links.offer(pages)
    state.follow_address()
    st.html(STYLE)
    page = st.navigation(pages, position="top")
    # Before the page, in a place that is the same on every page: it draws itself while pages come and go.
    with st.container(key="strip"):
        strip.show(on_plan=page.title == "Plan")
    try:
        page.run()
    except PlannerError as error:  # such as a workspace that cannot be read or written
        st.error(plain(error_words(error)))
