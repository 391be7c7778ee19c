"""What a session remembers. Nobody else reads or writes the address, or what has to be remembered from page to page.

The address says what is on screen: `?scenario=FILE&plan=ID`, on the editor's page also a section and an entry, on
the plan's a meeting that is asked about. What it says wins; what it leaves out, as after a click in the navigation, the session
fills in from its memory.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from planner.domain.scenario import Scenario
from planner.errors import Fault
from planner.plan.record import Answer
from planner.plan.settings import Settings
from ui.reading import Reader, Reading
from ui.runs import Aim, Asked, QueueFull, Run, Runs
from ui.workspace.drafts import Draft, MovedOn
from ui.workspace.folder import Deleted, Workspace
from ui.workspace.place import FOLDER
from ui.workspace.plans import KeptPlan

SCENARIO, PLAN, SECTION, ENTRY, MEETING = "scenario", "plan", "section", "entry", "meeting"
LIMIT, EVERY_CORE = "limit", "every-core"
"""The widgets that say how to solve, on every page with a head."""
_OF_A_SCENARIO = (PLAN, SECTION, ENTRY, MEETING)
_REMEMBERED = (SCENARIO, *_OF_A_SCENARIO)
_RUN, _SAID, _UNREAD, _DELETED = "run", "said", "unread", "deleted"
_ASKED_ABOUT, _QUESTION = "asked-about", "question"


def workspace() -> Workspace:
    """The folder that the app works in."""
    return Workspace(Path(os.environ[FOLDER]))


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """The table of runs, one for the whole server."""
    return Runs(_kept)


def _kept(asked: Asked, answer: Answer) -> str:
    explained = asked.aim is Aim.REPAIRS
    plans = workspace().plans
    kept = plans.keep(asked.name, asked.text, dict(asked.tree), asked.scenario, answer, explained=explained)
    return plans.describe(kept.id, asked.called, "").id if asked.called else kept.id


@st.cache_resource(show_spinner=False)
def _reader() -> Reader:
    return Reader()


@st.cache_resource(show_spinner=False, max_entries=60)
def _reading(path: Path, text: str, others: tuple[tuple[str, int, int], ...]) -> Reading:  # noqa: ARG001 - a key
    return _reader().read(path, text)


def reading(name: str, text: str) -> Reading:
    """What a scenario file would be if it said this text; read once for everybody, unless a file that it extends changes."""
    folder = workspace().folder
    others = _stamps(folder) if "extends" in text else ()
    found = _reading(folder / name, text, others)
    if found.trouble:  # that may be over next time
        _reading.clear(folder / name, text, others)
    return found


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = ((path.name, path.stat()) for path in sorted(folder.glob("*.y*ml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in files)


@dataclass(frozen=True)
class Opened:
    """The scenario on screen: its draft as it is now, what its file says, and what came of reading the draft."""

    draft: Draft
    file_text: str
    reading: Reading

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.draft.scenario

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong with the draft."""
        return self.reading.faults

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What the draft says that is allowed and hardly meant."""
        return self.reading.warnings

    @property
    def title(self) -> str:
        """What it is called, or the name of its file where that is not known."""
        title = self.reading.tree.get("title")
        return title if isinstance(title, str) and title.strip() else self.name


def follow_address() -> None:
    """Brings the address and the memory together; to be done once at the beginning of each run of the script."""
    query, memory = st.query_params, st.session_state
    said = query.get(SCENARIO)
    if said is not None and said != memory.get(SCENARIO):
        for name in _OF_A_SCENARIO:
            memory.pop(name, None)
    if MEETING in query and query[MEETING] != memory.get(MEETING):
        memory[_QUESTION] = True
    for name in _REMEMBERED:
        if name in query:
            memory[name] = query[name]
    _remember({name: memory[name] for name in _REMEMBERED if name in memory})


def _remember(said: Mapping[str, str | None]) -> None:
    """Writes things into memory and address, in one step of the browser's history; None: it says that no more."""
    address = st.query_params.to_dict()
    for name, value in said.items():
        if value is None:
            st.session_state.pop(name, None)
            address.pop(name, None)
        else:
            st.session_state[name] = address[name] = value
    if address != st.query_params.to_dict():
        st.query_params.from_dict(address)


def open_scenario(name: str | None) -> None:
    """Makes a scenario the one on screen; None: no one."""
    others = {} if st.session_state.get(SCENARIO) == name else dict.fromkeys(_OF_A_SCENARIO)
    _remember({**others, SCENARIO: name})


def open_plan(id_: str | None) -> None:
    """Makes a plan the one on screen."""
    _remember({PLAN: id_})


def open_entry(section: str, entry: str | None = None) -> None:
    """Makes a section of the editor, and perhaps an entry of it, the one on screen."""
    _remember({SECTION: section, ENTRY: entry})


def section_and_entry() -> tuple[str | None, str | None]:
    """The editor's section and entry on screen, as the address says."""
    return st.session_state.get(SECTION), st.session_state.get(ENTRY)


