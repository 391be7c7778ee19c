"""Reading drafts: what a text of a scenario says, or everything that is wrong with it.

A large text is read in a child process, so that one which takes long keeps nobody but its owner waiting. The child reads a
pickled order from stdin and writes a pickled `Reading` to stdout. Both ends are ours, so pickling is safe.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.domain.scenario import Scenario
from planner.errors import Fault, seen_of
from planner.files import DraftReading, read_draft

SLOTS = 2
"""How many large texts are read at a time; the others wait."""
LIMIT = 30.0
"""Seconds that a text may take, and as many to wait for its turn."""
LARGE = 400_000
"""Characters from which on a text is read in a child process. Below it reading takes about half a second at most."""

Load = Callable[[Path, str], DraftReading]


@dataclass(frozen=True)
class Reading:
    """What came of a text: a scenario with its warnings, or everything that is wrong with it, or what kept it from being read.

    `tree` is the whole tree, that of what it extends included; empty where the text is no YAML.
    """

    scenario: Scenario | None = None
    tree: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    trouble: str = ""
    warnings: tuple[Fault, ...] = ()


class Reader:
    """Reads texts of scenarios, so many large ones at a time. Safe to use from several sessions."""

    def __init__(self, load: Load = read_draft, limit: float = LIMIT, large: int = LARGE) -> None:
        self._load, self._limit, self._large = load, limit, large
        self._slots = threading.Semaphore(SLOTS)

    def read(self, path: Path, text: str) -> Reading:
        """What the file of that path would be if it said this text. Raises nothing over what is in it."""
        if len(text) < self._large:
            return outcome(self._load, path, text)
        if not self._slots.acquire(timeout=self._limit):
            return Reading(trouble="Other files are being read. Try it again in a minute.")
        try:
            return self._apart(path, text)
        finally:
            self._slots.release()

    def _apart(self, path: Path, text: str) -> Reading:
        command = [sys.executable, "-m", "ui.reading"]
        order = pickle.dumps((self._load, path, text))
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
    """Reads one text and says what came of it."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    load, path, text = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    pickle.dump(outcome(load, path, text), out)
    out.close()


def outcome(load: Load, path: Path, text: str) -> Reading:
    """What comes of a text where it is read here."""
    try:
        draft = load(path, text)
    except Exception as error:
        return Reading(trouble=seen_of(error))
    return Reading(draft.scenario, draft.tree, draft.faults, warnings=draft.warnings)


if __name__ == "__main__":
    from ui.reading import main as real  # the classes of `__main__` have another name when they are pickled

    real()
