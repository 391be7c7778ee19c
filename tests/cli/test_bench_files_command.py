"""`planner bench files`: the table, the file, the document, and everything that can be wrong with what was asked."""

from __future__ import annotations

import csv
import json
import os
import shlex
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.bench import apart
from planner.bench.jobs import Job, Row
from planner.bench.peers import beside
from planner.cli.bench_files import COLUMNS
from planner.cli.examples import lines
from tests.bench.files.instances import b2b_tree, csplib_tree, meeting, meetings_tree
from tests.bench.files.test_recognised import put
from tests.bench.test_study import shuttle
from tests.cli.running import code
from tests.cli.test_completion import offered


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No peers, also where they are installed."""
    monkeypatch.setattr(beside, "lacking", lambda peer: "it is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an instance of every format, and something else."""
    put(tmp_path / "sets" / "a.json", csplib_tree(published_solution=[0, 0, 5]))
    put(tmp_path / "sets" / "b.json", b2b_tree())
    put(tmp_path / "sets" / "c.json", meetings_tree(meeting(2, [0]), name="talks"))
    put(tmp_path / "sets" / "d.json", shuttle())
    put(tmp_path / "sets" / "notes.txt", "")
    return tmp_path / "sets"


def test_every_instance_is_run_by_what_fits_its_format(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    file = tmp_path / "figures.csv"
    assert code(monkeypatch, "bench", "files", folder, "--time-limit", "2", "--csv", file, columns=160) == 0
    out, err = capsys.readouterr()
    assert f"Left out: {folder}: 1 file is of none of the formats." in err
    assert "Left out: PyJobShop: it is not installed." in err
    assert "Left out: Timefold, pair facts: it is not installed." in err
    assert "by-hand, published solution: wrong, refused: agent 0's meetings 0 and 1 share slot 0" in err
    assert [line.strip() for line in out.splitlines() if line.endswith(")")][:1] == ["by-hand (csplib-046)"]
    for name in ("ring (b2b)", "talks (meeting-scheduling)", "tiny (study)"):
        assert name in out
    assert "csplib-046, least number of slots; b2b, idle periods" in " ".join(out.split())
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert tuple(rows[0]) == COLUMNS
    bound = rows.pop()
    assert (bound["name"], bound["method"], bound["result"], bound["words"]) == (
        "tiny",
        "bound",
        "",
        "no plan costs less",
    )
    assert 0 < int(bound["bound"]) <= 24
    assert [(row["name"], row["method"], row["result"], row["bound"]) for row in rows] == [
        ("by-hand", "product", "4", "4"),
        ("by-hand", "published", "", ""),
        ("ring", "model", "0", "0"),
        ("talks", "search", "0/0/1", "0/0"),
        ("tiny", "product", "76", ""),
        ("tiny", "plain", "24", ""),
        ("tiny", "greedy", "76", ""),
    ]
    assert rows[4]["words"].startswith("1 of 2 held; ")
    assert "breaks rules" in next(line for line in out.splitlines() if line.startswith("  plain"))


def test_a_document(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "bench", "files", folder / "b.json", "--json", "-q") == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    (row,) = found["rows"]
    assert tuple(row) == COLUMNS
    assert (row["result"], row["best_known"], row["broken"]) == ("0", None, None)
    assert found["left_out"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["README.md"], ["FMT-json README.md:1:1: no JSON"]),
        (["nowhere"], ["REF-unknown nowhere: the instance nowhere cannot be read"]),
        (["docs"], ["FMT-instance PATH: there is nothing to run"]),
        (["nowhere", "docs", "--time-limit", "0"], ["0 is no number of seconds above 0", "nowhere", "2 problems"]),
        (["nowhere", "--meetings", "0"], ["Invalid value for '--meetings'"]),
        ([], ["Missing argument 'PATH...'"]),
    ],
)
def test_what_is_wrong_is_told_before_anything_runs(
    words: list[str], told: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: pytest.fail("it ran"))
    assert code(monkeypatch, "bench", "files", *words, columns=200) == 2
    said = capsys.readouterr().err
    assert not [each for each in told if each not in said], said


