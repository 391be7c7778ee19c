"""A proof leaves only when a second search agrees; a plan found against a proof is kept and told as our fault."""

from __future__ import annotations

from typing import Any

import pytest

import planner.conflicts.oracle as oracle
import planner.solve.tiers as tiers
import planner.solve.work as work
from planner.check import check
from planner.errors import SolverFailed
from planner.model.solver import Effort, Question, Recipe, Reply, Verdict
from planner.model.solver import search as real_search
from planner.plan.record import Status, Tier
from planner.solve import solve
from tests.building import meeting, scenario

POSSIBLE = scenario(meetings={"talk": meeting("kang", where=["new-york"]), "brief": meeting("pompeo", must="false")})
TWICE = {"a": meeting("pompeo", pin={"at": "2018-06-05 09:00"}), "b": meeting("pompeo", pin={"at": "2018-06-05 09:30"})}


@pytest.fixture
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver has to begin with nothing."""
    monkeypatch.setattr(work, "search_for", lambda *args: None)


@pytest.mark.usefixtures("no_search")
def test_a_false_no_is_told_as_our_fault_and_the_plan_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [Reply(Verdict.IMPOSSIBLE)]

    def search(*args: Any) -> Reply:
        return answers.pop() if answers else real_search(*args)

    monkeypatch.setattr(tiers, "search", search)
    answer = solve(POSSIBLE)
    assert answer.status is Status.PROVED_BEST
    assert answer.plan is not None
    assert check(POSSIBLE, answer.plan) == ()
    assert answer.faults == ("The solver saw no plan at first, and then found this one.",)


def test_a_no_that_nobody_confirms_is_called_unconfirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (work, oracle):
        monkeypatch.setattr(room, "other_kind", lambda *args: Reply(Verdict.UNKNOWN))
    answer = solve(scenario(meetings=TWICE))
    assert (answer.status, answer.plan) == (Status.NO_PLAN_UNCONFIRMED, None)
    assert answer.words == "no plan exists, says the solver (unconfirmed)"
    assert "impossible" not in answer.obstacles[0].sentence


def test_a_no_that_is_confirmed_is_proved() -> None:
    assert solve(scenario(meetings=TWICE)).status is Status.NO_PLAN_EXISTS


def test_a_subject_proved_impossible_twice_confirms_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "other_kind", lambda *args: Reply(Verdict.UNKNOWN))
    answer = solve(scenario(meetings=TWICE))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert answer.obstacles[0].subject == "people.pompeo"


@pytest.mark.usefixtures("no_search")
def test_a_false_best_is_told_and_the_better_plan_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver is made to call the first plan with a stand-in or a journey too many the best."""
    both = {"kang": meeting("kang", must="false"), "brief": meeting("kang", must="false", priority="3")}
    asked = scenario(meetings=both)

    def search(model: Any, question: Question, effort: Effort, recipe: Recipe = tiers.USUAL, told: Any = None) -> Reply:
        if question.minimise is None or question.limits:
            return real_search(model, question, effort, recipe, told)
        worse = real_search(model, question, effort, recipe, told)
        assert worse.value == 0
        nothing_held = Question(limits=((-1 * question.minimise, -13),))
        solution = real_search(model, nothing_held, effort).solution
        return Reply(Verdict.POSSIBLE, solution, 13, 13)

    monkeypatch.setattr(tiers, "search", search)
    answer = solve(asked)
    assert answer.faults
    assert answer.faults[0].startswith("The solver called 13 the best possible in priority and then found ")
    priority = next(tier for tier in answer.tiers if tier.tier is Tier.PRIORITY)
    assert priority.value < 13
    assert priority.bound == 0


def test_a_solver_that_dies_later_loses_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(model: Any, question: Question, *args: Any) -> Reply:
        if question.limits:
            raise SolverFailed("IndexError: vector")
        return real_search(model, question, *args)

    monkeypatch.setattr(tiers, "search", search)
    answer = solve(POSSIBLE)
    assert answer.plan is not None
    assert answer.status in (Status.BEST_FOUND, Status.WITHIN)
    assert any("IndexError" in fault for fault in answer.faults)


def test_a_solver_that_denies_its_own_plan_loses_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(model: Any, question: Question, *args: Any) -> Reply:
        return Reply(Verdict.IMPOSSIBLE) if question.hint is not None else real_search(model, question, *args)

    monkeypatch.setattr(tiers, "search", search)
    answer = solve(POSSIBLE)
    assert answer.plan is not None
    assert any("although it had found one" in fault for fault in answer.faults)


def test_time_that_ran_out_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no probe is answered, nobody is blamed and nothing is called possible."""
    monkeypatch.setattr(oracle, "search", lambda *args: Reply(Verdict.UNKNOWN))
    monkeypatch.setattr(oracle, "_at_hand", lambda *args: False)
    answer = solve(scenario(meetings=TWICE))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert [each.subject for each in answer.obstacles] == ["scenario"]
    assert answer.obstacles[0].culprits == ()
    assert "0 of 2 subjects are possible; for 2 the time was too short" in answer.obstacles[0].sentence
