"""What came of a peer, as a row: its solution is looked at by our rules of the format, and what is wrong with it is told."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.bench.files.csplib import Csplib, broken
from planner.bench.files.meeting_scheduling import MeetingScheduling, score
from planner.bench.jobs import Job, Row


def timefold_row(instance: MeetingScheduling, job: Job) -> Row:
    """What comes of Timefold. It searches the whole time limit; that Java starts and compiles is in the seconds besides."""
    from planner.bench.peers.meetings_timefold import solved

    began = time.monotonic()
    found = solved(instance, job.time_limit, job.seed)
    row = Row(meetings=len(instance.meetings), seconds=time.monotonic() - began)
    words = f"{found.preparing:.1f} s of it until it was ready"
    if found.places is None:
        return replace(row, status="none", words=f"the time was up before every meeting had a place; {words}")
    levels = score(instance, found.places)
    row = replace(row, result="/".join(map(str, levels)))
    if levels != found.levels:
        return replace(row, status="wrong", words=f"it says {'/'.join(map(str, found.levels))}; {words}")
    return replace(row, status="found", words=f"as it says; {words}")


def pyjobshop_row(instance: Csplib, job: Job) -> Row:
    """What comes of PyJobShop. Its own number of slots, and how good it is, are of its solver; the solution is looked at."""
    from planner.bench.peers.csplib_pyjobshop import solved

    began = time.monotonic()
    found = solved(instance, job.time_limit, job.seed)
    row = Row(meetings=len(instance.distance), seconds=time.monotonic() - began)
    if found.starts is None:
        return replace(row, status="none", words="nothing found in the time given")
    slots = max(found.starts, default=0) + 1
    wrong = next(broken(instance, found.starts, slots), None)
    if wrong is not None:
        return replace(row, status="wrong", words=f"wrong: {wrong}")
    status, words = ("proved", "least, as it says") if found.proved else ("found", "not proved least")
    return replace(row, status=status, words=words, result=f"{slots}", bound=f"{found.bound}")
