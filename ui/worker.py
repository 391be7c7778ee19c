"""The child process in which a solve runs: a crash, a cancel and its memory stay here.

It reads one pickled job from stdin and writes pickled messages to stdout; a closed stdin, or a byte on it, means stop.
Both ends are ours, so pickling is safe.
"""

from __future__ import annotations

import importlib
import os
import pickle
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.domain.scenario import Scenario
from planner.solve.settings import Settings


@dataclass(frozen=True)
class Job:
    """What to solve, how, and with which function (module:name)."""

    scenario: Scenario
    settings: Settings
    function: str = "planner.solve:solve"


def function_named(name: str) -> Callable[..., Any]:
    """The function that `module:name` names."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)  # type: ignore[no-any-return]


def main() -> None:
    """Works on one job and says how it goes."""
    messages = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    stop, lock = threading.Event(), threading.Lock()

    def say(kind: str, what: object) -> None:
        with lock:
            pickle.dump((kind, what), messages)
            messages.flush()

    def listen() -> None:
        sys.stdin.buffer.read(1)
        stop.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        solve = function_named(job.function)
        say("answer", solve(job.scenario, job.settings, lambda step: say("progress", step), stop.is_set))
    except Exception as error:
        say("failed", f"{type(error).__name__}: {error}")
    messages.close()
    os._exit(0)  # the listening thread waits for a byte that may never come


if __name__ == "__main__":
    main()
