"""Tables that somebody is editing: one stays as it is while what changes the draft is its own edits.

A table of Streamlit is drawn anew, and loses the keyboard, where it is given other rows. So it is given those that it began
with, and keeps what was done in it since, until the draft says something else than what came of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st


@dataclass
class Grid:
    """A table on screen."""

    key: str
    """Its key as a widget."""
    begun: Any
    """What it began with, and what its edits are to be made of."""
    now: Any
    """What the draft says, as far as this table knows."""
    own: bool = False
    """Whether its edits have just changed that."""
    trouble: str = ""
    """Why what was done in it last is not kept; empty where it is."""


def grid_of(name: str, now: Any, begun: Any) -> Grid:
    """The table of that name: the one on screen where the draft says what came of it, else one that begins now."""
    slot = f"grid {name}"
    found: Grid | None = st.session_state.get(slot)
    number = 0 if found is None else int(found.key.rsplit(" ", 1)[1]) + 1
    if found is not None and found.key in st.session_state:
        if found.own:
            found.now, found.own = now, False
        if found.now == now:
            return found
    grid = Grid(f"{slot} {number}", begun, now)
    st.session_state[slot] = grid
    return grid
