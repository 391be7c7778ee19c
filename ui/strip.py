"""The strip at the top of each page: what is being solved or explained, and what came of what was started last."""

from __future__ import annotations

import streamlit as st

from planner.plan.record import Answer, Status
from planner.report.progress import words_of_progress
from planner.report.words import counted
from ui import state
from ui.fields.wording import uncapitalised
from ui.links import page_named
from ui.plan_names import ended_without_answer
from ui.runs import Aim, Run, Stage
from ui.text import plain

LOOK = 0.5
"""Seconds between two looks at what is going on."""


def show(*, on_plan: bool) -> None:
    """Shows what goes on, and looks by itself as long as something does.

    What came of the solve that was started last is left out where its plan is on screen and cannot become better.
    """
    busy = any(not run.stage.over for run in state.runs().list())
    st.fragment(_watch, run_every=LOOK if busy else None)(state.plan_on_screen() if on_plan else None)


def _watch(plan_on_screen: str | None) -> None:
    runs = state.runs().list()
    own = state.followed_run()
    going = [run for run in reversed(runs) if not run.stage.over]
    for run in going:
        _going(run)
    if own is not None and own.stage.over:
        if state.just_over(own):
            if own.kept:
                state.open_plan(own.kept)
            st.rerun()
        if own.kept != plan_on_screen or _can_go_on(own.answer):
            _over(own)


def _going(run: Run) -> None:
    bar, button = st.columns([6, 1], vertical_alignment="center")
    if run.stage is Stage.WAITING:
        text = "waiting for another solve to end."
    else:
        text = f"{_at(run)} {run.seconds:.0f} s of {run.asked.settings.time_limit:.0f} s."
    bar.progress(min(1.0, run.seconds / run.asked.settings.time_limit), text=f"{_title(run)}: {plain(text)}")
    if button.button("Stop", key=f"stop-{run.id}", width="stretch", disabled=run.stop.is_set()):
        state.runs().stop(run)


def _at(run: Run) -> str:
    if run.progress is None and run.asked.aim is Aim.REPAIRS:
        return "looking for what stands in the way."
    return words_of_progress(run.progress, run.asked.scenario.policies.weights.travel)


def _title(run: Run) -> str:
    title = f"**{plain(run.asked.scenario.title)}**"
    if run.asked.called:
        return f"{title}, {plain(uncapitalised(run.asked.called))}"
    return title if run.asked.aim is Aim.PLAN else f"{title}, what would help"


def _over(run: Run) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_sentence(run))
        if run.kept:
            label = "See the plan" if run.asked.aim is Aim.PLAN else "See what was found"
            st.page_link(page_named("plan"), label=label, query_params={"scenario": run.asked.name, "plan": run.kept})
        if _can_go_on(run.answer) and st.button(
            "Go on from here", key=f"on-{run.id}", help="Starts from this plan; the answer is never worse."
        ):
            state.go_on(run)
            st.rerun()
        if st.button("Close", key=f"close-{run.id}", type="tertiary"):
            state.leave_run()
            st.rerun()


def _sentence(run: Run) -> str:
    title = _title(run)
    if run.answer is None:
        return f"{title}: {plain(run.trouble) or ended_without_answer(run) + '.'}"
    if run.stage is Stage.FAILED:
        return f"{title}: the answer could not be kept. {plain(run.trouble)}"
    words = run.answer.words
    if run.answer.repairs:
        words += f"; {counted(len(run.answer.repairs), 'repair')}"
    took = f"{run.seconds:.0f} s" if run.seconds >= 1 else "less than a second"
    return f"{title}: {plain(words)}, after {took}."


def _can_go_on(answer: Answer | None) -> bool:
    return answer is not None and answer.plan is not None and answer.status is not Status.PROVED_BEST
