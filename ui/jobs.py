"""Runs: solves in child processes, two at a time, seen by every page and surviving a reload."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.scenario import Scenario
from planner.errors import Apart, Crashed, NoAnswer
from planner.plan.record import Answer, Plan
from planner.plan.settings import Progress, Settings
from planner.runs import Child, Job

SLOTS = 2
"""How many solves run at a time; the others wait."""
MOST_RUNS = 50
"""How many runs are remembered; the oldest finished ones are forgotten first."""
PATIENCE = 3.0
"""Seconds that a solve has to stop by itself before its process is ended."""


class Stage(StrEnum):
    """Where a run is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    LOST = "lost"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (Stage.WAITING, Stage.RUNNING)


@dataclass
class Run:
    """One solve: what was asked, how it goes, and what came of it."""

    id: str
    scenario: Scenario
    settings: Settings
    start: Plan | None = None
    """The plan that it goes on from, if any."""
    stage: Stage = Stage.WAITING
    progress: Progress | None = None
    answer: Answer | None = None
    trouble: str = ""
    began: float = 0.0
    ended: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> float:
        """Wall seconds since it began to run."""
        return 0.0 if not self.began else (self.ended or time.monotonic()) - self.began


class Runs:
    """The table of runs. Safe to use from several sessions."""

    def __init__(self, function: str = "planner.solve:solve") -> None:
        self._function = function
        self._slots = threading.Semaphore(SLOTS)
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def start(self, scenario: Scenario, settings: Settings, start: Plan | None = None) -> Run:
        """Starts a run, perhaps from a plan, or puts it in the queue."""
        run = Run(secrets.token_hex(4), scenario, settings, start)
        with self._lock:
            self._runs[run.id] = run
            over = [each.id for each in self._runs.values() if each.stage.over]
            for id_ in over[: max(0, len(self._runs) - MOST_RUNS)]:
                del self._runs[id_]
        threading.Thread(target=self._work, args=(run,), daemon=True).start()
        return run

    def get(self, id_: str | None) -> Run | None:
        """The run of that id, or None."""
        with self._lock:
            return None if id_ is None else self._runs.get(id_)

    def stop(self, run: Run) -> None:
        """Stops a run: it keeps the best plan found so far, if it gives one up in time."""
        run.stop.set()

    def _work(self, run: Run) -> None:
        try:
            while not self._slots.acquire(timeout=0.1):
                if run.stop.is_set():
                    run.stage = Stage.STOPPED
                    return
            try:
                self._solve(run)
            finally:
                self._slots.release()
        except Exception as error:
            run.stage, run.trouble = Stage.FAILED, f"{type(error).__name__}: {error}"
        finally:
            run.ended = time.monotonic()
            run.over.set()

    def _solve(self, run: Run) -> None:
        if run.stop.is_set():
            run.stage = Stage.STOPPED
            return
        run.stage, run.began = Stage.RUNNING, time.monotonic()

        def told(step: Progress) -> None:
            run.progress = step

        try:
            with Child(self._function) as child:
                run.answer = child.solved(
                    Job(run.scenario, run.settings, start=run.start), told, run.stop.is_set, PATIENCE
                )
            run.stage = Stage.DONE
        except (NoAnswer, Crashed) as error:
            run.stage = Stage.STOPPED if run.stop.is_set() else Stage.LOST
            run.trouble = "" if run.stop.is_set() else f"{str(error).rstrip('.')}. Start it again."
        except Apart as error:
            run.stage, run.trouble = Stage.FAILED, error.seen
