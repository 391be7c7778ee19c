"""What a widget holds against what the draft says.

A browser that is busy may leave out one of two pictures of a page that follow each other at once. A value that was set from
here for the first of them is then never seen there, and what comes back in its place is no edit of anybody. So a widget begins
with what the draft says as its default, becomes another widget where that is changed by somebody else, and only what it did
not hold before is an edit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.telling import telling


@dataclass
class Held:
    """What is known of a widget on screen."""

    key: str
    """Its key, another one for each time that it begins anew."""
    begun: Any
    """What it began with: its default."""
    given: Any
    """What the draft said when it was drawn last."""
    told: Any
    """What it was known to hold last."""
    own: bool = False
    """Whether somebody has just written something into it."""

    def telling(self, changed: Callable[[Any], None]) -> Callable[[], None]:
        """Its callback, which says what somebody has written into it."""

        def tell(holds: Any) -> None:
            if holds != self.told:
                self.told, self.own = holds, True
                changed(holds)

        return telling(self.key, tell)


def hold(key: str, given: Any) -> Held:
    """The widget of that key where the draft says `given`; to be called right before it is drawn."""
    slot = f"{key} held"
    held: Held | None = st.session_state.get(slot)
    if held is not None and held.key in st.session_state and (held.own or held.given == given):
        if held.own and held.told != given:  # written in other words, or refused
            st.session_state[held.key] = given
        held.given, held.own = given, False
        return held
    number = 0 if held is None else int(held.key.rsplit(" ", 1)[1]) + 1
    held = Held(key=f"{key} {number}", begun=given, given=given, told=given)
    st.session_state[slot] = held
    return held
