"""`planner check` and `planner validate`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from planner.edits import Set, Several, apply
from tests.cli.running import ACTUAL, FIRST, SINGAPORE, code


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """What really happened, without the flight that brought Trump to Singapore."""
    lines = Path(ACTUAL).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.split(",")[1] != "air-force-one-la-malbaie-singapore"]
    assert len(lines) - len(kept) == 3, (
        "the flight, and the rest that follows it for the President at his hotel and for the others"
    )
    file = tmp_path / "broken.csv"
    file.write_text("".join(kept), encoding="utf-8")
    return file


def test_what_really_happened_breaks_no_rule(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "check", SINGAPORE, ACTUAL) == 0
    out, err = capsys.readouterr()
    assert re.match(r"no findings: 75 of 76 meetings held, \d+ journeys\.\ntier +cost +what it counts", out)
    assert err == ""


def test_findings_are_listed_and_counted(broken: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "check", SINGAPORE, broken, columns=200) == 1
    lines = capsys.readouterr().out.splitlines()
    findings = [line for line in lines if line.startswith("journeys: ")]
    assert any("Donald Trump" in line for line in findings)
    (verdict,) = [line for line in lines if " findings: 75 of 76 meetings held" in line]
    assert int(verdict.split()[0]) == lines.index(verdict)


def test_a_meeting_in_two_rows_is_one_meeting_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    lines = Path(ACTUAL).read_text(encoding="utf-8").splitlines(keepends=True)
    twice = next(line for line in lines if line.startswith("meeting,"))
    file = tmp_path / "twice.csv"
    file.write_text("".join([*lines, twice]), encoding="utf-8")
    assert code(monkeypatch, "check", SINGAPORE, file, columns=200) == 1
    assert " findings: 75 of 76 meetings held" in capsys.readouterr().out.replace("1 finding:", "1 findings:")


def test_machines_get_findings_tiers_and_terms(broken: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "check", SINGAPORE, ACTUAL, "--json") == 0
    sound = json.loads(capsys.readouterr().out)
    assert sound["findings"] == []
    assert sum(each["cost"] for each in sound["terms"]) == sum(sound["tiers"].values()) > 0
    assert code(monkeypatch, "check", SINGAPORE, broken, "--json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {"rule", "subject", "message"} == set(found[0])


def test_a_plan_of_another_scenario_is_bad_input(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "check", FIRST, ACTUAL) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "problems in the input:" in err
    assert "REF-unknown" in err


def test_a_sound_scenario(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "validate", FIRST, columns=200) == 0
    assert capsys.readouterr().out == (
        f"{FIRST} is sound: First steps.\n5 meetings, 3 of them must be held; 3 people; 3 cities.\n"
    )
    assert code(monkeypatch, "validate", FIRST, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["problems"], found["title"], len(found["fingerprint"])) == ([], "First steps", 16)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "wrong.yaml"
    text = (
        Path(FIRST).read_text(encoding="utf-8").replace("length: 90 min", "length: 90").replace("of: dprk", "of: dpkr")
    )
    file.write_text(text, encoding="utf-8")
    return file


def test_everything_that_is_wrong_is_told_with_its_place(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "validate", wrong) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"TIME-length {wrong}:" in err


def test_machines_get_the_same_faults(wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "validate", wrong, "--json") == 2
    out, err = capsys.readouterr()
    assert err == ""
    faults = json.loads(out)["problems"]
    assert {"code", "file", "line", "column", "path", "message"} == set(faults[0])
    (length,) = [each for each in faults if each["code"] == "TIME-length"]
    assert (length["path"], length["file"]) == (["meetings", "dinner", "length"], str(wrong))
    assert length["line"] > 1


@pytest.mark.parametrize("command", ["check", "validate"])
def test_a_file_that_is_not_there(command: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, command, "nope.yaml", *([ACTUAL] if command == "check" else [])) == 2
    assert capsys.readouterr().err == "There is no file nope.yaml.\n"


@pytest.mark.parametrize(("most", "word"), [("0", "waived: "), ("100", "warning: waived ")])
def test_what_is_waived_is_told_with_who_gave_it(
    most: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    waiver = {"waives": "daily-meetings", "who": ["trump"], "why": "He asked for it", "by": "The chief of staff"}
    figures = Set(("people", "trump", "figures"), {"daily_meetings": most})
    text = Path(SINGAPORE).read_text(encoding="utf-8")
    file = tmp_path / "waived.yaml"
    file.write_text(apply(text, Several((figures, Set(("waivers", "w"), waiver)))), encoding="utf-8")
    assert code(monkeypatch, "check", file, ACTUAL, columns=2000) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"{word}daily meetings for Donald Trump, by The chief of staff (He asked for it). ")
    assert ("Nothing in the plan needs it." in first) is (word != "waived: ")
    assert code(monkeypatch, "check", file, ACTUAL, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)["waived"]
    assert (told["id"], bool(told["lifted"])) == ("w", word == "waived: ")
    file.write_text(apply(text, figures), encoding="utf-8")
    assert code(monkeypatch, "check", file, ACTUAL, "--quiet") == (1 if most == "0" else 0)
