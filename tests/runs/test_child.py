"""Solves in real child processes: whatever becomes of one, the best plan so far is here, and it is told in plain words."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from planner.errors import Apart, Crashed, Fault, InputError, NoAnswer
from planner.plan.record import Answer, Plan, Status
from planner.plan.settings import Progress, Settings
from planner.runs import Child, Job
from tests.building import meeting, scenario
from tests.cli.running import FAKES, FIRST, ROOT, environment

SMALL = scenario(meetings={"talk": meeting("pompeo")})
BOUND = 60.0
"""Seconds after which a test that waits gives up."""


def solved(function: str, *, limit: float | None = None, patience: float = 5.0, stop: bool = False) -> Answer:
    """What comes of a function of fake_solvers.py; with `stop` somebody wants it to stop once it has said something."""
    heard = list[Progress]()
    with Child(FAKES + function, limit) as child:
        return child.solved(Job(SMALL, Settings()), heard.append, lambda: stop and bool(heard), patience)


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("is_killed", "The process that solved it was ended from outside (killed) after "),
        (
            "never_listens",
            "The process that solved it did not stop within 0.2 s of being told to, and was ended after ",
        ),
    ],
)
def test_an_end_from_outside_keeps_the_plan_and_without_one_proves_nothing(function: str, told: str) -> None:
    kept = solved(f"{function}_{'with' if function == 'is_killed' else 'and_has'}_a_plan", patience=0.2, stop=True)
    assert (kept.plan, kept.faults) == (solved("talks_on_stdout").plan, ())
    assert kept.remarks[-1].startswith(told)
    assert "; this is the best plan by then." in kept.remarks[-1]
    with pytest.raises(NoAnswer) as end:
        solved(function, patience=0.2, stop=True)
    assert str(end.value).startswith(told)
    assert str(end.value).endswith(" Nothing is proved: there may be a plan.")


def test_a_crash_is_our_fault_and_keeps_the_plan() -> None:
    kept = solved("aborts_with_a_plan")
    assert kept.plan == solved("talks_on_stdout").plan
    assert kept.faults[-1].startswith("The process that solved it crashed (SIGABRT) after ")
    with pytest.raises(Crashed, match=r"The process that solved it crashed \(SIGABRT\) after"):
        solved("aborts")
    with pytest.raises(Crashed, match="ended without an answer \\(code 9\\) after"):
        solved("dies")


def test_what_is_raised_there_is_told_here_with_its_place() -> None:
    kept = solved("fails_with_a_plan")
    assert kept.plan is not None
    assert "failed (BrokenPlan: a plan of ours breaks 1 rules, at planner/runs/worker.py:" in kept.faults[-1]
    with pytest.raises(Apart) as end:
        solved("fails")
    assert end.value.seen == "RuntimeError: something broke"
    assert end.value.place.startswith("planner/runs/worker.py:")


def test_faults_of_the_input_come_out_as_they_went_in() -> None:
    with pytest.raises(InputError) as end:
        solved("refuses")
    assert end.value.faults == (Fault("REF-unknown", "there is no person 'x'", ("who",), "a.yaml", 3, 1),)
    with pytest.raises(Apart) as missing, Child("planner.nowhere:solve") as child:
        child.solved(Job(SMALL, Settings()), lambda _: None, lambda: False)
    assert missing.value.seen == "ModuleNotFoundError: No module named 'planner.nowhere'"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process takes")
def test_a_limit_of_memory_is_kept_and_told() -> None:
    kept = solved("takes_memory_with_a_plan", limit=0.4)
    assert kept.plan is not None
    assert kept.remarks[-1].startswith("It needed more than the 0.4 GiB that it may take, and ended after ")
    assert solved("talks_on_stdout", limit=0.4).remarks == ()
    for crash in ("aborts", "dies"):
        with pytest.raises(NoAnswer, match=r"It needed more than the 0\.4 GiB"):
            solved(crash, limit=0.4)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process takes")
@pytest.mark.parametrize("limit", [0.001, 0.05, 0.1])
def test_where_the_solver_does_not_even_fit_the_limit_is_told(limit: float) -> None:
    with Child(memory_limit=limit) as child, pytest.raises(NoAnswer, match="It needed more than the"):
        child.solved(Job(SMALL, Settings()), lambda _: None, lambda: False)


def test_the_real_solver_gives_its_plan_out_on_the_way_and_answers() -> None:
    steps = list[Progress]()
    with Child() as child:
        answer = child.solved(Job(SMALL, Settings()), steps.append, lambda: False)
    assert (answer.status, answer.remarks) == (Status.PROVED_BEST, ())
    assert steps


def test_a_plan_to_go_on_from_reaches_the_solver() -> None:
    with Child(f"{FAKES}goes_on_from") as child, pytest.raises(Apart, match="0 appointments"):
        child.solved(Job(SMALL, Settings(), start=Plan()), lambda _: None, lambda: False)


def test_time_counts_from_the_beginning_that_the_job_names() -> None:
    with Child() as child:
        job = Job(SMALL, Settings(60), began=time.monotonic() - 60)
        answer = child.solved(job, lambda _: None, lambda: False)
    assert answer.status is Status.NO_PLAN_FOUND


def test_asking_for_a_solve_loads_no_solver() -> None:
    program = "import sys, planner.runs, ui.runs, ui.state, ui.navigation; print('ortools' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "False\n"


def test_modules_are_not_looked_for_in_the_folder_in_which_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.chdir(tmp_path)
    for name in ("planner", "ortools", "pickle"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('not this one')\n", encoding="utf-8")
    with Child() as child:
        answer = child.solved(Job(SMALL, Settings()), lambda _: None, lambda: False)
    assert answer.status is Status.PROVED_BEST


def gone(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked yet how."""
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return True


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = list[int]()
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="there is no /proc here")
def test_the_child_is_the_first_to_go_when_memory_runs_out_and_is_gone_after_the_context() -> None:
    with Child(f"{FAKES}never_listens") as child:
        (pid,) = children(os.getpid())
        heard = list[Progress]()
        with pytest.raises(NoAnswer):
            child.solved(Job(SMALL, Settings()), heard.append, lambda: bool(heard) and _is_first(pid), patience=0.1)
    assert children(os.getpid()) == []


