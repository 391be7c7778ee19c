"""The door: one call from a scenario to an answer that has been judged."""

from __future__ import annotations

import platform
import time
from importlib.metadata import version

from planner.check import check, score
from planner.check import tiers as tiers_of
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.model import Model, build
from planner.model.solution import Solution
from planner.model.solver import Effort, Question, ShouldStop, Verdict, other_kind
from planner.plan.record import Answer, Obstacle, Plan, Provenance, Status, Term, Tier, TierResult
from planner.problem import compile_scenario
from planner.solve.extract import extract
from planner.solve.obstacles import obstacles_of
from planner.solve.settings import Settings
from planner.solve.tiers import OnProgress, Outcome, effort_of, solve_tiers

OBSTACLE_SECONDS = 20.0
"""Wall seconds at most for finding out who or what is impossible alone, once it is proved that no plan exists."""


def solve(
    scenario: Scenario,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> Answer:
    """Solves a scenario: the best plan found, how good it is known to be, or why there is none.

    `on_progress` is called from the solver's threads. `should_stop` is asked a few times a second; where it says yes, the
    best plan so far is returned. Raises BrokenPlan where a plan of ours does not pass the judge: never a status.
    """
    began = time.monotonic()
    problem = compile_scenario(scenario)
    compiled = time.monotonic()
    model = build(problem)
    built = time.monotonic()
    outcome = solve_tiers(model, settings, began, on_progress, should_stop)
    seconds = {"compile": compiled - began, "build": built - compiled, **outcome.seconds}
    provenance = provenance_of(scenario, settings)
    obstacles: tuple[Obstacle, ...] = ()
    status = Status.NO_PLAN_FOUND
    if outcome.verdict is Verdict.IMPOSSIBLE:
        status, obstacles, found = without_plan(model, effort_of(settings, began, should_stop))
        seconds["obstacles"] = time.monotonic() - began - sum(seconds.values())
        if found is not None:
            outcome = solve_tiers(model, settings, began, on_progress, should_stop, start=found)
            outcome.faults.insert(0, "The solver saw no plan at first, and then found this one.")
    if outcome.solution is None:
        return Answer(status, None, (), (), obstacles, provenance, seconds)
    first = next((each for each in outcome.tiers if each.tier is Tier.PRIORITY), None)
    plan = extract(model, outcome.solution, proved=first is None or first.proved)
    judged = time.monotonic()
    terms = judge(scenario, plan)
    tiers = results(model, outcome, terms)
    seconds["check"] = time.monotonic() - judged
    return Answer(status_of(tiers), plan, tiers, terms, (), provenance, seconds, tuple(outcome.faults))


def without_plan(model: Model, effort: Effort) -> tuple[Status, tuple[Obstacle, ...], Solution | None]:
    """What may be said once the solver sees no plan: a second search of another kind must agree, or a subject be
    impossible on its own by two searches. A solution that is found after all is handed back.
    """
    second = other_kind(model.cp, Question(), effort.shorter(max(1.0, effort.left / 3)))
    if second.solution is not None:
        return Status.NO_PLAN_FOUND, (), second.solution
    found = obstacles_of(model.draft.problem, effort.shorter(OBSTACLE_SECONDS))
    sure = found.prove or second.verdict is Verdict.IMPOSSIBLE
    return Status.NO_PLAN_EXISTS if sure else Status.NO_PLAN_UNCONFIRMED, found.sentences, None


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
