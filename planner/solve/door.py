"""The door: one call from a scenario to an answer that has been judged."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.domain.scenario import Scenario
from planner.model import Model
from planner.model.solver import ShouldStop, Verdict
from planner.plan.record import Answer, Status
from planner.plan.settings import Settings
from planner.problem import Problem
from planner.solve.incumbent import Incumbent
from planner.solve.remarks import contradicted, not_built, off_the_grid, only_searched
from planner.solve.tier_results import against
from planner.solve.tiers import OnProgress
from planner.solve.work import OnAnswer, Work, grid_of_proof


def solve(
    scenario: Scenario,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    began: float | None = None,
    on_answer: OnAnswer | None = None,
) -> Answer:
    """Solves a scenario: the best plan found, how good it is known to be, or why there is none.

    `on_progress` is called from the solver's threads, and so is `on_answer`, which is given every better plan that has been
    judged, about once a second at most, as an answer that would stand if nothing came after it. `should_stop` is asked a few
    times a second; where it says yes, the best plan so far is returned. The time limit counts from `began` (monotonic
    seconds), else from now. Raises BrokenPlan where a plan of ours does not pass the judge: never a status.
    """
    began = time.monotonic() if began is None else began
    work = Work(scenario, settings, began, on_progress, should_stop, on_answer)
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
    """What the search alone has to say."""
    return work.answer(Status.NO_PLAN_FOUND) if searched is None else work.by_search(problem, searched)


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
    answer, exact = work.by_model(model, outcome.solution, outcome.tiers)
    if searched is not None and searched.better_than(exact):
        tiers, faults = against(answer.tiers, searched)
        outcome.faults += faults
        answer = work.held(searched, tiers, problem)
    return replace(answer, faults=tuple(outcome.faults), remarks=remarks)
