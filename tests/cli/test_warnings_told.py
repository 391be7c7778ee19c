"""Warnings on the command line: told on stderr before the answer, in the document with `--json`, and no end is another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli.warned import MOST_SHOWN
from tests.cli.running import FIRST, code

TEXT = Path(FIRST).read_text(encoding="utf-8")
CODE = "WARN-grid"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A scenario with one warning."""
    file = tmp_path / "doubtful.yaml"
    file.write_text(TEXT.replace("length: 90 min", "length: 92 min"), encoding="utf-8")
    return file


@pytest.fixture
def plan(doubtful: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Path:
    """A plan of it."""
    file = doubtful.with_name("plan.csv")
    assert code(monkeypatch, "solve", doubtful, "-o", file, "-q") == 0
    assert CODE not in "".join(capsys.readouterr())
    return file


@pytest.mark.parametrize("command", ["validate", "solve", "explain"])
def test_it_is_told_once_and_refuses_nothing(
    command: str, doubtful: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    for file, times in ((doubtful, 1), (Path(FIRST), 0)):
        assert code(monkeypatch, command, file) == 0
        out, err = capsys.readouterr()
        assert (out.count(CODE), err.count(CODE)) == (0, times)
        assert err.count("1 warning, which stops nothing:") == times


def test_a_check_tells_it_too(doubtful: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    for quiet in (False, True):
        assert code(monkeypatch, "check", doubtful, plan, *["-q"] * quiet) == 0
        assert capsys.readouterr().err.count(CODE) == (not quiet)


@pytest.mark.parametrize("command", ["validate", "solve", "explain", "check"])
def test_the_document_holds_it(
    command: str, doubtful: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    words = [doubtful, plan] if command == "check" else [doubtful]
    assert code(monkeypatch, command, *words, "--json") == 0
    (warning,) = json.loads(capsys.readouterr().out)["warnings"]
    assert (warning["code"], warning["path"]) == (CODE, ["meetings", "dinner", "length"])
    assert (warning["file"], warning["line"]) == (str(doubtful), 20)
    assert code(monkeypatch, "validate", FIRST, "--json") == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == []


def test_a_solve_tells_the_first_and_validate_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    file, many = tmp_path / "many.yaml", MOST_SHOWN + 2
    people = "".join(f"  p{number}: {{name: A, of: us, rank: 9}}\n" for number in range(many))
    file.write_text(TEXT.replace("people:\n", f"people:\n{people}"), encoding="utf-8")
    assert code(monkeypatch, "validate", file) == 0
    assert capsys.readouterr().err.count("WARN-unused") == many
    assert code(monkeypatch, "solve", file) == 0
    told = capsys.readouterr().err
    assert told.count("WARN-unused") == MOST_SHOWN
    assert f"... and 2 more; planner validate {file} tells all" in told
