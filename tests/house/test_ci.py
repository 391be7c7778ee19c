"""What `.ci/run` runs, tried in a copy where every program only says that it was called."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.gates import GATES
from tests.house.imports import ROOT
from tests.house.markdown import blocks

STUB = '#!/bin/sh\necho "called: $(basename "$0") $*"\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The script and the README with a virtual environment whose programs do nothing."""
    for name in ("README.md", ".ci/run"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("bin/python3", "bin/chromium", ".venv/bin/python", ".venv/bin/pip", ".venv/bin/planner"):
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(STUB, encoding="utf-8")
        program.chmod(0o755)
    return tmp_path


def run(copy: Path) -> subprocess.CompletedProcess[str]:
    path = f"{copy / 'bin'}:/usr/bin:/bin"
    return subprocess.run(
        ["bash", ".ci/run"], cwd=copy, env={"PATH": path}, capture_output=True, text=True, check=False, timeout=60
    )


def commands() -> list[str]:
    return [block.text.strip() for block in blocks(ROOT / "README.md") if block.language == "sh"][:2]


def test_it_calls_both_commands_of_the_readme_word_for_word(copy: Path) -> None:
    done = run(copy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"=== first command: {commands()[0]}\n" in done.stdout
    assert f"=== second command: {commands()[1]}\n" in done.stdout
    for part in " && ".join(commands()).split(" && "):
        program, *words = shlex.split(part)
        assert f"called: {Path(program).name} {' '.join(words)}\n" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("all is well")


def test_it_runs_every_gate(copy: Path) -> None:
    out = run(copy).stdout
    assert "called: python -m pytest" in out
    rest = re.search(r"called: python -m tests\.gates (.+)", out)
    assert rest is not None
    assert {"tests", *rest.group(1).split()} == set(GATES)


def test_it_fails_where_a_step_fails_and_still_runs_the_others(copy: Path) -> None:
    (copy / ".venv/bin/planner").write_text("#!/bin/sh\nexit 4\n", encoding="utf-8")
    done = run(copy)
    assert done.returncode == 1
    assert "called: python -m pytest" in done.stdout
    assert done.stdout.splitlines()[-1] == "FAILED: first command"


def test_it_refuses_a_readme_without_the_two_commands(copy: Path) -> None:
    text = (copy / "README.md").read_text(encoding="utf-8").replace("## Start", "## Begin")
    (copy / "README.md").write_text(text, encoding="utf-8")
    assert run(copy).returncode == 2
