"""The editor of the scenario on screen."""

from __future__ import annotations

import streamlit as st

from ui import head
from ui.text import plain


def page() -> None:
    """The page."""
    opened = head.show()
    if opened is None:
        return
    for fault in opened.faults:
        st.write(plain(fault.message))
