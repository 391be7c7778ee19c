"""Runs a method on a scenario, in this process, and says what came of it."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.bench.families import made
from planner.bench.greedy import greedy
from planner.bench.jobs import Job, Row
from planner.bench.outline import Outline, figures
from planner.bench.plain import Plain
from planner.bench.study import Study, read_study
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
    study = None if job.study is None else read_study(job.study)
    scenario = made(str(job.family), job.meetings, job.seed) if study is None else study.scenario
    _ = scenario.fingerprint  # so that everybody finds it read
    row = Row(len(scenario.meetings), sum(each.must for each in scenario.meetings.values()))
    clock = _Clock(job.time_limit)
    if job.method == "product":
        return _product(job, scenario, study, row, clock)
    try:
        with uncollected():
            problem = compile_scenario(scenario, tick=clock.tick)
            held, words = _plain(problem, job, clock) if job.method == "plain" else _greedy(problem, clock)
    except OutOfTime:
        return replace(row, seconds=clock.now, status="none", words="the time was up before there was anything")
    return _counted(problem, held, words, row, clock)


def _product(job: Job, scenario: Scenario, study: Study | None, row: Row, clock: _Clock) -> Row:
    """The product as a user has it: one worker, the whole time, and the judge at the end."""
    answer = solve(scenario, Settings(job.time_limit, seed=job.seed), clock.saw)
    seconds, plan = clock.now, answer.plan
    row = replace(row, seconds=seconds, status=answer.status.value, words=answer.words)
    if plan is None:
        return row
    findings = check(scenario, plan)
    if findings:
        raise BrokenPlan(f"a plan of ours breaks {len(findings)} rules, first: {findings[0].message}")
    held = {each.meeting for each in plan.appointments}
    return replace(
        row,
        held=len(held),
        musts_held=sum(scenario.meetings[each].must for each in held),
        tiers={tier.value: cost for tier, cost in tiers(score(scenario, plan)).items()},
        figure=None if study is None else study.figure(plan),
        first=_first(answer, clock, plan),
    )


def _first(answer: Answer, clock: _Clock, plan: Plan) -> float | None:
    """When the first plan was there: as the product says, or as it was told on the way, whichever is sooner."""
    known = [each for each in (answer.seconds.get("first plan"), clock.first) if each is not None]
    return min(known) if known and plan is not None else None


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


def _counted(problem: Problem, held: Outline, words: str, row: Row, clock: _Clock) -> Row:
    if not held:
        return replace(row, seconds=clock.now, status="none", words=words)
    seconds, found = clock.now, figures(problem, held)
    return replace(
        row,
        held=found.held,
        musts_held=found.musts_held,
        tiers={"priority": found.priority, "attendance": found.attendance},
        first=clock.first,
        seconds=seconds,
        status="outline",
        words=words,
    )
