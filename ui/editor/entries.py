"""The entries of a part: a list to choose from, and what can be done with the chosen one as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from planner.edits import Fate, Remove, Rename, dependants, removal
from planner.errors import InputError
from ui import drafting, state
from ui.editor import form, related
from ui.editor.holding import hold
from ui.editor.new_entries import RULES, adding, copying
from ui.editor.sections import Part, maps_of
from ui.editor.titles import entry_words, title_of
from ui.fields.trees import Path
from ui.fields.wording import capitalised, word_label
from ui.state import Opened
from ui.text import plain

_ADDED = "added"
MOST_DEPENDANTS = 12
"""Sentences on what depends on an entry that are shown at most."""


def add(opened: Opened, section: str, part: Part) -> None:
    """A button that adds an entry; where it could lie in several places, one of them is chosen."""
    tree = opened.reading.tree
    arounds = maps_of(part, tree)
    number = st.session_state.get(_ADDED, 0)
    article = "an" if part.one[0] in "aeiou" else "a"
    if not arounds:
        return
    key = f"adding-{{}}-{part.name}-{number}"

    def add_it() -> None:
        typed = st.session_state
        name = typed[key.format("name")].strip()
        around = arounds[names.index(typed.get(key.format("where"), names[0]))]
        if not name:
            return
        path, edit = adding(part, name, tree, around, typed.get(key.format("rule"), ""))
        if drafting.edit(opened.name, f"add {part.one} {name}", edit, tree):
            typed[_ADDED] = number + 1  # another key: the popover closes
            state.open_entry(section, "/".join(path))

    names = [_place(tree, around) for around in arounds]
    with (
        st.popover(f"Add {article} {part.one}", key=f"add-{part.name}-{number}"),
        st.form(key.format("form"), border=False),
    ):
        if len(names) > 1:
            st.selectbox("Where", names, key=key.format("where"))
        if part.name == "relations":
            st.selectbox("What it says", RULES, format_func=word_label, key=key.format("rule"))
        named = {"meetings": "Title", "relations": "Reason"}.get(part.name, "Name")
        st.text_input(named, key=key.format("name"))
        # In a callback, which is called also where another press follows before the page is drawn.
        st.form_submit_button("Add", type="primary", on_click=add_it)


def _place(tree: Mapping[str, Any], around: Path) -> str:
    """What a new entry could lie in, with the ids that tell it from all others."""
    titles = ", ".join(title_of(tree, around[:length]) for length in range(2, len(around), 2))
    return f"{titles} ({'/'.join(around[1:-1:2])})" if titles else around[-1]


def chosen(opened: Opened, section: str, part: Part, path: Path) -> None:
    """The form of an entry, below its name and what can be done with it."""
    tree = opened.reading.tree
    words = entry_words(part, tree, path)

    def duplicate() -> None:
        copy, edit = copying(path, tree)
        if drafting.edit(opened.name, f"duplicate {words}", edit, tree):
            state.open_entry(section, "/".join(copy))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### {plain(title_of(tree, path))}", width="stretch")
        st.button("Duplicate", key=f"copy {'/'.join(path)}", type="tertiary", on_click=duplicate)
        with st.popover("Delete", type="tertiary", key=f"delete {'/'.join(path)}", on_change="rerun") as deleting:
            if deleting.open:  # what depends on it is looked for only when somebody asks
                _delete(opened, section, path, words)
        st.button("Close", key=f"close {'/'.join(path)}", type="tertiary", on_click=state.open_entry, args=(section,))
    form.show(opened, path)
    related.show(opened, path)
    _id(opened, section, path, words)


def _delete(opened: Opened, section: str, path: Path, words: str) -> None:
    tree = dict(opened.reading.tree)
    try:
        hanging = dependants(tree, path)
    except InputError:
        hanging = ()
    if not hanging:
        st.write("Nothing else in the scenario names it.")
        _delete_button("Delete it", lambda: drafting.edit(opened.name, f"delete {words}", Remove(path), tree), section)
        return
    st.write("It is named elsewhere:")
    for dependant in hanging[:MOST_DEPENDANTS]:
        after = {Fate.LOSES: "it is taken out there", Fate.GOES: "that goes, too", Fate.BROKEN: "that is wrong then"}
        words = capitalised(dependant.sentence.replace("`", ""))
        st.markdown(f"- {plain(words)}: {after[dependant.fate]}.")
    if len(hanging) > MOST_DEPENDANTS:
        st.caption(f"{len(hanging) - MOST_DEPENDANTS} more.")
    whole = removal(tree, path)
    _delete_button(
        "Delete it, and take along what names it",
        lambda: drafting.edit(opened.name, f"delete {words} with what names it", whole, tree),
        section,
    )
    _delete_button(
        "Delete only this", lambda: drafting.edit(opened.name, f"delete {words}", Remove(path), tree), section
    )


def _delete_button(label: str, work: Callable[[], bool], section: str) -> None:
    def delete() -> None:
        if work():
            state.open_entry(section)

    st.button(label, on_click=delete, width="stretch")


def _id(opened: Opened, section: str, path: Path, words: str) -> None:
    """The id, with all that names it following."""

    def rename(written: str) -> None:
        name = written.strip()
        if name and name != path[-1]:
            edit = Rename(path, name)
            if drafting.edit(opened.name, f"rename {words}", edit, opened.reading.tree):
                state.open_entry(section, "/".join((*path[:-1], name)))

    held = hold(f"id {'/'.join(path)}", path[-1])
    st.text_input(
        "Id",
        held.begun,
        key=held.key,
        on_change=held.telling(rename),
        help="The word by which the file names it. Another one is written wherever it is named.",
    )
