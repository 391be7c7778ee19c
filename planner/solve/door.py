"""The door: one call from a scenario to an answer that has been judged."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.model import Model
from planner.model.assigned import assignment_in
from planner.model.solver import ShouldStop, Verdict
from planner.plan.record import Answer, Status, Tier, TierResult
from planner.problem import Problem
from planner.solve.incumbent import Incumbent, judged
from planner.solve.settings import Settings
from planner.solve.tiers import OnProgress, Outcome
from planner.solve.work import Work, grid_of_proof


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
    work = Work(scenario, settings, time.monotonic() if began is None else began, on_progress, should_stop)
    problem = work.compiled(None)
    share = None if problem is None else work.share_of_search(problem)
    if problem is None or share is None:
        stopped = should_stop is not None and should_stop()
        return replace(work.answer(Status.NO_PLAN_FOUND), remarks=(not_built(scenario, stopped=stopped),))
    searched = work.searched(problem, share)
    alone = share == 1 and searched is not None
    model = None if alone else work.modelled(problem)
    if model is not None:
        return _exactly(work, model, searched)
    answer = _by_search(work, problem, searched)
    unproved = alone and answer.status is not Status.PROVED_BEST
    return replace(answer, remarks=(only_searched(scenario),)) if unproved else answer


def _by_search(work: Work, problem: Problem, searched: Incumbent | None) -> Answer:
    """What the search alone has to say: a plan, and no bound but that nothing costs less than nothing."""
    if searched is None:
        return work.answer(Status.NO_PLAN_FOUND)
    tiers = tuple(TierResult(tier, searched.values[tier], 0) for tier in Tier)
    answer = work.answer(status_of(tiers), grid_of_proof(problem))
    return replace(answer, plan=searched.plan, tiers=tiers, terms=searched.terms)


def _exactly(work: Work, model: Model, searched: Incumbent | None) -> Answer:
    """What the exact model makes of it, perhaps from a plan of the search."""
    remarks: tuple[str, ...] = ()
    outcome = work.climb(model, work.hinted(model, searched))
    if outcome.verdict is Verdict.IMPOSSIBLE and searched is None:
        sure, outcome = work.second_opinion(model, outcome)
        rounded = outcome.solution is None and grid_of_proof(model.draft.problem) is not None
        if rounded and (finer := work.built(1)) is not None:
            on_minutes = work.climb(finer)
            if on_minutes.verdict is Verdict.POSSIBLE:
                remarks = (off_the_grid(work.scenario, sure=sure),)
            if on_minutes.verdict is Verdict.IMPOSSIBLE:
                sure, on_minutes = work.second_opinion(finer, on_minutes)
            if on_minutes.verdict is not Verdict.UNKNOWN:
                model, outcome = finer, on_minutes
        if outcome.solution is None:
            return work.without_plan(model, sure=sure)
    problem = model.draft.problem
    if outcome.solution is None:
        answer = _by_search(work, problem, searched)
        return replace(answer, faults=contradicted(outcome)) if searched is not None else answer
    first = next((each for each in outcome.tiers if each.tier is Tier.PRIORITY), None)
    judging = time.monotonic()
    assignment = assignment_in(model, outcome.solution)
    exact = judged(work.scenario, problem, assignment, proved=first is None or first.proved)
    tiers = results(model, outcome, exact.values)
    work.took("check", time.monotonic() - judging)
    if searched is not None and searched.better_than(exact):
        tiers, faults = against(tiers, searched)
        outcome.faults += faults
        exact = searched
    answer = work.answer(status_of(tiers), grid_of_proof(problem))
    return replace(
        answer, plan=exact.plan, tiers=tiers, terms=exact.terms, faults=tuple(outcome.faults), remarks=remarks
    )


def contradicted(outcome: Outcome) -> tuple[str, ...]:
    """What is told of an exact search that came to nothing although the search had found a plan."""
    seen = "The solver saw no plan, although one had been found; that one is kept."
    return (*outcome.faults, *([seen] if outcome.verdict is Verdict.IMPOSSIBLE else []))


def against(tiers: tuple[TierResult, ...], found: Incumbent) -> tuple[tuple[TierResult, ...], list[str]]:
    """The tiers of a plan that is better than the solver's, with the bounds that still hold, and what that contradicts."""
    results, faults, differs = [], list[str](), False
    for each in tiers:
        value = found.values[each.tier]
        if not differs and value < each.bound:
            faults.append(
                f"The solver called {each.bound:,} the best possible in {each.tier}; another way led to {value:,}."
            )
        results.append(TierResult(each.tier, value, 0 if differs else min(value, each.bound)))
        differs = differs or value != each.value
    return tuple(results), faults


def not_built(scenario: Scenario, *, stopped: bool) -> str:
    """What is said where the time was up, or somebody stopped it, before the search could begin."""
    number, why = len(scenario.meetings), "It was stopped" if stopped else "The time was up"
    return f"{why} before the model of {number:,} meetings was built; nothing was searched."


def only_searched(scenario: Scenario) -> str:
    """What is said of a plan that no exact model was asked about, because there was no time, or no memory, for one."""
    number = len(scenario.meetings)
    return (
        f"An exact model of {number:,} meetings does not fit the time or the memory, so that no proof was looked for."
    )


def off_the_grid(scenario: Scenario, *, sure: bool) -> str:
    """What is said of a plan that keeps to whole minutes because the scenario's grid leaves none."""
    none = "there is no plan" if sure else "no plan was found"
    return f"On the grid of {scenario.horizon.grid} min {none}; this one keeps to whole minutes."


def results(model: Model, outcome: Outcome, values: Mapping[Tier, int]) -> tuple[TierResult, ...]:
    """Every tier with the judge's value and the solver's bound; raises BrokenPlan where the two disagree."""
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
