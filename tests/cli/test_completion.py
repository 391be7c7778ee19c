"""What the shell offers on Tab, and the examples at the end of every help."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from planner.cli.examples import lines
from planner.cli.main import app
from tests.cli.running import ACTUAL, ROOT, SINGAPORE, process
from tests.cli.test_other_commands import COMMANDS


def offered(line: str, cwd: Path = ROOT) -> list[str]:
    """What is offered for the last word of a line, as bash asks for it."""
    number = str(len(line.split(" ")) - 1)
    done = process(cwd=cwd, _PLANNER_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=number, PYTHONPATH=str(ROOT))
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("planner val", ["validate"]),
        ("planner solve x.yaml --js", ["--json"]),
        ("planner validate scenarios/fi", ["scenarios/first-steps.yaml"]),
        ("planner show scenarios/singapore", ["scenarios/singapore-2018.actual.csv"]),
        (f"planner show {ACTUAL} --person tr", ["trudeau", "trump"]),
        (f"planner show {ACTUAL} --scenario {SINGAPORE} --person pom", ["pompeo"]),
        (f"planner show {ACTUAL} --scenario {SINGAPORE} --resource singapore-p", ["singapore-police"]),
        (f"planner show {ACTUAL} --scenario {SINGAPORE} --delegation u", ["us"]),
        (f"planner show {ACTUAL} --room singapore/c", ["singapore/capella"]),
    ],
)
def test_what_is_there_is_offered(line: str, offers: list[str]) -> None:
    assert [each for each in offered(line) if each in offers] == offers
    assert len(offered(line)) <= len(offers) + 2


@pytest.mark.parametrize(
    "line",
    [
        "planner show nope.csv --person tr",
        "planner show pyproject.toml --person tr",
        f"planner show {ACTUAL} --scenario nope.yaml --resource s",
        f"planner show {ACTUAL} --delegation u",
        "planner validate nowhere/x",
    ],
)
def test_what_cannot_be_read_offers_nothing_and_says_nothing(line: str) -> None:
    assert offered(line) == []


def test_folders_are_offered_and_other_files_are_not(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.csv", ".hidden.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "more").mkdir()
    assert offered("planner validate ", tmp_path) == ["a.yaml", "more/"]
    assert offered("planner show ", tmp_path) == ["b.csv", "more/"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_script_for_the_shell_is_printed() -> None:
    done = process(_PLANNER_COMPLETE="source_bash")
    assert (done.returncode, done.stderr) == (0, "")
    assert "complete -o default -F _planner_completion planner" in done.stdout


@pytest.mark.parametrize("name", ["planner", *COMMANDS])
def test_every_help_ends_with_examples_that_can_be_read(name: str) -> None:
    told = process(*([] if name == "planner" else [name]), "--help").stdout
    group = get_command(app)
    assert 2 <= len(lines(name)) <= 3
    for line in lines(name):
        assert f"    {line}\n" in told, "a line is not broken"
        words = shlex.split(line.rpartition("| ")[2].partition(" >")[0].partition(" <")[0])
        assert words[0] == "planner"
        assert name in ("planner", *words[1:2]) or f"--{name}" in words
        if words[1].startswith("-"):
            assert words[1] in {option for each in group.params for option in each.opts}
        else:
            command = group.get_command(group.make_context("planner", [], resilient_parsing=True), words[1])
            command.make_context(words[1], words[2:]).close()
