"""Aborts of a solve lose nothing: the best plan so far is written, it is told what happened, and the exit code says the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.check import check
from planner.files import load_scenario, read_answer, read_plan
from planner.plan.record import Status
from tests.cli.running import FIRST, ROOT, SINGAPORE, command, command_with, environment
from tests.cli.terminals import CTRL_C, at_a_terminal, shown

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc here")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process takes")


def done(words: list[str]) -> subprocess.CompletedProcess[str]:
    """A planner that has ended, with its words on one line each."""
    ended = subprocess.run(
        words, cwd=ROOT, env=environment(COLUMNS="400"), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert "Traceback" not in ended.stdout + ended.stderr
    return ended


def child_of(pid: int) -> int:
    """The one process that a process has started."""
    found = [(each / "children").read_text(encoding="ascii").split() for each in Path(f"/proc/{pid}/task").iterdir()]
    (child,) = (int(each) for some in found for each in some)
    return child


@pytest.fixture
def solving(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A solve of Singapore 2018 into plan.csv and answer.json, with all the time of the world."""
    files = ("-o", tmp_path / "plan.csv", "--json", tmp_path / "answer.json")
    words = command("solve", SINGAPORE, "--time-limit", "3000", *files)
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(COLUMNS="400"), encoding="utf-8"
    ) as started:
        yield started
        started.kill()


@NEEDS_PROC
def test_a_child_that_is_killed_leaves_its_best_plan(solving: subprocess.Popen[str], tmp_path: Path) -> None:
    assert solving.stderr is not None
    while "attendance: " not in solving.stderr.readline():
        assert solving.poll() is None
    os.kill(child_of(solving.pid), signal.SIGKILL)
    out, err = solving.communicate(timeout=60)
    assert solving.returncode == 0, err
    assert "The process that solved it was ended from outside (killed) after " in out
    assert "this is the best plan by then. Most often that means that no memory was left." in out
    scenario = load_scenario(SINGAPORE)
    plan = read_plan(tmp_path / "plan.csv", scenario)
    assert plan.appointments
    assert check(scenario, plan) == ()
    answer = read_answer(tmp_path / "answer.json")
    assert answer.plan == plan
    assert answer.status in (Status.BEST_FOUND, Status.WITHIN), "as far as the tier at work has come"
    assert "ended from outside (killed)" in answer.remarks[-1]


