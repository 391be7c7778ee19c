"""The scenarios of the workspace: open one, begin a new one, bring some, take them away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit as st

from planner.errors import PlannerError
from planner.report.words import counted, day_span
from ui import state
from ui.links import page_named
from ui.plan_names import short_plan_name
from ui.reading import Reading
from ui.templates import EMPTY, empty, from_template, templates
from ui.text import error_words, plain
from ui.workspace.drafts import Draft
from ui.workspace.folder import Deleted

ON_A_PAGE = 20
"""Scenarios that are listed at a time."""
WIDTHS = [4, 2, 1, 1, 3, 1]
_UPLOADS = "uploads"


def page() -> None:
    """The page."""
    st.title("Scenarios")
    for text in state.said():
        st.warning(plain(text))
    _just_deleted()
    names = state.workspace().scenarios()
    with st.container(horizontal=True, vertical_alignment="center"):
        _new()
        _bring()
        search = st.text_input(
            "Search",
            key="search",
            placeholder="Search by name or title",
            label_visibility="collapsed",
            type="search",
            live=True,
        )
    rows = [_read(name) for name in names]
    shown = [row for row in rows if search.casefold() in f"{row.name} {row.title}".casefold()]
    if not names:
        st.info("This folder holds no scenario yet. Begin a new one, or bring some files.")
    elif not shown:
        st.info("No scenario has this in its name or its title.")
    pages = -(-len(shown) // ON_A_PAGE)
    number = st.pagination(pages) if pages > 1 else 1
    if shown:
        _heads()
    for row in shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]:
        _row(row)
    _bin()
    st.caption(plain(f"The files lie in {state.workspace().folder}."))


@dataclass(frozen=True)
class Row:
    """A scenario in the list: its file's name, its draft, and what came of reading it; None where the file cannot be read."""

    name: str
    draft: Draft | None
    reading: Reading

    @property
    def title(self) -> str:
        """What it is called, or the name of its file."""
        return self.name if self.reading.scenario is None else self.reading.scenario.title


def _read(name: str) -> Row:
    try:
        draft = state.workspace().draft(name)
    except PlannerError as error:
        return Row(name, None, Reading(trouble=f"cannot be read: {error_words(error)}"))
    return Row(name, draft, state.reading(name, draft.text))


def _heads() -> None:
    for column, words in zip(
        st.columns(WIDTHS), ["Scenario", "Dates", "Meetings", "People", "Last plan", ""], strict=True
    ):
        column.caption(words)


def _row(row: Row) -> None:
    columns = st.columns(WIDTHS, vertical_alignment="center")
    with columns[0]:
        st.page_link(page_named("edit"), label=f"**{plain(row.title)}**", query_params={"scenario": row.name})
        st.caption(_standing(row))
    if (scenario := row.reading.scenario) is not None:
        columns[1].write(plain(day_span(scenario)))
        columns[2].write(str(len(scenario.meetings)))
        columns[3].write(str(len(scenario.people)))
    plan = next(iter(state.workspace().plans.of(row.name)), None)
    if plan is not None:
        address = {"scenario": row.name, "plan": plan.id}
        columns[4].page_link(page_named("plan"), label=plain(short_plan_name(plan)), query_params=address)
    with columns[5].popover("More", width="stretch"):
        _more(row.name, "" if row.draft is None else row.draft.text)


def _standing(row: Row) -> str:
    """What stands below the title: the file, and how the draft is."""
    words = [row.name]
    if row.draft is not None and row.draft.differs:
        words.append("edited since it was saved")
    if row.reading.faults:
        words.append(counted(len(row.reading.faults), "fault"))
    if row.reading.trouble:
        words.append(row.reading.trouble)
    return plain(", ".join(words))


def _more(name: str, text: str) -> None:
    """What can be done with a file as a whole."""
    work = state.workspace()
    new = st.text_input("File name", name, key=f"rename-{name}")
    if new != name and _told(lambda: state.renamed(name, new)):
        st.rerun()
    if st.button("Duplicate", key=f"duplicate-{name}", width="stretch") and _told(lambda: work.duplicate(name)):
        st.rerun()
    st.download_button(
        "Download",
        text,
        name,
        "application/yaml",
        key=f"download-{name}",
        width="stretch",
        on_click="ignore",
        help="The draft as it is now.",
    )
    if st.button("Delete", key=f"delete-{name}", width="stretch") and _told(lambda: state.deleted(name)):
        st.rerun()


def _told(work: Callable[[], object]) -> bool:
    """Whether some work could be done; why not is told."""
    try:
        work()
    except PlannerError as error:
        st.error(plain(error_words(error)))
        return False
    return True


def _new() -> None:
    with st.popover("New scenario", type="primary"):
        title = st.text_input("Title", key="new-title", placeholder="Geneva 2027: the run-up")
        found = templates()
        kind = st.selectbox("Begin with", [*found, EMPTY], key="new-template", format_func=lambda name: str(name))
        text: Callable[[], str]
        if kind == EMPTY:
            city = st.text_input("Home city", "Geneva", key="new-city")
            airport = st.text_input("Its airport (IATA or ICAO code)", "GVA", key="new-airport")
            today = datetime.now().astimezone().date()
            span = st.date_input("Days that are planned", (today, today + timedelta(days=14)), key="new-span")
            days: tuple[date, ...] = span if isinstance(span, tuple) else (span,)
            text = lambda: empty(title.strip(), city, airport, days[0], days[-1])  # noqa: E731
        else:
            text = lambda: from_template(found[kind], title.strip() or kind)  # noqa: E731
        ready = bool(title.strip()) or kind != EMPTY
        if st.button("Create", type="primary", disabled=not ready, key="create"):
            _create(title.strip() or kind, text)


def _create(title: str, text: Callable[[], str]) -> None:
    def work() -> None:
        state.open_scenario(state.workspace().add_titled(title, text()))

    if _told(work):
        st.switch_page(page_named("edit"))


def _bring() -> None:
    number = st.session_state.get(_UPLOADS, 0)
    with st.popover("Bring files", key=f"bring-{number}"):  # another key: it closes when the files are there
        files = st.file_uploader(
            "Scenario files; a variant together with the file that it extends",
            type=["yaml", "yml"],
            accept_multiple_files=True,
            key=f"files-{number}",
        )
        if files and _told(lambda: state.workspace().upload([(file.name, file.getvalue()) for file in files])):
            st.session_state[_UPLOADS] = number + 1
            st.rerun()


def _just_deleted() -> None:
    """What this session has just deleted, with the way back."""
    gone = state.just_deleted()
    if gone is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(f"**{plain(gone.scenario)}** is deleted, with its draft and its plans.")
        _back(gone, "Undo", "undo-delete")


def _bin() -> None:
    """Everything that was deleted."""
    gone = state.workspace().deleted()
    if not gone:
        return
    with st.expander(f"Deleted scenarios ({len(gone)})"):
        for deleted in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(plain(deleted.scenario))
                _back(deleted, "Bring back", f"back-{deleted.id}")


def _back(deleted: Deleted, label: str, key: str) -> None:
    if st.button(label, key=key) and _told(lambda: state.restored(deleted)):
        st.rerun()
