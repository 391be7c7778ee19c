"""The pages without a browser: what they say in states that are rare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.files import load_draft
from planner.solve import Settings, solve
from tests.house.imports import ROOT
from ui.text import plain
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

FIRST = (ROOT / "scenarios" / "first-steps.yaml").read_text("utf-8")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return Workspace(tmp_path)


def app(first: str = "scenarios", **address: str) -> AppTest:
    """The app at an address."""

    def script(first: str) -> None:
        from ui.navigation import run

        run(first)

    page = AppTest.from_function(script, default_timeout=30, kwargs={"first": first})
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def texts(page: AppTest) -> str:
    """Everything that is said, one below the other."""
    kinds: tuple[Any, ...] = (page.title, page.markdown, page.caption, page.info, page.warning, page.error)
    return "\n".join(str(element.value) for elements in kinds for element in elements)


def pressed(page: AppTest, label: str) -> AppTest:
    """The page after a button was pressed."""
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception
    return page


def kept(workspace: Workspace, name: str, text: str = FIRST, *, fast: bool = False) -> str:
    """A plan of a scenario, solved and kept; its id."""
    scenario, tree = load_draft(workspace.folder / name, text)
    return workspace.plans.keep(name, text, tree, scenario, solve(scenario, Settings(30, fast=fast))).id


def test_an_empty_folder_says_what_to_do(workspace: Workspace) -> None:
    assert "This folder holds no scenario yet" in texts(app())


@pytest.mark.parametrize("page", ["edit", "plan", "compare"])
def test_a_page_without_a_scenario_says_where_they_are(workspace: Workspace, page: str) -> None:
    assert "No scenario is open" in texts(app(page))


@pytest.mark.parametrize("page", ["edit", "plan", "compare"])
@pytest.mark.parametrize("name", ["gone.yaml", "../secret.yaml", "/etc/passwd"])
def test_an_address_that_leads_nowhere_says_so(workspace: Workspace, page: str, name: str) -> None:
    assert plain(f"There is no scenario {name} in this workspace.") in texts(app(page, scenario=name))


def test_a_scenario_without_a_plan_says_what_to_do(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    assert "There is no plan of this scenario yet" in texts(app("plan", scenario="a.yaml"))
    assert "Two plans of this scenario are needed" in texts(app("compare", scenario="a.yaml"))


def test_the_address_of_a_plan_alone_opens_its_scenario(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    page = app("plan", plan=kept(workspace, "a.yaml"))
    assert page.query_params["scenario"] == "a.yaml"
    assert "### First steps" in texts(page)


def test_a_plan_of_another_scenario_is_not_shown(workspace: Workspace) -> None:
    for name in ("a.yaml", "b.yaml"):
        workspace.add(name, FIRST)
    page = app("plan", scenario="b.yaml", plan=kept(workspace, "a.yaml"))
    assert "There is no plan of this scenario yet" in texts(page)


def test_the_newest_plan_is_shown_where_the_address_names_none(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml")
    newest = kept(workspace, "a.yaml")
    page = app("plan", scenario="a.yaml")
    assert next(field for field in page.selectbox if field.label == "Plan").value == newest


def test_a_draft_with_faults_says_that_it_cannot_be_solved(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST.replace("length: 60 min", "length: 60 minutes"))
    page = app("edit", scenario="a.yaml")
    assert "fault" in texts(page)
    assert next(button for button in page.button if button.label == "Solve").disabled


def test_undo_and_redo_and_save(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    other = FIRST.replace("First steps", "Second steps")
    workspace.drafts.step(workspace.draft("a.yaml"), "change the title", other)
    page = app("edit", scenario="a.yaml")
    assert "### Second steps" in texts(page)
    assert "### First steps" in texts(pressed(page, "Undo"))
    assert "### Second steps" in texts(pressed(page, "Redo"))
    assert workspace.text("a.yaml") == FIRST
    pressed(page, "Save")
    assert workspace.text("a.yaml") == other


def test_a_step_in_a_window_that_is_behind_changes_nothing_and_says_so(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    draft = workspace.drafts.step(workspace.draft("a.yaml"), "one", FIRST.replace("First", "Second"))
    page = app("edit", scenario="a.yaml")
    workspace.drafts.step(draft, "two", FIRST.replace("First", "Third"))
    assert "was changed in another window meanwhile" in texts(pressed(page, "Undo"))
    assert "### Third steps" in texts(page)


@pytest.mark.parametrize(("choice", "title"), [("Take what the file says", "Third"), ("Keep the draft", "Second")])
def test_a_file_that_changed_meanwhile_is_a_choice(workspace: Workspace, choice: str, title: str) -> None:
    workspace.add("a.yaml", FIRST)
    workspace.drafts.step(workspace.draft("a.yaml"), "one", FIRST.replace("First", "Second"))
    (workspace.folder / "a.yaml").write_text(FIRST.replace("First", "Third"), "utf-8")
    page = app("edit", scenario="a.yaml")
    assert "The file was changed by somebody else" in texts(page)
    assert plain("Scenario: title Third steps instead of Second steps.") in texts(page)
    pressed(page, choice)
    assert f"### {title} steps" in texts(page)
    assert "The file was changed by somebody else" not in texts(page)
    assert workspace.text("a.yaml") == FIRST.replace("First", "Third")
    assert "### Second steps" in texts(pressed(page, "Undo") if title == "Third" else page)


def test_a_file_that_changed_while_nobody_edits_is_followed(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    draft = workspace.drafts.step(workspace.draft("a.yaml"), "one", FIRST.replace("First", "Second"))
    workspace.save(draft)
    (workspace.folder / "a.yaml").write_text(FIRST.replace("First", "Third"), "utf-8")
    assert "### Third steps" in texts(app("edit", scenario="a.yaml"))


def test_a_deleted_scenario_comes_back_with_its_plans(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml")
    page = pressed(app(), "Delete")
    assert workspace.scenarios() == []
    pressed(page, "Undo")
    assert workspace.scenarios() == ["a.yaml"]
    assert len(workspace.plans.of("a.yaml")) == 1


def test_a_name_that_no_file_can_have_is_refused_in_words(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    page = app()
    next(field for field in page.text_input if field.label == "File name").set_value("../b").run()
    assert "cannot be the name of a file" in page.error[0].value
    assert workspace.scenarios() == ["a.yaml"]


def test_a_new_scenario_is_opened_in_the_editor(workspace: Workspace) -> None:
    page = app()
    next(field for field in page.text_input if field.label == "Title").set_value("Geneva").run()
    next(field for field in page.selectbox if field.label == "Begin with").set_value("Empty").run()
    pressed(page, "Create")
    assert workspace.scenarios() == ["geneva.yaml"]
    assert load_draft(workspace.folder / "geneva.yaml", workspace.text("geneva.yaml"))[0].home == "geneva"
    assert page.query_params["scenario"] == "geneva.yaml"


def test_files_are_brought_together_with_what_they_extend(workspace: Workspace) -> None:
    page = app()
    for name in ("singapore-2018.yaml", "waiver-late.yaml"):
        page.file_uploader[0].upload(name, (ROOT / "scenarios" / name).read_bytes(), "text/yaml")
    page.run()
    assert not page.exception
    assert workspace.scenarios() == ["singapore-2018.yaml", "waiver-late.yaml"]
    assert "the waiver is asked for too late" in " ".join(link.label for link in page.get("page_link"))


def test_a_plan_says_how_it_differs_from_the_one_before(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml")
    kept(workspace, "a.yaml", FIRST.replace("length: 60 min", "length: 90 min"))
    page = app("plan", scenario="a.yaml")
    assert "Against the plan before: 1 meeting moves, 1 meeting has another length" in texts(page).replace("\\", "")
    assert "The draft has moved on since this plan was made" in " ".join(box.label for box in page.expander)


def test_two_plans_are_compared_in_words(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml")
    kept(workspace, "a.yaml", FIRST.replace("length: 60 min", "length: 90 min"))
    said = texts(app("compare", scenario="a.yaml")).replace("\\", "")
    assert "two versions of the scenario" in said
    assert "- **The letter**: " in said
    assert "takes 30 min longer, 1 h 30 min in all" in said
    assert "The earlier plan is better: " in said


IMPOSSIBLE = FIRST.replace("submitted: 2018-05-22", "submitted: 2018-06-22")


def test_an_answer_without_a_plan_is_kept_and_not_compared(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml")
    kept(workspace, "a.yaml", IMPOSSIBLE)
    assert [plan.has_plan for plan in workspace.plans.of("a.yaml")] == [False, True]
    assert "Two plans of this scenario are needed" in texts(app("compare", scenario="a.yaml"))
    assert "No plan exists" in texts(app("plan", scenario="a.yaml"))


@pytest.mark.parametrize(("fast", "cores"), [(False, "one core"), (True, "every core")])
def test_the_list_of_runs_says_how_each_was_solved(workspace: Workspace, cores: str, *, fast: bool) -> None:
    workspace.add("a.yaml", FIRST)
    kept(workspace, "a.yaml", fast=fast)
    assert f"at most 30 s, {cores}" in texts(app("runs"))


def test_a_workspace_that_cannot_be_written_is_told_in_words(workspace: Workspace) -> None:
    workspace.add("a.yaml", FIRST)
    (workspace.folder / ".planner").write_text("in the way", "utf-8")
    assert "the workspace cannot be read or written here" in texts(app()).casefold().replace("\\", "")
