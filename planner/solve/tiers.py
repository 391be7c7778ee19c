"""Solves a model tier by tier: each tier is brought to its best, held there, and the answer handed on as a hint."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ortools.sat.python import cp_model

from planner.errors import SolverFailed
from planner.model import Model
from planner.model.solution import Solution
from planner.model.solver import QUICK, USUAL, Effort, Question, Recipe, Reply, ShouldStop, Verdict, search
from planner.plan.record import Tier, TierResult
from planner.plan.settings import Progress, Settings
from planner.solve.floors import Floors, contradicted
from planner.solve.polishing import polished

SHARE = 0.6
"""The part of the time that is left which one tier may take, so that a hard proof does not starve those below it."""
FIRST_WORK = 3.0
"""How long the quick search for a first plan goes on, in the solver's own units, so that it ends at the same point always."""
SECOND_OPINIONS = 0.2
"""The part of all time that second opinions on proofs may take."""
AT_LEAST = 0.25
"""Seconds that they may take in any case."""
SUMS_OF_TIME = (Tier.TRAVEL, Tier.TIDINESS)
"""Tiers that add up minutes: with some workers, those with the most thorough linear relaxation do most for them. One alone needs
it for tidiness, which is proved in a second so and else in minutes.
"""
MANY = 4
"""From so many workers on the solver's own portfolio has room for a thorough one."""

OnProgress = Callable[[Progress], None]
OnSolution = Callable[[Solution, Sequence[TierResult]], None]
"""Is told a better solution, perhaps on the solver's threads, and what the tiers have come to with it."""


@dataclass
class Outcome:
    """What solving came to: the best solution, whether there is one at all, and the tiers that were worked on.

    `faults` are sentences on where the solver contradicted itself or failed: our bug, and the plan is kept.
    """

    solution: Solution | None = None
    verdict: Verdict = Verdict.UNKNOWN
    tiers: list[TierResult] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def effort_of(settings: Settings, began: float, should_stop: ShouldStop | None) -> Effort:
    """What the settings allow a solve that began then (monotonic seconds)."""
    workers = cores() if settings.fast else settings.workers
    return Effort(began + settings.time_limit, workers, settings.seed, should_stop)


def recipe_for(tier: Tier | None, workers: int) -> Recipe:
    """The recipe that suits a tier."""
    if tier is Tier.COMFORT and workers == 1:
        return QUICK
    if tier is Tier.TIDINESS and workers == 1:
        return Recipe(linearization=2)
    if tier in SUMS_OF_TIME and workers < MANY:
        return Recipe(subsolvers=("max_lp", "reduced_costs"))
    return USUAL


def solve_tiers(
    model: Model,
    settings: Settings,
    began: float,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    start: Solution | None = None,
    on_solution: OnSolution | None = None,
    floors: Floors | None = None,
) -> Outcome:
    """Solves tier by tier within the time limit, counted from `began` (monotonic seconds), perhaps from a solution.

    `floors` are bounds that are proved already.
    """
    ascent = _Ascent(
        model=model,
        effort=effort_of(settings, began, should_stop),
        began=began,
        on_progress=on_progress,
        on_solution=on_solution,
        last=settings.good_enough or tuple(Tier)[-1],
        outcome=Outcome(solution=start),
        floors=floors or {},
    )
    ascent.climb()
    return ascent.outcome


