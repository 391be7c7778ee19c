"""The script that Streamlit runs for each look at a page."""

from __future__ import annotations

from ui.navigation import run

run()
