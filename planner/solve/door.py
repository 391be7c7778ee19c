"""The door: one call from a scenario to an answer that has been judged."""

from __future__ import annotations

import platform
import time
from dataclasses import dataclass, field, replace
from importlib.metadata import version

from planner.check import check, score
from planner.check import tiers as tiers_of
from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan, OutOfTime
from planner.model import Model, build
from planner.model.assigned import assignment_in
from planner.model.solution import Solution
from planner.model.solver import SHORTEST, Effort, Question, ShouldStop, Verdict, other_kind
from planner.plan.record import Answer, Plan, Provenance, Status, Term, Tier, TierResult
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.solve.obstacles import obstacles_of
from planner.solve.settings import Progress, Settings
from planner.solve.tiers import OnProgress, Outcome, effort_of, solve_tiers

FREEING = 0.15
"""A model takes so much of the time to go that it took to build: measured on one of 410 meetings."""
OBSTACLE_SECONDS = 20.0
"""Wall seconds at most for finding out who or what is impossible alone, once it is proved that no plan exists."""


def solve(
    scenario: Scenario,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    began: float | None = None,
) -> Answer:
    """Solves a scenario: the best plan found, how good it is known to be, or why there is none.

    `on_progress` is called from the solver's threads. `should_stop` is asked a few times a second; where it says yes, the
    best plan so far is returned. The time limit counts from `began` (monotonic seconds), else from now. Raises BrokenPlan
    where a plan of ours does not pass the judge: never a status.
    """
    work = _Work(scenario, settings, time.monotonic() if began is None else began, on_progress, should_stop)
    remarks: tuple[str, ...] = ()
    model = work.built(None)
    if model is None:
        stopped = should_stop is not None and should_stop()
        return replace(work.answer(Status.NO_PLAN_FOUND), remarks=(not_built(scenario, stopped=stopped),))
    outcome = work.climb(model)
    if outcome.verdict is Verdict.IMPOSSIBLE:
        sure, outcome = work.second_opinion(model, outcome)
        rounded = outcome.solution is None and grid_of_proof(model) is not None
        if rounded and (finer := work.built(1)) is not None:
            on_minutes = work.climb(finer)
            if on_minutes.verdict is Verdict.POSSIBLE:
                remarks = (off_the_grid(scenario, sure=sure),)
            if on_minutes.verdict is Verdict.IMPOSSIBLE:
                sure, on_minutes = work.second_opinion(finer, on_minutes)
            if on_minutes.verdict is not Verdict.UNKNOWN:
                model, outcome = finer, on_minutes
        if outcome.solution is None:
            return work.without_plan(model, sure=sure)
    if outcome.solution is None:
        return work.answer(Status.NO_PLAN_FOUND)
    first = next((each for each in outcome.tiers if each.tier is Tier.PRIORITY), None)
    assignment = assignment_in(model, outcome.solution)
    plan = plan_of(model.draft.problem, assignment, proved=first is None or first.proved)
    judged = time.monotonic()
    terms = judge(scenario, plan)
    tiers = results(model, outcome, terms)
    work.seconds["check"] = time.monotonic() - judged
    answer = work.answer(status_of(tiers), grid_of_proof(model))
    return replace(answer, plan=plan, tiers=tiers, terms=terms, faults=tuple(outcome.faults), remarks=remarks)


def not_built(scenario: Scenario, *, stopped: bool) -> str:
    """What is said where the time was up, or somebody stopped it, before the search could begin."""
    number, why = len(scenario.meetings), "It was stopped" if stopped else "The time was up"
    return f"{why} before the model of {number:,} meetings was built; nothing was searched."


def grid_of_proof(model: Model) -> int | None:
    """The minutes of the grid to which a proof about the model is restricted; None where it holds for every minute."""
    grid = model.draft.problem.grid
    return grid.step if grid.roundings.any else None


def off_the_grid(scenario: Scenario, *, sure: bool) -> str:
    """What is said of a plan that keeps to whole minutes because the scenario's grid leaves none."""
    none = "there is no plan" if sure else "no plan was found"
    return f"On the grid of {scenario.horizon.grid} min {none}; this one keeps to whole minutes."


