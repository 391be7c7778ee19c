"""`planner bench`: the tables, the file, and everything that can be wrong with what was asked."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.bench import apart
from planner.bench.jobs import Job, Row
from planner.cli.bench import COLUMNS, csv_of
from tests.bench.test_study import shuttle
from tests.cli.running import code, command, environment


def test_every_summit_is_solved_by_every_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    file, study = tmp_path / "bench.csv", tmp_path / "tiny.json"
    study.write_text(json.dumps(shuttle()), encoding="utf-8")
    words = ("bench", "week", "--meetings", "6,9", "--time-limit", "10", "--csv", file, "--study", study)
    assert code(monkeypatch, *words) == 0
    told = capsys.readouterr()
    for each in ("week 6", "week 9", "tiny"):
        assert [line.split()[-1] for line in told.err.splitlines() if f"{each}, product: at most" in line] == ["s"]
        assert [line.rstrip() for line in told.out.splitlines()].count(each) == 2  # a heading in two tables
    assert sum(line.startswith("  first fit") for line in told.out.splitlines()) == 6
    assert "their figures flatter them" in " ".join(told.out.split())
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [(row["summit"], row["method"]) for row in rows[:4]] == [
        ("week 6", "product"),
        ("week 6", "plain"),
        ("week 6", "greedy"),
        ("week 9", "product"),
    ]
    assert rows[0]["words"].startswith("proved best")
    assert float(rows[0]["memory_mb"]) > 20
    assert [row["study_figure"] for row in rows] == [
        *[""] * 6,
        "76",
        "24",
        "76",
    ]  # plain ignores that both are on one day
    assert [row["broken"] for row in rows if row["method"] == "product"] == ["0", "0", "0"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_figure_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    tiers = dict.fromkeys(("priority", "attendance", "protocol", "comfort", "travel", "tidiness"), 2_345_678)
    row = Row(2000, 1000, 1999, 1000, tiers, 12, 34_567, 123.4, 1234.5, 12_345.6, "outline", "all tried")
    row = replace(row, bounds=tiers, open_tier="attendance", percent=12.34)
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: row)
    assert code(monkeypatch, "bench", "shuttle", "--meetings", "2000", columns=columns) == 0
    shown = capsys.readouterr().out
    assert "…" not in shown
    assert shown.count("8") >= 3 * (6 + 0)
    if columns >= 80:
        assert "1999/2000" in shown
        assert "1234.50" in shown
    if columns >= 120:
        assert shown.count("2,345,678") == 3 * 6
        assert shown.count("attendance 12.3 %") == 3


def test_bounds_the_gap_and_growth_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row:
        if job.method != "product":
            return Row(job.meetings, tiers={"travel": 120}, first=0.1, memory=100.0, status="outline")
        bounds = {"priority": 0, "travel": 90}
        found = Row(job.meetings, 0, job.meetings, 0, {"priority": 0, "travel": 100}, 0, first=job.meetings**2 / 100)
        return replace(
            found, memory=7.0 * job.meetings, bounds=bounds, open_tier="travel", percent=10.0, status="within"
        )

    monkeypatch.setattr(apart, "run_apart", run)
    file = tmp_path / "a.csv"
    assert code(monkeypatch, "bench", "shuttle", "--meetings", "10,20,40", "--csv", file, columns=100) == 0
    shown = capsys.readouterr().out
    assert shown.count("travel 10.0 %") == 3
    assert "- Memory, 10 to 40 meetings: twice the meetings, 2.00 times the memory (meetings^1.00, R2 1.00)." in shown
    assert "twice the meetings, 4.00 times the seconds" in shown
    assert "exact model, as" not in shown  # nobody said how large it would be
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [(row["priority_bound"], row["travel_bound"], row["gap_tier"], row["gap_percent"]) for row in rows[:2]] == [
        ("0", "90", "travel", "10.0"),
        ("", "", "", ""),
    ]
    assert code(monkeypatch, "bench", "shuttle", "--meetings", "10,20,40", "--json") == 0
    memory, first = json.loads(capsys.readouterr().out)["growth"]
    assert (memory["figure"], memory["sizes"]) == ("memory_mb", [10, 20, 40])
    assert first["figure"] == "first_plan_seconds"
    assert (first["exponent"], first["twice_the_meetings"], first["r2"]) == pytest.approx((2, 4, 1))
    assert code(monkeypatch, "bench", "shuttle", "--meetings", "10,20") == 0
    assert "How this product grows" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], ["name a family (shuttle, week, mixed, scheduled)"]),
        (["fair"], ["'fair' is no family; choose from shuttle, week, mixed, scheduled"]),
        (["week", "--meetings", "1"], ["'1' is no number of meetings; write numbers from 2 to 2,000"]),
        (["week", "--meetings", "2,,2001,x"], ["'' is no", "'2001' is no", "'x' is no"]),
        (["week", "--meetings", "-5"], ["'-5' is no number of meetings"]),
        (["week", "--meetings", "²"], ["is no number of meetings"]),
        (["week", "--time-limit", "0"], ["0 is no number of seconds above 0"]),
        (["week", "--time-limit", "nan"], ["nan is no number of seconds above 0"]),
        (["fair", "--meetings", "0", "--time-limit", "-1"], ["'fair' is no", "'0' is no", "-1 is no", "3 problems"]),
        (["--study", "nope.json"], ["The instance nope.json cannot be read"]),
        (["--study", "README.md"], ["FMT-study README.md: it is no instance of the study"]),
        (["week", "--csv", "/nowhere/a.csv"], ["There is no folder /nowhere"]),
        (["--study", "LICENSE", "week", "--csv", "/tmp"], ["LICENSE: it is no instance"]),
    ],
)
def test_what_is_wrong_is_told_before_anything_runs(
    words: list[str], told: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: pytest.fail("it ran"))
    assert code(monkeypatch, "bench", *words, columns=200) == 2
    said = capsys.readouterr().err
    assert not [each for each in told if each not in said]


def test_an_input_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    study = tmp_path / "tiny.json"
    study.write_text(json.dumps(shuttle()), encoding="utf-8")
    assert code(monkeypatch, "bench", "--study", study, "--csv", study) == 2
    assert "this file is an input" in capsys.readouterr().err


@pytest.mark.parametrize(("bad", "exit_code"), [("product", 70), ("plain", 0)])
def test_a_method_that_fails_is_told_and_the_others_go_on(
    bad: str, exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row:
        return Row(words="out of memory") if job.method == bad else Row(4, 1, 3, 1, {"priority": 5}, status="outline")

    monkeypatch.setattr(apart, "run_apart", run)
    file = tmp_path / "a.csv"
    assert code(monkeypatch, "bench", "week", "--meetings", "4", "--csv", file, columns=120) == exit_code
    assert "failed: out of memory" in capsys.readouterr().out
    with file.open(encoding="utf-8", newline="") as text:
        assert [row["status"] == "failed" for row in csv.DictReader(text)].count(True) == 1


def test_the_file_can_go_to_stdout(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(apart, "run_apart", lambda job, should_stop: Row(4, 1, 3, 1, status="outline"))
    assert code(monkeypatch, "bench", "week", "--meetings", "4", "--csv", "-") == 0
    told = capsys.readouterr()
    assert [line.split(",")[4] for line in told.out.splitlines()] == ["method", "product", "plain", "greedy"]
    assert "3/4" in told.err


def test_no_cell_runs_in_a_spreadsheet() -> None:
    text = csv_of([(Job("product", 1.0, study="a", name="=1+1"), Row(words="@sum"))])
    header, row = csv.reader(text.splitlines())
    assert tuple(header) == COLUMNS
    assert (row[0], row[-1]) == ("'=1+1", "'@sum")


def test_ctrl_c_ends_it_and_what_it_began(tmp_path: Path) -> None:
    words = command("bench", "shuttle", "--meetings", "300", "--time-limit", "60")
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment(), encoding="utf-8") as process:
        assert process.stderr is not None
        assert "at most 60 s" in process.stderr.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        begun = [int(each) for each in children.read_text().split()] if children.exists() else []
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr.read() == "Stopped.\n"
    until = time.monotonic() + 10
    while any(map(lives, begun)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [each for each in begun if lives(each)]


def lives(process: int) -> bool:
    """Whether a process goes on; one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_was_done_before_it_was_stopped_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def run(job: Job, should_stop: Callable[[], bool]) -> Row | None:
        if job.method == "plain":
            os.kill(os.getpid(), signal.SIGINT)
            return None if should_stop() else pytest.fail("it does not know that it is to stop")
        return Row(4, 1, 3, 1, {"priority": 5}, status="outline")

    monkeypatch.setattr(apart, "run_apart", run)
    file = tmp_path / "a.csv"
    assert code(monkeypatch, "bench", "week", "--meetings", "4", "--csv", file) == 130
    assert capsys.readouterr().out.count("week 4") == 2
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2
