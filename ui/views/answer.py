"""An answer: how good it is, what stands in the way, the figures of its plan, what is not held, and the scenario's note."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Obstacle, Plan, Status
from planner.report.answer_words import advice, culprit, figures, headline, not_held
from planner.report.words import counted
from ui.text import plain

FEW = 5
"""So many meetings that are not held are told at once; more are folded."""
MOST_OBSTACLES = 5
"""So many obstacles are told at once; more are folded."""


def show(scenario: Scenario, answer: Answer, key: str) -> None:
    """Shows an answer in words; `key` begins the widgets' keys."""
    _status(answer)
    said = [*answer.remarks, *([text] if (text := advice(answer)) else [])]
    if said:
        st.markdown(plain(" ".join(said)))
    for fault in answer.faults:
        st.warning(
            f"{plain(fault)} This is a fault of ours; please report it with the scenario.", icon=":material/bug_report:"
        )
    _obstacles(scenario, answer.obstacles, key)
    if answer.plan is not None:
        _figures(scenario, answer.plan)
        _not_held(scenario, answer.plan, key)
    if scenario.note:
        st.caption(plain(f"On the scenario: {scenario.note}"))


def _status(answer: Answer) -> None:
    words = plain(headline(answer))
    if answer.status is Status.PROVED_BEST:
        st.success(words, icon=":material/check_circle:")
    elif answer.plan is not None:
        st.info(words, icon=":material/info:")
    elif answer.status is Status.NO_PLAN_EXISTS:
        st.error(words, icon=":material/block:")
    else:
        st.warning(words, icon=":material/hourglass_empty:")


def _obstacles(scenario: Scenario, obstacles: Sequence[Obstacle], key: str) -> None:
    for obstacle in obstacles[:MOST_OBSTACLES]:
        _obstacle(scenario, obstacle)
    if rest := obstacles[MOST_OBSTACLES:]:
        with st.expander(f"{len(rest)} more", key=f"{key}-more-obstacles"):
            for obstacle in rest:
                _obstacle(scenario, obstacle)


def _obstacle(scenario: Scenario, obstacle: Obstacle) -> None:
    st.markdown(f"- {plain(obstacle.sentence)}")
    if obstacle.culprits:
        st.caption(f"To change: {plain('; '.join(culprit(scenario, path) for path in obstacle.culprits))}.")


def _figures(scenario: Scenario, plan: Plan) -> None:
    with st.container(horizontal=True, gap="medium"):
        for figure in figures(scenario, plan):
            st.metric(figure.label, figure.says, width="content")


def _not_held(scenario: Scenario, plan: Plan, key: str) -> None:
    left = not_held(scenario, plan)
    if not left:
        return
    head = f"{counted(len(left), 'meeting')} not held"
    with st.expander(f"**{head}**", expanded=len(left) <= FEW, key=f"{key}-not-held"):
        st.markdown("\n".join(f"- **{plain(title)}**: {plain(reason)}" for title, reason in left))
