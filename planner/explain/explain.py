"""Why a scenario has no plan, and what would help: every conflict that does not depend on another, and repairs that were tried."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts import facts_of, lifted
from planner.conflicts.inquiry import Inquiry
from planner.conflicts.oracle import Oracle
from planner.conflicts.subjects import needed_for
from planner.conflicts.together import in_words, of_all_subjects, together
from planner.domain.scenario import Scenario
from planner.explain.repairs import Repairs
from planner.model.solver import Effort, ShouldStop, Verdict
from planner.plan.record import Answer, Plan, Status
from planner.plan.settings import Progress, Settings
from planner.problem import Problem
from planner.solve import solve
from planner.solve.tiers import OnProgress
from planner.solve.work import OnAnswer, Work, grid_of_proof

SHARE = 0.6
"""The part of the time for finding conflicts; the rest is for repairs."""


def explain(
    scenario: Scenario,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    began: float | None = None,
    on_answer: OnAnswer | None = None,
    start: Plan | None = None,
) -> Answer:
    """Explains why there is no plan: an answer with its obstacles and with repairs. Where there is a plan, what `solve` answers.

    It takes the same as `solve`; `on_answer` is given what is known so far, with the first obstacle as soon as it is found.
    """
    began = time.monotonic() if began is None else began
    work = Work(
        scenario=scenario,
        settings=settings,
        began=began,
        on_progress=on_progress,
        should_stop=should_stop,
        on_answer=on_answer,
    )
    problem = work.compiled(None)
    if problem is None:
        return work.answer(Status.NO_PLAN_FOUND)
    explanation = _Explanation(work, problem)
    explanation.find()
    if explanation.conflicts:
        return explanation.answer
    left = max(0.1, settings.time_limit - (time.monotonic() - began))
    return solve(scenario, replace(settings, time_limit=left), on_progress, should_stop, None, on_answer, start)


class _Explanation:
    """The conflicts and repairs that are known so far."""

    def __init__(self, work: Work, problem: Problem) -> None:
        self._work, self._problem = work, problem
        self._oracle = Oracle(problem.grid.step, work.effort)
        self._repairs = Repairs(work.scenario, self._oracle, self._tell)
        self.conflicts: list[Conflict] = []

    @property
    def answer(self) -> Answer:
        """What is known so far."""
        obstacles = tuple(each.obstacle(self._work.scenario) for each in in_words(self.conflicts))
        answer = self._work.answer(Status.NO_PLAN_EXISTS, grid_of_proof(self._problem))
        return replace(answer, obstacles=obstacles, repairs=self._repairs.found)

    def find(self) -> None:
        """Finds conflicts until there is a plan without them, then repairs."""
        looking = self._conflicts()
        if not self.conflicts:
            return
        if looking is None:
            looking = self._repairs.look(self.conflicts)
        for _ in looking:
            self._offer()
        self._repairs.look_for_the_least_bad()

    def _conflicts(self) -> Iterator[None] | None:
        """Finds every conflict that does not depend on another. Where a change that resolves the first ones gives the whole a
        plan, there are no others, and the search for repairs goes on from there; None where it has not begun.
        """
        inquiry = Inquiry(self._problem, Oracle(self._problem.grid.step, self._half), self._one)
        for number, of_one in enumerate(inquiry.alone()):
            self._add(of_one)
            if number == 0 and self.conflicts:
                looking = self._repairs.look(self.conflicts)
                next(looking, None)
                if self._repairs.found:
                    return looking
        self.conflicts = of_all_subjects([self.conflicts])
        self._add(together(inquiry.in_the_whole()))
        return None

    @property
    def _half(self) -> Effort:
        return self._work.effort.shorter(SHARE * self._work.effort.left)

    def _add(self, conflicts: Sequence[Conflict]) -> None:
        stand = [each for each in conflicts if _stands(self._problem, each, self._work.effort)]
        self.conflicts += stand
        self._offer()

    def _one(self, conflict: Conflict) -> None:
        """Tells of one conflict at once, of the first as an answer already."""
        self._tell(conflict.obstacle(self._work.scenario).sentence)
        if not self.conflicts and self._work.on_answer is not None:
            answer = self._work.answer(Status.NO_PLAN_EXISTS, grid_of_proof(self._problem))
            self._work.on_answer(replace(answer, obstacles=(conflict.obstacle(self._work.scenario),)))

    def _offer(self) -> None:
        if self._work.on_answer is not None and self.conflicts:
            self._work.on_answer(self.answer)

    def _tell(self, says: str) -> None:
        self._work.tell(Progress(None, None, None, time.monotonic() - self._work.began, says, finding=True))


def _stands(problem: Problem, conflict: Conflict, effort: Effort) -> bool:
    """Whether a conflict is none of the grid alone, as far as that can be found out."""
    if grid_of_proof(problem) is None or not (conflict.facts or conflict.meetings):
        return True  # work that cannot be ready knows no grid
    kept = {fact.path for fact in conflict.facts}
    bound = (*conflict.meetings, *needed_for(conflict.scenario, conflict.meetings))
    facts = [fact for group in facts_of(conflict.scenario, bound) for fact in group if fact.path not in kept]
    return Oracle(1, effort).verdict(lifted(conflict.scenario, facts)) is not Verdict.POSSIBLE
