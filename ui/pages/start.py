"""Choose a scenario, or bring one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.domain.scenario import Scenario
from planner.errors import MOST_FAULTS_SHOWN, Fault, InputError, NotFound
from planner.files import load_scenario
from ui import state
from ui.samples import samples
from ui.text import plain

OWN = "A file of my own"


def page() -> None:
    """The page."""
    st.title("What is to be planned?")
    files = samples()
    left, right = st.columns([2, 3], gap="large")
    with left:
        name = st.radio(
            "Scenario", [*files, OWN], format_func=lambda each: each if each == OWN else plain(_title(each))
        )
        given = st.file_uploader("Scenario file", type=["yaml", "yml"]) if name == OWN else None
    with right:
        try:
            if given is not None:
                _own(given.getvalue(), given.name)
            elif name != OWN:
                _show(_sample(name), files[name].name)
            else:
                st.info("Choose a YAML file. What is wrong with it is told here, line by line.")
        except InputError as error:
            _faults(error.faults)
        except NotFound as error:
            st.error(plain(error))


def _own(data: bytes, name: str) -> None:
    reading = state.reading(data, name)
    if reading.scenario is not None:
        _show(reading.scenario, name)
    elif reading.trouble:
        st.error(plain(reading.trouble))
    else:
        _faults(reading.faults)


@st.cache_resource(show_spinner=False)
def _sample(name: str) -> Scenario:
    """One of ours; frozen, so that every session can have the same."""
    return load_scenario(samples()[name])


def _title(name: str) -> str:
    try:
        return _sample(name).title
    except (InputError, NotFound):
        return name


def _show(scenario: Scenario, name: str) -> None:
    state.choose(scenario, name)
    st.subheader(plain(scenario.title))
    if scenario.note:
        st.markdown(plain(scenario.note))
    musts = sum(meeting.must for meeting in scenario.meetings.values())
    figures = {
        "Meetings": len(scenario.meetings),
        "Must be held": musts,
        "People": len(scenario.people),
        "Cities": len(scenario.places),
        "Permits": len(scenario.permits),
    }
    for column, (label, value) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(label, value)
    if st.button("Solve", type="primary"):
        from planner.plan.settings import Settings

        state.follow(state.runs().start(scenario, Settings(fast=True)))
        st.switch_page(_solve_page())
    with st.expander("Meetings", expanded=False):
        st.dataframe(_meetings(scenario), hide_index=True, width="stretch")


def _solve_page() -> st.Page:  # type: ignore[valid-type]
    from ui.pages import solve

    return st.Page(solve.page, title="Solve", url_path="solve")


def _meetings(scenario: Scenario) -> pd.DataFrame:
    rows = [
        (
            each.title,
            each.track or "",
            each.kind.value,
            ", ".join(each.where),
            each.minutes,
            each.must,
            each.status.value,
        )
        for each in scenario.meetings.values()
    ]
    return pd.DataFrame(rows, columns=["meeting", "track", "kind", "where", "minutes", "must", "status"])


def _faults(faults: tuple[Fault, ...]) -> None:
    number = len(faults)
    st.error(f"{number:,} {'problem' if number == 1 else 'problems'} in this file. Nothing else was done with it.")
    for each in faults[:MOST_FAULTS_SHOWN]:
        st.markdown(f"- {_place(each)}{plain(each.message)}")
    if number > MOST_FAULTS_SHOWN:
        st.caption(f"And {number - MOST_FAULTS_SHOWN:,} more.")


def _place(fault: Fault) -> str:
    """The line and the field of a fault, as far as it has them, in Markdown."""
    line = "" if fault.line is None else f"**Line {fault.line}** "
    return line + (f"{plain('.'.join(fault.path))}: " if fault.path else "")