def test_an_instance_is_not_overwritten(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    odd = put(folder / "odd.csv", b2b_tree())
    assert code(monkeypatch, "bench", "files", odd, "--csv", odd) == 2
    assert "this file is an input" in capsys.readouterr().err


@pytest.mark.parametrize(("bad", "exit_code"), [("product", 70), ("model", 70), ("plain", 0), (None, 0)])
def test_what_fails_is_told_and_the_rest_goes_on(
    bad: str | None, exit_code: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row:
        return Row(words="out of memory") if job.method == bad else Row(4, status="found", result="1")

    monkeypatch.setattr(apart, "run_apart", run)
    assert code(monkeypatch, "bench", "files", folder, "--csv", "-", columns=120) == exit_code
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1 + 8
    assert ("failed: out of memory" in err) == (bad is not None)


def test_a_peer_that_fails_is_no_fault_of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row:
        return Row(words="no") if job.method in ("timefold", "pyjobshop") else Row(4, status="found", result="1")

    monkeypatch.setattr(apart, "run_apart", run)
    monkeypatch.setattr(beside, "lacking", lambda peer: None)
    assert code(monkeypatch, "bench", "files", folder, "--csv", "-", columns=120) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1 + 8 + 2
    assert "PyJobShop: failed: no" in err
    assert "Timefold, pair facts: failed: no" in err


def test_what_was_done_before_it_was_stopped_is_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row | None:
        if job.method == "model":
            os.kill(os.getpid(), signal.SIGINT)
            return None if should_stop() else pytest.fail("it does not know that it is to stop")
        return Row(4, status="found", result="7")

    monkeypatch.setattr(apart, "run_apart", run)
    file = tmp_path / "a.csv"
    assert code(monkeypatch, "bench", "files", folder, "--csv", file) == 130
    out, err = capsys.readouterr()
    assert "Stopped." in err
    assert out.count("by-hand") == 1
    assert "ring" not in out
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1 + 2


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_figure_is_cut(columns: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    row = Row(200, status="found", result="12/3456/123456", bound="1234", seconds=1234.5, words="the time was up")
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: row)
    assert code(monkeypatch, "bench", "files", folder, columns=columns) == 0
    shown = capsys.readouterr().out
    assert "…" not in shown
    if columns >= 80:
        assert shown.count("12/3456/123456") == 8
        assert shown.count("1234.50") == 8


def test_a_name_does_not_run_in_a_spreadsheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: Row(4, status="found", words="@sum"))
    file = put(tmp_path / "a.json", b2b_tree(name="=1+1"))
    assert code(monkeypatch, "bench", "files", file, "--csv", "-", "-q") == 0
    _, row = csv.reader(capsys.readouterr().out.splitlines())
    assert (row[2], row[-1]) == ("'=1+1", "'@sum")


def test_it_explains_itself_and_its_examples_can_be_read(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "bench", "files", "--help") == 0
    told = capsys.readouterr().out
    assert "Usage: planner bench files " in told
    assert "TEXT" not in told
    assert len(lines("bench files")) == 2
    for line in lines("bench files"):
        assert f"    {line}\n" in told
        assert shlex.split(line)[:3] == ["planner", "bench", "files"]
        monkeypatch.setattr("planner.cli.bench_files._looked", lambda *_: pytest.fail("it ran"))
        with pytest.raises(pytest.fail.Exception):
            code(monkeypatch, *shlex.split(line)[1:])
    assert code(monkeypatch, "bench", "files", "-h") == 0
    assert capsys.readouterr().out == told
    assert code(monkeypatch, "bench", "-h") == 0
    assert "planner bench files" in " ".join(capsys.readouterr().out.split())


def test_the_shell_completes_both_words() -> None:
    assert offered("planner bench fi") == ["files"]
    assert "--csv" in offered("planner bench files x.json --cs")
    assert "--study" in offered("planner bench week --st")
    assert offered("planner bench files x.json --st") == []
