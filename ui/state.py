"""What a session remembers. Nobody else reads or writes `st.session_state` or the address."""

from __future__ import annotations

import hashlib

import streamlit as st

from planner.domain.scenario import Scenario
from ui.jobs import Run, Runs
from ui.uploads import Reader, Reading

_SCENARIO, _NAME, _RUN, _SEEN, _READ = "scenario", "scenario_name", "run", "seen", "read"


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """The table of runs, one for the whole server."""
    return Runs()


@st.cache_resource(show_spinner=False)
def _reader() -> Reader:
    """The reader of uploads, one for the whole server."""
    return Reader()


def reading(data: bytes, name: str) -> Reading:
    """What came of an uploaded file. The session remembers its last one, so that a look at the page does not read it again."""
    key = (name, hashlib.sha256(data).hexdigest())
    held = st.session_state.get(_READ)
    if held is None or held[0] != key:
        with st.spinner("Reading the file."):
            held = (key, _reader().read(data, name))
        if not held[1].trouble:
            st.session_state[_READ] = held
    found: Reading = held[1]
    return found


def choose(scenario: Scenario, name: str) -> None:
    """Makes a scenario the one that the session works on; the run of another one is let go."""
    held = st.session_state.get(_SCENARIO)
    st.session_state[_SCENARIO], st.session_state[_NAME] = scenario, name
    if held is None or held.fingerprint != scenario.fingerprint:
        follow(None)


def chosen() -> tuple[Scenario, str] | None:
    """The scenario that the session works on and the name of its file, or None."""
    scenario = st.session_state.get(_SCENARIO)
    return None if scenario is None else (scenario, str(st.session_state[_NAME]))


def follow(run: Run | None) -> None:
    """Makes a run the one that the session shows; its id is in the address, so that a reload finds it again."""
    st.session_state[_RUN] = None if run is None else run.id
    if run is None:
        st.query_params.pop(_RUN, None)
    else:
        st.query_params[_RUN] = run.id


def followed() -> Run | None:
    """The run that the session shows, from the address if the session is new; its scenario becomes the chosen one."""
    id_ = st.session_state.get(_RUN) or st.query_params.get(_RUN)
    run = runs().get(id_)
    if run is None:
        return None
    st.session_state[_RUN] = st.query_params[_RUN] = run.id
    if chosen() is None:
        st.session_state[_SCENARIO], st.session_state[_NAME] = run.scenario, run.scenario.title
    return run


def just_over(run: Run) -> bool:
    """Whether a run has ended since the session last looked: once true, then false."""
    seen = st.session_state.get(_SEEN) == run.id
    st.session_state[_SEEN] = run.id
    return not seen
