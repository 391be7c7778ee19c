"""Runs in real child processes."""

from __future__ import annotations

import threading

import pytest

import ui.jobs
from planner.plan.record import Status
from planner.solve import Settings
from tests.building import meeting, scenario
from ui.jobs import SLOTS, Run, Runs, Stage

FAKES = "tests.runs.fake_solvers"
SMALL = scenario(meetings={"talk": meeting("pompeo")})
PATIENCE = 60


def ended(run: Run) -> Stage:
    assert run.over.wait(PATIENCE), f"the run is still {run.stage}"
    return run.stage


def told(run: Run) -> None:
    """Waits until the child has said something."""
    pause = threading.Event()
    for _ in range(PATIENCE * 50):
        if run.progress is not None:
            return
        pause.wait(0.02)
    raise AssertionError("the child says nothing")


def runs_on(run: Run) -> None:
    """Waits until the run has its process, or nearly so."""
    pause = threading.Event()
    for _ in range(PATIENCE * 500):
        if run.stage is Stage.RUNNING:
            return
        pause.wait(0.002)
    raise AssertionError(f"the run is still {run.stage}")


def test_a_run_ends_with_the_answer_of_the_real_solver() -> None:
    runs = Runs()
    run = runs.start(SMALL, Settings())
    assert ended(run) is Stage.DONE
    assert run.answer is not None
    assert run.answer.status is Status.PROVED_BEST
    assert run.progress is not None
    assert runs.get(run.id) is run


def test_a_run_that_is_stopped_keeps_its_plan() -> None:
    runs = Runs(f"{FAKES}:waits_until_stopped")
    run = runs.start(SMALL, Settings())
    told(run)
    runs.stop(run)
    assert ended(run) is Stage.DONE
    assert run.answer is not None


def test_a_wish_to_stop_waits_until_the_whole_job_has_been_sent() -> None:
    """A scenario that does not fit into a pipe, stopped while it is on its way: the child must get every byte of it first."""
    many = {f"talk-{number}": meeting("pompeo", note="x" * 300) for number in range(400)}
    runs = Runs(f"{FAKES}:says_how_much")
    run = runs.start(scenario(meetings=many), Settings())
    runs_on(run)
    runs.stop(run)
    assert ended(run) is Stage.FAILED
    assert run.trouble == "RuntimeError: 400 meetings, stopped"


def test_a_run_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.jobs, "PATIENCE", 0.2)
    runs = Runs(f"{FAKES}:never_listens")
    run = runs.start(SMALL, Settings())
    told(run)
    runs.stop(run)
    assert ended(run) is Stage.STOPPED
    assert run.answer is None


def test_a_run_whose_process_dies_is_lost_and_says_so() -> None:
    run = Runs(f"{FAKES}:dies").start(SMALL, Settings())
    assert ended(run) is Stage.LOST
    assert "Start it again" in run.trouble


def test_a_run_whose_process_dies_keeps_its_plan_and_says_so() -> None:
    run = Runs(f"{FAKES}:is_killed_with_a_plan").start(SMALL, Settings())
    assert ended(run) is Stage.DONE
    assert run.answer is not None
    assert run.answer.plan is not None
    assert "ended from outside (killed)" in run.answer.remarks[0]


def test_a_run_that_is_killed_before_it_has_a_plan_is_lost() -> None:
    run = Runs(f"{FAKES}:is_killed").start(SMALL, Settings())
    assert ended(run) is Stage.LOST
    assert "no memory was left" in run.trouble


def test_a_run_that_fails_says_why() -> None:
    run = Runs(f"{FAKES}:fails").start(SMALL, Settings())
    assert ended(run) is Stage.FAILED
    assert "something broke" in run.trouble


def test_only_so_many_run_at_a_time_and_the_next_one_follows() -> None:
    runs = Runs(f"{FAKES}:waits_until_stopped")
    first = [runs.start(SMALL, Settings()) for _ in range(SLOTS)]
    for run in first:
        told(run)
    late = runs.start(SMALL, Settings())
    assert late.stage is Stage.WAITING
    runs.stop(first[0])
    told(late)
    assert late.stage is Stage.RUNNING
    for run in (first[1], late):
        runs.stop(run)
        assert ended(run) is Stage.DONE


def test_a_run_that_waits_can_be_stopped() -> None:
    runs = Runs(f"{FAKES}:waits_until_stopped")
    first = [runs.start(SMALL, Settings()) for _ in range(SLOTS)]
    for run in first:
        told(run)
    late = runs.start(SMALL, Settings())
    runs.stop(late)
    assert ended(late) is Stage.STOPPED
    for run in first:
        runs.stop(run)
        ended(run)


def test_old_runs_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.jobs, "MOST_RUNS", 1)
    runs = Runs(f"{FAKES}:fails")
    first = runs.start(SMALL, Settings())
    ended(first)
    second = runs.start(SMALL, Settings())
    ended(second)
    assert (runs.get(first.id), runs.get(second.id)) == (None, second)
