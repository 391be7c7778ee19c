"""`planner explain`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from planner.files import load_scenario
from planner.plan.record import Status
from planner.solve import solve
from tests.cli.running import FIRST, code, process

LATE = """\
extends: first-steps.yaml
patch:
  title: Too late
  # the office forgot
  permits:
    waiver: {submitted: 2018-05-29} # a week late
"""


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """The first steps, with a waiver that comes too late."""
    shutil.copy(FIRST, tmp_path)
    file = tmp_path / "late.yaml"
    file.write_text(LATE, encoding="utf-8")
    return file


def test_what_stands_in_the_way_and_what_would_help_are_told(late: Path) -> None:
    done = process("explain", late, COLUMNS="200")
    assert done.returncode == 3
    assert "Kim Yong Chol cannot attend 'Working dinner'" in done.stdout
    assert "the permit 'Waiver for New York' opens New York only from Tue 5 Jun 2018 00:00" in done.stdout
    assert "1  Submit 'Waiver for New York' on Thu 24 May 2018" in done.stdout
    assert "a repair: Submit 'Waiver for New York' on Thu 24 May 2018." in done.stderr


def test_a_repair_is_written_and_everything_else_stays(
    late: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    mended = late.with_name("mended.yaml")
    assert code(monkeypatch, "explain", late, "--apply", "1", "-o", mended, "-q") == 3
    assert capsys.readouterr() == ("", "")
    assert mended.read_text(encoding="utf-8") == LATE.replace("2018-05-29}", "2018-05-24}")
    assert solve(load_scenario(mended)).status is Status.PROVED_BEST


def test_a_repair_can_go_to_stdout(late: Path) -> None:
    done = process("explain", late, "--apply", "1", "-o", "-")
    assert done.stdout == LATE.replace("2018-05-29}", "2018-05-24}")
    assert "What would help" in done.stderr


def test_where_there_is_a_plan_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "explain", FIRST) == 0
    assert "There is a plan, so nothing stands in its way." in capsys.readouterr().out


def test_json_has_conflicts_and_repairs(late: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "explain", late, "--json") == 3
    answer = json.loads(capsys.readouterr().out)["answer"]
    assert answer["obstacles"][0]["meetings"] == ["dinner", "talks", "letter"]
    assert answer["obstacles"][0]["culprits"][0] == "permits.waiver"
    assert json.loads(answer["repairs"][0]["patch"]) == {"permits": {"waiver": {"submitted": "2018-05-24"}}}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--apply", "1"], "--apply and -o go together"),
        (["-o", "x.yaml"], "--apply and -o go together"),
        (["--apply", "99", "-o", "HERE/x.yaml"], "there is no repair 99"),
        (["--apply", "1", "-o", "HERE/none/x.yaml"], "There is no folder"),
        (["--apply", "1", "-o", "HERE/late.yaml"], "this file is an input"),
        (["--apply", "1", "-o", "HERE/sub/x.yaml"], "write it into the same folder"),
        (["--apply", "1", "-o", "-", "--json"], "--json goes to stdout, too"),
        (["--time-limit", "0"], "above 0"),
    ],
)
def test_what_cannot_be_done_is_refused(
    words: list[str], told: str, late: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    (late.parent / "sub").mkdir()
    here = [word.replace("HERE", str(late.parent)) for word in words]
    assert code(monkeypatch, "explain", late, *here, columns=300) == 2
    assert told in capsys.readouterr().err
    assert sorted(each.name for each in late.parent.iterdir()) == ["first-steps.yaml", "late.yaml", "sub"]


def test_where_there_is_a_plan_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "explain", FIRST, "--apply", "1", "-o", tmp_path / "x.yaml", columns=200) == 2
    assert "there is a plan, so nothing needs a repair" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_comes_by_standard_input_is_explained_but_not_written(late: Path) -> None:
    done = process("explain", "-", "--apply", "1", "-o", "x.yaml")
    assert done.returncode == 2
    assert "name a file" in done.stderr
