"""What a section holds, as a list to choose from or as a table in which many are changed at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from planner.errors import Fault, PlannerError
from planner.report.words import counted
from ui import drafting, state
from ui.editor import entries
from ui.editor.grids import Grid, grid_of
from ui.editor.holding import hold
from ui.editor.sections import Part, Section, entry_of
from ui.editor.sections import entries as entries_of
from ui.editor.titles import title_of
from ui.fields.changes import AROUND, ID
from ui.fields.field import FormField
from ui.fields.showing import cell
from ui.fields.tables import columns_of, edits_of, rows_of
from ui.fields.trees import Path, value_at
from ui.fields.wording import capitalised
from ui.state import Opened
from ui.telling import telling
from ui.text import error_words, plain

ROW = 35
"""Height of a row of a table in pixels."""
MOST_HIGH = 560
"""Height of a list in pixels at most."""


def show(opened: Opened, section: Section, *, narrow: bool) -> None:
    """Shows the entries of a section; beside a form only their names."""
    part = _part(opened, section)
    paths = entries_of(part, opened.reading.tree)
    with st.container(horizontal=True, vertical_alignment="center"):
        entries.add(opened, section.name, part)
        search = st.text_input(
            "Search",
            key=f"search-{part.name}",
            placeholder=f"Search {part.many}",
            label_visibility="collapsed",
            type="search",
            live=True,
        )
        as_table = not narrow and st.toggle(
            "As a table", key=f"table-{part.name}", help="To change many at once, and to paste from a spreadsheet."
        )
    if not paths:
        st.info(f"There are no {part.many} yet.")
    if as_table:
        _table(opened, part)
    elif paths:
        _list(opened, section, part, paths, search, narrow=narrow)


def _part(opened: Opened, section: Section) -> Part:
    """The part on screen, chosen where a section has several."""
    if len(section.parts) == 1:
        return section.parts[0]
    labels = {
        part.name: f"{capitalised(part.many)} {len(entries_of(part, opened.reading.tree))}" for part in section.parts
    }
    here = _part_on_screen(section)
    held = hold(f"part {section.name}", here)

    def chosen(name: str) -> None:
        st.session_state[_part_slot(section)] = (state.section_and_entry()[1], name)

    st.segmented_control(
        "Part",
        list(labels),
        default=held.begun,
        key=held.key,
        format_func=labels.__getitem__,
        on_change=held.telling(chosen),
        label_visibility="collapsed",
        required=True,
    )
    return next(part for part in section.parts if part.name == here)


def _part_on_screen(section: Section) -> str:
    """The part that was chosen last, or that of the entry which was opened after that."""
    slot, entry = _part_slot(section), state.section_and_entry()[1]
    followed, name = st.session_state.get(slot, (None, section.parts[0].name))
    found = entry_of(tuple((entry or "").split("/")))
    if entry != followed and found is not None and found[0] in section.parts:
        name = found[0].name
        st.session_state[slot] = (entry, name)
    return str(name)


def _part_slot(section: Section) -> str:
    return f"part of {section.name}"


def _list(opened: Opened, section: Section, part: Part, paths: Sequence[Path], search: str, *, narrow: bool) -> None:
    """The list; a press on a row opens its form."""
    tree = opened.reading.tree
    columns = [column for column in columns_of(part.name, tree) if column.path != ID]
    rows = {path: {column.label: _cell(column, tree, path) for column in columns} for path in paths}
    shown = [path for path in paths if _holds(f"{path[-1]} {' '.join(rows[path].values())}", search)]
    if not shown:
        st.info(f"None of the {part.many} has this in it.")
        return
    wrong = {path for path in shown if any(fault.path[: len(path)] == path for fault in opened.faults)}
    titles = [f"\u26a0 {title_of(tree, path)}" if path in wrong else title_of(tree, path) for path in shown]
    frame = pd.DataFrame({part.one.capitalize(): titles})
    if not narrow:
        for column in columns:
            cells = [rows[path][column.label] for path in shown]
            if column.path not in (("title",), ("name",)) and any(cells):
                frame[column.label] = cells
    key = f"list-{part.name}-{state.section_and_entry()[1]}"

    def chosen() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        if cells:
            state.open_entry(section.name, "/".join(shown[cells[0][0]]))

    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        on_select=chosen,
        selection_mode="single-cell",
        height=min(MOST_HIGH, ROW * (len(shown) + 1) + 3),
        column_config={
            part.one.capitalize(): st.column_config.TextColumn(help="\u26a0 marks what has a fault." if wrong else None)
        },
    )


def _holds(text: str, search: str) -> bool:
    return all(word in text.casefold() for word in search.casefold().split())


def _cell(column: FormField, tree: Any, path: Path) -> str:
    if column.path == AROUND:  # the city, and of a room the venue
        return ", ".join(title_of(tree, path[:length]) for length in range(2, len(path) - 1, 2))
    return _words(column, value_at(tree, (*path, *column.path)))


def _words(column: FormField, value: Any) -> str:
    """A cell as people read it: names in place of ids."""
    names = {choice.value: choice.label for choice in column.choices}
    if isinstance(value, str):
        return names.get(value, cell(column, value))
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(names.get(part, part) for part in value) if names else cell(column, value)
    return cell(column, value)


def keep(name: str, part: Part, grid: Grid, changes: Mapping[str, Any]) -> None:
    """Makes all that was changed in a table, since it began, the draft; what cannot be kept is told.

    It is called once for every change, also where the page was not drawn between two of them.
    """
    begun, what = grid.begun, f"change {part.many} in the table"
    try:
        edit = edits_of(part.name, begun.reading.tree, changes)
        text = drafting.edited(begun.draft.text, edit)
    except PlannerError as error:
        grid.trouble = error_words(error)
        return
    grid.trouble = ""
    if drafting.step(name, what, grid.now, text):
        grid.now = text
    else:  # another window was faster: only what was changed here goes into what it made
        drafting.edit(name, what, edit, begun.reading.tree)


def _table(opened: Opened, part: Part) -> None:
    grid = grid_of(f"{opened.name} {part.name}", opened.draft.text, opened)
    columns = columns_of(part.name)
    rows = rows_of(part.name, grid.begun.reading.tree)
    frame = pd.DataFrame(rows, columns=[column.label for column in columns], dtype=object)

    def told(changes: Mapping[str, Any]) -> None:
        keep(opened.name, part, grid, changes)

    st.caption(
        "Rows are added at the end, by hand or pasted from a spreadsheet. An id that is left out is made from the name."
    )
    st.data_editor(
        frame,
        key=grid.key,
        num_rows="dynamic",
        hide_index=True,
        on_change=telling(grid.key, told),
        height="auto",
        column_config={
            column.label: st.column_config.TextColumn(help=plain(f"{column.help} {column.unit}"), default="")
            for column in columns
        },
    )
    wrong = sum(_of(part, fault) for fault in opened.faults)
    with st.container():
        if grid.trouble:
            st.markdown(f":red[**Not kept yet.** {plain(grid.trouble)}]")
        elif wrong:
            st.markdown(f":red[{counted(wrong, 'fault')} in this table, listed at the top of the page.]")


def _of(part: Part, fault: Fault) -> bool:
    found = entry_of(fault.path)
    return found is not None and found[0].name == part.name
