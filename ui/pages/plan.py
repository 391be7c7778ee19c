"""The plan: a timeline, tables, files to take away."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.files import answer_json, plan_csv
from planner.plan.record import Answer, Plan
from planner.report import plan_frame, term_frame, timeline
from ui import state
from ui.text import plain
from ui.timeline import show

LANES = {"People": "person", "Delegations": "delegation", "Rooms": "room", "Cities": "city"}


def page() -> None:
    """The page."""
    run = state.followed()
    if run is None or run.answer is None or run.answer.plan is None:
        st.title("Plan")
        st.info("There is no plan yet. Choose a scenario and solve it.")
        return
    answer, scenario, plan = run.answer, run.scenario, run.answer.plan
    head, csv, json = st.columns([5, 1, 1], vertical_alignment="bottom")
    head.title(plain(scenario.title))
    head.caption(
        f"{plain(answer.words[0].upper() + answer.words[1:])}. Times in the timeline are those of the home city."
    )
    csv.download_button(
        "plan.csv", plan_csv(plan, scenario), "plan.csv", "text/csv", width="stretch", on_click="ignore"
    )
    text = answer_json(answer, scenario)
    json.download_button("plan.json", text, "plan.json", "application/json", width="stretch", on_click="ignore")
    tabs = st.tabs(["Timeline", "Meetings", "Journeys", "Costs"])
    with tabs[0]:
        _timeline(scenario, plan)
    with tabs[1]:
        _table(
            scenario,
            plan,
            "meeting",
            ["start_local", "end_local", "title", "place_name", "names", "stand_ins", "status"],
        )
    with tabs[2]:
        _table(scenario, plan, "journey", ["start_local", "end_local", "title", "names", "mode", "flight", "via"])
    with tabs[3]:
        _costs(answer)


def _timeline(scenario: Scenario, plan: Plan) -> None:
    by = st.segmented_control("Lanes", list(LANES), default="People", label_visibility="collapsed")
    data = timeline(scenario, plan, LANES[by or "People"]).as_dict()  # type: ignore[arg-type]
    show(data | {"home": scenario.home_zone}, key=f"timeline-{by}")


def _table(scenario: Scenario, plan: Plan, kind: str, columns: list[str]) -> None:
    frame = plan_frame(plan, scenario)
    st.dataframe(frame[frame["kind"] == kind][columns], hide_index=True, width="stretch", height=600)


def _costs(answer: Answer) -> None:
    st.write("Every part of what the plan costs, as the independent judge counts it. Less is better.")
    st.dataframe(term_frame(answer.terms), hide_index=True, width="stretch", height=600)
