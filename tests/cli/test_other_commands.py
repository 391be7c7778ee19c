"""`planner schema`, `planner version`, `planner ui`, and the help."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest

import ui.launch
from planner.files import json_schema
from tests.cli.running import code

COMMANDS = (
    "solve",
    "check",
    "validate",
    "explain",
    "slots",
    "why",
    "why-not",
    "show",
    "compare",
    "bench",
    "schema",
    "ui",
    "version",
)


def test_the_schema_goes_to_stdout_or_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "schema") == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == json_schema()
    file = tmp_path / "schema.json"
    assert code(monkeypatch, "schema", "-o", file) == 0
    assert capsys.readouterr().out == ""
    assert file.read_text(encoding="utf-8") == printed
    assert code(monkeypatch, "schema", "-o", tmp_path) == 2
    assert "this is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["version", "--version"])
def test_the_version(words: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, words) == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_the_app_starts_on_its_port_with_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[object] = []
    monkeypatch.setattr(ui.launch, "run", lambda port, folder: started.append((port, folder)))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert code(monkeypatch, "ui", "--port", str(port)) == 0
    assert code(monkeypatch, "ui", str(tmp_path), "--port", str(port)) == 0
    assert started == [(port, None), (port, tmp_path)]


def test_a_folder_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    assert code(monkeypatch, "ui", str(tmp_path / "missing"), "--port", "8599") == 2
    assert "missing; make it first" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_before_anything_starts(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    started: list[object] = []
    monkeypatch.setattr(ui.launch, "run", lambda port, folder: started.append(port))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert code(monkeypatch, "ui", "--port", str(port)) == 2
    assert started == []
    assert f"Port {port} cannot be used" in capsys.readouterr().err
    assert code(monkeypatch, "ui", "--port", "65536") == 2


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_help_names_every_command_in_a_whole_sentence(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "--help", columns=columns) == 0
    out = capsys.readouterr().out
    assert re.findall(r"^  ([\w-]+)  ", out.split("Commands:")[1], re.MULTILINE) == list(COMMANDS)
    assert "..." not in out.split("Commands:")[1]
    assert max(len(line) for line in out.splitlines()) <= columns


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, command, "--help") == 0
    out = capsys.readouterr().out
    assert f"Usage: planner {command}" in out
    assert "TEXT" not in out.replace("text", ""), "every value has a name of its own"


def test_a_command_that_does_not_exist(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "slove") == 2
    assert "Did you mean 'solve', 'slots'?" in capsys.readouterr().err
    assert code(monkeypatch) == 2


@pytest.mark.parametrize("words", [(), *((command,) for command in COMMANDS)], ids=" ".join)
def test_the_help_has_a_short_name(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, *words, "-h") == 0
    short = capsys.readouterr().out
    assert code(monkeypatch, *words, "--help") == 0
    assert short == capsys.readouterr().out
    assert "-h, --help" in short
