"""Callbacks that cannot be cut off before they have begun.

Streamlit gives up a callback at its first look into the state of the session where the next press has come in by then, and
does not call it again: what somebody wrote before they pressed would be lost. So a widget's value is looked for until it is
there, its work is done, and only then the next press has its turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException


def telling(key: str, work: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that gives the value of the widget of that key to `work`."""

    def tell() -> None:
        next_press: RerunException | None = None
        while True:
            try:
                value = st.session_state[key]
                break
            except RerunException as interruption:
                next_press = interruption
        work(value)
        if next_press is not None:
            raise next_press

    return tell
