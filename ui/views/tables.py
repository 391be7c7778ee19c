"""Tables of text: cells show what they hold, lengths are read as words and sorted as numbers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd
import streamlit as st

from planner.report.plan_tables import matching
from planner.report.words import counted, duration

ROW, HEAD, MOST_ROWS = 35, 37, 16
"""Pixels of a row and of the head of a table, and how many rows are seen at once before it scrolls."""
DAY = "ddd D MMM YYYY"
_WIDTHS = {
    "Meeting": 260,
    "Where": 220,
    "Who": 300,
    "For": 280,
    "What": 420,
    "Why it is not held": 600,
    "At risk if late": 420,
}
_DAYS = ("Day", "Submit by")
_RED = "color: #b91c1c"


def _length(minutes: object) -> str:
    return duration(int(str(minutes)))


def show_table(
    frame: pd.DataFrame,
    key: str,
    *,
    lengths: tuple[str, ...] = (),
    most_rows: int = MOST_ROWS,
    red: Collection[int] = (),
) -> None:
    """Shows a table with the day first and fixed; the columns named in `lengths` hold minutes. Empty columns are left out.

    The rows whose numbers are in `red` are red.
    """
    used = [name for name in frame.columns if not (frame[name].astype(str) == "").all()]
    columns: dict[str, Any] = {}
    for name in used:
        if name in _DAYS:
            columns[name] = st.column_config.DateColumn(format=DAY, pinned=True, width=125)
        elif frame[name].dtype.kind in "iu" and name not in lengths:
            columns[name] = st.column_config.NumberColumn(format="localized")
        else:
            columns[name] = st.column_config.Column(width=_WIDTHS.get(name))
    shown = frame[used]
    styled = shown.style.format(dict.fromkeys(lengths, _length)) if lengths or red else shown
    if red:
        styled = styled.apply(lambda row: [_RED if row.name in red else ""] * len(row), axis=1)
    height = HEAD + ROW * min(len(frame), most_rows)
    st.dataframe(styled, hide_index=True, width="stretch", height=height, column_config=columns, key=f"{key}-table")


def search_field(key: str, hint: str) -> str:
    """A field to search a table with, and what was typed."""
    return st.text_input(
        "Search", key=f"{key}-search", placeholder=hint, label_visibility="collapsed", icon=":material/search:"
    )


def matching_rows(frame: pd.DataFrame, words: str, what: str) -> pd.DataFrame:
    """The rows that have all of the words; says how many of how many there are where something was typed."""
    found = matching(frame, words)
    if words.strip() and not found.empty:
        st.caption(f"{len(found):,} of {counted(len(frame), what)}.")
    return found
