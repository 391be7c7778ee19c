"""What goes into a pipe is not broken into lines, but where somebody says at what width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.files import load_scenario, plan_csv, read_plan
from tests.cli.running import ACTUAL, FIRST, SINGAPORE, code, process

LONG = ("a title that goes on and on " * 12).strip()
COMMANDS = {
    "check": ("check", "SCENARIO", "PLAN"),
    "show": ("show", "PLAN", "--scenario", "SCENARIO"),
    "pool": ("show", ACTUAL, "--scenario", SINGAPORE, "--resource", "secure-line"),
    "compare": ("compare", "PLAN", "OTHER", "--scenario", "SCENARIO"),
    "validate": ("validate", "SCENARIO"),
}
WITH_THE_TITLE = {"check": 1, "show": 1, "compare": 1, "validate": 1}
"""Commands that name the scenario or its meeting, and in how many lines at least."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A scenario of long names with two plans, of which the second one has lost what is not a meeting."""
    text = Path(FIRST).read_text(encoding="utf-8").replace("First steps", LONG)
    names = {name: str(tmp_path / name.lower()) for name in ("SCENARIO", "PLAN", "OTHER")}
    Path(names["SCENARIO"]).write_text(text.replace("title: The letter", f"title: {LONG}"), encoding="utf-8")
    done = process("solve", names["SCENARIO"], "-o", names["PLAN"])
    assert done.returncode == 0, done.stderr
    asked = load_scenario(names["SCENARIO"])
    plan = read_plan(names["PLAN"], asked)
    without = type(plan)(tuple(each for each in plan.appointments if each.meeting != "letter"), (), (), ())
    Path(names["OTHER"]).write_text(plan_csv(without, asked), encoding="utf-8")
    return names


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, capsys: Any, files: dict[str, str]) -> Any:
    """The lines that one of the commands prints, perhaps at a width."""

    def printed(command: str, columns: int | None, **instead: str) -> list[str]:
        words = [{**files, **instead}.get(word, word) for word in COMMANDS[command]]
        assert code(monkeypatch, *words, columns=columns) in (0, 1)
        return str(capsys.readouterr().out).splitlines()

    return printed


@pytest.mark.parametrize("command", COMMANDS)
def test_a_line_goes_on_to_its_end(command: str, lines: Any, files: dict[str, str]) -> None:
    found = lines(command, None, **({"PLAN": files["OTHER"]} if command == "check" else {}))
    assert all(line == line.rstrip() for line in found), "no blanks fill a line"
    assert sum(LONG in line for line in found) >= WITH_THE_TITLE.get(command, 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_width_that_is_asked_for_is_kept_to(command: str, lines: Any, files: dict[str, str]) -> None:
    found = lines(command, 60, **({"PLAN": files["OTHER"]} if command == "check" else {}))
    assert max(map(len, found)) <= 60
    assert not any(LONG in line for line in found)
