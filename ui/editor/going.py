"""Going to a field: the form that has it is opened, brought into view, and the keyboard is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import streamlit as st

from ui.fields.trees import Path

_GOAL = "field to go to"
_TIMES = "times gone to a field"
_COMPONENT = st.components.v2.component(
    "summit_field_to_go_to",
    html="<span></span>",
    js="""
    export default function ({ data }) {
      const field = document.querySelector(`.${CSS.escape(data.field)}`)
      field?.scrollIntoView({ block: "center" })
      field?.querySelector("input, textarea, [role=combobox]")?.focus({ preventScroll: true })
    }
    """,
)


def aim(path: Path) -> None:
    """Makes a place in the scenario the one to go to when the form that has it is drawn."""
    st.session_state[_GOAL] = path


def arrive(containers: Mapping[Path, str]) -> None:
    """Goes to the field that was aimed at, if it is one of a form, once: `containers` are the keys that hold its fields.

    To be called below all of them, so that none is drawn anew for it.
    """
    goal: Path | None = st.session_state.get(_GOAL)
    key = None if goal is None else _innermost(containers, goal)
    if key is not None:
        del st.session_state[_GOAL]
        times = st.session_state.get(_TIMES, 0) + 1
        st.session_state[_TIMES] = times
        _COMPONENT(data={"field": _css_class(containers[key]), "times": times})  # twice to the same field is twice


def _innermost(paths: Iterable[Path], goal: Path) -> Path | None:
    around = [path for path in paths if goal[: len(path)] == path]
    return max(around, key=len, default=None)


def _css_class(key: str) -> str:
    """The class that Streamlit gives to the container of a key."""
    return f"st-key-{re.sub(r'[^a-zA-Z0-9_-]', '-', key.strip())}"
