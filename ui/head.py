"""The head of a page: what is on screen, how it stands, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from planner.edits import difference
from planner.errors import InputError, PlannerError
from planner.plan.settings import Settings
from planner.report.words import counted
from ui import asking, drafting, state
from ui.links import page_named
from ui.state import Opened
from ui.text import error_words, plain

LIMITS = {10: "10 s", 30: "30 s", 60: "1 min", 300: "5 min", 900: "15 min", 3600: "1 h"}
"""Time limits to choose from, in seconds."""
MOST_SHOWN = 12
"""Sentences of a difference that are shown at most."""


def show() -> Opened | None:
    """Shows the head; the scenario on screen, or None where there is none to work with, and then it says what to do."""
    try:
        opened = state.opened()
    except PlannerError as error:
        st.title("Not here")
        st.warning(plain(error_words(error)))
        st.page_link(page_named("scenarios"), label="See the scenarios")
        return None
    if opened is None:
        st.title("No scenario is open")
        st.page_link(page_named("scenarios"), label="Choose one under Scenarios")
        return None
    with st.container(key="head"):
        _head(opened)
    with st.container():  # always there: nothing below is drawn anew, and loses the keyboard, when it says something
        _messages(opened)
    return opened


def _head(opened: Opened) -> None:
    draft = opened.draft
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, key="title"):
            st.markdown(f"### {plain(opened.title)}")
            st.caption(_standing(opened))
        tip = None if draft.undoes is None else f"Undo: {plain(draft.undoes)}"
        st.button("Undo", on_click=drafting.undo, args=(draft,), disabled=draft.undoes is None, help=tip)
        tip = None if draft.redoes is None else f"Redo: {plain(draft.redoes)}"
        st.button("Redo", on_click=drafting.redo, args=(draft,), disabled=draft.redoes is None, help=tip)
        tip = "Writes the draft into its file. Nothing is lost without it: the draft is kept at every step."
        st.button("Save", on_click=drafting.save, args=(draft,), disabled=not draft.differs, help=tip)
        solve = st.empty()
        settings = _settings()
        solve.button(
            "Solve",
            type="primary",
            disabled=opened.reading.scenario is None,
            on_click=asking.solve,
            args=(opened.name, settings),
        )


def _settings() -> Settings:
    with st.popover("How", help="How long to solve, and on how many cores"):
        st.selectbox(
            "Time limit", list(LIMITS), 2, format_func=LIMITS.__getitem__, key=state.LIMIT, persist_state="session"
        )
        st.toggle(
            "Use every core",
            key=state.EVERY_CORE,
            persist_state="session",
            help="Otherwise one core, and the same plan every time, unless the time runs out. With every core it is often better "
            "within the time, and may be another one next time.",
        )
    return state.settings()


def _standing(opened: Opened) -> str:
    """How the draft stands to its file, and whether it can be solved."""
    name = plain(opened.name)
    words = f"{name}, edited since it was saved" if opened.draft.differs else f"{name}, as in the file"
    if opened.reading.trouble:
        return f"{words}. {plain(opened.reading.trouble)}"
    if opened.faults:
        number = counted(len(opened.faults), "fault")
        return f"{words}. :red[**{number}**: it cannot be solved yet.]"
    return f"{words}."


def _messages(opened: Opened) -> None:
    for text in state.said():
        st.warning(plain(text))
    draft = opened.draft
    if draft.base == opened.file_text or draft.text == opened.file_text:
        return
    with st.container(border=True):
        st.markdown(
            "**The file was changed by somebody else since this draft was begun.** In the file, against the draft:"
        )
        for sentence in _sentences(draft.text, opened.file_text):
            st.markdown(f"- {plain(sentence)}")
        with st.container(horizontal=True):
            st.button("Take what the file says", on_click=drafting.take_file, args=(draft, opened.file_text))
            st.button("Keep the draft", on_click=drafting.keep_draft, args=(draft, opened.file_text))


def _sentences(before: str, after: str) -> list[str]:
    try:
        sentences = difference(before, after)
    except InputError:
        return ["One of the two cannot be read; compare them in the section YAML."]
    rest = len(sentences) - MOST_SHOWN
    return [*sentences[:MOST_SHOWN], *([f"{rest} more differences."] if rest > 0 else [])]
