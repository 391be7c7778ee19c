"""How each command of the documentation is tried: run as it stands, run in another form, or only read.

Run as they stand: grep, sed, and every `planner` command but `ui`. In another form: what stands behind an image's name runs here
instead of in a container, and `planner ui` and pytest only show that they understand their options. Only read: what installs
(that its files and extras exist), builds images or asks Debian for packages (that its grammar is right and its files exist).
`.ci/run` calls the two commands of the README whole.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.gates import FAST, GATES
from tests.house.imports import ROOT

CONTAINER = re.compile(r"docker run .*? summit-planner (?P<inside>.+)|buildah .* run .* -- (?P<inside_too>.+)")
ONLY_READ = (
    "docker ",
    "buildah ",
    "debootstrap ",
    "apt-get ",
    "python3 -m venv ",
    'rm -r "$folder"',
    *(f"{name}=$(" for name in ("base", "app", "folder")),
)


def parts(block: str) -> list[str]:
    """The single commands of a block: one a line, or joined by &&."""
    return [part.strip() for line in block.strip().splitlines() for part in line.split(" && ")]


def tried_as(command: str) -> str | None:
    """The command that is run to try another one; None where that one is only read. Raises AssertionError for unknown ones."""
    inside = CONTAINER.fullmatch(command)
    if inside:
        return tried_as(f".venv/bin/{inside['inside'] or inside['inside_too']}")
    if command.startswith(".venv/bin/planner ui"):
        return f"{command} --help"
    if command.startswith((".venv/bin/planner ", "grep ", "sed ")):
        return command
    if command.startswith(".venv/bin/python -m pytest"):
        return f"cd {ROOT} && {sys.executable} -m pytest --collect-only tests/house/test_sizes.py{command[26:]}"
    if command.startswith((".venv/bin/pip install ", ".venv/bin/python -m tests.gates", *ONLY_READ)):
        return None
    raise AssertionError(f"tests/house/commands.py does not know how to try: {command}")


def read(command: str) -> None:
    """Asserts what can be said of a command without running it."""
    words = shlex.split(command)
    if words[:2] == [".venv/bin/pip", "install"]:
        _installs(words[2:])
    elif words[1:3] == ["-m", "tests.gates"]:
        assert set(words[3:]) <= {*GATES, FAST}, command
    else:
        subprocess.run(["bash", "-n", "-c", command], check=True)
        if "bud" in words or words[:2] == ["docker", "build"]:
            assert words[-1] == "."
            assert (ROOT / "Dockerfile").exists()


def _installs(words: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert words[words.index("-c") + 1] == "constraints.txt"
    target = re.fullmatch(r"\.(?:\[(?P<extra>\w+)\])?", words[-1])
    assert target is not None, words
    assert target["extra"] is None or target["extra"] in project["optional-dependencies"]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder with bash, 120 columns wide and without colours; both of its streams come back as one."""
    environment = {**os.environ, "COLUMNS": "120", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
