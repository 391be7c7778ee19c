"""The list of faults, and below it that of warnings, in the words of `planner validate`; a press goes to where one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from planner.errors import Fault
from planner.report.words import counted
from ui import state
from ui.editor import going
from ui.editor.sections import entry_of, section_of
from ui.fields.labels import words_of
from ui.text import plain, sentence

MOST_SHOWN = 5
"""Faults that are listed at once; the others are folded away."""
MOST_FOLDED = 60
"""Faults that are listed at most below these."""


def show(faults: Sequence[Fault], warnings: Sequence[Fault], tree: Mapping[str, Any]) -> None:
    """Shows what is wrong, and folded away what is hardly meant; nothing where nothing is."""
    with (
        st.container()
    ):  # always there, so that nothing below is drawn anew, and loses the keyboard, when it says something
        if faults:
            _list(faults, tree)
        if warnings:
            with st.expander(counted(len(warnings), "warning"), key="warnings"), st.container(gap=None):
                for number, warning in enumerate(warnings[:MOST_FOLDED]):
                    _row(number, warning, tree, "look")
                if len(warnings) > MOST_FOLDED:
                    st.caption(f"And {len(warnings) - MOST_FOLDED}, which are listed when some of these are mended.")


def _list(faults: Sequence[Fault], tree: Mapping[str, Any]) -> None:
    with st.container(border=True, key="faults", gap=None):
        for number, fault in enumerate(faults[:MOST_SHOWN]):
            _row(number, fault, tree)
        rest = faults[MOST_SHOWN : MOST_SHOWN + MOST_FOLDED]
        if rest:
            with st.expander(f"{len(faults) - MOST_SHOWN} more", key="more-faults"), st.container(gap=None):
                for number, fault in enumerate(rest, start=MOST_SHOWN):
                    _row(number, fault, tree)
                if (left := len(faults) - MOST_SHOWN - MOST_FOLDED) > 0:
                    st.caption(f"And {left}, which are listed when some of these are mended.")


def _row(number: int, fault: Fault, tree: Mapping[str, Any], key: str = "go") -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Go there", key=f"{key}-{number}", type="tertiary", width=70, on_click=_go, args=(fault,))
        st.markdown(f"**{plain(words_of(fault.path, tree))}**: {plain(sentence(fault.message))}", width="stretch")


def _go(fault: Fault) -> None:
    going.aim(fault.path)
    state.open_entry(*target(fault))


def target(fault: Fault) -> tuple[str, str | None]:
    """The section and the entry to which a fault leads: without a place in the scenario, the line of the YAML."""
    found = entry_of(fault.path)
    section = section_of(fault.path)
    if section.name == "yaml":
        return section.name, None if fault.line is None else str(fault.line)
    return section.name, None if found is None else "/".join(found[1])
