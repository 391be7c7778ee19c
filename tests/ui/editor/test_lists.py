"""What is changed in a table while its page cannot keep up."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.files import draft_tree
from tests.house.imports import ROOT
from ui import drafting
from ui.editor.grids import Grid
from ui.editor.lists import keep
from ui.editor.sections import Part
from ui.reading import Reader
from ui.state import Opened
from ui.workspace.folder import Workspace

PEOPLE = Part("people", "people")
EVERY = (ROOT / "tests" / "edits" / "every_reference.yaml").read_text("utf-8")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    found = Workspace(tmp_path)
    found.add("every.yaml", EVERY)
    monkeypatch.setattr(drafting, "workspace", lambda: found)
    monkeypatch.setattr(drafting, "reading", lambda name, text: Reader().read(tmp_path / name, text))
    return found


def grid_of(workspace: Workspace) -> Grid:
    draft = workspace.draft("every.yaml")
    opened = Opened(draft, EVERY, Reader().read(workspace.folder / "every.yaml", draft.text))
    return Grid("grid every.yaml people 0", opened, draft.text)


def names(workspace: Workspace) -> list[str]:
    tree = draft_tree(workspace.folder / "every.yaml", workspace.draft("every.yaml").text)
    return [person["name"] for person in tree["people"].values()]


def test_changes_that_follow_each_other_before_the_page_is_drawn_are_the_tables_own(workspace: Workspace) -> None:
    grid = grid_of(workspace)
    edited = {"edited_rows": {0: {"Name": "Annabel"}}}
    keep("every.yaml", PEOPLE, grid, edited)
    assert names(workspace)[0] == "Annabel"
    for added in ({}, {"Id": "zoe"}, {"Id": "zoe", "Name": "Zoe"}, {"Id": "zoe", "Name": "Zoe", "Delegation": "north"}):
        keep("every.yaml", PEOPLE, grid, {**edited, "added_rows": [added]})
        assert grid.now == workspace.draft("every.yaml").text, "the table would begin anew, without the row"
    assert (names(workspace)[0], names(workspace)[-1]) == ("Annabel", "Zoe")


def test_what_another_window_does_meanwhile_stays_and_is_not_the_tables_own(workspace: Workspace) -> None:
    grid = grid_of(workspace)
    draft = workspace.draft("every.yaml")
    workspace.drafts.step(draft, "change the title", draft.text.replace("title: Talks", "title: Long talks"))
    keep("every.yaml", PEOPLE, grid, {"edited_rows": {0: {"Name": "Annabel"}}})
    now = workspace.draft("every.yaml").text
    assert "title: Long talks" in now
    assert names(workspace)[0] == "Annabel"
    assert grid.now != now, "the table begins anew and shows both"
