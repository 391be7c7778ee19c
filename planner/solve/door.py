"""The door: one call from a scenario to an answer that has been judged."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.domain.scenario import Scenario
from planner.model import Model
from planner.model.solver import ShouldStop, Verdict
from planner.plan.record import Answer, Plan, Status
from planner.plan.settings import Settings
from planner.problem import Problem
from planner.solve.given import given_of
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
    start: Plan | None = None,
) -> Answer:
    """Solves a scenario: the best plan found, how good it is known to be, or why there is none.

    `on_progress` is called from the solver's threads, and so is `on_answer`, which is given every better plan that has been
    judged, about once a second at most, as an answer that would stand if nothing came after it. `should_stop` is asked a few
    times a second; where it says yes, the best plan so far is returned. From the plan `start` it goes on: what fits of it is
    kept at first, and where the judge passes it the answer is never worse. The time limit counts from `began` (monotonic
    seconds), else from now. Raises BrokenPlan where a plan of ours does not pass the judge: never a status.
    """
    began = time.monotonic() if began is None else began
    given = None if start is None else given_of(scenario, start)
    work = Work(
        scenario=scenario,
        settings=settings,
        began=began,
        on_progress=on_progress,
        should_stop=should_stop,
        on_answer=on_answer,
        given=given,
    )
    answer = _solved(work)
    before = None if given is None else given.remark(answer)
    remarks = (before, *answer.remarks, work.outlook(answer))
    return replace(answer, remarks=tuple(remark for remark in remarks if remark is not None))


def search_only(
    scenario: Scenario,
    settings: Settings,
    on_progress: OnProgress,
    should_stop: ShouldStop,
    began: float | None,
    on_answer: OnAnswer,
    start: Plan | None,
) -> Answer:
    """The best plan of a search alone, on one core: what runs beside another one."""
    work = Work(
        scenario=scenario,
        settings=settings,
        began=time.monotonic() if began is None else began,
        on_progress=on_progress,
        should_stop=should_stop,
        on_answer=on_answer,
        given=None if start is None else given_of(scenario, start),
        alone=True,
    )
    problem = work.compiled(None)
    return _by_search(work, problem, None if problem is None else work.searched(problem, 1.0))


def _solved(work: Work) -> Answer:
    """An answer by whatever roads there is time for."""
    given = None if work.given is None else work.given.known
    if given is not None:
        work.offer(lambda: work.by_search(None, given))
    problem = work.compiled(None)
    share = None if problem is None else work.share_of_search(problem)
    if problem is None or share is None:
        stopped = work.should_stop is not None and work.should_stop()
        return replace(_by_search(work, None, given), remarks=(not_built(work.scenario, stopped=stopped),))
    searched = work.searched(problem, share)
    if searched is not None and work.enough(answer := work.by_search(problem, searched)):
        return answer
    alone = share == 1 and searched is not None
    model = None if alone else work.modelled(problem)
    if model is not None:
        return _exactly(work, model, searched)
    answer = _by_search(work, problem, searched)
    unproved = alone and answer.status is not Status.PROVED_BEST
    return replace(answer, remarks=(only_searched(work.scenario),)) if unproved else answer


def _by_search(work: Work, problem: Problem | None, known: Incumbent | None) -> Answer:
    """What is to be said without the exact model."""
    return work.answer(Status.NO_PLAN_FOUND) if known is None else work.by_search(problem, known)


def _exactly(work: Work, model: Model, known: Incumbent | None) -> Answer:
    """What the exact model makes of it, perhaps from a plan that is known already."""
    remarks: tuple[str, ...] = ()
    hint = work.hinted(model, known)
    if hint is None and known is not None and work.given is not None and known is work.given.known:
        known = replace(known, assignment=None)  # a plan that the model does not know contradicts no proof of it
    outcome = work.climb(model, hint)
    if outcome.verdict is Verdict.IMPOSSIBLE and known is None:
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
        answer = _by_search(work, problem, known)
        ours = known is not None and known.assignment is not None
        return replace(answer, faults=(*answer.faults, *contradicted(outcome))) if ours else answer
    answer, exact = work.by_model(model, outcome.solution, outcome.tiers)
    equal = known is not None and known.assignment is not None and not exact.better_than(known)
    if known is not None and (equal or known.better_than(exact)):
        tiers, faults = against(answer.tiers, known)
        outcome.faults += faults
        answer = work.held(known, tiers, problem)
    return replace(answer, faults=(*answer.faults, *outcome.faults), remarks=remarks)
