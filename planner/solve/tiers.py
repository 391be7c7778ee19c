"""Solves a model tier by tier: each tier is brought to its best, held there, and the answer handed on as a hint."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planner.model import Model
from planner.plan.record import Tier, TierResult
from planner.solve.reader import Reader
from planner.solve.settings import Progress, Settings

SHARE = 0.6
"""The part of the time that is left which one tier may take, so that a hard proof does not starve those below it."""
SUMS_OF_TIME = (Tier.TRAVEL, Tier.TIDINESS)
"""Tiers that add up minutes: with the most thorough linear relaxation they are proved in a second, else in minutes."""
MANY = 4
"""From so many workers on the solver's own portfolio has room for a thorough one."""
POLL = 0.05
"""Seconds between two looks at whether the work should stop."""

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]


@dataclass
class Outcome:
    """What solving came to: the best solution, the tiers that were worked on, and whether no plan exists (proved)."""

    reader: Reader | None = None
    tiers: list[TierResult] = field(default_factory=list)
    impossible: bool = False
    seconds: dict[str, float] = field(default_factory=dict)


class _Listener(cp_model.CpSolverSolutionCallback):
    """Passes every better solution on as progress."""

    def __init__(self, run: _Run, tier: Tier | None) -> None:
        super().__init__()
        self._run = run
        self._tier = tier

    def on_solution_callback(self) -> None:
        """Tells of a solution."""
        self._run.first_plan()
        best, bound = round(self.objective_value), max(0, round(self.best_objective_bound))
        self._run.tell(self._tier, best if self._tier else None, bound if self._tier else None)


class _Run:
    def __init__(
        self, settings: Settings, began: float, on_progress: OnProgress | None, should_stop: ShouldStop | None
    ) -> None:
        self.settings = settings
        self.began = began
        self.on_progress = on_progress
        self.should_stop = should_stop
        self.outcome = Outcome()

    @property
    def left(self) -> float:
        return self.settings.time_limit - (time.monotonic() - self.began)

    @property
    def stopped(self) -> bool:
        return self.should_stop is not None and self.should_stop()

    def first_plan(self) -> None:
        self.outcome.seconds.setdefault("first plan", time.monotonic() - self.began)

    def tell(self, tier: Tier | None, best: int | None, bound: int | None) -> None:
        if self.on_progress is not None:
            subject = "a plan" if tier is None else str(tier)
            says = f"{subject}: best {best}, no plan below {bound}" if best is not None else f"working on {subject}"
            self.on_progress(Progress(tier, best, bound, time.monotonic() - self.began, says))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def solver_for(settings: Settings, seconds: float, tier: Tier | None, *, first: bool) -> cp_model.CpSolver:
    """A solver with these settings and so much wall time, tuned to the tier; the first looks for a plan at once."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = workers = cores() if settings.fast else settings.workers
    solver.parameters.random_seed = settings.seed
    solver.parameters.catch_sigint_signal = False
    if first:
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.max_presolve_iterations = 1
    if tier in SUMS_OF_TIME and workers == 1:
        solver.parameters.linearization_level = 2
    elif tier in SUMS_OF_TIME and workers < MANY:
        solver.parameters.subsolvers.extend(["max_lp", "reduced_costs"])
    return solver


def solve_tiers(
    model: Model,
    settings: Settings,
    began: float,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> Outcome:
    """Solves tier by tier within the time limit, counted from `began` (monotonic seconds)."""
    run = _Run(settings, began, on_progress, should_stop)
    costly = [tier for tier in Tier if not isinstance(model.objective(tier), int)]
    whole: list[Tier | None] = [*costly]
    for tier in whole or [None]:
        if run.outcome.reader is not None and (run.left <= 0 or run.stopped):
            break
        if not _one_tier(model, run, tier, last=tier is None or tier is costly[-1]):
            break
    return run.outcome


def _one_tier(model: Model, run: _Run, tier: Tier | None, *, last: bool) -> bool:
    """Brings one tier to its best; false where there is nothing to go on with."""
    began = time.monotonic()
    objective = 0 if tier is None else model.objective(tier)
    if tier is not None and run.outcome.reader is not None and run.outcome.reader.value(objective) == 0:
        run.outcome.tiers.append(TierResult(tier, 0, 0))
        run.tell(tier, 0, 0)
        model.cp.add(objective == 0)
        return True
    if tier is not None:
        model.cp.minimize(objective)
    run.tell(tier, None, None)
    first = run.outcome.reader is None
    solver = solver_for(run.settings, run.left if last or first else run.left * SHARE, tier, first=first)
    with _watched(solver, run):
        status = solver.solve(model.cp, _Listener(run, tier))
    run.outcome.seconds[str(tier) if tier else "a plan"] = time.monotonic() - began
    found = Reader.of(solver, status)
    if found is None:
        run.outcome.impossible = first and status == cp_model.INFEASIBLE
        return False
    run.first_plan()
    run.outcome.reader = found
    if tier is not None:
        value, bound = round(solver.objective_value), _bound(solver, status)
        run.outcome.tiers.append(TierResult(tier, value, bound))
        run.tell(tier, value, bound)
        model.cp.add(objective == value if status == cp_model.OPTIMAL else objective <= value)
        _hint(model, found)
    return True


def _bound(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> int:
    """The proved bound as a whole number; costs are whole, so it may be rounded up."""
    if status == cp_model.OPTIMAL:
        return round(solver.objective_value)
    bound = solver.best_objective_bound
    return max(0, -int(-bound // 1) if abs(bound - round(bound)) > 1e-6 else round(bound))


def _hint(model: Model, reader: Reader) -> None:
    """Hands a whole solution on."""
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(reader.values):
        model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)


@contextmanager
def _watched(solver: cp_model.CpSolver, run: _Run) -> Iterator[None]:
    """Stops the solver from another thread when the work should stop."""
    if run.should_stop is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL):
            if run.stopped:
                solver.stop_search()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