def _is_first(pid: int) -> bool:
    own = Path("/proc/self/oom_score_adj").read_text(encoding="ascii")
    assert own != "1000\n"
    return Path(f"/proc/{pid}/oom_score_adj").read_text(encoding="ascii") == "1000\n"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc here")
def test_where_its_parent_is_killed_the_child_ends() -> None:
    program = f"import planner.cli.solve as s; s.FUNCTION = {FAKES + 'never_listens'!r}; from planner.cli.main import run; run()"
    words = [sys.executable, "-c", program, "solve", FIRST]
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, text=True) as started:
        assert started.stderr is not None
        assert "any plan: searching" in started.stderr.readline()
        (child,) = children(started.pid)
        started.kill()
        until, pause = time.monotonic() + BOUND, threading.Event()
        while not gone(child):
            assert time.monotonic() < until, "the child lives on"
            pause.wait(0.02)


def test_a_wish_that_comes_before_the_process_is_up_costs_nothing_of_the_plan_that_was_given() -> None:
    plan = solved("talks_on_stdout").plan
    with Child(memory_limit=None) as child:
        kept = child.solved(Job(SMALL, Settings(), start=plan), lambda _: None, lambda: True, patience=0.0)
    assert kept.plan == plan
    with Child(memory_limit=None) as child, pytest.raises(NoAnswer, match="before it had a plan"):
        child.solved(Job(SMALL, Settings()), lambda _: None, lambda: True, patience=0.0)
