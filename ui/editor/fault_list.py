"""The list of faults: what is wrong, in the words of `planner validate`; a press goes to where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from planner.errors import Fault
from ui import state
from ui.editor import going
from ui.editor.sections import entry_of, section_of
from ui.fields.labels import words_of
from ui.text import plain, sentence

MOST_SHOWN = 5
"""Faults that are listed at once; the others are folded away."""
MOST_FOLDED = 60
"""Faults that are listed at most below these."""


def show(faults: Sequence[Fault], tree: Mapping[str, Any]) -> None:
    """Shows what is wrong; nothing where nothing is."""
    with (
        st.container()
    ):  # always there, so that nothing below is drawn anew, and loses the keyboard, when it says something
        if faults:
            _list(faults, tree)


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


def _row(number: int, fault: Fault, tree: Mapping[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Go there", key=f"go-{number}", type="tertiary", width=70, on_click=_go, args=(fault,))
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
