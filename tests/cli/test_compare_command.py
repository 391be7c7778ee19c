"""`planner compare`: what changed, on a screen and as a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from planner.files import plan_csv
from planner.plan.record import Plan
from tests.cli.running import ACTUAL, SCENARIOS, SINGAPORE, code
from tests.made_plans import held, known_plan, leg, plan, rest, world


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    before = known_plan()
    after = plan(
        *(each for each in before.journeys if each.id != "pompeo-2"),
        leg("pompeo-9", "5 20:00", "new-york - seoul", "pompeo", minutes=840, via="Anchorage"),
        held("talks", "5 16:30", "kang", "sullivan as pompeo", place="new-york/palace"),
        rest("pompeo-9", "6 10:20", "seoul", "pompeo"),
        held("visit", "7 02:00", "knapper as ambassador", place="seoul/blue-house"),
    )
    return written(tmp_path / "a.csv", before), written(tmp_path / "b.csv", after)


def written(file: Path, made: Plan) -> Path:
    file.write_text(plan_csv(made, world()), encoding="utf-8")
    return file


def test_changes_are_told_by_kind_without_a_scenario(two: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "compare", *two) == 0
    assert capsys.readouterr().out == (
        "Meetings that changed: 2\n"
        "- Talks: moved 2 h 30 min later, to Tue 5 Jun 12:30 in New York; John Sullivan\n"
        "  now comes for Mike Pompeo.\n"
        "- A call: dropped; it was on Wed 6 Jun 16:00 (home time).\n"
        "Journeys that changed: 1\n"
        "- Mike Pompeo, New York to Seoul: leaves 2 h later, on Tue 5 Jun 16:00.\n"
        "Rests that changed: 1\n"
        "- Rest of Mike Pompeo in Seoul: begins 2 h later, on Wed 6 Jun 19:20.\n"
    )


def test_the_same_plans(two: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "compare", two[0], two[0]) == 0
    assert capsys.readouterr().out == "The plans are the same.\n"


def test_the_comparison_as_a_file(two: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    file = tmp_path / "diff.csv"
    assert code(monkeypatch, "compare", *two, "-o", file, columns=200) == 0
    assert f"The comparison is in {file}." in capsys.readouterr().out
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [(row["part"], row["change"]) for row in rows] == [
        *(("meeting", "moved"), ("meeting", "people"), ("meeting", "dropped"), ("journey", "moved"), ("rest", "moved")),
    ]
    assert code(monkeypatch, "compare", *two, "-o", "-") == 0
    out, err = capsys.readouterr()
    assert out == file.read_text(encoding="utf-8")
    assert err.startswith("Meetings that changed: 2\n")


def test_with_a_scenario_what_each_costs_stands_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    lines = Path(ACTUAL).read_text(encoding="utf-8").splitlines(keepends=True)
    fewer = tmp_path / "fewer.csv"
    fewer.write_text("".join(line for line in lines if ",eissenstat," not in line), encoding="utf-8")
    assert code(monkeypatch, "compare", ACTUAL, fewer, "--scenario", SINGAPORE) == 0
    out = capsys.readouterr().out
    (travel,) = [line.split() for line in out.splitlines() if line.startswith("travel")]
    assert travel[1] == "all"
    assert travel[4].startswith("-")
    assert "The later plan breaks rules of this scenario: " in out
    assert "- journeys: Everett Eissenstat is in washington when" in out
    assert "The earlier plan" not in out


LATE = str(SCENARIOS / "waiver-late.yaml")


def test_each_plan_is_judged_by_its_own_scenario(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    words = ("--scenario-a", SINGAPORE, "--scenario-b", LATE)
    assert code(monkeypatch, "compare", ACTUAL, ACTUAL, *words, columns=200) == 0
    out = capsys.readouterr().out
    assert out.startswith("The plans are the same.\n")
    assert "The later plan breaks rules of its scenario: " in out
    assert "- permits: " in out
    assert "The earlier plan" not in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--scenario-a", SINGAPORE], "add --scenario-b SCENARIO"),
        (["--scenario-b", SINGAPORE], "add --scenario-a SCENARIO"),
        (["--scenario", SINGAPORE, "--scenario-b", LATE], "it is the scenario of both plans"),
        (["--json", "-o", "-"], "two outputs have this name"),
    ],
)
def test_words_that_do_not_go_together(
    two: Any, words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "compare", *two, *words, columns=200) == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_a_plan_of_another_scenario_is_told_how_to_go_on(
    two: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "compare", ACTUAL, two[0], "--scenario", SINGAPORE) == 2
    assert capsys.readouterr().err.startswith("Do the plans belong to two scenarios? Name them with --scenario-a and")


def test_unrelated_plans_are_told_so(two: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    stranger = written(tmp_path / "c.csv", plan(held("talks", "5 16:00", "moon", "cho")))
    assert code(monkeypatch, "compare", two[0], stranger, columns=200) == 0
    unlike = capsys.readouterr().out
    assert code(monkeypatch, "compare", *two, columns=200) == 0
    assert "hardly anything in common" not in capsys.readouterr().out
    assert unlike.startswith("The plans have hardly anything in common: ")
    assert "moved" not in unlike


def test_the_comparison_for_programs(two: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    file = tmp_path / "diff.csv"
    assert code(monkeypatch, "compare", *two, "--json", "-o", file) == 0
    tree = json.loads(capsys.readouterr().out)
    assert (tree["unrelated"], len(tree["changes"]), set(tree)) == (False, 5, {"unrelated", "changes"})
    assert tree["changes"][0]["after"] == "2018-06-05T12:30-04:00"
    assert file.exists()
    assert code(monkeypatch, "compare", ACTUAL, ACTUAL, "--scenario", SINGAPORE, "--json") == 0
    assert json.loads(capsys.readouterr().out)["findings"] == {"before": [], "after": []}


@pytest.mark.parametrize("which", [0, 1])
def test_an_input_is_not_written_over(two: Any, which: int, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    was = two[which].read_bytes()
    assert code(monkeypatch, "compare", *two, "-o", two[which]) == 2
    assert "this file is an input and would be lost" in capsys.readouterr().err
    assert two[which].read_bytes() == was


def test_a_file_that_is_not_there(two: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "compare", two[0], "nope.csv") == 2
    assert capsys.readouterr() == ("", "There is no file nope.csv.\n")