@dataclass
class _Work:
    """One solve: what was asked, and the seconds that each stage took."""

    scenario: Scenario
    settings: Settings
    began: float
    on_progress: OnProgress | None
    should_stop: ShouldStop | None
    seconds: dict[str, float] = field(default_factory=dict)
    reserve: float = 0.0
    """Seconds that the model takes to go."""

    @property
    def limited(self) -> Settings:
        """The settings, with as much of the time kept back as the model takes to go."""
        return replace(self.settings, time_limit=max(SHORTEST, self.settings.time_limit - self.reserve))

    @property
    def effort(self) -> Effort:
        """What is left of what the settings allow."""
        return effort_of(self.limited, self.began, self.should_stop)

    def built(self, step: int | None) -> Model | None:
        """The model on the scenario's grid, or on one of so many minutes; None where there is no time to build it."""
        began = time.monotonic()
        if self.on_progress is not None:
            self.on_progress(Progress(None, None, None, began - self.began, "building the model", building=True))
        tick = self.effort.shorter(self.effort.left / (1 + FREEING)).tick
        with uncollected():
            try:
                problem = compile_scenario(self.scenario, step, tick)
                compiled = time.monotonic()
                model = build(problem, tick)
            except OutOfTime:
                return None
        self._took("compile", compiled - began)
        self._took("build", time.monotonic() - compiled)
        self.reserve += FREEING * (time.monotonic() - began)
        return model

    def climb(self, model: Model, start: Solution | None = None) -> Outcome:
        """Solves tier by tier, perhaps from a solution."""
        outcome = solve_tiers(model, self.limited, self.began, self.on_progress, self.should_stop, start)
        for stage, taken in outcome.seconds.items():
            self._took(stage, taken)
        return outcome

    def _took(self, stage: str, seconds: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0) + seconds

    def second_opinion(self, model: Model, outcome: Outcome) -> tuple[bool, Outcome]:
        """Whether a search of another kind agrees that there is no plan; where it finds one, what comes of that."""
        second = other_kind(model.cp, Question(), self.effort.shorter(max(1.0, self.effort.left / 3)))
        if second.solution is not None:
            outcome = self.climb(model, second.solution)
            outcome.verdict = Verdict.POSSIBLE
            outcome.faults.insert(0, "The solver saw no plan at first, and then found this one.")
        return second.verdict is Verdict.IMPOSSIBLE, outcome

    def without_plan(self, model: Model, *, sure: bool) -> Answer:
        """What may be said once the solver sees no plan, and a second search of another kind is as `sure` or not: a subject
        that is impossible on its own by two searches makes it sure too.
        """
        began = time.monotonic()
        found = obstacles_of(model.draft.problem, self.effort.shorter(OBSTACLE_SECONDS))
        self._took("obstacles", time.monotonic() - began)
        status = Status.NO_PLAN_EXISTS if sure or found.prove else Status.NO_PLAN_UNCONFIRMED
        return replace(self.answer(status, grid_of_proof(model)), obstacles=found.sentences)

    def answer(self, status: Status, grid: int | None = None) -> Answer:
        """An answer without a plan."""
        return Answer(status, None, (), (), (), provenance_of(self.scenario, self.settings), self.seconds, grid=grid)


def judge(scenario: Scenario, plan: Plan) -> tuple[Term, ...]:
    """What the independent judge makes the plan cost; raises BrokenPlan where it finds anything."""
    findings = check(scenario, plan)
    if findings:
        listed = "\n".join(f"{each.rule}: {each.message}" for each in findings[:20])
        raise BrokenPlan(f"a plan of ours breaks {len(findings)} rules; please report it with the scenario\n{listed}")
    return score(scenario, plan)


def results(model: Model, outcome: Outcome, terms: tuple[Term, ...]) -> tuple[TierResult, ...]:
    """Every tier with the judge's value and the solver's bound; raises BrokenPlan where the two disagree."""
    values = tiers_of(terms)
    worked = {each.tier: each for each in outcome.tiers}
    found: list[TierResult] = []
    for tier in Tier:
        value, objective = values[tier], model.objective(tier)
        if isinstance(objective, int):
            _agree(tier, value, objective, exact=True)
            found.append(TierResult(tier, value, value))
        elif tier in worked:
            _agree(tier, value, worked[tier].value, exact=worked[tier].proved)
            found.append(TierResult(tier, value, worked[tier].bound))
        else:
            found.append(TierResult(tier, value, 0))
    return tuple(found)


def _agree(tier: Tier, judged: int, solved: int, *, exact: bool) -> None:
    if judged > solved or (exact and judged != solved):
        raise BrokenPlan(f"the judge makes {tier} {judged} and the model {solved}; please report it with the scenario")


def status_of(tiers: tuple[TierResult, ...]) -> Status:
    """Proved best where every tier is; within so much where the first that is not has a bound that says something."""
    gap = next((each for each in tiers if not each.proved), None)
    if gap is None:
        return Status.PROVED_BEST
    return Status.WITHIN if gap.bound > 0 else Status.BEST_FOUND


def provenance_of(scenario: Scenario, settings: Settings) -> Provenance:
    """Where an answer comes from: scenario, settings, versions."""
    names = ("summit-planner", "ortools", "holidays", "tzdata", "airportsdata")
    versions = {"python": platform.python_version(), **{name: version(name) for name in names}}
    workers = settings.workers
    reproducible = workers == 1 and not settings.fast
    return Provenance(
        scenario.title, scenario.fingerprint, settings.seed, workers, reproducible, settings.time_limit, versions
    )