@NEEDS_PROC
def test_a_child_that_is_killed_before_it_has_a_plan_proves_nothing(
    solving: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert solving.stderr is not None
    assert "any plan: searching" in solving.stderr.readline()
    os.kill(child_of(solving.pid), signal.SIGKILL)
    out, err = solving.communicate(timeout=60)
    assert (solving.returncode, out) == (4, "")
    assert "before it had a plan. Most often that means that no memory was left. Nothing is proved" in err
    assert not (tmp_path / "plan.csv").exists()


def test_an_abort_of_the_library_leaves_the_plan_and_is_our_fault(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    ended = done(command_with("aborts_with_a_plan", "solve", FIRST, "-o", plan))
    assert ended.returncode == 0
    assert "A fault of ours: The process that solved it crashed (SIGABRT) after " in ended.stdout
    assert "this is the best plan by then. Please report it with the scenario." in ended.stdout
    assert len(read_plan(plan, load_scenario(FIRST)).appointments) == 5
    ended = done(command_with("aborts", "solve", FIRST, "-o", tmp_path / "none.csv"))
    assert (ended.returncode, ended.stdout) == (70, "")
    assert ended.stderr.startswith("Sorry, this is our mistake, not yours.")
    assert "The process that solved it crashed (SIGABRT) after " in ended.stderr
    assert not (tmp_path / "none.csv").exists()


def test_what_is_raised_in_the_child_is_owned_with_its_place(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    ended = done(command_with("fails", "solve", FIRST, "-o", plan))
    assert (ended.returncode, plan.exists()) == (70, False)
    assert "RuntimeError: something broke (at planner/runs/worker.py:" in ended.stderr
    ended = done(command_with("fails_with_a_plan", "solve", FIRST, "-o", plan))
    assert (ended.returncode, plan.exists()) == (0, True)
    assert (
        "A fault of ours: The process that solved it failed (BrokenPlan: a plan of ours breaks 1 rules" in ended.stdout
    )


@LINUX
def test_a_limit_of_memory_leaves_the_plan_and_is_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    ended = done(command_with("takes_memory_with_a_plan", "solve", FIRST, "-o", plan, "--memory-limit", "0.3"))
    assert (ended.returncode, plan.exists()) == (0, True)
    assert "It needed more than the 0.3 GiB that it may take, and ended after " in ended.stdout
    ended = done(command("solve", SINGAPORE, "--memory-limit", "0.12"))
    assert (ended.returncode, ended.stdout) == (4, "")
    assert "It needed more than the 0.12 GiB that it may take, and ended after " in ended.stderr
    ended = done(command("solve", FIRST, "--memory-limit", "2"))
    assert (ended.returncode, "proved best" in ended.stdout) == (0, True)


def test_what_the_library_says_on_stdout_gets_into_no_file(tmp_path: Path) -> None:
    ended = done(command_with("talks_on_stdout", "solve", FIRST, "-o", "-"))
    assert ended.stdout.startswith("kind,id,title,")
    assert "a word of the library" not in ended.stdout
    assert "a word of the library\n" in ended.stderr


def test_faults_of_the_scenario_end_the_child_quietly(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("schema: 1\ntitle: 3\n", encoding="utf-8")
    ended = done(command("solve", file))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == done(command("validate", file)).stderr


@NEEDS_PROC
def test_the_child_minds_no_signals_but_its_parents_wish(solving: subprocess.Popen[str], tmp_path: Path) -> None:
    """As where a service is ended, and all of its processes get the signal at once."""
    assert solving.stderr is not None
    while "priority: 10, proved best" not in solving.stderr.readline():
        assert solving.poll() is None
    for pid in (child_of(solving.pid), solving.pid):
        os.kill(pid, signal.SIGTERM)
    out, err = solving.communicate(timeout=60)
    assert solving.returncode == 0, err
    assert "It was stopped; with more time more may be found and proved." in out
    assert "ended from outside" not in out
    assert (tmp_path / "plan.csv").exists()


def test_signals_that_were_held_back_when_it_began_are_heard_and_a_terminal_that_is_gone_is_not_minded(
    tmp_path: Path,
) -> None:
    """`nohup` tells it not to mind; others may have forgotten to let signals through."""
    plan = tmp_path / "plan.csv"

    def inherited() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

    words = command_with("waits_until_stopped", "solve", FIRST, "-o", plan)
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, text=True, preexec_fn=inherited
    ) as started:
        assert started.stderr is not None
        assert "any plan: searching" in started.stderr.readline()
        started.send_signal(signal.SIGHUP)
        started.send_signal(signal.SIGTERM)
        started.communicate(timeout=60)
    assert (started.returncode, plan.exists()) == (0, True)


def test_ctrl_c_on_a_terminal_is_for_the_parent_only(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    started, terminal = at_a_terminal("waits_until_stopped", "-o", plan)
    shown(terminal, b"any plan")
    os.write(terminal, CTRL_C)
    assert b"5 of 5 meetings held" in shown(terminal)
    assert (started.wait(60), plan.exists()) == (0, True)
    os.close(terminal)


def test_a_second_ctrl_c_gives_the_terminal_back() -> None:
    started, terminal = at_a_terminal("never_listens")
    shown(terminal, b"any plan")
    os.write(terminal, CTRL_C)
    shown(terminal, b"asked")
    os.write(terminal, CTRL_C)
    last = shown(terminal)
    assert started.wait(60) == 130
    assert last.rindex(b"\x1b[?25h") < last.rindex(b"Stopped.")
    os.close(terminal)
