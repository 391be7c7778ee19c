"""The plan on screen: what it is, what it was made from, and everything in it."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.edits import difference
from planner.errors import InputError
from planner.files import answer_json, plan_csv
from planner.plan.record import Plan
from planner.report import timeline
from planner.report.timeline import By
from planner.report.told_apart import Version, apart
from planner.report.worth_a_look import worth_a_look as find_worth_a_look
from ui import head, state, why_there, without_plan
from ui.links import page_named
from ui.plan_names import plan_name
from ui.state import Opened, OpenedPlan
from ui.text import plain
from ui.timeline import show as show_timeline
from ui.views import answer, costs, day_sheets, journeys, meetings, permits, resources, worth_a_look
from ui.workspace.plans import KeptPlan

LANES: dict[str, By] = {"People": "person", "Delegations": "delegation", "Rooms": "room", "Cities": "city"}
WHY_THERE = "Why there"
VIEWS = [
    "Timeline",
    "Day sheets",
    "Meetings",
    "Journeys",
    "Resources",
    "Permits",
    WHY_THERE,
    "What it costs",
    "How good it is",
]


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
    _against_the_one_before(opened, plan)
    if plan.answer.plan is None:
        answer.show(plan.scenario, plan.answer, "answer")
        without_plan.show(opened, plan)
    else:
        _views(opened, plan)


def _which(opened: Opened, plan: OpenedPlan) -> None:
    """The plan's name and status, the other plans of the scenario, and what can be taken away."""
    plans = state.workspace().plans.of(opened.name)
    names = {kept.id: plan_name(kept) for kept in plans}
    choice, keep, csv, json = st.columns([5, 1.2, 1, 1], vertical_alignment="bottom")
    ids = list(names)
    picked = choice.selectbox(
        "Plan",
        ids,
        ids.index(plan.kept.id),
        format_func=names.__getitem__,
        key=f"plan-of-{opened.name}-{plan.kept.id}",
        label_visibility="collapsed",
    )
    if picked != plan.kept.id:
        state.open_plan(picked)
        st.rerun()
    with keep.popover("Name, note", width="stretch"):
        _describe(plan.kept)
    if plan.answer.plan is None:
        return
    stem = opened.name.rpartition(".")[0]
    as_csv, as_json = _files(plan.kept.id)
    csv.download_button("CSV", as_csv, f"{stem}.plan.csv", "text/csv", width="stretch", on_click="ignore")
    json.download_button("JSON", as_json, f"{stem}.plan.json", "application/json", width="stretch", on_click="ignore")


@st.cache_data(show_spinner=False, max_entries=20)
def _files(id_: str) -> tuple[str, str]:
    """The plan as CSV and as JSON. Made before somebody asks: what is made on a press is lost where the page is drawn anew."""
    scenario, answer = state.workspace().plans.opened(id_)
    assert answer.plan is not None
    looks = find_worth_a_look(scenario, answer.plan)
    return plan_csv(answer.plan, scenario, sign=True), answer_json(answer, scenario, looks)


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


def _against_the_one_before(opened: Opened, plan: OpenedPlan) -> None:
    """How much is different from the plan before, in a sentence."""
    if plan.answer.plan is None:
        return
    plans = state.workspace().plans.of(opened.name)
    before = next((kept for kept in plans if kept.made < plan.kept.made and kept.has_plan), None)
    if before is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(f"Against the plan before: {_headline(before.id, plan.kept.id)}"), width="content")
        st.page_link(page_named("compare"), label="See what is different")


@st.cache_data(show_spinner=False, max_entries=200)
def _headline(before: str, after: str) -> str:
    plans = state.workspace().plans
    versions = []
    for id_ in (before, after):
        scenario, answer = plans.opened(id_)
        assert answer.plan is not None
        versions.append(Version(scenario, answer.plan))
    return apart(*versions).headline


def _views(opened: Opened, plan: OpenedPlan) -> None:
    """Everything that is in a plan, one view at a time."""
    scenario, made = plan.scenario, plan.answer.plan
    assert made is not None
    if state.just_asked():
        st.session_state["view"] = WHY_THERE
    name = st.segmented_control(
        "View",
        VIEWS,
        default=VIEWS[0],
        key="view",
        label_visibility="collapsed",
        required=True,
        persist_state="session",
    )
    if name == WHY_THERE:
        why_there.show(opened, plan)
        return
    state.ask_about(None)
    match name:
        case "Timeline":
            worth_a_look.show(scenario, made, "looks")
            _timeline(scenario, made)
        case "Day sheets":
            day_sheets.show(scenario, made, "sheets")
        case "Meetings":
            meetings.show(scenario, made, "meetings")
        case "Journeys":
            journeys.show(scenario, made, "journeys")
        case "Resources":
            resources.show(scenario, made, "resources")
        case "Permits":
            permits.show(scenario, made, "permits")
        case "What it costs":
            costs.show(scenario, plan.answer, "costs")
        case _:
            answer.show(scenario, plan.answer, "answer")
            worth_a_look.show(scenario, made, "looks", expanded=True)


def _timeline(scenario: Scenario, plan: Plan) -> None:
    by = st.segmented_control(
        "Lanes",
        list(LANES),
        default="People",
        key="lanes",
        label_visibility="collapsed",
        required=True,
        persist_state="session",
    )
    data = timeline(scenario, plan, LANES[by]).as_dict()
    show_timeline(data | {"home": scenario.home_zone}, key="timeline")
