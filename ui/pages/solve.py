"""Solve the chosen scenario: start, watch, stop, read the answer."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Plan, Status
from planner.plan.settings import Settings
from planner.report import tier_frame
from planner.report.words import Namer
from ui import state
from ui.jobs import Run, Stage
from ui.text import plain

LOOK = 0.5
"""Seconds between two looks at a run."""


def page() -> None:
    """The page."""
    picked = state.chosen()
    if picked is None:
        st.title("Solve")
        st.info("Choose a scenario first.")
        return
    scenario, _ = picked
    st.title(plain(scenario.title))
    run = state.followed()
    busy = run is not None and not run.stage.over
    _start(scenario, busy=busy)
    if run is not None:
        st.fragment(_watch, run_every=LOOK if busy else None)(run.id)


def _start(scenario: Scenario, *, busy: bool) -> None:
    with st.form("settings", border=False):
        limit, fast, go = st.columns([2, 2, 1], vertical_alignment="bottom")
        seconds = limit.number_input("Time limit in seconds", min_value=1, max_value=3600, value=60)
        every = fast.toggle("Use every core", value=True, help="Otherwise one core, and the same plan every time.")
        if go.form_submit_button("Solve", type="primary", disabled=busy, width="stretch"):
            state.follow(state.runs().start(scenario, Settings(time_limit=float(seconds), fast=every)))
            st.rerun()


def _watch(id_: str) -> None:
    run = state.runs().get(id_)
    if run is None:
        return
    if not run.stage.over:
        _going(run)
        return
    if state.just_over(run):
        st.rerun()
    _over(run)


def _going(run: Run) -> None:
    bar, button = st.columns([5, 1], vertical_alignment="center")
    step = run.progress
    if run.stage is Stage.WAITING:
        text = "Waiting for another solve to end."
    elif step is None or step.building:
        text = "Building the model."
    elif step.searched:
        costs = [f"{tier} {value:,}" for tier, value in step.searched if value]
        text = f"A plan so far: {', '.join(costs) or 'nothing could be better'}."
    elif step.best is None:
        text = f"{str(step.tier or 'plan').capitalize()}: searching."
    elif step.best == step.bound:
        text = f"{str(step.tier).capitalize()}: {step.best:,}, proved best."
    else:
        text = (
            f"{str(step.tier).capitalize()}: {step.best:,} so far; no plan has less than {max(0, step.bound or 0):,}."
        )
    bar.progress(min(1.0, run.seconds / run.settings.time_limit), text=f"{text} {run.seconds:.0f} s.")
    if button.button("Stop", key=f"stop-{run.id}", width="stretch", disabled=run.stop.is_set()):
        state.runs().stop(run)


def _over(run: Run) -> None:
    answer = run.answer
    nothing = answer is None or answer.status is Status.NO_PLAN_FOUND
    if run.stop.is_set() and nothing:
        st.warning("Stopped before a plan was found.")
    elif answer is None:
        st.error(plain(run.trouble) or "It ended without an answer.")
    else:
        _answer(answer, run.scenario)
        if answer.plan is not None:
            _go_on(run, answer.plan, proved=answer.status is Status.PROVED_BEST)


def _go_on(run: Run, plan: Plan, *, proved: bool) -> None:
    """Where to from here: look at the plan, or let it become better where it can."""
    look, more, _ = st.columns([2, 2, 5], vertical_alignment="center")
    look.page_link(_plan_page(), label="See the plan", icon=None)
    tip = "Starts from this plan; the answer is never worse."
    if not proved and more.button("Go on from here", key=f"on-{run.id}", help=tip, width="stretch"):
        state.follow(state.runs().start(run.scenario, run.settings, plan))
        st.rerun()


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


def _plan_page() -> st.Page:  # type: ignore[valid-type]
    from ui.pages import plan

    return st.Page(plan.page, title="Plan", url_path="plan")
