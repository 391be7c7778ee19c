"""A second search on a core of its own: the same problem from another seed, in a process that ends with whoever started it.

Python runs one thread at a time, so a search in the same process would only slow the first one down.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import PlannerError
from planner.model.solver import Effort
from planner.plan.record import Plan
from planner.problem import compile_scenario
from planner.problem.assignment import Assignment
from planner.search.prices import Price
from planner.solve.given import given_of
from planner.solve.searching import Budget, search_for

LATE = 0.5
"""Wall seconds after its end that are waited for what it found."""


@dataclass(frozen=True)
class Errand:
    """What to search, from which seed and perhaps from which plan, and for how many wall seconds: all, and after its first plan."""

    scenario: Scenario
    seed: int
    left: float
    seconds: float
    start: Plan | None


@dataclass(frozen=True)
class Brought:
    """What it came back with."""

    assignment: Assignment
    price: Price


class SecondSearch:
    """A search in another process, begun at once."""

    def __init__(self, errand: Errand) -> None:
        self._until = time.monotonic() + errand.left + LATE
        program = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import main; main()"
        command = [sys.executable, "-c", program, *sys.path]  # not from the folder in which we were started
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._heard: list[bytes] = []
        self._thread = threading.Thread(target=self._talk, args=(pickle.dumps(errand),), daemon=True)
        self._thread.start()

    def _talk(self, errand: bytes) -> None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(errand)
            process.stdin.flush()
            self._heard.append(process.stdout.read())

    def brought(self, *, wait: bool) -> Brought | None:
        """What it found, None where that is nothing, or does not come in time; it is ended in any case."""
        if wait:
            self._thread.join(max(0.0, self._until - time.monotonic()))
        self._process.kill()
        self._thread.join()
        with self._process:
            pass
        if not self._heard or not self._heard[0]:
            return None
        with contextlib.suppress(EOFError, pickle.UnpicklingError):
            found: Brought | None = pickle.loads(self._heard[0])  # noqa: S301 - written by our own child
            return found
        return None


def run(errand: Errand) -> Brought | None:
    """Does what was asked; None where no whole plan was found."""
    effort = Effort(time.monotonic() + errand.left)
    given = None if errand.start is None else given_of(errand.scenario, errand.start)
    with uncollected():
        problem = compile_scenario(errand.scenario, None, effort.tick)
    if given is not None:
        given.fit(problem)
    found = search_for(problem, errand.seed, Budget(effort, errand.seconds, None), lambda _: None, given)
    return Brought(found.assignment, found.price) if found is not None and found.whole else None


def main() -> None:
    """Reads an errand from stdin and writes what it found to stdout."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    errand: Errand = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    threading.Thread(target=_watch, daemon=True).start()
    try:
        found = run(errand)
    except PlannerError:
        found = None
    pickle.dump(found, out)
    out.close()
    os._exit(0)


def _watch() -> None:
    """Ends the process when whoever started it is gone."""
    sys.stdin.buffer.read()
    os._exit(1)
