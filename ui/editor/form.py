"""The form of one entry, or of a map that has no id: every field of it, with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from planner.edits import Remove, Set
from planner.errors import Fault
from ui import drafting
from ui.editor import going, records, widgets
from ui.fields.field import FormField
from ui.fields.form import form_of
from ui.fields.kinds import Kind
from ui.fields.labels import words_of
from ui.fields.reading import Context, read_or_kept
from ui.fields.showing import shown
from ui.fields.trees import Path, value_at
from ui.state import Opened
from ui.text import plain

_NARROW = frozenset(
    {
        Kind.COUNT,
        Kind.DECIMAL,
        Kind.LENGTH,
        Kind.LEAD,
        Kind.CLOCK,
        Kind.HOURS,
        Kind.DAY,
        Kind.MOMENT,
        Kind.AIRPORT,
        Kind.CALENDAR,
        Kind.WORD,
        Kind.FLAG,
        Kind.ZONE,
        Kind.REFERENCE,
        Kind.ID,
        Kind.COORDINATES,
    }
)
"""Kinds of which two stand beside each other."""
_TIMES = frozenset({Kind.MOMENT, Kind.SPAN, Kind.SPANS, Kind.WINDOW, Kind.DAY, Kind.DAYS})
"""Kinds that are shown back in full, with the day of the week and the zone."""
_UNREADABLE = "unreadable"


def show(opened: Opened, path: Path, only: tuple[str, ...] = ()) -> None:
    """Shows the form of the map at a path of the draft; with `only` no more than these of its own fields."""
    tree = opened.reading.tree
    fields = [field for field in form_of(path, tree) if not only or (len(field.path) == 1 and field.path[0] in only)]
    beside = {fault for field in fields for fault in _faults(opened.faults, (*path, *field.path))}
    of_the_whole = [fault for fault in _faults(opened.faults, path) if path and fault not in beside]
    with st.container():  # always there, so that nothing below it is drawn anew when something is wrong
        widgets.wrongs(of_the_whole)
        if path:
            shown = {warning for field in fields for warning in _faults(opened.warnings, (*path, *field.path))}
            widgets.doubts([each for each in _faults(opened.warnings, path) if each not in shown])
    for group, together in groupby(fields, key=lambda field: field.group):
        members = list(together)
        if not group:
            _grid(opened, path, members)
            continue
        said = any(value_at(tree, (*path, *field.path)) is not None for field in members)
        told = (*opened.faults, *opened.warnings)
        wrong = any(_faults(told, (*path, *field.path)) for field in members)
        with st.expander(plain(group), expanded=said or wrong, key=_key(path, f"{group} {members[0].key}")):
            _grid(opened, path, members)
    going.arrive({(*path, *field.path): widgets.container_key(_key(path, field.key)) for field in fields})


def _key(path: Path, name: str) -> str:
    return f"field {'/'.join(path)} {name}"


def _faults(faults: Sequence[Fault], path: Path) -> list[Fault]:
    return [fault for fault in faults if fault.path[: len(path)] == path]


def _grid(opened: Opened, path: Path, fields: Sequence[FormField]) -> None:
    """The fields of a group: narrow ones two beside each other, wide ones below each other."""
    for narrow, together in groupby(fields, key=lambda field: field.kind in _NARROW):
        members = list(together)
        if not narrow:
            for field in members:
                with st.container():
                    _field(opened, path, field)
            continue
        for left in range(0, len(members), 2):
            for column, field in zip(st.columns(2), members[left : left + 2], strict=False):
                with column:
                    _field(opened, path, field)


def _field(opened: Opened, path: Path, field: FormField) -> None:
    if field.kind is Kind.ENTRIES:
        return
    whole, tree = (*path, *field.path), opened.reading.tree
    value = value_at(tree, whole)
    key = _key(path, field.key)
    faults = _faults(opened.faults, whole)

    def changed(written: Any) -> None:
        _change(opened, path, field, written, key)

    if field.kind is Kind.RECORDS:
        with st.container(key=widgets.container_key(key)):
            records.draw(field, value, key, changed, whole, faults)
            widgets.doubts(_faults(opened.warnings, whole))
        return
    unread = st.session_state.get(f"{key} {_UNREADABLE}")
    if unread is not None and unread[0] == value:
        faults = [unread[1], *(fault for fault in faults if fault.message != unread[1].message)][:1]
    widgets.draw(field, value, key, changed, faults, _faults(opened.warnings, whole))
    if field.kind in _TIMES and value is not None and not faults:
        st.caption(plain(shown(field, value, field.zone)))


def _change(opened: Opened, path: Path, field: FormField, written: Any, key: str) -> None:
    """Writes what somebody has entered into the draft; what cannot be read is written as it is, and told beside the field."""
    whole, tree = (*path, *field.path), opened.reading.tree
    value, faults = read_or_kept(field, written, Context(tree, path))
    if value != value_at(tree, whole):
        edit = Remove(whole) if value is None else Set(whole, value)
        drafting.edit(opened.name, words_of(whole, tree), edit, tree)
    st.session_state[f"{key} {_UNREADABLE}"] = (value, faults[0]) if faults else None
