"""The plan on screen: what it is, what it was made from, and everything in it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from planner.domain.scenario import Scenario
from planner.edits import difference
from planner.errors import InputError
from planner.files import answer_json, plan_csv
from planner.plan.record import Answer, Status
from planner.report import tier_frame, timeline
from planner.report.words import Namer
from ui import head, state
from ui.links import page_named
from ui.pages import sheets
from ui.state import Opened, OpenedPlan
from ui.text import plain
from ui.timeline import show as show_timeline
from ui.workspace.plans import KeptPlan

LANES = {"People": "person", "Delegations": "delegation", "Rooms": "room", "Cities": "city"}


def page() -> None:
    """The page."""
    opened = head.show()
    if opened is None:
        return
    plan = state.opened_plan()
    if plan is None:
        st.info("There is no plan of this scenario yet. Press Solve to make one.")
        return
    _which(opened, plan)
    _moved_on(opened, plan)
    if plan.answer.plan is None:
        _answer(plan.answer, plan.scenario)
        return
    timeline_, answer, sheets_ = st.tabs(["Timeline", "How good it is", "Day sheets"])
    with timeline_:
        _views(plan)
    with answer:
        _answer(plan.answer, plan.scenario)
    with sheets_:
        sheets.show(plan.scenario, plan.answer.plan)


def _which(opened: Opened, plan: OpenedPlan) -> None:
    """The plan's name and status, the other plans of the scenario, and what can be taken away."""
    plans = state.workspace().plans.of(opened.name)
    names = {kept.id: name_of(kept) for kept in plans}
    choice, keep, csv, json = st.columns([5, 1.2, 1, 1], vertical_alignment="bottom")
    ids = list(names)
    picked = choice.selectbox(
        "Plan", ids, ids.index(plan.kept.id), format_func=names.__getitem__, key=f"plan-of-{opened.name}-{plan.kept.id}"
    )
    if picked != plan.kept.id:
        state.open_plan(picked)
        st.rerun()
    with keep.popover("Name, note", width="stretch"):
        _describe(plan.kept)
    if plan.answer.plan is None:
        return
    stem = opened.name.rpartition(".")[0]
    csv.download_button(
        "CSV",
        lambda: plan_csv(plan.answer.plan, plan.scenario),
        f"{stem}.plan.csv",
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    json.download_button(
        "JSON",
        lambda: answer_json(plan.answer, plan.scenario),
        f"{stem}.plan.json",
        "application/json",
        width="stretch",
        on_click="ignore",
    )


def name_of(kept: KeptPlan) -> str:
    """What a plan is called in a list: its own name, else its status, and when it was made."""
    made = datetime.fromtimestamp(kept.made).astimezone()
    name = kept.name or kept.words[:1].upper() + kept.words[1:]
    return f"{name}, made {made.day} {made:%b %Y %H:%M:%S}"


def _describe(kept: KeptPlan) -> None:
    name = st.text_input("Name", kept.name, key=f"name-{kept.id}", placeholder="As released to Tokyo")
    note = st.text_area("Note", kept.note, key=f"note-{kept.id}")
    if (name.strip(), note.strip()) != (kept.name, kept.note):
        state.workspace().plans.describe(kept.id, name, note)
        st.rerun()
    if st.button("Drop this plan", key=f"drop-{kept.id}"):
        state.workspace().plans.drop(kept.id)
        state.open_plan(None)
        st.rerun()


def _moved_on(opened: Opened, plan: OpenedPlan) -> None:
    """Whether the draft says something else by now than what the plan was made from."""
    if plan.kept.note:
        st.caption(plain(plan.kept.note))
    if plan.kept.text == opened.draft.text:
        return
    try:
        sentences = difference(plan.kept.text, opened.draft.text)
    except InputError:
        sentences = ("The draft cannot be read at the moment.",)
    with st.expander(f"The draft has moved on since this plan was made ({len(sentences)})"):
        for sentence in sentences:
            st.markdown(f"- {plain(sentence)}")
        st.page_link(page_named("edit"), label="See the draft")


def _views(plan: OpenedPlan) -> None:
    assert plan.answer.plan is not None
    by = st.segmented_control("Lanes", list(LANES), default="People", label_visibility="collapsed", key="lanes")
    data = timeline(plan.scenario, plan.answer.plan, LANES[by or "People"]).as_dict()  # type: ignore[arg-type]
    show_timeline(data | {"home": plan.scenario.home_zone}, key="timeline")


def _answer(answer: Answer, scenario: Scenario) -> None:
    words = plain(answer.words[0].upper() + answer.words[1:])
    if answer.plan is None:
        st.error(f"{words}.")
        for remark in answer.remarks:
            st.write(plain(remark))
        for obstacle in answer.obstacles:
            st.markdown(f"- {plain(obstacle.sentence)}")
            if obstacle.culprits:
                st.caption(f"Because of {plain(', '.join(obstacle.culprits))}.")
        if answer.status is Status.NO_PLAN_UNCONFIRMED:
            st.write("A second search of another kind did not end in the time given. Give it more time.")
        if answer.status is Status.NO_PLAN_FOUND:
            st.write("Nothing is proved: there may be a plan. Give it more time.")
        return
    (st.success if answer.status is Status.PROVED_BEST else st.info)(f"{words}.")
    st.write(" ".join(plain(remark) for remark in answer.remarks))
    for fault in answer.faults:
        st.warning(f"{plain(fault)} This is a fault of ours; please report it with the scenario.")
    figures = st.columns(4)
    figures[0].metric(
        "Meetings held", f"{len({held.meeting for held in answer.plan.appointments})} of {len(scenario.meetings)}"
    )
    figures[1].metric("Journeys", len(answer.plan.journeys))
    figures[2].metric("People", len({who for each in answer.plan.appointments for who in each.people}))
    figures[3].metric("Findings of the judge", 0)
    frame = tier_frame(answer)
    st.dataframe(
        frame,
        hide_index=True,
        width="content",
        column_config={
            "meaning": st.column_config.TextColumn("what it counts"),
            "bound": st.column_config.NumberColumn("no plan below", format="localized"),
            "value": st.column_config.NumberColumn(format="localized"),
        },
    )
    namer = Namer(scenario)
    for left in answer.plan.unscheduled:
        st.markdown(f"- Not held: **{plain(namer.meeting(left.meeting))}**. {plain(left.reason)}")
