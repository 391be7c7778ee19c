"""Runs: solves and explanations in child processes, two at a time, seen by every page and surviving a reload."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from planner.domain.scenario import Scenario
from planner.errors import Apart, Crashed, NoAnswer, PlannerError, seen_of
from planner.plan.record import Answer, Plan
from planner.plan.settings import Progress, Settings
from planner.runs import Child, Job
from ui.memory import memory_of_the_machine

SLOTS = 2
"""How many solves run at a time; the others wait."""
MOST_WAITING = 8
"""How many may wait; one more is refused."""
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


class Aim(StrEnum):
    """What a run is for: a plan, or what would help where there is none."""

    PLAN = "plan"
    REPAIRS = "repairs"


class QueueFull(PlannerError):
    """So many solves wait already that no other one is taken; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be solved: a scenario with its file's name, the draft's text and whole tree, how, and a plan to go on from.

    `aim` says whether a plan is asked for, or what would help; `called` is what its plan is called in lists, empty for no name.
    """

    name: str
    text: str
    tree: Mapping[str, Any]
    scenario: Scenario
    settings: Settings
    start: Plan | None = None
    aim: Aim = Aim.PLAN
    called: str = ""


@dataclass
class Run:
    """One solve: what was asked, how it goes, and what came of it.

    `started` is in seconds since 1970; `kept` is the id under which its answer was kept, empty before.
    """

    id: str
    asked: Asked
    started: float
    stage: Stage = Stage.WAITING
    progress: Progress | None = None
    answer: Answer | None = None
    kept: str = ""
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

    def __init__(
        self,
        keep: Callable[[Asked, Answer], str],
        function: str = "planner.solve:solve",
        explains: str = "planner.explain:explain",
    ) -> None:
        """`keep` keeps an answer for good and returns the id that it got; `function` solves and `explains` tells what would help,
        both named as `module:name`.
        """
        self._keep, self._functions = keep, {Aim.PLAN: function, Aim.REPAIRS: explains}
        self._slots = threading.Semaphore(SLOTS)
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def start(self, asked: Asked) -> Run:
        """Starts a run, or puts it in the queue. Raises QueueFull."""
        run = Run(secrets.token_hex(4), asked, time.time())
        with self._lock:
            waiting = sum(other.stage is Stage.WAITING for other in self._runs.values())
            if waiting >= MOST_WAITING:
                raise QueueFull(
                    f"No more than {waiting} solves can wait. Stop one of them under Runs, or wait until one ends."
                )
            self._runs[run.id] = run
            over = [other.id for other in self._runs.values() if other.stage.over]
            for id_ in over[: max(0, len(self._runs) - MOST_RUNS)]:
                del self._runs[id_]
        threading.Thread(target=self._work, args=(run,), daemon=True).start()
        return run

    def get(self, id_: str | None) -> Run | None:
        """The run of that id, or None."""
        with self._lock:
            return None if id_ is None else self._runs.get(id_)

    def list(self) -> list[Run]:
        """Every run that is remembered, the newest first."""
        with self._lock:
            return list(reversed(self._runs.values()))

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
                run.stage = self._solve(run)
            finally:
                self._slots.release()
        except Exception as error:
            run.stage, run.trouble = Stage.FAILED, seen_of(error)
        finally:
            run.ended = time.monotonic()
            run.over.set()

    def _solve(self, run: Run) -> Stage:
        """Solves it, and keeps what comes of it; where the run is afterwards."""
        if run.stop.is_set():
            return Stage.STOPPED
        run.stage, run.began = Stage.RUNNING, time.monotonic()

        def told(step: Progress) -> None:
            run.progress = step

        asked = run.asked
        try:
            with Child(self._functions[asked.aim], memory_limit()) as child:
                job = Job(asked.scenario, asked.settings, start=asked.start)
                run.answer = child.solved(job, told, run.stop.is_set, PATIENCE)
        except (NoAnswer, Crashed) as error:
            run.trouble = "" if run.stop.is_set() else f"{str(error).rstrip('.')}. Start it again."
            return Stage.STOPPED if run.stop.is_set() else Stage.LOST
        except Apart as error:
            run.trouble = error.seen
            return Stage.FAILED
        run.kept = self._keep(asked, run.answer)
        return Stage.DONE


def memory_limit() -> float:
    """The memory in GiB that one solve may use: half of the machine's, shared among those that run at a time; at least 1."""
    return max(1.0, round(memory_of_the_machine() / 2 / SLOTS, 1))
