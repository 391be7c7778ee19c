"""The editor of the scenario on screen."""

from __future__ import annotations

import streamlit as st

from ui import drafting, head, state, yaml_editor
from ui.editor import entries, fault_list, form, lists
from ui.editor.holding import hold
from ui.editor.sections import BY_NAME, SECTIONS, Part, Section, entry_of, label_of
from ui.fields.trees import Path, value_at
from ui.state import Opened
from ui.text import plain


def page() -> None:
    """The page."""
    opened = head.show()
    if opened is None:
        return
    section = _section(opened)
    fault_list.show(opened.faults, opened.warnings, opened.reading.tree)
    if section.name == "yaml":
        _yaml(opened)
    elif not opened.reading.tree:
        st.info("The text has no fields that a form could show. Mend it in the section YAML, or undo the last step.")
    else:
        _forms(opened, section)


def _section(opened: Opened) -> Section:
    """The section on screen, chosen in a row of all of them."""
    name, _ = state.section_and_entry()
    here = name if name in BY_NAME else "meetings"
    held = hold("sections", here)
    labels = {section.name: plain(label_of(section, opened.reading.tree, opened.faults)) for section in SECTIONS}
    st.pills(
        "Section",
        list(labels),
        default=held.begun,
        key=held.key,
        format_func=labels.__getitem__,
        on_change=held.telling(state.open_entry),
        label_visibility="collapsed",
        required=True,
    )
    return BY_NAME[here]


def _yaml(opened: Opened) -> None:
    _, line = state.section_and_entry()
    at = int(line) if line is not None and line.isascii() and line.isdecimal() else None

    def written(text: str, before: str) -> None:
        drafting.rewrite(opened.name, text, before)

    yaml_editor.show(opened.draft.text, opened.faults, line=at, key=f"yaml-{opened.name}", written=written)
    st.caption(
        "What is written here is kept when you pause. Numbers of lines with a fault are marked; point at one to read it."
    )


def _forms(opened: Opened, section: Section) -> None:
    if section.parts:
        _parts(opened, section)
    if section.fields:
        form.show(opened, (), section.fields)
    for path, heading in section.maps:
        st.markdown(f"#### {heading}")
        form.show(opened, path)


def _parts(opened: Opened, section: Section) -> None:
    found = _entry(opened, section)
    if found is None:
        lists.show(opened, section, narrow=False)
        return
    left, right = st.columns([2, 3], gap="medium")
    with left, st.container(key="beside-a-form"):
        lists.show(opened, section, narrow=True)
    with right:
        entries.chosen(opened, section.name, *found)


def _entry(opened: Opened, section: Section) -> tuple[Part, Path] | None:
    """The entry on screen, None where there is none or it is gone."""
    _, entry = state.section_and_entry()
    path = tuple((entry or "").split("/"))
    found = entry_of(path)
    if (
        found is None
        or found[1] != path
        or found[0] not in section.parts
        or value_at(opened.reading.tree, path) is None
    ):
        return None
    return found
