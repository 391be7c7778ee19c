"""An editor of the YAML: text with line numbers, and what is wrong in the margin beside its line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from planner.errors import Fault

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "summit_yaml_editor",
    html="<div class='editor'></div>",
    css=(_HERE / "yaml_editor.css").read_text("utf-8"),
    js=(_HERE / "yaml_editor.js").read_text("utf-8"),
)


def show(text: str, faults: Iterable[Fault], *, line: int | None = None, key: str) -> str | None:
    """Shows a text to edit; what it became when the writer paused or left it, else None.

    `line` is the line to go to, counted from 1; it is gone to once for each other value.
    """
    marks = [{"line": fault.line, "says": fault.message} for fault in faults if fault.line is not None]
    result = _COMPONENT(data={"text": text, "marks": marks, "line": line}, key=key, on_edited_change=lambda: None)
    edited = getattr(result, "edited", None)
    return None if edited is None else str(edited)
