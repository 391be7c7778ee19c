"""Drafts on a real disk: every step can be undone, nothing is lost, and two who edit at once see each other."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import InputError
from ui.workspace import drafts as module
from ui.workspace.database import HIDDEN, NAME, Database
from ui.workspace.drafts import Draft, Drafts, MovedOn
from ui.workspace.plans import Plans


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(Database(tmp_path))


def typed(drafts: Drafts, *texts: str) -> Draft:
    draft = drafts.of("a.yaml", "zero")
    for text in texts:
        draft = drafts.step(draft, f"type {text}", text)
    return draft


def test_without_a_step_the_draft_is_the_file(drafts: Drafts) -> None:
    draft = drafts.of("a.yaml", "zero")
    assert (draft.text, draft.differs, draft.undoes, draft.redoes) == ("zero", False, None, None)


def test_undo_and_redo_give_the_same_texts(drafts: Drafts) -> None:
    draft = typed(drafts, "one", "two")
    assert (draft.text, draft.undoes, draft.redoes, draft.differs) == ("two", "type two", None, True)
    draft = drafts.undo(draft)
    assert (draft.text, draft.undoes, draft.redoes) == ("one", "type one", "type two")
    draft = drafts.undo(draft)
    assert (draft.text, draft.undoes, draft.redoes, draft.differs) == ("zero", None, "type one", False)
    assert drafts.undo(draft) == draft
    draft = drafts.redo(drafts.redo(draft))
    assert draft.text == "two"
    assert drafts.redo(draft) == draft


def test_a_step_after_an_undo_forgets_what_was_undone(drafts: Drafts) -> None:
    draft = drafts.step(drafts.undo(typed(drafts, "one", "two")), "type three", "three")
    assert (draft.text, draft.undoes, draft.redoes) == ("three", "type three", None)
    assert drafts.undo(draft).text == "one"


def test_another_reader_sees_it_at_once(drafts: Drafts, tmp_path: Path) -> None:
    draft = typed(drafts, "one")
    assert Drafts(Database(tmp_path)).of("a.yaml", "zero") == draft
    assert drafts.of("b.yaml", "other").text == "other"


def test_who_is_late_is_told(drafts: Drafts) -> None:
    early = drafts.of("a.yaml", "zero")
    late = drafts.of("a.yaml", "zero")
    draft = drafts.step(early, "type one", "one")
    with pytest.raises(MovedOn):
        drafts.step(late, "type other", "other")
    with pytest.raises(MovedOn):
        drafts.undo(late)
    assert drafts.of("a.yaml", "zero") == draft


def test_saved_is_in_step_with_the_file_and_can_still_be_undone(drafts: Drafts) -> None:
    draft = drafts.in_step(typed(drafts, "one"), "one")
    assert not draft.differs
    draft = drafts.undo(draft)
    assert (draft.text, draft.differs) == ("zero", True)


def test_what_is_forgotten_is_the_file_again(drafts: Drafts) -> None:
    typed(drafts, "one")
    drafts.forget("a.yaml")
    assert drafts.of("a.yaml", "zero") == Draft("a.yaml", "zero", "zero", 0, None, None)


def test_only_so_many_steps_are_remembered(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 3)
    draft = typed(drafts, *(str(number) for number in range(1, 8)))
    texts = []
    while draft.undoes is not None:
        draft = drafts.undo(draft)
        texts.append(draft.text)
    assert texts == ["6", "5", "4"]


def add_letters(folder: Path, letter: str) -> None:
    drafts = Drafts(Database(folder))
    for _ in range(20):
        while True:
            draft = drafts.of("a.yaml", "")
            try:
                drafts.step(draft, "type", draft.text + letter)
            except MovedOn:
                continue
            break


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    call = f"from {__name__} import add_letters; from pathlib import Path; import sys; add_letters(Path(sys.argv[1]), sys.argv[2])"
    root = Path(__file__).parents[3]
    writers = [subprocess.Popen([sys.executable, "-c", call, str(tmp_path), letter], cwd=root) for letter in "xy"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    text = Drafts(Database(tmp_path)).of("a.yaml", "").text
    assert (text.count("x"), text.count("y")) == (20, 20)


def test_a_database_of_a_newer_planner_is_left_alone(drafts: Drafts, tmp_path: Path) -> None:
    typed(drafts, "one")
    with sqlite3.connect(tmp_path / HIDDEN / NAME) as connection:
        connection.execute("pragma user_version = 9")
    connection.close()
    with pytest.raises(InputError, match="newer planner"):
        drafts.of("a.yaml", "zero")


def test_a_database_of_an_older_planner_is_brought_up_to_date(drafts: Drafts, tmp_path: Path) -> None:
    typed(drafts, "one")
    with sqlite3.connect(tmp_path / HIDDEN / NAME) as connection:
        connection.execute("alter table plans drop column explained")
        connection.execute("pragma user_version = 1")
    connection.close()
    assert drafts.of("a.yaml", "zero").text == "one"
    assert Plans(Database(tmp_path)).of("a.yaml") == []


def test_a_file_that_is_no_database_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / HIDDEN).mkdir()
    (tmp_path / HIDDEN / NAME).write_text("nothing of the kind" * 100, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read or written"):
        Drafts(Database(tmp_path)).of("a.yaml", "zero")
