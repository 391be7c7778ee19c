"""Carries out the jobs of a comparison one after the other, and tells of each as it goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planner.cli.ends import say

if TYPE_CHECKING:
    from planner.bench.jobs import Job, Row


def done(
    jobs: list[Job], should_stop: Callable[[], bool], told: Callable[[Row], str], *, quiet: bool
) -> Iterator[tuple[Job, Row]]:
    """Every job until it is to stop with what came of it, told as it goes on in words, unless that is to be quiet."""
    from planner.bench import apart

    began = time.monotonic()
    for job in jobs:
        _tell(quiet, f"{time.monotonic() - began:6.1f} s  {_named(job)}: at most {job.time_limit:g} s")
        row = apart.run_apart(job, should_stop)
        if row is None:
            return
        _tell(quiet, f"{time.monotonic() - began:6.1f} s  {_named(job)}: {told(row)}")
        yield job, row


def _tell(quiet: bool, line: str) -> None:
    if not quiet:
        say(line)


def _named(job: Job) -> str:
    from planner.bench.jobs import FILE_METHODS

    return f"{job.summit}, {FILE_METHODS[job.method]}"
