"""No plan is lost to a closed stream, a folder that is gone, a full disk; and it is said what was written and what not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import planner.cli.keeping as keeping
from planner.errors import Fault, InputError, NotFound
from planner.files import load_scenario, read_plan
from tests.cli.running import FIRST, command, environment

SHELL = ["/bin/sh", "-c"]


def shell(closed: str, *words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """`planner WORDS` with streams closed as a shell does it, such as `>&-`."""
    script = f'exec "$@" {closed}'
    return subprocess.run(
        [*SHELL, script, "sh", *command(*words)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_lose_no_plan(tmp_path: Path, closed: str) -> None:
    plan = tmp_path / "plan.csv"
    done = shell(closed, "solve", FIRST, "-o", plan)
    assert done.returncode == 0
    assert b"Traceback" not in done.stdout + done.stderr
    assert len(read_plan(plan, load_scenario(FIRST)).appointments) == 5


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
def test_a_closed_stdout_is_refused_before_the_work(target: str) -> None:
    done = shell(">&-", "solve", FIRST, "-o", target)
    assert done.returncode == 2
    assert b"stdout is closed" in done.stderr
    assert b"searching" not in done.stderr


def test_the_name_of_stdout_is_stdout(tmp_path: Path) -> None:
    redirected = tmp_path / "plan.csv"
    with redirected.open("wb") as file:
        words = command("solve", FIRST, "-o", "/dev/stdout")
        done = subprocess.run(words, stdout=file, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
    assert done.returncode == 0
    assert len(read_plan(redirected, load_scenario(FIRST)).appointments) == 5
    assert b"First steps: proved best" in done.stderr


def test_a_folder_that_is_gone_is_told_and_whole_paths_still_work(tmp_path: Path) -> None:
    gone, plan = tmp_path / "gone", tmp_path / "plan.csv"
    gone.mkdir()
    script = 'rmdir "$0" && exec "$@"'

    def run(target: str | Path) -> subprocess.CompletedProcess[bytes]:
        gone.mkdir(exist_ok=True)
        return subprocess.run(
            [*SHELL, script, str(gone), *command("solve", FIRST, "-o", target)],
            cwd=gone,
            env=environment(PYTHONPATH=os.getcwd()),
            capture_output=True,
            timeout=60,
            check=False,
        )

    assert (run(plan).returncode, plan.exists()) == (0, True)
    lost = run("plan.csv")
    assert lost.returncode == 2
    assert lost.stderr.startswith(b"The folder that this command was started in is gone")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Solves nothing, and keeps a plan while the disk is full for some names."""
    from planner.plan.record import Answer, Plan, Provenance, Status
    from tests.building import scenario

    monkeypatch.setattr(keeping.tempfile, "tempdir", str(tmp_path))
    answer = Answer(Status.PROVED_BEST, Plan(), (), (), (), Provenance("t", "f", 0, 1, True, 1.0, {}))
    real = keeping.write_text

    def run(output: str | None, json: str | None, *full: str, people: str | None = None) -> keeping.Kept:
        def write(path: str, text: str) -> None:
            if path in full:
                raise InputError([Fault("SIZE-disk", "the disk is full", file=path)])
            if path.startswith("/nowhere"):
                raise NotFound("there is no folder /nowhere")
            real(path, text)

        monkeypatch.setattr(keeping, "write_text", write)
        return keeping.keep(answer, scenario(), keeping.Targets(output, json, people))

    return run


def test_what_can_be_written_is(kept: Any, tmp_path: Path) -> None:
    plan, answer = (str(tmp_path / name) for name in ("plan.csv", "answer.json"))
    both = kept(plan, answer)
    assert both.written == [f"The plan is in {plan}.", f"The whole answer is in {answer}."]
    assert both.failures == []
    one = kept(plan, answer, answer)
    assert one.written == [f"The plan is in {plan}."]
    assert one.failures == [f"The whole answer, to {answer}: the disk is full."]


def test_the_table_of_people_is_an_output_of_its_own(kept: Any, tmp_path: Path) -> None:
    plan, people = (str(tmp_path / name) for name in ("plan.csv", "people.csv"))
    assert kept(plan, None, people=people).written == [
        f"The plan is in {plan}.",
        f"The table of people is in {people}.",
    ]
    one = kept(plan, None, people, people=people)
    assert one.written == [f"The plan is in {plan}."]
    assert one.failures == [f"The table of people, to {people}: the disk is full."]


def test_a_plan_that_cannot_be_where_it_should_is_put_elsewhere(kept: Any, tmp_path: Path) -> None:
    for name in (str(tmp_path / "plan.csv"), "/nowhere/plan.csv"):
        result = kept(name, str(tmp_path / "answer.json"), name)
        assert len(result.failures) == 1
        instead, whole = result.written
        refuge = Path(instead.removeprefix("The plan is in ").removesuffix(" instead."))
        assert refuge.exists()
        assert whole.startswith("The whole answer is in ")