def ask_about(meeting: str | None) -> None:
    """Makes a meeting the one of which it is asked why it is where it is in the plan; None: the question is no longer on screen."""
    if st.session_state.get(MEETING) != meeting:
        _remember({MEETING: meeting})
    if meeting is not None:
        st.session_state[_ASKED_ABOUT] = meeting


def meeting_asked_about() -> str | None:
    """The meeting that is asked about, as the address says, or was last; None for no one."""
    found = st.session_state.get(MEETING) or st.session_state.get(_ASKED_ABOUT)
    return None if found is None else str(found)


def just_asked() -> bool:
    """Whether a link has led to a question about a meeting: once true, then false."""
    return bool(st.session_state.pop(_QUESTION, False))


def opened_name() -> str | None:
    """The name of the scenario on screen, or of the one whose plan is on screen."""
    name = st.session_state.get(SCENARIO)
    if name is None and (plan := workspace().plans.get(st.session_state.get(PLAN) or "")) is not None:
        open_scenario(plan.scenario)
        open_plan(plan.id)
        return plan.scenario
    return None if name is None else str(name)


def opened() -> Opened | None:
    """The scenario on screen, or None. Raises NotFound and InputError where it cannot be opened."""
    name = opened_name()
    if name is None:
        return None
    file_text = workspace().text(name)
    draft = workspace().drafts.of(name, file_text)
    if draft.text == draft.base != file_text:  # nobody is editing: what the file says counts
        with suppress(MovedOn):  # another window was faster
            workspace().drafts.follow(draft, file_text)
        draft = workspace().drafts.of(name, file_text)
    return Opened(draft, file_text, reading(name, draft.text))


@dataclass(frozen=True)
class OpenedPlan:
    """A plan on screen: how it was kept, the scenario that it was made from, and the whole answer."""

    kept: KeptPlan
    scenario: Scenario
    answer: Answer


@st.cache_resource(show_spinner=False, max_entries=20)
def _plan(folder: Path, id_: str) -> tuple[Scenario, Answer]:
    return Workspace(folder).plans.opened(id_)


def plan_of(kept: KeptPlan) -> OpenedPlan:
    """A kept plan with its scenario and its answer."""
    return OpenedPlan(kept, *_plan(workspace().folder, kept.id))


def plan_on_screen() -> str | None:
    """The id of the plan that the address names."""
    id_ = st.session_state.get(PLAN)
    return None if id_ is None else str(id_)


def opened_plan() -> OpenedPlan | None:
    """The plan on screen: the one that the address names, else the newest of the scenario; None where there is none."""
    name, id_ = opened_name(), st.session_state.get(PLAN)
    if name is None:
        return None
    kept = workspace().plans.get(id_) if id_ else None
    if kept is None or kept.scenario != name:
        kept = next(iter(workspace().plans.of(name)), None)
    return None if kept is None else plan_of(kept)


def settings() -> Settings:
    """How to solve, as it was chosen above the page."""
    return Settings(time_limit=float(st.session_state[LIMIT]), fast=bool(st.session_state[EVERY_CORE]))


def go_on(run: Run) -> None:
    """Solves the same again, from the plan of a run; the answer is never worse."""
    assert run.answer is not None
    try:
        follow_run(runs().start(replace(run.asked, start=run.answer.plan, aim=Aim.PLAN)))
    except QueueFull as full:
        say(str(full))


def renamed(name: str, new: str) -> None:
    """Gives a scenario's file another name. Raises InputError and NotFound."""
    given = workspace().rename(name, new)
    if st.session_state.get(SCENARIO) == name:
        open_scenario(given)


def deleted(name: str) -> None:
    """Deletes a scenario, and remembers how to bring it back. Raises NotFound."""
    st.session_state[_DELETED] = workspace().delete(name)
    if st.session_state.get(SCENARIO) == name:
        open_scenario(None)


def just_deleted() -> Deleted | None:
    """What this session has deleted last and not brought back."""
    found: Deleted | None = st.session_state.get(_DELETED)
    return found


def restored(gone: Deleted) -> None:
    """Brings a deleted scenario back. Raises NotFound where it has come back already."""
    st.session_state.pop(_DELETED, None)
    workspace().restore(gone)


def say(text: str) -> None:
    """Has something said at the top of the page that is drawn next, once."""
    st.session_state[_SAID] = [*st.session_state.get(_SAID, []), text]


def said() -> list[str]:
    """What is to be said now; it is said only once."""
    return list(st.session_state.pop(_SAID, []))


def follow_run(run: Run) -> None:
    """Remembers a run that this session started: its plan will be the one on screen."""
    st.session_state[_RUN] = run.id
    st.session_state[_UNREAD] = run.id


def followed_run() -> Run | None:
    """The run that this session started last."""
    return runs().get(st.session_state.get(_RUN))


def just_over(run: Run) -> bool:
    """Whether a run that this session started has ended since the session last looked: once true, then false."""
    unread = run.stage.over and st.session_state.get(_UNREAD) == run.id
    if unread:
        st.session_state[_UNREAD] = None
    return unread


def leave_run() -> None:
    """Lets the run go that this session started last."""
    st.session_state.pop(_RUN, None)
