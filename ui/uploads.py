"""Uploaded scenarios: read in a child process, so that a file which takes long keeps nobody but its owner waiting.

The child reads a pickled order from stdin and writes a pickled `Reading` to stdout. Both ends are ours, so pickling is safe.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError
from planner.files import parse_scenario

SLOTS = 2
"""How many files are read at a time; the others wait."""
LIMIT = 30.0
"""Seconds that a file may take, and as many to wait for its turn. A file of 1 MB, the largest that is read, takes about 8."""

Parse = Callable[[bytes, str], Scenario]


@dataclass(frozen=True)
class Reading:
    """What came of a file: a scenario, or everything that is wrong with it, or the trouble that kept it from being read."""

    scenario: Scenario | None = None
    faults: tuple[Fault, ...] = ()
    trouble: str = ""


class Reader:
    """Reads files, so many at a time. Safe to use from several sessions."""

    def __init__(self, parse: Parse = parse_scenario, limit: float = LIMIT) -> None:
        self._parse, self._limit = parse, limit
        self._slots = threading.Semaphore(SLOTS)

    def read(self, data: bytes, name: str) -> Reading:
        """What came of a file; `name` is the name by which its faults are told. Raises nothing over what is in it."""
        if not self._slots.acquire(timeout=self._limit):
            return Reading(trouble="Other files are being read. Try it again in a minute.")
        try:
            return self._read(data, name)
        finally:
            self._slots.release()

    def _read(self, data: bytes, name: str) -> Reading:
        command = [sys.executable, "-m", "ui.uploads"]
        order = pickle.dumps((self._parse, data, name))
        try:
            done = subprocess.run(  # noqa: S603 - our own module
                command, input=order, stdout=subprocess.PIPE, timeout=self._limit, check=False
            )
        except subprocess.TimeoutExpired:
            return Reading(trouble=f"Reading this file took longer than {self._limit:g} seconds and was stopped.")
        if done.returncode:
            return Reading(trouble="The process that read this file is gone. Try it again.")
        answer: Reading = pickle.loads(done.stdout)  # noqa: S301 - written by our own child
        return answer


def main() -> None:
    """Reads one file and says what came of it."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    parse, data, name = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    pickle.dump(outcome(parse, data, name), out)
    out.close()


def outcome(parse: Parse, data: bytes, name: str) -> Reading:
    """What comes of a file where it is read here."""
    try:
        return Reading(parse(data, name))
    except InputError as error:
        return Reading(faults=error.faults)
    except Exception as error:
        return Reading(trouble=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    from ui.uploads import main as real  # the classes of `__main__` have another name when they are pickled

    real()
