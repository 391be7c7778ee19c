"""Runs jobs in processes of their own, one after the other, so that none takes memory or time from another."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import threading

from planner.bench.jobs import Job, Row, job_json, row_of

PATIENCE = 30.0
"""Seconds beyond twice its time limit after which a method that does not end is ended: models take their time to build and go."""


def run_apart(job: Job, patience: float = PATIENCE) -> Row:
    """What comes of a job in a process of its own; a process that dies or does not end makes a row that says so."""
    command = [sys.executable, "-m", "planner.bench.child"]
    with (
        tempfile.TemporaryFile() as trouble,
        subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=trouble, encoding="utf-8"
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(2 * job.time_limit + patience, end)
        timer.start()
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(job_json(job) + "\n")
                process.stdin.flush()
            told = process.stdout.read()
        finally:
            timer.cancel()
            process.kill()
        try:
            return row_of(told)
        except ValueError:
            trouble.seek(0)
            last = trouble.read().decode("utf-8", "replace").strip().splitlines()[-1:]
        return Row(words="it did not end" if late.is_set() else "; ".join(["its process died", *last]))
