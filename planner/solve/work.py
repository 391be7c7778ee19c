"""One solve at work: what was asked, what it may still take, and its stages from the scenario to a judged plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.conflicts.inquiry import obstacles_of
from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.model import Model, build
from planner.model.assigned import assignment_in
from planner.model.hint import values_of
from planner.model.solution import Solution
from planner.model.solver import SHORTEST, Effort, Question, ShouldStop, Verdict, other_kind
from planner.plan.record import Answer, Status, Tier, TierResult
from planner.plan.settings import Progress, Settings
from planner.problem import Problem, Tick, compile_scenario
from planner.problem.assignment import unscheduled
from planner.runs import Job
from planner.search.prices import PLACE, TIERS
from planner.search.search import Found
from planner.solve.curve import Curve
from planner.solve.given import Given, given_of
from planner.solve.incumbent import Incumbent, best_of, judged
from planner.solve.proofs import Proofs
from planner.solve.provenance import provenance_of
from planner.solve.remarks import good_enough
from planner.solve.searching import Budget, budget_of, found_by_search, search_for
from planner.solve.second_search import SecondSearch
from planner.solve.size import Size, size_of
from planner.solve.tier_results import agreed, raised, results, status_of
from planner.solve.tiers import OnProgress, Outcome, cores, effort_of, solve_tiers

FREEING = 0.15
"""A model takes so much of the time to go that it took to build: measured on one of 410 meetings."""
OBSTACLE_SECONDS = 20.0
"""Wall seconds at most for finding out who or what is impossible alone, once it is proved that no plan exists."""
OFTEN = 1.0
"""Wall seconds at least between two plans that are judged while there may be better ones still."""
OFFERING = 0.05
"""The part of the time that judging better plans may take while there may be better ones still."""
PAYS = 2.0
"""Wall seconds under which a second process has hardly begun to search when the time is up."""
OnAnswer = Callable[[Answer], None]


def grid_of_proof(problem: Problem) -> int | None:
    """The minutes of the grid to which a proof about the problem is restricted; None where it holds for every minute."""
    return problem.grid.step if problem.grid.roundings.any else None


@dataclass
class Work:
    """One solve: what was asked, and the seconds that each stage took."""

    scenario: Scenario
    settings: Settings
    began: float
    on_progress: OnProgress | None
    should_stop: ShouldStop | None
    on_answer: OnAnswer | None = None
    given: Given | None = None
    alone: bool = False
    """Whether it must not begin anything on another core."""
    curve: Curve = field(default_factory=Curve)
    estimate: int | None = None
    faults: list[str] = field(default_factory=list)
    """Sentences on what of ours failed on the way."""
    seconds: dict[str, float] = field(default_factory=dict)
    reserve: float = 0.0
    """Seconds that the model takes to go."""
    offered: tuple[int, ...] | None = None
    """What the best plan that was offered costs, tier by tier."""
    quiet_until: float = 0.0
    """When the next plan may be judged while there may be better ones still (monotonic seconds)."""

    @property
    def limited(self) -> Settings:
        """The settings, with as much of the time kept back as the model takes to go."""
        return replace(self.settings, time_limit=max(SHORTEST, self.settings.time_limit - self.reserve))

    @property
    def effort(self) -> Effort:
        """What is left of what the settings allow."""
        return effort_of(self.limited, self.began, self.should_stop)

    def compiled(self, step: int | None) -> Problem | None:
        """The scenario in whole numbers, on its own grid or on one of so many minutes; None where there is no time for it."""
        began = time.monotonic()
        with uncollected():
            try:
                return compile_scenario(self.scenario, step, self._until())
            except OutOfTime:
                return None
            finally:
                self._spent("compile", began)

    def modelled(self, problem: Problem) -> Model | None:
        """The exact model; None where there is no time to build it."""
        began = time.monotonic()
        with uncollected():
            try:
                tick = self._until()
                if not self._size(problem, tick).can_be_built(self.effort.left):
                    return None
                self.tell(Progress(None, None, None, began - self.began, "building the model", building=True))
                return build(problem, tick)
            except OutOfTime:
                return None
            finally:
                self._spent("build", began)

    def share_of_search(self, problem: Problem) -> float | None:
        """The part of the time for the plain search; all of it where no exact model fits. None where there is no time left."""
        try:
            return self._size(problem, self.effort.tick).share_of_search(self.effort.left)
        except OutOfTime:
            return None

    def _size(self, problem: Problem, tick: Tick) -> Size:
        size = size_of(problem, tick)
        self.estimate = size.constraints
        return size

    def searched(self, problem: Problem, share: float) -> Incumbent | None:
        """The best plan of the search in that part of the time, or the given one where that is no worse; None without any."""
        began, last = time.monotonic(), list[Incumbent]()

        def on_found(found: Found) -> None:
            if found.whole and (not last or self._due):
                last[:] = [self._judged(problem, found)]
                self.offer(lambda: self.by_search(problem, last[0]))
            self.tell(found_by_search(found, time.monotonic() - self.began))

        if self.given is not None:
            self.given.fit(problem)
        budget = budget_of(len(problem.tasks), self.effort, share, fast=self.settings.fast)
        second = self._second(budget)

        def part(found: Found) -> float:
            return self.proofs.part(problem, found, share, self.effort)

        found = search_for(problem, self.settings.seed, budget, on_found, self._enough_found, self.given, part)
        plans = [None if self.given is None else self.given.known]
        if second is not None:
            plans.append(self._brought(problem, second, 0.0 if self.effort.over else self.effort.left / 4))
        self.took("search", time.monotonic() - began)
        if found is not None and found.whole:
            at_hand = last and last[0].assignment is found.assignment
            plans.append(last[0] if at_hand else self._judged(problem, found))
        best = best_of(plans)
        if best is not None and best.assignment is not None:
            self._bound(best.values, budget.seconds if share else 0.0)
        return best

    def _bound(self, values: Mapping[Tier, int], searching: float) -> None:
        """Looks for what prices prove, where the plan of so many seconds of search has these values."""
        began = time.monotonic()
        for told in self.proofs.prove(values, searching, self.effort):
            self.tell(replace(told, seconds=time.monotonic() - self.began))
            self.took("bound", time.monotonic() - began - self.seconds.get("bound", 0.0))

    @cached_property
    def proofs(self) -> Proofs:
        """What prices prove."""
        return Proofs(self.scenario, self.settings.fast, self._wanted)

    def _second(self, budget: Budget) -> SecondSearch | None:
        """A second search on another core, where there is one and it pays."""
        if not self.settings.fast or self.alone or cores() < 2 or not budget.musts or budget.seconds < PAYS:
            return None
        settings = replace(self.settings, seed=self.settings.seed + 1, time_limit=budget.seconds)
        start = None if self.given is None else self.given.plan
        return SecondSearch(Job(self.scenario, settings, time.monotonic(), start))

    def _brought(self, problem: Problem, second: SecondSearch, seconds: float) -> Incumbent | None:
        """What a second search has found in so many seconds more."""
        plan = second.plan(seconds)
        self.faults += second.faults
        if plan is None:
            return None
        brought = given_of(self.scenario, plan)
        brought.fit(problem)
        return brought.known

    def _judged(self, problem: Problem, found: Found) -> Incumbent:
        began = time.monotonic()
        incumbent = judged(self.scenario, problem, found.assignment)
        agreed({tier: found.price[PLACE[tier]] for tier in TIERS}, incumbent.values)
        self.seconds.setdefault("first plan", time.monotonic() - self.began)
        self.took("check", time.monotonic() - began)
        return incumbent

    def hinted(self, model: Model, known: Incumbent | None) -> Solution | None:
        """A known plan as a solution of the model; None where it is none, or takes too long to become one."""
        if known is None or known.assignment is None:
            return None
        began = time.monotonic()
        solution = values_of(model, known.assignment, self.effort.shorter(self.effort.left / 4))
        self.took("hint", time.monotonic() - began)
        return solution

    def built(self, step: int) -> Model | None:
        """The exact model on another grid; None where there is no time to build it."""
        problem = self.compiled(step)
        return None if problem is None else self.modelled(problem)

    def _until(self) -> Tick:
        """To be called often: raises OutOfTime where what is left is needed for letting go what was built."""
        return self.effort.shorter(self.effort.left / (1 + FREEING)).tick

    def _spent(self, stage: str, began: float) -> None:
        self.took(stage, time.monotonic() - began)
        self.reserve += FREEING * (time.monotonic() - began)

    def climb(self, model: Model, start: Solution | None = None) -> Outcome:
        """Solves tier by tier, perhaps from a solution."""

        def on_solution(solution: Solution, reached: Sequence[TierResult]) -> None:
            if self._due:
                self.offer(lambda: self.by_model(model, solution, reached)[0])

        outcome = solve_tiers(
            model, self.limited, self.began, self.tell, self.should_stop, start, on_solution, self.proofs.floors
        )
        first = outcome.seconds.pop("first plan", None)
        if first is not None:
            self.seconds.setdefault("first plan", first)
        for stage, taken in outcome.seconds.items():
            self.took(stage, taken)
        return outcome

    @property
    def _due(self) -> bool:
        return self.on_answer is not None and time.monotonic() >= self.quiet_until

    def offer(self, answer: Callable[[], Answer]) -> None:
        """Gives whoever listens the best plan so far, so that it is there whatever becomes of this process."""
        if self.on_answer is None:
            return
        began, offer = time.monotonic(), answer()
        values = tuple(each.value for each in offer.tiers)
        if self.offered is None or values <= self.offered:
            self.offered = values
            self.on_answer(offer)
        ended = time.monotonic()
        self.quiet_until = ended + max(OFTEN, (ended - began) / OFFERING)

    def by_search(self, problem: Problem | None, known: Incumbent) -> Answer:
        """What is to be said of a plan without the solver's bounds: nothing costs less than nothing, and what prices prove."""
        return self.held(known, tuple(TierResult(tier, known.values[tier], 0) for tier in Tier), problem)

    def by_model(self, model: Model, solution: Solution, reached: Sequence[TierResult]) -> tuple[Answer, Incumbent]:
        """What is to be said of a solution once the tiers have come so far; raises BrokenPlan where judge and model differ."""
        began, problem = time.monotonic(), model.draft.problem
        exact = judged(self.scenario, problem, assignment_in(model, solution))
        tiers = results(model, reached, exact.values)
        self.took("check", time.monotonic() - began)
        return self.held(exact, tiers, problem), exact

    def held(self, known: Incumbent, tiers: tuple[TierResult, ...], problem: Problem | None) -> Answer:
        """An answer with a plan, and what is known of its tiers: from the solver as these, and from prices."""
        if known.assignment is not None:
            tiers, faults = raised(tiers, self.proofs.floors)
            self.faults += [each for each in faults if each not in self.faults]
        answer = self.answer(status_of(tiers), None if problem is None else grid_of_proof(problem))
        plan = known.plan
        if problem is not None:
            proved = next(each.proved for each in tiers if each.tier is Tier.PRIORITY)
            held = {each.meeting for each in plan.appointments}
            plan = replace(plan, unscheduled=unscheduled(problem, held, proved=proved))
        return self.proofs.certified(replace(answer, plan=plan, tiers=tiers, terms=known.terms))

    @property
    def _wanted(self) -> tuple[Tier, ...]:
        """The tiers that are to be proved."""
        return (self.settings.good_enough or tuple(Tier)[-1]).and_above

    def enough(self, answer: Answer) -> bool:
        """Whether as much is proved as was asked for."""
        return answer.plan is not None and all(each.proved for each in answer.tiers if each.tier in self._wanted)

    def _enough_found(self, found: Found) -> bool:
        """Whether a plan of the search costs nothing where that was asked for: nothing can be better there."""
        return found.whole and not any(found.price[PLACE[tier]] for tier in TIERS if tier in self._wanted)

    def outlook(self, answer: Answer) -> str | None:
        """A sentence on why it ended here, or on what more time will probably do; None where there is nothing to say."""
        if answer.plan is None or answer.status is Status.PROVED_BEST:
            return None
        if self.settings.good_enough is not None and self.enough(answer):
            return good_enough(self.settings.good_enough)
        if self.should_stop is not None and self.should_stop():
            return None
        tier = next(each.tier for each in answer.tiers if not each.proved)
        return self.curve.outlook(tier, time.monotonic() - self.began)

    def tell(self, progress: Progress) -> None:
        """Tells whoever watches."""
        self.curve.hear(progress)
        if self.on_progress is not None:
            self.on_progress(progress)

    def took(self, stage: str, seconds: float) -> None:
        """Adds to the seconds of a stage."""
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
        if not self.settings.explain:
            status = Status.NO_PLAN_EXISTS if sure else Status.NO_PLAN_UNCONFIRMED
            return self.answer(status, grid_of_proof(model.draft.problem))
        began = time.monotonic()
        found = obstacles_of(model.draft.problem, self.effort.shorter(OBSTACLE_SECONDS))
        self.took("obstacles", time.monotonic() - began)
        status = Status.NO_PLAN_EXISTS if sure or found.prove else Status.NO_PLAN_UNCONFIRMED
        return replace(self.answer(status, grid_of_proof(model.draft.problem)), obstacles=found.sentences)

    def answer(self, status: Status, grid: int | None = None) -> Answer:
        """An answer without a plan."""
        return Answer(
            status=status,
            plan=None,
            tiers=(),
            terms=(),
            obstacles=(),
            provenance=provenance_of(self.scenario, self.settings, start=self.given is not None),
            seconds=dict(self.seconds),
            faults=(*self.faults, *self.proofs.faults),
            grid=grid,
            estimate=self.estimate,
        )
