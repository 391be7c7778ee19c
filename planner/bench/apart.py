"""Runs jobs in processes of their own, one after the other, so that none takes memory or time from another."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import IO

from planner.bench.jobs import Job, Row, job_json, row_of

PATIENCE = 30.0
"""Seconds beyond twice its time limit after which a method that does not end is ended: models take their time to build and go."""
POLL = 0.05
"""Seconds between two looks at whether somebody wants it to stop."""


def run_apart(job: Job, should_stop: Callable[[], bool] = lambda: False, patience: float = PATIENCE) -> Row | None:
    """What comes of a job in a process of its own; a process that dies or does not end makes a row that says so.

    None where `should_stop` said yes before it had ended.
    """
    command = [sys.executable, "-m", "planner.bench.child"]
    with (
        tempfile.TemporaryFile() as trouble,
        subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=trouble, encoding="utf-8"
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        told: list[str] = []
        reader = threading.Thread(target=_read, args=(process.stdout, told), daemon=True)
        reader.start()
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(job_json(job) + "\n")
                process.stdin.flush()
            stopped, late = _waited(reader, should_stop, 2 * job.time_limit + patience)
        finally:
            process.kill()
            reader.join()
        if stopped:
            return None
        try:
            return row_of("".join(told))
        except ValueError:
            trouble.seek(0)
            last = trouble.read().decode("utf-8", "replace").strip().splitlines()[-1:]
        return Row(words="it did not end" if late else "; ".join(["its process died", *last]))


def _read(stream: IO[str], told: list[str]) -> None:
    with contextlib.suppress(ValueError):  # no text
        told.append(stream.read())


def _waited(reader: threading.Thread, should_stop: Callable[[], bool], seconds: float) -> tuple[bool, bool]:
    """Waits until all is read; whether somebody wanted it to stop before, and whether it took too long."""
    until = time.monotonic() + seconds
    while reader.is_alive():
        if should_stop():
            return True, False
        if time.monotonic() > until:
            return False, True
        reader.join(POLL)
    return False, False
