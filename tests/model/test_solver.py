"""The guarded call: right where the solver has erred, alive where it dies, and it leaves the model as it was."""

from __future__ import annotations

import ast
import time
from dataclasses import replace
from typing import Any

import pytest
from ortools.sat.python import cp_model

from planner.errors import SolverFailed
from planner.files import load_scenario
from planner.model import Model, build
from planner.model.solution import Solution
from planner.model.solver import OTHER_KIND, QUICK, USUAL, Effort, Question, Recipe, Verdict, other_kind, search
from planner.plan.record import Tier
from planner.problem import compile_scenario
from planner.solve.tiers import recipe_for
from tests.house.imports import ROOT

CASES = ROOT / "tests" / "cases" / "files"
RECIPES = {
    "usual": USUAL,
    "quick": QUICK,
    "other kind": OTHER_KIND,
    "sums of time": recipe_for(Tier.TRAVEL, 1),
    "sums of time, two workers": recipe_for(Tier.TRAVEL, 2),
}


def effort(seconds: float = 20, **fields: Any) -> Effort:
    return Effort(time.monotonic() + seconds, **fields)


@pytest.fixture(scope="module")
def guest() -> Model:
    """A model that a solver without probing calls infeasible as soon as it has an objective."""
    return build(compile_scenario(load_scenario(CASES / "over-asked-guest.yaml")))


def test_the_solver_still_errs_where_it_is_not_guarded(guest: Model) -> None:
    """Should this fail, the fault is gone from the solver, and the model is worth nothing as a test any more."""
    asked = guest.cp.clone()
    asked.minimize(guest.objective(Tier.PRIORITY))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.cp_model_probing_level = 1, 0
    assert solver.solve(asked) == cp_model.INFEASIBLE


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_no_recipe_of_ours_errs_there(guest: Model, recipe: Recipe) -> None:
    workers = 2 if recipe.subsolvers else 1
    question = Question(minimise=guest.objective(Tier.PRIORITY))
    for each in recipe.fallbacks():
        reply = search(guest.cp, question, effort(workers=workers), each)
        assert (reply.verdict, reply.value, reply.bound) == (Verdict.POSSIBLE, 10, 10)
        refused = Question(limits=((guest.objective(Tier.PRIORITY), 9),))
        assert search(guest.cp, refused, effort(workers=workers), each).verdict is Verdict.IMPOSSIBLE


def test_a_model_of_which_the_solver_dies_is_answered_all_the_same() -> None:
    """The first half fails once the fault is gone from the solver; then the model is worth nothing as a test any more."""
    bilaterals = build(compile_scenario(load_scenario(CASES / "nine-bilaterals.yaml")))
    objective = bilaterals.objective(Tier.ATTENDANCE)
    asked = bilaterals.cp.clone()
    asked.minimize(objective)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    with pytest.raises(IndexError):
        solver.solve(asked)
    for recipe in RECIPES.values():
        assert search(bilaterals.cp, Question(objective), effort(), recipe).verdict is Verdict.IMPOSSIBLE


def test_nothing_else_calls_the_solver() -> None:
    users = []
    for file in sorted((ROOT / "planner").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.Attribute) and node.attr in ("solve", "Solve") for node in ast.walk(tree)):
            named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            if "CpSolver" in named:
                users.append(file.relative_to(ROOT).as_posix())
    assert users == ["planner/bench/files/b2b_model.py", "planner/bench/plain.py", "planner/model/solver.py"], (
        "but for what we are measured against"
    )


def test_solving_changes_nothing_in_the_model(guest: Model) -> None:
    before = str(guest.cp.proto)
    limits = ((guest.objective(Tier.PRIORITY), 10),)
    first = search(guest.cp, Question(guest.objective(Tier.TRAVEL), limits), effort())
    search(guest.cp, Question(guest.objective(Tier.TIDINESS), limits, first.solution), effort())
    other_kind(guest.cp, Question(limits=limits), effort())
    assert str(guest.cp.proto) == before


@pytest.fixture
def dies(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A solver that dies of an IndexError where `when` says so of its parameters."""
    real = cp_model.CpSolver.solve
    tried: list[tuple[int, bool]] = []

    def put(when: Any) -> list[tuple[int, bool]]:
        def solve(self: cp_model.CpSolver, *args: Any, **named: Any) -> Any:
            tried.append((self.parameters.symmetry_level, self.parameters.cp_model_presolve))
            if when(self.parameters):
                raise IndexError("vector::_M_range_check")
            return real(self, *args, **named)

        monkeypatch.setattr(cp_model.CpSolver, "solve", solve)
        return tried

    return put


def small() -> cp_model.CpModel:
    model = cp_model.CpModel()
    one, other = model.new_bool_var("one"), model.new_bool_var("other")
    model.add_bool_or([one, other])
    return model


@pytest.mark.parametrize(
    ("when", "tried"),
    [
        (lambda parameters: False, [(2, True)]),
        (lambda parameters: parameters.symmetry_level > 0, [(2, True), (0, True)]),
        (lambda parameters: parameters.cp_model_presolve, [(2, True), (0, True), (0, False)]),
    ],
    ids=["healthy", "symmetry", "presolve"],
)
def test_a_search_that_dies_is_repeated_more_calmly(dies: Any, when: Any, tried: list[tuple[int, bool]]) -> None:
    seen = dies(when)
    assert search(small(), Question(), effort()).verdict is Verdict.POSSIBLE
    assert seen == tried


def test_a_search_that_always_dies_says_of_what(dies: Any) -> None:
    dies(lambda parameters: True)
    with pytest.raises(SolverFailed, match="IndexError: vector"):
        search(small(), Question(), effort())


def test_a_second_opinion_of_which_the_solver_dies_is_none(dies: Any) -> None:
    dies(lambda parameters: True)
    assert other_kind(small(), Question(), effort()).verdict is Verdict.UNKNOWN


def test_what_a_hearer_raises_is_raised_and_not_taken_for_the_solvers_fault() -> None:
    calls = []

    def better(solution: Solution, value: int | None, bound: int) -> None:
        calls.append(value)
        raise IndexError("mine")

    with pytest.raises(IndexError, match="mine"):
        search(small(), Question(), effort(), on_better=better)
    assert calls == [None]


@pytest.mark.parametrize("short", [effort(-1), effort(should_stop=lambda: True)], ids=["late", "stopped"])
def test_where_there_is_no_time_nothing_is_said(short: Effort) -> None:
    assert search(small(), Question(), short).verdict is Verdict.UNKNOWN


def test_a_shorter_effort_ends_no_later() -> None:
    long = effort(100)
    assert long.shorter(5).left <= 5
    assert replace(long, deadline=0).shorter(5).over
