"""Day sheets on a page, to print and to take away."""

from __future__ import annotations

import re

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.audience import Audience
from planner.report.sheet_choice import SheetMaker, Whose
from planner.report.sheet_html import STYLE, document, fragment
from planner.report.words import Namer
from ui.text import plain
from ui.views.audience import audience

PRINT = """
@media print {
  header, footer, .stAppHeader, .stToolbar, .stSidebar, .stAppDeployButton, .stStatusWidget, .stToastContainer,
  .stElementContainer:not(:has(.day-sheets)), [role=tablist] {display: none !important}
  html, body, #root, .stApp, .stAppViewContainer, .stMain, .stMainBlockContainer, .stVerticalBlock, .stTabs, .stLayoutWrapper,
  [role=tabpanel], [data-testid] {
    position: static !important; overflow: visible !important; height: auto !important; max-height: none !important;
    background: #fff !important; color: #000 !important; color-scheme: light}
  .stMainBlockContainer {padding: 0 !important; max-width: none !important}
  .stVerticalBlock, .stLayoutWrapper {display: block !important}
  .stHorizontalBlock:not(:has(.day-sheets)) {display: none !important}
}
@page {size: A4; margin: 18mm 16mm}
"""
"""On paper only the sheets are left of the page, in black on white."""


def show(scenario: Scenario, plan: Plan, key: str) -> None:
    """Shows the day sheets of whoever is chosen; `key` begins the widgets' keys.

    Printing the page prints only them: call it when they are to be seen, not in a tab that may be hidden.
    """
    if not plan.appointments and not plan.journeys:
        st.info("Nothing is planned, so nobody has a day sheet.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        whose = (
            st.selectbox("Day sheets of", list(Whose), format_func=str, key=f"{key}-whose", width=260) or Whose.PERSON
        )
        which = st.container(width="stretch")
        readers = audience(f"{key}-sheets")
    maker = SheetMaker(scenario, plan, readers)
    choices = {choice.id: choice.name for choice in maker.choices(whose)}
    id_ = ""
    if choices:
        label = {
            Whose.PERSON: "Person",
            Whose.DELEGATION: "Delegation",
            Whose.ROOM: "Venue or room",
            Whose.POOL: "Pool",
        }.get(whose, "City")
        id_ = which.selectbox(label, list(choices), format_func=choices.__getitem__, key=f"{key}-{whose.name}") or ""
    elif whose in (Whose.ROOM, Whose.CITY):
        st.info("Nothing is held anywhere in this plan: there are only calls and journeys.")
        return
    elif whose in (Whose.POOL, Whose.EACH_POOL) and not maker.choices(Whose.POOL):
        inside = readers is Audience.OFFICE
        st.info(
            "Nothing in this plan takes anything from a pool."
            if inside
            else "What pools do is told in the office only."
        )
        return
    sheets = maker.sheets(whose, id_)
    _downloads(maker, whose, id_, sheets[0].name if len(sheets) == 1 else scenario.title, key)
    home = Namer(scenario).city(scenario.home)
    st.caption(
        f"Local times are those of the place; those of {plain(home)} stand beside them where they differ. Print with the browser."
    )
    st.html(f"<style>{STYLE}{PRINT}</style>{fragment(sheets)}")


def _downloads(maker: SheetMaker, whose: Whose, id_: str, title: str, key: str) -> None:
    """The same sheets as a file to print or send, and as text; made only when they are asked for."""
    stem = "-".join(["day-sheets", *re.findall(r"[a-z0-9]+", id_ or whose.name.lower())])
    with st.container(horizontal=True):
        st.download_button(
            "HTML to print or send",
            document(title, maker.sheets(whose, id_)),
            f"{stem}.html",
            "text/html",
            key=f"{key}-html",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "Text",
            maker.text(whose, id_),
            f"{stem}.txt",
            "text/plain",
            key=f"{key}-text",
            on_click="ignore",
            icon=":material/download:",
        )
