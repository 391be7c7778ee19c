"""`--json`: one document on stdout, nothing else there, on every command that has something to tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli.bench import COLUMNS
from planner.cli.optional_file import spelled_out
from planner.files import parse_answer, read_answer
from planner.plan.record import COUNTED
from tests.cli.running import ACTUAL, FIRST, SINGAPORE, code


@pytest.fixture
def document(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    """The document that a command prints, after its exit code."""

    def run(*words: str | Path, ends: int = 0) -> Any:
        assert code(monkeypatch, *words) == ends
        return json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        (["a.yaml", "--json"], ["a.yaml", "--json", "-"]),
        (["--json", "a.yaml"], ["--json", "-", "a.yaml"]),
        (["--json", "A.YML"], ["--json", "-", "A.YML"]),
        (["a.yaml", "--json", "--fast"], ["a.yaml", "--json", "-", "--fast"]),
        (["a.yaml", "--json", "-q"], ["a.yaml", "--json", "-", "-q"]),
        (["-", "--json"], ["-", "--json", "-"]),
        (["a.yaml", "--json", "-"], ["a.yaml", "--json", "-"]),
        (["--json", "answer", "a.yaml"], ["--json", "answer", "a.yaml"]),
        (["--json=x.json", "a.yaml"], ["--json=x.json", "a.yaml"]),
        (["a.yaml", "--json", "a.yaml"], ["a.yaml", "--json", "a.yaml"]),
        (["--", "--json"], ["--", "--json"]),
        ([], []),
    ],
)
def test_a_file_after_json_is_one_where_it_looks_like_one(words: list[str], spelled: list[str]) -> None:
    assert spelled_out(words) == spelled


@pytest.mark.parametrize(
    "words", [["solve", FIRST, "--json"], ["solve", "--json", FIRST], ["solve", FIRST, "--json", "-"]]
)
def test_a_solve_prints_its_answer(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, *words) == 0
    out, err = capsys.readouterr()
    assert parse_answer(out).plan is not None
    assert "First steps: proved best" in err


def test_a_solve_still_writes_its_answer_into_a_file(document: Any, tmp_path: Path) -> None:
    file, table = tmp_path / "answer.json", tmp_path / "plan.csv"
    printed = document("solve", FIRST, "-o", table, "--json")
    assert table.exists()
    assert printed["format"] == "summit-planner answer"
    with pytest.raises(json.JSONDecodeError):
        document("solve", FIRST, "--json", file)
    assert read_answer(file).plan == parse_answer(json.dumps(printed)).plan


def test_a_sheet(document: Any) -> None:
    found = document("show", ACTUAL, "--scenario", SINGAPORE, "--person", "trump", "--json")
    lines = [line for day in found["days"] for line in day["lines"]]
    (summit,) = [line for line in lines if line["title"] == "Trump and Kim Jong Un"]
    assert summit["start"] == "2018-06-12T09:00+08:00"
    greeting = {"title": "Greeting", "start": "2018-06-12T09:00+08:00", "end": "2018-06-12T09:15+08:00"}
    assert summit["stages"][0] == {**greeting, "people": "Donald Trump and Kim Jong Un"}


def test_times_that_are_not_for_release_are_not_in_it(document: Any) -> None:
    words = ("show", ACTUAL, "--scenario", SINGAPORE, "--json")
    untold = [line for day in document(*words, "--for-release")["days"] for line in day["lines"] if line["untold"]]
    assert untold
    assert {line[time] for line in untold for time in ("start", "end", "home_start", "home_end")} == {None}
    assert not any(line["untold"] for day in document(*words)["days"] for line in day["lines"])


def test_a_pool(document: Any) -> None:
    found = document("show", ACTUAL, "--scenario", SINGAPORE, "--resource", "secure-line", "--json")
    assert (found["id"], found["number"], found["most"], len(found["uses"])) == ("secure-line", 1, 1, 5)
    assert found["uses"][0]["start"] == "2018-05-27T06:00Z"


def test_what_is_worth_a_look(document: Any) -> None:
    words = ("show", ACTUAL, "--scenario", SINGAPORE, "--worth-a-look", "--json")
    (whole,), (his,) = document(*words).values(), document(*words, "--person", "Donald Trump").values()
    assert [look for look in whole if "trump" in look["people"]] == his
    assert len(whole) > len(his) > 0
    assert set(his[0]) == {"kind", "sentence", "people", "meetings", "journeys", "at"}


def test_a_comparison(document: Any, tmp_path: Path) -> None:
    fewer = tmp_path / "fewer.csv"
    lines = Path(ACTUAL).read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(number for number, line in enumerate(lines) if line.startswith("meeting,"))
    fewer.write_text("".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")
    found = document("compare", ACTUAL, fewer, "--scenario", SINGAPORE, "--json")
    (change,) = found["changes"]
    assert (change["part"], change["change"]) == ("meeting", "dropped")
    assert [row["tier"] for row in found["values"] if row["term"] == "all"] == [str(tier) for tier in COUNTED]
    assert "values" not in document("compare", ACTUAL, fewer, "--json")
    written = document("compare", ACTUAL, fewer, "--json", "-q", "-o", tmp_path / "diff.csv")
    assert len(written["changes"]) == 1
    assert (tmp_path / "diff.csv").exists()


def test_figures(document: Any) -> None:
    found = document("bench", "week", "--meetings", "4", "--time-limit", "5", "--json")
    rows = found["rows"]
    assert found["growth"] == []  # one size says nothing of it
    assert len(rows) == 3
    assert all(tuple(row) == COLUMNS for row in rows)
    assert rows[0]["meetings"] == 4


@pytest.mark.parametrize(
    "words",
    [
        ["solve", FIRST, "-o", "-", "--json"],
        ["compare", ACTUAL, ACTUAL, "-o", "-", "--json"],
        ["bench", "week", "--csv", "-", "--json"],
    ],
)
def test_stdout_carries_one_thing(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "two outputs have this name" in err
