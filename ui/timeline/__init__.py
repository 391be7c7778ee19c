"""Our own timeline: lanes of people, delegations, rooms or cities, as a Streamlit component without anything from outside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
SCRIPTS = (
    *("clocks", "nodes", "layout", "words", "titles", "axis", "lanes"),
    *("panel", "moving", "keyboard", "tools", "timeline"),
)
"""The modules of the script, each after those that it imports."""


def script() -> str:
    """The modules as the one that a component takes: without their imports of each other, and with one default export."""
    text = "\n".join((_HERE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return re.sub(r"^(import \{.*\} from .*|export (?!default))", "", text, flags=re.MULTILINE)


_COMPONENT = st.components.v2.component(
    "summit_timeline",
    html="<div class='timeline' role='region' aria-label='Timeline'></div>",
    css=(_HERE / "timeline.css").read_text("utf-8"),
    js=script(),
)


def show(data: dict[str, Any], *, key: str) -> str | None:
    """Shows a timeline (`planner.report.timeline`, with `home` for the clock of its axis); the id of the chosen item."""
    result = _COMPONENT(data=data, key=key, on_chosen_change=lambda: None)
    return getattr(result, "chosen", None)
