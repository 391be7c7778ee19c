"""The only caller of CP-SAT. It asks on a copy, so that the model stays as it is, and is on guard against the solver's faults.

The solver has erred on models of ours (tests/model/solver_faults/ holds them): with `cp_model_probing_level` 0 it called a
model infeasible that has solutions, and looking for symmetries it died of an IndexError. So no setting is used that is known
to be wrong, a search that dies is repeated without symmetries and then without presolve, and whoever wants to rely on a
proof asks again with `other_kind`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum

from ortools.sat.python import cp_model

from planner.errors import OutOfTime, SolverFailed
from planner.model.solution import Solution

POLL = 0.05
"""Seconds between two looks at whether the work should stop."""
SHORTEST = 0.01
"""Seconds that a search gets at least."""

ShouldStop = Callable[[], bool]
OnBetter = Callable[[Solution, int | None, int], None]
"""Is told every better solution, its value (None where nothing is minimised) and the bound, on the solver's threads; the
solution is there for as long as it listens.
"""


class Verdict(Enum):
    """What a search says of a question. Running out of time says nothing."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Recipe:
    """How the solver goes about it. Every recipe is right; which of them is quick depends on the question."""

    linearization: int = 1
    subsolvers: tuple[str, ...] = ()
    presolve: bool = True
    symmetry: bool = True
    rounds: int | None = None
    """Most rounds of presolve; None for the solver's own number."""

    def fallbacks(self) -> Iterator[Recipe]:
        """This recipe, and those to try where it makes the solver die."""
        calm = replace(self, symmetry=False)
        yield from dict.fromkeys((self, calm, replace(calm, presolve=False)))


USUAL = Recipe()
QUICK = Recipe(linearization=0, symmetry=False, rounds=1)
"""Finds a first plan soon; its proofs are as good as any, but slow to come."""
OTHER_KIND = Recipe(presolve=False, symmetry=False)
"""Shares no presolve with the others: for a second opinion on whether there is a solution at all."""


@dataclass(frozen=True)
class Question:
    """What is asked: any solution, or with `minimise` the best, in which each expression of `limits` is at most its number,
    and each of `fixed` is its number.
    """

    minimise: cp_model.LinearExprT | None = None
    limits: tuple[tuple[cp_model.LinearExprT, int], ...] = ()
    hint: Solution | None = None
    fixed: tuple[tuple[cp_model.LinearExprT, int], ...] = ()


@dataclass(frozen=True)
class Effort:
    """How long (until `deadline`, monotonic seconds, or `work` in the solver's own units), how widely, and from which seed."""

    deadline: float
    workers: int = 1
    seed: int = 0
    should_stop: ShouldStop | None = None
    work: float | None = None

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self.deadline - time.monotonic()

    @property
    def over(self) -> bool:
        """Whether there is no time left, or somebody wants it to stop."""
        return self.left <= 0 or (self.should_stop is not None and self.should_stop())

    def tick(self) -> None:
        """Raises OutOfTime where it is over: for work in Python, which nobody else can end."""
        if self.over:
            raise OutOfTime("the time was up")

    def shorter(self, seconds: float) -> Effort:
        """The same for so many seconds at most."""
        return replace(self, deadline=min(self.deadline, time.monotonic() + seconds))


@dataclass(frozen=True)
class Reply:
    """What came of a question: the verdict, the best solution, its value, a bound on it, whether it is proved best, and the work
    that it took, in the solver's own units.
    """

    verdict: Verdict
    solution: Solution | None = None
    value: int | None = None
    bound: int = 0
    work: float = 0.0

    @property
    def proved(self) -> bool:
        """Whether no solution is better."""
        return self.value is not None and self.value == self.bound


