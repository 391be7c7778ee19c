"""`--quiet`: errors and what was asked for, nothing else; the exit code as without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.files import load_scenario, read_plan
from tests.cli.running import ACTUAL, FIRST, SCENARIOS, SINGAPORE, code


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    """What a command says quietly, on stdout and on stderr, after its exit code."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        ends = code(monkeypatch, *words, "-q", columns=None)
        return (ends, *capsys.readouterr())

    return run


def test_a_plan_is_written_and_not_talked_about(said: Any, tmp_path: Path) -> None:
    plan, people = tmp_path / "plan.csv", tmp_path / "people.csv"
    assert said("solve", FIRST, "-o", plan, "--people", people) == (0, "", "")
    assert people.exists()
    assert len(read_plan(plan, load_scenario(FIRST)).appointments) == 5
    assert said("solve", FIRST, "-o", "-") == (0, plan.read_text(encoding="utf-8"), "")


def test_timings_that_are_asked_for_are_told(said: Any) -> None:
    ends, out, err = said("solve", FIRST, "--timings")
    assert (ends, err) == (0, "")
    assert out.startswith("step ")


def test_that_there_is_no_plan_is_an_error(said: Any, tmp_path: Path) -> None:
    ends, out, err = said("solve", SCENARIOS / "waiver-late.yaml", "-o", tmp_path / "plan.csv")
    assert (ends, out) == (3, "")
    assert "no plan exists (proved)\n" in err
    assert "because of permits.kim-yong-chol-waiver" in err
    assert "There is no plan to put in " in err


def test_a_judge_tells_findings_only(said: Any, tmp_path: Path) -> None:
    assert said("check", SINGAPORE, ACTUAL) == (0, "", "")
    broken = tmp_path / "broken.csv"
    lines = Path(ACTUAL).read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith("journey,"))
    broken.write_text("".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    ends, out, err = said("check", SINGAPORE, broken)
    assert (ends, err) == (1, "")
    assert all(line.startswith("journeys: ") for line in out.splitlines())
    assert out


def test_a_sound_scenario_needs_no_words(said: Any, tmp_path: Path) -> None:
    assert said("validate", FIRST) == (0, "", "")
    ends, out, err = said("validate", tmp_path / "nope.yaml")
    assert (ends, out) == (2, "")
    assert err.startswith("There is no file ")


def test_a_comparison_is_told_or_written(said: Any, tmp_path: Path) -> None:
    ends, out, err = said("compare", ACTUAL, ACTUAL, "--scenario", SINGAPORE)
    assert (ends, err) == (0, "")
    assert "The plans are the same." in out
    assert said("compare", ACTUAL, ACTUAL, "-o", tmp_path / "diff.csv") == (0, "", "")
    assert (tmp_path / "diff.csv").exists()


def test_sheets_come_without_what_is_worth_a_look(said: Any, tmp_path: Path) -> None:
    ends, out, err = said("show", ACTUAL, "--scenario", SINGAPORE)
    assert (ends, err) == (0, "")
    assert "Monday 28 May 2018" in out
    people = tmp_path / "people.csv"
    assert said("show", ACTUAL, "--scenario", SINGAPORE, "--people", people) == (0, "", "")
    assert people.exists()


def test_figures_are_told_or_written(said: Any, tmp_path: Path) -> None:
    words = ("bench", "week", "--meetings", "4", "--time-limit", "5")
    ends, out, err = said(*words, "--csv", tmp_path / "figures.csv")
    assert (ends, out, err) == (0, "", "")
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8").count("\n") == 4
