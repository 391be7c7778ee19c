"""Runs a method on a scenario, in this process, and says what came of it."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.bench.bound import bounded
from planner.bench.families import made
from planner.bench.files.solving import run_file
from planner.bench.greedy import greedy
from planner.bench.jobs import Job, Row
from planner.bench.outline import Outline, plan_in
from planner.bench.plain import Plain
from planner.bench.study import read_study
from planner.check import check, score, tiers
from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan, OutOfTime
from planner.plan.record import Answer, Plan
from planner.problem import Problem, Tick, compile_scenario
from planner.solve import Progress, Settings, solve

SHORTEST = 0.01
"""Seconds that a search gets at least."""


class _Clock:
    """Wall seconds from its making, and when the first plan was there."""

    def __init__(self, time_limit: float) -> None:
        self._began, self._limit = time.monotonic(), time_limit
        self.first: float | None = None

    @property
    def now(self) -> float:
        """Seconds so far."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(SHORTEST, self._limit - self.now)

    def found(self) -> None:
        """Notes that there is a plan."""
        if self.first is None:
            self.first = self.now

    def tick(self) -> None:
        """Raises OutOfTime where the time is up."""
        if self.now > self._limit:
            raise OutOfTime("the time was up")

    def saw(self, step: Progress) -> None:
        """Takes a step of the product's search."""
        if step.best is not None:
            self.found()


def run(job: Job) -> Row:
    """What comes of a job. Raises what reading and solving raise; memory is not known here."""
    if job.file is not None:
        return run_file(job)
    study = None if job.study is None else read_study(job.study)
    scenario = made(str(job.family), job.meetings, job.seed) if study is None else study.scenario
    _ = scenario.fingerprint  # so that everybody finds it read
    row = Row(len(scenario.to_be_planned), sum(each.must for each in scenario.to_be_planned.values()))
    if study is not None and job.method == "bound":
        return bounded(job, study, row)
    clock = _Clock(job.time_limit)
    plan, row = _product(job, scenario, row, clock) if job.method == "product" else _simple(job, scenario, row, clock)
    if plan is None:
        return row
    findings = check(scenario, plan)
    if findings and job.method == "product":
        raise BrokenPlan(f"a plan of ours breaks {len(findings)} rules, first: {findings[0].message}")
    held = {each.meeting for each in plan.appointments}
    return replace(
        row,
        held=len(held),
        musts_held=sum(scenario.meetings[each].must for each in held),
        tiers={tier.value: cost for tier, cost in tiers(score(scenario, plan)).items()},
        broken=len(findings),
        figure=None if study is None else study.figure(plan),
    )


def _product(job: Job, scenario: Scenario, row: Row, clock: _Clock) -> tuple[Plan | None, Row]:
    """The product as a user has it: one worker, the whole time, and the judge at the end."""
    answer = solve(scenario, Settings(job.time_limit, seed=job.seed), clock.saw)
    row = replace(row, seconds=clock.now, status=answer.status.value, words=answer.words, estimate=answer.estimate)
    if answer.plan is None:
        return None, row
    still = answer.open_tier
    return answer.plan, replace(
        row,
        first=_first(answer, clock),
        bounds={each.tier.value: each.bound for each in answer.tiers},
        open_tier=None if still is None else still.tier.value,
        percent=answer.percent,
    )


def _first(answer: Answer, clock: _Clock) -> float | None:
    """When the first plan was there: as the product says, or as it was told on the way, whichever is sooner."""
    known = [each for each in (answer.seconds.get("first plan"), clock.first) if each is not None]
    return min(known, default=None)


def _simple(job: Job, scenario: Scenario, row: Row, clock: _Clock) -> tuple[Plan | None, Row]:
    """A comparator, and the plan that its outline stands for."""
    try:
        with uncollected():
            problem = compile_scenario(scenario, tick=clock.tick)
            held, words = _plain(problem, job, clock) if job.method == "plain" else _greedy(problem, clock)
    except OutOfTime:
        return None, replace(row, seconds=clock.now, status="none", words="the time was up before there was anything")
    row = replace(row, seconds=clock.now, status="outline" if held else "none", words=words)
    return (plan_in(problem, held), replace(row, first=clock.first)) if held else (None, row)


def _plain(problem: Problem, job: Job, clock: _Clock) -> tuple[Outline, str]:
    tick: Tick = clock.tick
    model = Plain(problem, tick)
    words, held = model.solve(clock.left, job.seed, clock.found)
    return held, words


def _greedy(problem: Problem, clock: _Clock) -> tuple[Outline, str]:
    held: Outline = {}
    words = "all tried"
    try:
        for now in greedy(problem, clock.tick):
            held = now
    except OutOfTime:
        words = "the time was up before all were tried"
    clock.found()
    return held, words
