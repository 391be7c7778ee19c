"""The script that Streamlit runs for each look at a page."""

from __future__ import annotations

import gc

import streamlit as st

from ui.navigation import run


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Takes all that was loaded until now out of the search for garbage, once for the whole server.

    That search would keep somebody who has just left a field waiting for 0.15 s every few edits.
    """
    gc.collect()
    gc.freeze()


run()
_settle()
