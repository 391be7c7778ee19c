"""A plan that somebody changed by hand is not written over unasked, and no table is written where none is expected."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.files import read_answer
from tests.cli.running import ACTUAL, FIRST, code
from tests.cli.terminals import at_a_terminal, shown


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    """The exit code of a solve, and what it says on stderr."""

    def run(*words: str | Path) -> tuple[int, str]:
        ends = code(monkeypatch, "solve", FIRST, "-q", *words)
        return ends, capsys.readouterr().err

    return run


@pytest.fixture
def changed(tmp_path: Path, solved: Any) -> Path:
    """A plan of ours, which was changed."""
    plan = tmp_path / "plan.csv"
    assert solved("-o", plan) == (0, "")
    plan.write_text(plan.read_text(encoding="utf-8").replace("Talks", "Long talks"), encoding="utf-8")
    return plan


def test_what_nobody_changed_is_written_over(tmp_path: Path, solved: Any) -> None:
    plan = tmp_path / "plan.csv"
    plan.touch()
    assert solved("-o", plan) == (0, "")
    first = plan.read_bytes()
    assert solved("-o", plan, "--seed", "1") == (0, "")
    assert first
    assert solved("--from", plan, "-o", plan) == (0, "")


def test_what_was_changed_is_refused_where_nobody_can_be_asked(changed: Path, solved: Any) -> None:
    before = changed.read_bytes()
    ends, said = solved("-o", changed)
    assert ends == 2
    assert (
        f"PERM-changed {changed}: this file is not as the planner wrote it, and what was changed would be lost; "
        in said
    )
    assert said.endswith("name another one, or add --force\n")
    assert changed.read_bytes() == before
    assert solved("-o", changed, "--force") == (0, "")
    assert b"Long talks" not in changed.read_bytes()


@pytest.mark.parametrize(("typed", "ends"), [(b"y\n", 0), (b"n\n", 2), (b"\n", 2), (b"\x04", 2)])
def test_on_a_terminal_it_asks(typed: bytes, ends: int, changed: Path) -> None:
    before = changed.read_bytes()
    started, terminal = at_a_terminal("talks_on_stdout", "-o", changed)
    asked = shown(terminal, b"[y/N]: ")
    assert b"this file is not as the planner wrote it" in b" ".join(asked.split())
    os.write(terminal, typed)
    rest = shown(terminal)
    assert started.wait(60) == ends
    assert (b"Nothing was solved, and the file is as it was." in rest) == (ends == 2)
    assert (changed.read_bytes() == before) == (ends == 2)
    os.close(terminal)


def test_the_ending_of_a_name_says_what_is_written(tmp_path: Path, solved: Any) -> None:
    assert solved("-o", tmp_path / "plan.json") == (0, "")
    assert read_answer(tmp_path / "plan.json").plan is not None
    assert solved("-o", tmp_path / "PLAN.CSV") == (0, "")
    assert solved("-o", tmp_path / "plan") == (0, "")
    assert (tmp_path / "plan").read_bytes() == (tmp_path / "PLAN.CSV").read_bytes()
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["format"] == "summit-planner answer"


def test_another_ending_is_refused(tmp_path: Path, solved: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    book = tmp_path / "plan.xlsx"
    ends, said = solved("-o", book)
    right = "no file that ends in .xlsx is written here; name it plan.csv for a table"
    assert ends == 2
    assert f"FMT-ending {book}: {right}, or .json for the whole answer\n" in said
    assert code(monkeypatch, "compare", ACTUAL, ACTUAL, "-o", book) == 2
    assert capsys.readouterr().err.endswith(f"{right}\n")
    people = tmp_path / "people.xlsx"
    ends, said = solved("--people", people)
    assert (ends, people.exists()) == (2, False)
    assert said.endswith("no file that ends in .xlsx is written here; name it people.csv for a table\n")
    assert code(monkeypatch, "bench", "week", "--meetings", "4", "--csv", book) == 2
    assert capsys.readouterr().err.endswith(f"{right}\n")
    assert not book.exists()
