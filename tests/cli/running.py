"""Runs the command line for tests: in this process, and as the process that a user starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli import main

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios"
FIRST = str(SCENARIOS / "first-steps.yaml")
SINGAPORE = str(SCENARIOS / "singapore-2018.yaml")
FAKES = "tests.runs.fake_solvers:"
ACTUAL = str(SCENARIOS / "singapore-2018.actual.csv")


def code(monkeypatch: pytest.MonkeyPatch, *words: str | Path, columns: int | None = 80) -> int:
    """The exit code of `planner WORDS` in this process; what it says is caught by pytest's capsys. No columns: none are set."""
    monkeypatch.setattr(sys, "argv", ["planner", *map(str, words)])
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", str(columns))
    with pytest.raises(SystemExit) as end:
        main.run()
    assert isinstance(end.value.code, int)
    return end.value.code


def command(*words: str | Path) -> list[str]:
    """The command line of `planner WORDS` as a process of its own."""
    return [sys.executable, "-c", "from planner.cli.main import run; run()", *map(str, words)]


def command_with(function: str, *words: str | Path) -> list[str]:
    """The same with another function in place of the solver's: one of tests/runs/fake_solvers.py."""
    program = (
        f"import planner.cli.solve as s; s.FUNCTION = {FAKES + function!r}; from planner.cli.main import run; run()"
    )
    return [sys.executable, "-c", program, *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The environment of such a process: 80 columns, no colours of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "TERM")}
    return {**kept, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **more}


def process(
    *words: str | Path, cwd: Path | None = None, function: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """`planner WORDS` as a process of its own, perhaps with another function to solve; more names its environment."""
    done = subprocess.run(
        command_with(function, *words) if function else command(*words),
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done
