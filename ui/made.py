"""A change that was made in the draft: said, with the ways on from there."""

from __future__ import annotations

import streamlit as st

from ui import asking, repairing, state
from ui.editor.sections import entry_of, section_of
from ui.links import page_named
from ui.repairing import Change
from ui.state import Opened
from ui.text import plain


def show_made(opened: Opened, change: Change, key: str) -> None:
    """Says that a change is in the draft, and leads on; `key` is that of the button that solves with it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**In the draft:** {plain(change.says)} Undo takes it back.", width="stretch")
        path = repairing.changed(change)[0]
        found = entry_of(path)
        entry = {} if found is None else {"entry": "/".join(found[1])}
        address = {"scenario": opened.name, "section": section_of(path).name, **entry}
        st.page_link(page_named("edit"), label="See it in the editor", query_params=address)
        st.button(
            "Solve with it",
            key=key,
            disabled=opened.reading.scenario is None,
            on_click=asking.solve,
            args=(opened.name, state.settings()),
        )