def search(
    model: cp_model.CpModel,
    question: Question,
    effort: Effort,
    recipe: Recipe = USUAL,
    on_better: OnBetter | None = None,
) -> Reply:
    """Asks the solver. Raises SolverFailed where it dies whatever the recipe, InvalidModel where it refuses the model."""
    asked = _asked(model, question)
    failures: list[Exception] = []
    for each in recipe.fallbacks():
        if effort.over:
            return Reply(Verdict.UNKNOWN)
        solver, listener = _solver(effort, each), _Listener(on_better, minimising=asked.has_objective())
        try:
            with _watched(solver, effort.should_stop):
                status = solver.solve(asked, listener)
        except (IndexError, KeyError, ValueError, RuntimeError, MemoryError) as error:  # C++ exceptions come as these
            failures.append(error)
            continue
        listener.complain()
        return _reply(solver, status, minimising=asked.has_objective())
    raise SolverFailed("; ".join(f"{type(error).__name__}: {error}" for error in failures)) from failures[-1]


def other_kind(model: cp_model.CpModel, question: Question, effort: Effort) -> Reply:
    """A second opinion: the same question without objective and hint, by a search that shares as little as it can.

    Where the solver dies of it, it has no opinion.
    """
    try:
        return search(model, Question(limits=question.limits), replace(effort, seed=effort.seed + 1), OTHER_KIND)
    except SolverFailed:
        return Reply(Verdict.UNKNOWN)


def _asked(model: cp_model.CpModel, question: Question) -> cp_model.CpModel:
    asked: cp_model.CpModel = model.clone()
    for expression, most in question.limits:
        if not isinstance(expression, int):
            asked.add(expression <= most)
    for expression, value in question.fixed:
        asked.add(expression == value)
    if question.minimise is not None and not isinstance(question.minimise, int):
        asked.minimize(question.minimise)
    if question.hint is not None:
        values = question.hint.values
        asked.proto.solution_hint.vars.extend(range(len(values)))
        asked.proto.solution_hint.values.extend(values)
    return asked


def _solver(effort: Effort, recipe: Recipe) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_time_in_seconds = max(SHORTEST, effort.left)
    if effort.work is not None:
        parameters.max_deterministic_time = effort.work
    parameters.num_workers = effort.workers
    parameters.random_seed = effort.seed
    parameters.catch_sigint_signal = False
    parameters.linearization_level = recipe.linearization
    parameters.cp_model_presolve = recipe.presolve
    parameters.subsolvers.extend(recipe.subsolvers)
    if not recipe.symmetry:
        parameters.symmetry_level = 0
    if recipe.rounds is not None:
        parameters.max_presolve_iterations = recipe.rounds
    return solver


def _reply(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, *, minimising: bool) -> Reply:
    solution, work = Solution.of(solver, status), solver.response_proto.deterministic_time
    if solution is None:
        return Reply(Verdict.IMPOSSIBLE if status == cp_model.INFEASIBLE else Verdict.UNKNOWN, work=work)
    if not minimising:
        return Reply(Verdict.POSSIBLE, solution, work=work)
    value = round(solver.objective_value)
    bound = value if status == cp_model.OPTIMAL else min(value, _whole(solver.best_objective_bound))
    return Reply(Verdict.POSSIBLE, solution, value, bound, work)


def _whole(bound: float) -> int:
    """A bound on whole numbers, so it may be rounded up; never below 0, for no cost is."""
    near = round(bound)
    return max(0, near if abs(bound - near) <= 1e-6 else -int(-bound // 1))


@dataclass
class _Failure:
    error: Exception | None = None


class _Listener(cp_model.CpSolverSolutionCallback):
    """Passes every better solution on; what its hearer raises ends the search and is raised after it."""

    def __init__(self, on_better: OnBetter | None, *, minimising: bool) -> None:
        super().__init__()
        self._on_better = on_better
        self._minimising = minimising
        self._failure = _Failure()

    def on_solution_callback(self) -> None:
        """Tells of a solution."""
        if self._on_better is None or self._failure.error is not None:
            return
        value = round(self.objective_value) if self._minimising else None
        bound = max(0, round(self.best_objective_bound)) if self._minimising else 0
        try:
            self._on_better(Solution(self), value, bound)
        except Exception as error:
            self._failure.error = error
            self.stop_search()

    def complain(self) -> None:
        """Raises what the hearer raised."""
        if self._failure.error is not None:
            raise self._failure.error


@contextmanager
def _watched(solver: cp_model.CpSolver, should_stop: ShouldStop | None) -> Iterator[None]:
    """Stops the solver from another thread when the work should stop."""
    if should_stop is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL):
            if should_stop():
                solver.stop_search()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
