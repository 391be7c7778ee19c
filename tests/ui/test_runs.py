"""Runs in real child processes."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

import ui.runs
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Status
from planner.solve import Settings
from tests.building import meeting, scenario
from ui.runs import SLOTS, Aim, Asked, QueueFull, Run, Runs, Stage

FAKES = "tests.runs.fake_solvers"
SMALL = scenario(meetings={"talk": meeting("pompeo")})
PATIENCE = 60


def asked(what: Scenario = SMALL) -> Asked:
    return Asked(name="small.yaml", text="", tree={}, scenario=what, settings=Settings())


def kept(asked: Asked, answer: Answer) -> str:
    """In place of the workspace."""
    return f"{asked.name} {answer.status}"


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
    runs = Runs(kept)
    run = runs.start(asked())
    assert ended(run) is Stage.DONE
    assert run.answer is not None
    assert run.answer.status is Status.PROVED_BEST
    assert run.progress is not None
    assert runs.get(run.id) is run
    assert run.kept == f"small.yaml {Status.PROVED_BEST}"


def test_a_run_for_repairs_is_done_by_the_function_that_explains() -> None:
    runs = Runs(kept, f"{FAKES}:fails", "planner.explain:explain")
    blocked = {"blocked": [["2018-06-04", "2018-06-08"]]}
    impossible = scenario(meetings={"talk": meeting("pompeo")}, people={"pompeo": blocked})
    run = runs.start(replace(asked(impossible), aim=Aim.REPAIRS))
    assert ended(run) is Stage.DONE, run.trouble
    assert run.answer is not None
    assert run.answer.status is Status.NO_PLAN_EXISTS
    assert run.answer.repairs


def test_a_run_that_is_stopped_keeps_its_plan() -> None:
    runs = Runs(kept, f"{FAKES}:waits_until_stopped")
    run = runs.start(asked())
    told(run)
    runs.stop(run)
    assert ended(run) is Stage.DONE
    assert run.answer is not None


def test_a_wish_to_stop_waits_until_the_whole_job_has_been_sent() -> None:
    """A scenario that does not fit into a pipe, stopped while it is on its way: the child must get every byte of it first."""
    many = {f"talk-{number}": meeting("pompeo", note="x" * 300) for number in range(400)}
    runs = Runs(kept, f"{FAKES}:says_how_much")
    run = runs.start(asked(scenario(meetings=many)))
    runs_on(run)
    runs.stop(run)
    assert ended(run) is Stage.FAILED
    assert run.trouble == "RuntimeError: 400 meetings, stopped"


def test_a_run_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.runs, "PATIENCE", 0.2)
    runs = Runs(kept, f"{FAKES}:never_listens")
    run = runs.start(asked())
    told(run)
    runs.stop(run)
    assert ended(run) is Stage.STOPPED
    assert run.answer is None


def test_a_run_whose_process_dies_is_lost_and_says_so() -> None:
    run = Runs(kept, f"{FAKES}:dies").start(asked())
    assert ended(run) is Stage.LOST
    assert "Start it again" in run.trouble


def test_a_run_whose_process_dies_keeps_its_plan_and_says_so() -> None:
    run = Runs(kept, f"{FAKES}:is_killed_with_a_plan").start(asked())
    assert ended(run) is Stage.DONE
    assert run.answer is not None
    assert run.answer.plan is not None
    assert "ended from outside (killed)" in run.answer.remarks[0]


def test_a_run_that_is_killed_before_it_has_a_plan_is_lost() -> None:
    run = Runs(kept, f"{FAKES}:is_killed").start(asked())
    assert ended(run) is Stage.LOST
    assert "no memory was left" in run.trouble


def test_a_run_that_fails_says_why() -> None:
    run = Runs(kept, f"{FAKES}:fails").start(asked())
    assert ended(run) is Stage.FAILED
    assert "something broke" in run.trouble


def test_only_so_many_run_at_a_time_and_the_next_one_follows() -> None:
    runs = Runs(kept, f"{FAKES}:waits_until_stopped")
    first = [runs.start(asked()) for _ in range(SLOTS)]
    for run in first:
        told(run)
    late = runs.start(asked())
    assert late.stage is Stage.WAITING
    runs.stop(first[0])
    told(late)
    assert late.stage is Stage.RUNNING
    for run in (first[1], late):
        runs.stop(run)
        assert ended(run) is Stage.DONE


def test_a_run_that_waits_can_be_stopped() -> None:
    runs = Runs(kept, f"{FAKES}:waits_until_stopped")
    first = [runs.start(asked()) for _ in range(SLOTS)]
    for run in first:
        told(run)
    late = runs.start(asked())
    runs.stop(late)
    assert ended(late) is Stage.STOPPED
    for run in first:
        runs.stop(run)
        ended(run)


def test_old_runs_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.runs, "MOST_RUNS", 1)
    runs = Runs(kept, f"{FAKES}:fails")
    first = runs.start(asked())
    ended(first)
    second = runs.start(asked())
    ended(second)
    assert (runs.get(first.id), runs.get(second.id)) == (None, second)


def test_no_more_than_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.runs, "MOST_WAITING", 1)
    runs = Runs(kept, f"{FAKES}:waits_until_stopped")
    first = [runs.start(asked()) for _ in range(SLOTS)]
    for run in first:
        told(run)
    late = runs.start(asked())
    with pytest.raises(QueueFull, match="No more than 1 solves can wait"):
        runs.start(asked())
    assert runs.list() == [late, *reversed(first)]
    for run in (late, *first):
        runs.stop(run)
    assert [ended(run) for run in (late, *first)] == [Stage.STOPPED, Stage.DONE, Stage.DONE]


def test_an_answer_that_cannot_be_kept_is_a_failure_that_says_why() -> None:
    def full(asked: Asked, answer: Answer) -> str:
        raise OSError("the disk is full")

    run = Runs(full).start(asked())
    assert ended(run) is Stage.FAILED
    assert run.trouble == "OSError: the disk is full"
    assert run.answer is not None
