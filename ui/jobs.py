"""Runs: solves in child processes, two at a time, seen by every page and surviving a reload."""

from __future__ import annotations

import contextlib
import pickle
import secrets
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO

from planner.domain.scenario import Scenario
from planner.plan.record import Answer
from planner.solve.settings import Progress, Settings
from ui.worker import Job

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

    def start(self, scenario: Scenario, settings: Settings) -> Run:
        """Starts a run, or puts it in the queue."""
        run = Run(secrets.token_hex(4), scenario, settings)
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
        command = [sys.executable, "-m", "ui.worker"]
        with subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            sent, done = threading.Event(), threading.Event()
            watcher = threading.Thread(target=_watch, args=(run, process, sent, done), daemon=True)
            watcher.start()
            with contextlib.suppress(BrokenPipeError):
                pickle.dump(Job(run.scenario, run.settings, self._function), process.stdin)
                process.stdin.flush()
                sent.set()
            _listen(run, process.stdout)
            done.set()
            watcher.join()
            process.kill()
        if not run.stage.over:
            run.stage = Stage.STOPPED if run.stop.is_set() else Stage.LOST
            run.trouble = "" if run.stop.is_set() else "The process that solved it is gone. Start it again."


def _listen(run: Run, messages: IO[bytes]) -> None:
    """Takes messages until the other side is silent for good."""
    while True:
        try:
            kind, what = pickle.load(messages)  # noqa: S301 - written by our own child
        except (EOFError, pickle.UnpicklingError):
            return
        if kind == "progress":
            run.progress = what
        elif kind == "answer":
            run.answer, run.stage = what, Stage.DONE
        else:
            run.trouble, run.stage = str(what), Stage.FAILED


def _watch(run: Run, process: subprocess.Popen[bytes], sent: threading.Event, done: threading.Event) -> None:
    """Passes a wish to stop on to the child once it has the whole job, and ends it where it does not listen."""
    while not done.wait(0.05):
        if run.stop.is_set():
            if sent.wait(PATIENCE):
                with contextlib.suppress(OSError, ValueError):
                    assert process.stdin is not None
                    process.stdin.write(b"s")
                    process.stdin.flush()
            if not done.wait(PATIENCE):
                process.kill()
            return
