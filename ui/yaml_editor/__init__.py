"""An editor of the YAML: text with line numbers, and what is wrong in the margin beside its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import streamlit as st

from planner.errors import Fault
from ui.telling import telling

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "summit_yaml_editor",
    html="<div class='editor'></div>",
    css=(_HERE / "yaml_editor.css").read_text("utf-8"),
    js=(_HERE / "yaml_editor.js").read_text("utf-8"),
)


def show(
    text: str, faults: Iterable[Fault], *, line: int | None = None, key: str, written: Callable[[str, str], None]
) -> None:
    """Shows a text to edit; `written` is told what it became, and what it was before, when the writer pauses or leaves it.

    `line` is the line to go to, counted from 1; it is gone to once for each other value.
    """
    marks = [{"line": fault.line, "says": fault.message} for fault in faults if fault.line is not None]

    def told(value: Mapping[str, object]) -> None:  # a callback, for the page that is drawn next may be another one
        edited = value["edited"]
        if isinstance(edited, Mapping):
            written(str(edited["text"]), str(edited["before"]))

    _COMPONENT(data={"text": text, "marks": marks, "line": line}, key=key, on_edited_change=telling(key, told))