@dataclass
class _Ascent:
    """One solve on its way through the tiers; `limits` hold what has been reached."""

    model: Model
    effort: Effort
    began: float
    on_progress: OnProgress | None
    on_solution: OnSolution | None
    last: Tier
    """Those below need not be worked on."""
    outcome: Outcome
    floors: Floors
    limits: list[tuple[cp_model.LinearExprT, int]] = field(default_factory=list)
    doubted: float = 0.0
    """Wall seconds spent on second opinions so far."""

    def climb(self) -> None:
        """Works through the tiers until all are done or there is nothing to go on with."""
        costly = [tier for tier in self.last.and_above if not isinstance(self.model.objective(tier), int)]
        tiers: list[Tier | None] = [*costly]
        for tier in tiers or [None]:
            if self.outcome.solution is not None and (tier is None or self.effort.over):
                break
            began = time.monotonic()
            self._tier(tier, last=tier is None or tier is costly[-1])
            self.outcome.seconds[str(tier) if tier else "a plan"] = time.monotonic() - began
            if self.outcome.solution is None:
                break

    def _tier(self, tier: Tier | None, *, last: bool) -> None:
        """Brings one tier to its best."""
        if tier is None:
            self._first(None)
            return
        objective, before = self.model.objective(tier), self.outcome.solution
        bound, work = 0, 0.0
        if before is None:
            reply = self._first(tier)
            bound, work = reply.bound, reply.work
        if self.outcome.verdict is Verdict.IMPOSSIBLE:
            return
        if self.outcome.solution is None or self._value(objective) > max(bound, self._floor(tier)):
            reply = self._best(tier, last=last)
            bound, work = max(bound, reply.bound), work + reply.work
        if self.outcome.solution is None:
            return
        unproved = self._value(objective) > max(bound, self._floor(tier))
        if (unproved or self.outcome.solution is not before) and tier is not Tier.TIDINESS:
            bound = self._polish(tier, bound, work)
        value = self._value(objective)
        bound = min(value, max(bound, self._floor(tier)))
        self._reached(tier, value, bound)
        if 0 < value == bound and (better := self._better(tier, value)) is not None:
            self.outcome.solution = better
            self.outcome.tiers.pop()
            self.limits.pop()
            self._reached(tier, self._value(objective), 0)

    def _polish(self, tier: Tier, bound: int, work: float) -> int:
        """Puts right in the tiers below what the solver did not look at in so much work of its own; the bound that still stands."""
        began = time.monotonic()
        assert self.outcome.solution is not None
        for solution in polished(self.model, self.outcome.solution, work, self.effort):
            if self._values(solution) < self._values(self.outcome.solution):
                self.outcome.solution = solution
        self.outcome.seconds["polish"] = self.outcome.seconds.get("polish", 0.0) + time.monotonic() - began
        for index, known in enumerate(
            self.outcome.tiers
        ):  # one above may have become better, and those between worse for it
            value = self._value(self.model.objective(known.tier))
            if value != known.value:
                self.outcome.tiers[index] = replace(known, value=value, bound=self._borne_out(known.tier, known.bound))
                self.limits[index] = (self.model.objective(known.tier), value)
        return self._borne_out(tier, bound)

    def _borne_out(self, tier: Tier, bound: int) -> int:
        """A bound of the solver's; none where there is a plan below it, which is then told."""
        value = self._value(self.model.objective(tier))
        if value >= bound:
            return bound
        self.outcome.faults.append(f"The solver saw no plan below {bound:,} in {tier}, and there is one of {value:,}.")
        return 0

    def _floor(self, tier: Tier) -> int:
        """A bound that was proved elsewhere; none from where a solution lies below it on, which is then told."""
        if tier not in self.floors or self.outcome.solution is None:
            return 0
        floor = self.floors[tier].under({above: self._value(self.model.objective(above)) for above in Tier})
        if self._value(self.model.objective(tier)) >= floor:
            return floor
        self.outcome.faults.append(contradicted(tier, floor, self._value(self.model.objective(tier))))
        self.floors = {}
        return 0

    def _reached(self, tier: Tier, value: int, bound: int) -> None:
        self.outcome.tiers.append(TierResult(tier, value, bound))
        self.limits.append((self.model.objective(tier), value))
        self._tell(tier, value, bound)
        if self.on_solution is not None and self.outcome.solution is not None:
            self.on_solution(self.outcome.solution, self.outcome.tiers)

    def _value(self, objective: cp_model.LinearExprT) -> int:
        assert self.outcome.solution is not None
        return self.outcome.solution.value(objective)

    def _first(self, tier: Tier | None) -> Reply:
        """A first plan, soon."""
        objective = None if tier is None else self.model.objective(tier)
        work = None if tier is None else FIRST_WORK
        effort = replace(self.effort, work=work)
        return self._search(tier, Question(minimise=objective), effort, QUICK)

    def _best(self, tier: Tier, *, last: bool) -> Reply:
        question = Question(self.model.objective(tier), tuple(self.limits), self.outcome.solution)
        hurried = last or self.outcome.solution is None
        effort = self.effort if hurried else self.effort.shorter(self.effort.left * SHARE)
        return self._search(tier, question, effort, recipe_for(tier, effort.workers))

    def _search(self, tier: Tier | None, question: Question, effort: Effort, recipe: Recipe) -> Reply:
        """Asks, and keeps what is better than what there is. A failure of the solver loses no plan."""
        self._tell(tier, None, None)

        def better(solution: Solution, value: int | None, bound: int) -> None:
            self.outcome.seconds.setdefault("first plan", time.monotonic() - self.began)
            self._tell(tier, value, None if value is None else bound)
            if self.on_solution is not None:
                reached = [] if tier is None or value is None else [TierResult(tier, value, bound)]
                self.on_solution(solution, [*self.outcome.tiers, *reached])

        known = self.outcome.solution
        try:
            reply = search(self.model.cp, question, effort, recipe, better)
        except SolverFailed as failure:
            if known is None:
                raise
            self.outcome.faults.append(f"The solver failed in {tier} ({failure}); the plan found before it is kept.")
            return Reply(Verdict.UNKNOWN)
        if reply.verdict is Verdict.IMPOSSIBLE and known is not None:
            self.outcome.faults.append(f"The solver saw no plan in {tier} although it had found one; that one is kept.")
            return Reply(Verdict.UNKNOWN)
        if reply.verdict is not Verdict.UNKNOWN:
            self.outcome.verdict = reply.verdict
        if reply.solution is not None and (known is None or self._values(reply.solution) < self._values(known)):
            self.outcome.seconds.setdefault("first plan", time.monotonic() - self.began)
            self.outcome.solution = reply.solution
        return reply

    def _values(self, solution: Solution) -> list[int]:
        return [solution.value(self.model.objective(tier)) for tier in Tier]

    def _better(self, tier: Tier, value: int) -> Solution | None:
        """A second opinion on a proof, where the time for it is small: None, or a solution that contradicts it."""
        now = time.monotonic()
        allowed = max(AT_LEAST, SECOND_OPINIONS * (now - self.began)) - self.doubted
        seconds = min(self.effort.left, allowed)
        if seconds <= 0:
            return None
        objective = self.model.objective(tier)
        question = Question(limits=(*self.limits[:-1], (objective, value - 1)))
        effort = replace(self.effort.shorter(seconds), seed=self.effort.seed + 1)
        recipe = replace(recipe_for(tier, effort.workers), symmetry=False)
        try:
            reply = search(self.model.cp, question, effort, recipe)
        except SolverFailed:
            reply = Reply(Verdict.UNKNOWN)
        self.doubted += time.monotonic() - now
        if reply.solution is None:
            return None
        found = reply.solution.value(objective)
        self.outcome.faults.append(f"The solver called {value:,} the best possible in {tier} and then found {found:,}.")
        return reply.solution

    def _tell(self, tier: Tier | None, best: int | None, bound: int | None) -> None:
        if self.on_progress is not None:
            subject = "a plan" if tier is None else str(tier)
            says = f"{subject}: best {best}, no plan below {bound}" if best is not None else f"working on {subject}"
            self.on_progress(Progress(tier, best, bound, time.monotonic() - self.began, says))
