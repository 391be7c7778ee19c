"""Solves an instance of a public set by what fits its format, in this process, and says what came of it."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.bench.files.b2b import broken as broken_b2b
from planner.bench.files.b2b import idle_periods, read_b2b
from planner.bench.files.b2b_model import Model
from planner.bench.files.csplib import Csplib, broken, read_csplib
from planner.bench.files.csplib_product import Least, least_slots
from planner.bench.files.formats import Format
from planner.bench.files.meeting_scheduling import MeetingScheduling, read_meeting_scheduling, score
from planner.bench.files.meeting_scheduling_bound import bound_of
from planner.bench.files.meeting_scheduling_search import Search
from planner.bench.instance_json import tree_of
from planner.bench.jobs import Job, Row
from planner.bench.peers.rows import pyjobshop_row, timefold_row
from planner.errors import BrokenPlan

BOUND = 0.05
"""The part of the time, at most, in which the bound of a meeting-scheduling instance is looked for."""


def run_file(job: Job) -> Row:
    """What comes of a job on a file. Raises what reading and solving raise, and BrokenPlan where a solution of ours is wrong."""
    file = str(job.file)
    tree = tree_of(file)
    match Format(str(job.format)):
        case Format.CSPLIB:
            csplib = read_csplib(tree, file)
            match job.method:
                case "published":
                    return _published(csplib)
                case "pyjobshop":
                    return pyjobshop_row(csplib, job)
                case _:
                    return _csplib(csplib, job)
        case Format.MEETING_SCHEDULING:
            meetings = read_meeting_scheduling(tree, file)
            return timefold_row(meetings, job) if job.method == "timefold" else _meeting_scheduling(meetings, job)
        case Format.B2B:
            return _b2b(tree, job)
        case Format.STUDY:
            raise ValueError("the study's instances are scenarios")


def _published(instance: Csplib) -> Row:
    """Whether the solution that stands in a file is one."""
    starts = instance.solution or ()
    row = Row(len(instance.distance), result=f"{max(starts, default=0) + 1}", seconds=0.0)
    wrong = list(broken(instance, starts, instance.slots))
    if not wrong:
        return replace(row, status="right", words="right")
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return replace(row, status="wrong", words=f"wrong, refused: {wrong[0]}{more}", result="")


def _csplib(instance: Csplib, job: Job) -> Row:
    began, first, found = time.monotonic(), None, None
    for found in least_slots(instance, job.time_limit, job.seed):
        if first is None and found.slots is not None:
            first = time.monotonic() - began
    row = Row(len(instance.distance), first=first, seconds=time.monotonic() - began)
    if found is None:
        return replace(row, status="none", words="the time was up before there was anything", bound=f"{instance.least}")
    status = "proved" if found.proved else "found" if found.slots is not None else "none"
    result = "" if found.slots is None else f"{found.slots}"
    return replace(row, status=status, result=result, bound=f"{found.bound}", words=_told(instance, found))


def _told(instance: Csplib, found: Least) -> str:
    """What the instance's own slots came to, beside what is published, and how good the least number is known to be."""
    if found.status is None:
        own = f"not known whether {instance.slots} slots do"
    else:
        agrees = {None: "", found.status: ", as published"}.get(instance.status, f"; published as {instance.status}")
        own = f"{found.status} in {instance.slots} slots{agrees}"
    least = "least (proved)" if found.proved else "not proved least"
    return own if found.slots is None else f"{own}; {found.slots} {least}"


def _meeting_scheduling(instance: MeetingScheduling, job: Job) -> Row:
    began = time.monotonic()
    hard, medium = bound_of(instance, lambda: began + BOUND * job.time_limit - time.monotonic())
    bounding = time.monotonic() - began
    search = Search(instance, job.seed)
    search.run(job.time_limit - bounding)
    levels = score(instance, search.best)
    if levels != search.levels:
        raise BrokenPlan(f"the search takes its solution for {search.levels}, and it is {levels}")
    if levels[:2] < (hard, medium):
        raise BrokenPlan(f"a solution of {levels} is below what none should be below, {(hard, medium)}")
    first = None if search.first is None else bounding + search.first
    words = "there are hard points" if first is None else f"no hard points from {first:.1f} s on"
    return Row(
        meetings=len(instance.meetings),
        first=first,
        seconds=time.monotonic() - began,
        status="found",
        words=f"{words}; {search.tries:,} tries",
        result="/".join(map(str, levels)),
        bound=f"{hard}/{medium}",
    )


def _b2b(tree: object, job: Job) -> Row:
    instance = read_b2b(tree, str(job.file))
    began = time.monotonic()
    found = Model(instance).solve(job.time_limit, job.seed)
    row = Row(len(instance.pairs), first=found.first, seconds=time.monotonic() - began)
    if found.slots is None:
        words = "no solution exists (proved)" if found.impossible else "nothing found in the time given"
        return replace(row, status="impossible" if found.impossible else "none", words=words)
    wrong = next(broken_b2b(instance, found.slots), None)
    if wrong is not None:
        raise BrokenPlan(f"a solution of ours is wrong: {wrong}")
    periods = idle_periods(instance, found.slots)
    proved = found.proved and periods == found.bound
    words = "fewest (proved)" if proved else "the fewest found"
    status = "proved" if proved else "found"
    return replace(row, status=status, words=words, result=f"{periods}", bound=f"{min(periods, found.bound)}")
