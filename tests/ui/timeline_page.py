"""A page with nothing but the timeline, for tests: `TIMELINES` names a file of data by the name of their lanes.

The timeline has a key for each choice of lanes, or the one that the address says (`?key=one`).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import streamlit as st

from ui.timeline import show

st.set_page_config(layout="wide")
st.html("<style>.stMainBlockContainer {padding-top: 4.5rem; padding-bottom: 2rem}</style>")
st.title("A plan")
st.caption("What stands above the timeline.")
timelines = json.loads(Path(os.environ["TIMELINES"]).read_text("utf-8"))
lanes = st.segmented_control("Lanes", list(timelines), default=next(iter(timelines)), label_visibility="collapsed")
chosen = show(timelines[lanes], key=st.query_params.get("key", f"timeline-{lanes}"))
st.text(f"Chosen: {chosen}")
st.button("Again")
