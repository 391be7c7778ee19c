"""A list of small forms, such as the stages of a meeting, as a table of which rows are added, changed and deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from planner.errors import Fault
from ui.editor.grids import grid_of
from ui.editor.widgets import Changed, wrongs
from ui.fields.field import FormField
from ui.fields.kinds import Kind
from ui.fields.showing import typed
from ui.fields.trees import Path
from ui.telling import telling
from ui.text import plain

Rows = list[dict[str, Any]]
"""The texts of records, by the labels of their columns."""


def draw(field: FormField, value: Any, key: str, changed: Changed, path: Path, faults: Sequence[Fault]) -> None:
    """Draws the list of records at a path, and what is wrong with it; `changed` gets the rows of all of it, as texts."""
    now = rows_of(field, value)
    grid = grid_of(key, now, now)
    rows = grid.begun
    labels = [column.label for column in field.columns]
    frame = pd.DataFrame(
        [{label: row.get(label, "") for label in labels} for row in rows], columns=labels, dtype=object
    )

    def told(changes: Mapping[str, Any]) -> None:
        grid.own = True
        changed(edited(rows, changes))

    st.markdown(plain(field.label), help=plain(field.help))
    st.data_editor(
        frame,
        key=grid.key,
        num_rows="dynamic",
        hide_index=True,
        column_config={column.label: _config(column) for column in field.columns},
        on_change=telling(grid.key, told),
        height="auto",
    )
    wrongs([_told(field, path, fault) for fault in faults])


def _told(field: FormField, path: Path, fault: Fault) -> Fault:
    """A fault with the row and the column that it is about, counted from 1."""
    row, column = fault.path[len(path) : len(path) + 1], fault.path[len(path) + 1 :]
    label = next((each.label for each in field.columns if column and column[: len(each.path)] == each.path), "")
    where = ", ".join((*(f"row {int(number) + 1}" for number in row if number.isdecimal()), *filter(None, [label])))
    return replace(fault, message=f"{where}: {fault.message}" if where else fault.message)


def rows_of(field: FormField, value: Any) -> Rows:
    """The records that a value of the tree holds, as texts."""
    found = typed(field, value)
    return [dict(row) for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _config(column: FormField) -> Any:
    help_ = plain(f"{column.help} {f'For example {column.example}.' if column.example else ''}")
    if column.kind in (Kind.REFERENCE, Kind.WORD, Kind.PLACE, Kind.ZONE):
        names = {choice.value: choice.label for choice in column.choices}
        return st.column_config.SelectboxColumn(
            help=help_, options=list(names), format_func=lambda id_: names.get(id_, id_)
        )
    return st.column_config.TextColumn(help=help_, default="")


def edited(rows: Rows, changes: Mapping[str, Any]) -> Rows:
    """The rows after what was done in their table: `edited_rows`, `added_rows` and `deleted_rows`, as Streamlit tells them."""
    found = [dict(row) for row in rows]
    for number, cells in changes.get("edited_rows", {}).items():
        found[int(number)] |= {label: "" if cell is None else cell for label, cell in cells.items()}
    gone = set(changes.get("deleted_rows", ()))
    kept = [row for number, row in enumerate(found) if number not in gone]
    return [*kept, *(dict(row) for row in changes.get("added_rows", ()) if any(row.values()))]
