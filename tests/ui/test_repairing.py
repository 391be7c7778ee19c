"""What would help where there is no plan: shown, made in the draft in one step, and refused where it no longer fits."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.explain import explain
from planner.files import draft_tree, load_draft
from planner.plan.record import Answer
from planner.plan.settings import Settings
from tests.house.imports import ROOT
from tests.ui.test_pages import FIRST, app, pressed, texts
from tests.ui.test_runs import PATIENCE
from ui import state
from ui.repairing import is_made, misfit
from ui.runs import Aim
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

LATE = FIRST.replace("submitted: 2018-05-22", "submitted: 2018-05-29")
VARIANT = "extends: base.yaml\npatch:\n  permits:\n    waiver: {submitted: 2018-05-29} # too late\n"
NAME = "a.yaml"
TEXTS = {"whole": LATE, "variant": VARIANT}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    found = Workspace(tmp_path)
    found.add("base.yaml", FIRST)
    return found


@cache
def explained() -> Answer:
    scenario, _ = load_draft(ROOT / "scenarios" / NAME, LATE)
    answer = explain(scenario, Settings(60))
    assert len(answer.repairs) > 2
    return answer


def keep(workspace: Workspace, text: str = LATE) -> str:
    """An explanation of a scenario, kept."""
    workspace.add(NAME, text)
    scenario, tree = load_draft(workspace.folder / NAME, text)
    return workspace.plans.keep(NAME, text, tree, scenario, explained(), explained=True).id


def tried(page: AppTest, number: int = 1) -> AppTest:
    """The page after the button beside a repair was pressed."""
    next(button for button in page.button if str(button.key).endswith(f"-try-{number - 1}")).click()
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    return texts(page).replace("\\", "")


def test_what_would_help_survives_a_reload(workspace: Workspace) -> None:
    id_ = keep(workspace)
    assert workspace.plans.opened(id_)[1] == explained()
    for _ in range(2):
        words = said(app("plan", scenario=NAME))
        assert "Submit 'Waiver for New York' on Thu 24 May 2018." in words
        assert "Kim Yong Chol cannot attend 'Working dinner'" in words
    assert "explained: no plan exists (proved)" in said(app("runs"))


@pytest.mark.parametrize("kind", TEXTS)
def test_a_repair_is_one_step_that_can_be_undone(workspace: Workspace, kind: str) -> None:
    keep(workspace, TEXTS[kind])
    page = tried(app("plan", scenario=NAME))
    assert workspace.draft(NAME).text == TEXTS[kind].replace("submitted: 2018-05-29", "submitted: 2018-05-24")
    assert "**In the draft:** Submit 'Waiver for New York' on Thu 24 May 2018." in said(page)
    assert workspace.draft(NAME).undoes == "submit 'Waiver for New York' on Thu 24 May 2018"
    assert next(button for button in page.button if button.label == "In the draft").disabled
    assert "In the draft:" not in said(pressed(page, "Undo"))
    assert workspace.draft(NAME).text == TEXTS[kind]


@pytest.mark.parametrize("kind", TEXTS)
def test_every_repair_can_be_made_and_is_seen_to_be_made(workspace: Workspace, kind: str) -> None:
    keep(workspace, TEXTS[kind])
    page = app("plan", scenario=NAME)
    for number, repair in enumerate(explained().repairs, start=1):
        before = draft_tree(workspace.folder / NAME, workspace.draft(NAME).text)
        assert not is_made(repair, before)
        tried(page, number)
        after = draft_tree(workspace.folder / NAME, workspace.draft(NAME).text)
        assert is_made(repair, after), repair.says
        pressed(page, "Undo")


def test_what_somebody_else_changed_stays(workspace: Workspace) -> None:
    keep(workspace)
    page = app("plan", scenario=NAME)
    moved = LATE.replace("First steps", "Second steps")
    workspace.drafts.step(workspace.draft(NAME), "change the title", moved)
    tried(page)
    assert workspace.draft(NAME).text == moved.replace("submitted: 2018-05-29", "submitted: 2018-05-24")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            LATE.replace("submitted: 2018-05-29", "submitted: 2018-05-30"),
            "is no longer what it was when this was tried",
        ),
        ("title: [", "the draft cannot be read at the moment"),
    ],
)
def test_a_repair_that_no_longer_fits_is_refused_in_words(workspace: Workspace, text: str, words: str) -> None:
    keep(workspace)
    page = app("plan", scenario=NAME)
    workspace.drafts.step(workspace.draft(NAME), "something else", text)
    assert words in said(tried(page))
    assert workspace.draft(NAME).text == text


def test_a_repair_of_what_is_gone_does_not_fit() -> None:
    repair = explained().repairs[0]
    tree = draft_tree(ROOT / "scenarios" / NAME, LATE)
    assert misfit(repair, tree, tree) is None
    gone = {**tree, "permits": {}}
    assert misfit(repair, tree, gone) == (
        "permit Waiver for New York is no longer in the draft. Solve the draft as it is now."
    )


def test_what_would_help_is_asked_for_by_a_button(workspace: Workspace) -> None:
    workspace.add(NAME, LATE)
    scenario, tree = load_draft(workspace.folder / NAME, LATE)
    unexplained = replace(explained(), repairs=())
    workspace.plans.keep(NAME, LATE, tree, scenario, unexplained)
    page = pressed(app("plan", scenario=NAME), "What would help?")
    run = state.runs().list()[0]
    assert (run.asked.aim, run.asked.name, run.asked.tree) == (Aim.REPAIRS, NAME, tree)
    assert run.over.wait(PATIENCE)
    page.run()
    assert page.query_params["plan"] == run.kept
    assert "Submit 'Waiver for New York' on Thu 24 May 2018." in said(page)
    assert run.kept
    assert workspace.plans.newest(1)[0].status == "explained: no plan exists (proved)"


def test_where_nothing_was_found_one_may_ask_again(workspace: Workspace) -> None:
    workspace.add(NAME, LATE)
    scenario, tree = load_draft(workspace.folder / NAME, LATE)
    nothing = replace(explained(), repairs=())
    workspace.plans.keep(NAME, LATE, tree, scenario, nothing, explained=True)
    page = app("plan", scenario=NAME)
    assert "No repair was found in the time given" in said(page)
    assert "What would help?" in [button.label for button in page.button]
