"""`-` as a scenario or a plan is standard input, on every command that reads one."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import ACTUAL, FIRST, SINGAPORE, command, environment

MISTAKEN = Path(FIRST).read_text(encoding="utf-8").replace("length: 90 min", "lenght: 90 min")


def heard(text: str, *words: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of `planner WORDS`, which hears a text."""
    done = subprocess.run(
        command(*words), input=text, env=environment(), capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SINGAPORE, ["check", "FILE", ACTUAL]),
        (ACTUAL, ["check", SINGAPORE, "FILE"]),
        (FIRST, ["solve", "FILE", "-q", "-o", "-"]),
        (ACTUAL, ["show", "FILE"]),
        (ACTUAL, ["show", "FILE", "--scenario", SINGAPORE, "--person", "trump"]),
        (SINGAPORE, ["show", ACTUAL, "--scenario", "FILE", "--resource", "secure-line"]),
        (ACTUAL, ["compare", "FILE", ACTUAL]),
        (ACTUAL, ["compare", ACTUAL, "FILE", "--scenario", SINGAPORE]),
        (SINGAPORE, ["compare", ACTUAL, ACTUAL, "--scenario", "FILE"]),
        (SINGAPORE, ["compare", ACTUAL, ACTUAL, "--scenario-a", "FILE", "--scenario-b", SINGAPORE]),
        (ACTUAL, ["show", "FILE", "--scenario", SINGAPORE, "--worth-a-look"]),
        (SINGAPORE, ["show", ACTUAL, "--scenario", "FILE", "--people", "-"]),
    ],
    ids=lambda value: " ".join(Path(word).name for word in value) if isinstance(value, list) else "",
)
def test_what_is_heard_is_as_good_as_a_file(file: str, words: list[str]) -> None:
    ways = [[name if word == "FILE" else word for word in words] for name in (file, "-")]
    text = Path(file).read_text(encoding="utf-8")
    assert heard("", *ways[0]) == heard(text, *ways[1])


def test_a_plan_can_be_gone_on_from(tmp_path: Path) -> None:
    first = heard("", "solve", FIRST, "-q", "-o", "-")
    assert first[0] == 0
    assert heard(first[1], "solve", FIRST, "--from", "-", "-q", "-o", "-") == first


def test_it_is_told_how_a_plan_was_read_that_a_hand_changed() -> None:
    text = re.sub(
        r"(?m)^(meeting,ny-press,.*?)T14:15-04:00", r"\1T14:45-04:00", Path(ACTUAL).read_text(encoding="utf-8")
    )
    for words in (["check", SINGAPORE, "-"], ["show", "-"], ["compare", ACTUAL, "-"], ["compare", "-", ACTUAL]):
        assert heard(text, *words)[2] == (
            "standard input:42: meeting ny-press: start_local was changed, and the same time in the other columns follows it; "
            "its end moves along, so that it takes as long as before.\n"
        )


def test_it_is_called_by_name() -> None:
    text = Path(FIRST).read_text(encoding="utf-8")
    assert heard(text, "validate", "-")[1].startswith("standard input is sound: First steps.\n")
    ends, _, said = heard(MISTAKEN, "validate", "-")
    assert ends == 2
    assert "FMT-unknown standard input:20:110 meetings.dinner.lenght: there is no field 'lenght' here" in said
    assert '"file": "standard input"' in heard(MISTAKEN, "validate", "-", "--json")[1]
    assert "FMT-empty standard input: the file is empty" in heard("", "show", "-")[2]
    variant = "extends: first-steps.yaml\npatch: {title: Another}\n"
    assert "a variant is read only together with the file that it extends" in heard(variant, "validate", "-")[2]
    assert "SIZE-file standard input: the file has more than 5 MB" in heard("x" * 5_000_001, "show", "-")[2]


@pytest.mark.parametrize(
    "words",
    [
        ["check", "-", "-"],
        ["compare", "-", "-"],
        ["compare", ACTUAL, "-", "--scenario", "-"],
        ["compare", ACTUAL, "-", "--scenario-a", FIRST, "--scenario-b", "-"],
        ["show", "-", "--scenario", "-"],
        ["solve", "-", "--from", "-"],
    ],
    ids=" ".join,
)
def test_it_is_not_read_twice(words: list[str]) -> None:
    ends, out, said = heard("", *words)
    assert (ends, out) == (2, "")
    assert "FMT-twice standard input: it is given for two inputs and can be read only once; name a file" in said


def test_a_file_of_that_name_is_still_there(tmp_path: Path) -> None:
    done = subprocess.run(
        command("solve", "-", "-q", "-o", "./-"),
        input=Path(FIRST).read_bytes(),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr, (tmp_path / "-").exists()) == (0, b"", True)
