"""What an entry has to do with: where else it is named, and of a meeting when and where the newest plan holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from planner.domain.references.mentions import mentions, owner_of
from planner.report.clocks import dated
from planner.report.words import Namer, counted
from ui import state
from ui.editor.sections import section_of
from ui.fields.labels import words_of
from ui.fields.trees import Path
from ui.links import page_named
from ui.state import Opened
from ui.text import plain

MOST_SHOWN = 30
"""Places at which something is named that are shown at most."""


def show(opened: Opened, path: Path) -> None:
    """Shows where an entry is named, each with the way there, and where a meeting lies in the newest plan."""
    if path[0] == "meetings":
        _in_the_plan(path[1])
    found = named_in(opened.reading.tree, path)
    if not found:
        return
    with st.expander(f"Named in {counted(len(found), 'place')}"):
        for number, place in enumerate(found[:MOST_SHOWN]):
            owner = owner_of(place)
            st.button(
                plain(words_of(place, opened.reading.tree)),
                key=f"named {'/'.join(path)} {number}",
                type="tertiary",
                on_click=state.open_entry,
                args=(section_of(owner).name, "/".join(owner)),
            )
        if len(found) > MOST_SHOWN:
            st.caption(f"{len(found) - MOST_SHOWN} more.")


def named_in(tree: Mapping[str, Any], path: Path) -> list[Path]:
    """Where an entry is named outside of itself: the path of the field, for each that holds it once."""
    found: dict[tuple[Path, Path], Path] = {}
    for mention in mentions(tree):
        if path not in mention.targets:
            continue
        owner = owner_of(mention.path)
        if owner[: len(path)] != path:
            place = mention.path[:-1] if mention.field.pattern[-1] in ("#", "@") else mention.path
            found.setdefault((owner, place), place)
    return list(found.values())


def _in_the_plan(meeting: str) -> None:
    plan = state.opened_plan()
    if plan is None or plan.answer.plan is None or meeting not in plan.scenario.meetings:
        return
    held = plan.answer.plan.appointment(meeting)
    if held is None:
        words = "Not held in the newest plan."
    else:
        namer = Namer(plan.scenario)
        start = dated(namer.local(held.start, held.place))
        end = f"{namer.local(held.end, held.place):%H:%M}"
        where = "by telephone" if held.place == "remote" else namer.place(held.place)
        words = f"In the plan: {start} to {end}, {where}."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(words))
        st.page_link(page_named("plan"), label="See it in the plan")
        if not plan.scenario.meetings[meeting].cancelled:
            address = {"scenario": plan.kept.scenario, "plan": plan.kept.id, "meeting": meeting}
            st.page_link(page_named("plan"), label="Why there?", query_params=address)
