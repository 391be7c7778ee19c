"""A folder of scenarios on a real disk: everything done with a file is undone, and no name leads out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.errors import InputError, NotFound
from planner.files import load_draft, load_scenario, load_tree
from planner.solve import Settings, solve
from ui.workspace.folder import Workspace, extending
from ui.workspace.names import file_name, free_name, name_from_title

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SINGAPORE, FIRST, WAIVER = (
    SCENARIOS / name for name in ("singapore-2018.yaml", "first-steps.yaml", "waiver-late.yaml")
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace(tmp_path)
    found.add("first.yaml", FIRST.read_text(encoding="utf-8"))
    return found


def edited(workspace: Workspace, scenario: str = "first.yaml") -> str:
    draft = workspace.draft(scenario)
    text = draft.text.replace("title: ", "title: New ", 1)
    workspace.drafts.step(draft, "title", text)
    return text


def kept(workspace: Workspace, scenario: str = "first.yaml") -> str:
    path = workspace.path(scenario)
    asked = load_scenario(path)
    answer = solve(asked, Settings(time_limit=20))
    return workspace.plans.keep(scenario, workspace.text(scenario), load_tree(path), asked, answer).id


def test_it_holds_the_files_of_its_folder_and_no_others(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no scenario", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("title: Hidden", encoding="utf-8")
    (tmp_path / "sub.yaml").mkdir()
    (tmp_path / "b.yml").write_text("title: B", encoding="utf-8")
    assert workspace.scenarios() == ["b.yml", "first.yaml"]


@pytest.mark.parametrize("name", ["../first.yaml", "/etc/passwd", "none.yaml", ".planner/workspace.db", ""])
def test_no_name_leads_out_of_it(workspace: Workspace, name: str) -> None:
    with pytest.raises(NotFound):
        workspace.text(name)


def test_a_copy_is_one_of_the_draft(workspace: Workspace) -> None:
    text = edited(workspace)
    assert workspace.duplicate("first.yaml") == "first-2.yaml"
    assert workspace.duplicate("first.yaml") == "first-3.yaml"
    assert workspace.text("first-2.yaml") == text != workspace.text("first.yaml")


def test_a_saved_draft_is_the_file(workspace: Workspace) -> None:
    text = edited(workspace)
    draft = workspace.save(workspace.draft("first.yaml"))
    assert workspace.text("first.yaml") == text
    assert not draft.differs
    assert workspace.drafts.undo(draft).differs


def test_a_renamed_scenario_keeps_its_draft_and_its_plans(workspace: Workspace) -> None:
    text, plan = edited(workspace), kept(workspace)
    assert workspace.rename("first.yaml", "second") == "second.yaml"
    assert workspace.scenarios() == ["second.yaml"]
    assert workspace.draft("second.yaml").text == text
    assert [each.id for each in workspace.plans.of("second.yaml")] == [plan]


def test_files_that_extend_a_renamed_one_are_told(workspace: Workspace) -> None:
    names = workspace.upload((each.name, each.read_bytes()) for each in (SINGAPORE, WAIVER))
    before = load_scenario(workspace.path(names[WAIVER.name]))
    workspace.rename(names[SINGAPORE.name], "base.yaml")
    assert load_scenario(workspace.path(names[WAIVER.name])) == before


def test_a_name_that_is_taken_is_refused(workspace: Workspace) -> None:
    workspace.add("other.yaml", "title: Other\n")
    with pytest.raises(InputError, match=r"there is a scenario other\.yaml already"):
        workspace.rename("first.yaml", "other.yaml")
    assert workspace.rename("first.yaml", "first") == "first.yaml"


def test_what_is_deleted_comes_back_with_everything(workspace: Workspace) -> None:
    text, file, plan = edited(workspace), workspace.text("first.yaml"), kept(workspace)
    deleted = workspace.delete("first.yaml")
    assert workspace.scenarios() == []
    assert workspace.plans.of("first.yaml") == []
    assert workspace.add("first.yaml", "title: Another\n") == "first.yaml"
    assert workspace.restore(deleted) == "first-2.yaml"
    assert workspace.text("first-2.yaml") == file
    assert workspace.draft("first-2.yaml").text == text
    assert [each.id for each in workspace.plans.of("first-2.yaml")] == [plan]
    with pytest.raises(NotFound, match="has come back already"):
        workspace.restore(deleted)


def test_a_variant_comes_with_the_file_that_it_extends(workspace: Workspace) -> None:
    names = workspace.upload((each.name, each.read_bytes()) for each in (WAIVER, SINGAPORE))
    again = workspace.upload((each.name, each.read_bytes()) for each in (WAIVER, SINGAPORE))
    assert set(names) == set(again)
    assert set(names.values()).isdisjoint(again.values())
    renamed = again[SINGAPORE.name]
    assert f"extends: {renamed}" in workspace.text(again[WAIVER.name])
    load_scenario(workspace.path(again[WAIVER.name]))


def test_an_upload_that_is_no_text_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no text in UTF-8"):
        workspace.upload([("good.yaml", b"title: Good\n"), ("bad.yaml", b"\xff\xfe\x00")])
    assert workspace.scenarios() == ["first.yaml"]


def test_a_plan_is_opened_with_the_scenario_that_it_was_made_from(workspace: Workspace) -> None:
    id_ = kept(workspace)
    before = load_scenario(workspace.path("first.yaml"))
    workspace.save(workspace.drafts.step(workspace.draft("first.yaml"), "empty it", "title: Nothing\n"))
    scenario, answer = workspace.plans.opened(id_)
    assert scenario == before
    assert answer.plan is not None
    named = workspace.plans.describe(id_, " Plan B ", "for the minister")
    assert (named.name, named.note, named.words) == ("Plan B", "for the minister", answer.words)
    workspace.plans.drop(id_)
    assert workspace.plans.get(id_) is None
    with pytest.raises(KeyError):
        workspace.plans.opened(id_)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan b", "plan b.yaml"),
        (" x.yml ", "x.yml"),
        ("Genf-Gespräche.yaml", "Genf-Gespräche.yaml"),
        ("v1.2", "v1.2.yaml"),
    ],
)
def test_names_of_files(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize("text", ["", ".", "../x", "a/b", "nul", ".yaml", "a\nb", "x" * 90, "a..b", '"q"'])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="cannot be the name of a file"):
        file_name(text)


def test_free_names_and_names_from_titles() -> None:
    assert free_name("a.yaml", set()) == "a.yaml"
    assert free_name("a.yaml", {"a.yaml", "a-2.yaml"}) == "a-3.yaml"
    assert free_name("a-2.yaml", {"a-2.yaml"}) == "a-3.yaml"
    assert free_name("summit-2018.yaml", {"summit-2018.yaml"}) == "summit-2018-2.yaml"
    assert name_from_title("Singapore 2018: the run-up") == "singapore-2018-the-run-up.yaml"
    assert name_from_title("平壌") == "scenario.yaml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: a.yaml\npatch: {}\n", "extends: b.yaml\npatch: {}\n"),
        ('# top\nextends: "a.yaml"  # base\n', '# top\nextends: "b.yaml"  # base\n'),
        ("extends: c.yaml\n", "extends: c.yaml\n"),
        ("title: x\nnote: 'extends: a.yaml'\n", "title: x\nnote: 'extends: a.yaml'\n"),
    ],
)
def test_a_variant_is_told_the_new_name(text: str, told: str) -> None:
    assert extending(text, {"a.yaml": "b.yaml"}) == told


def test_a_draft_is_read_as_if_its_file_said_it(workspace: Workspace) -> None:
    names = workspace.upload((each.name, each.read_bytes()) for each in (SINGAPORE, WAIVER))
    path = workspace.path(names[WAIVER.name])
    text = workspace.text(path.name)
    scenario, tree = load_draft(path, text)
    assert scenario == load_scenario(path)
    assert tree == load_tree(path)
    other, _ = load_draft(path, re.sub("(?m)^title: .*$", "title: Another one", text))
    assert other.title == "Another one"
    with pytest.raises(InputError, match="SEC-path"):
        load_draft(path, text.replace("extends: ", "extends: ../"))
