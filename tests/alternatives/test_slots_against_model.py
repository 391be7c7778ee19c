"""What is said of a slot is what the judge and the exact model say of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random

import pytest

from planner.check import check, score, tiers
from planner.model import build
from planner.model.build import Model
from planner.model.hint import Fixed
from planner.model.solver import Effort, Question, Verdict, search
from planner.problem import compile_scenario, no_tick
from planner.problem.assignment import Assignment, plan_of
from planner.problem.tasks import Option
from planner.search.alternatives import Alternatives
from planner.search.prices import TIERS
from planner.search.search import Search
from planner.search.steps import each_of
from tests.solve.worlds import World

WORLDS = range(900, 924)
FEW = 4
"""So many starts that are barred are asked about, for each meeting."""


@pytest.mark.parametrize("number", WORLDS)
def test_a_slot_is_possible_where_the_judge_passes_the_plan_and_barred_where_the_model_has_none(number: int) -> None:
    scenario = World(number).scenario
    if scenario is None:
        return
    problem = compile_scenario(scenario)
    found = Search(problem, 0)
    if not found.sound:
        return
    found.construct(no_tick)
    plan, rng, model = found.now.assignment, Random(number), build(problem)
    for id_ in problem.tasks:
        alternatives = Alternatives(problem, plan, id_, no_tick)
        if not alternatives.free:
            continue
        assert not alternatives.lost
        for spot in alternatives.job.spots:
            there = {each.start: each for each in alternatives.at(spot)}
            for each in there.values():
                made = plan_of(problem, alternatives.with_it(each), proved=False)
                assert {finding.rule for finding in check(scenario, made)} <= {"attendance"}
                costs = tiers(score(scenario, made))
                assert tuple(costs[tier] for tier in TIERS) == each.price[1:]
            barred = [start for start in each_of(spot.starts, last_first=False) if start not in there]
            for start in rng.sample(barred, min(FEW, len(barred))):
                verdict = _verdict(model, plan, id_, spot.option, start)
                assert verdict is Verdict.IMPOSSIBLE, (id_, str(spot.option.place), start, alternatives.bars(spot))
            if id_ in plan.held and plan.held[id_].option == spot.option:
                assert plan.held[id_].start in there


def _verdict(model: Model, plan: Assignment, id_: str, option: Option, start: int) -> Verdict:
    task = model.draft.problem.tasks[id_]
    fixed = (*_others(model, plan, id_), (model.draft.meetings.at(task, option), 1))
    at = (model.draft.meetings.start[id_], start)
    return search(model.cp, Question(fixed=(*fixed, at)), Effort(time.monotonic() + 20)).verdict


def _others(model: Model, plan: Assignment, but: str) -> Iterator[Fixed]:
    """All other meetings when, where and with whom they are."""
    meetings = model.draft.meetings
    for id_, task in model.draft.problem.tasks.items():
        held = plan.held.get(id_)
        if id_ == but:
            continue
        for option in task.options:
            yield meetings.at(task, option), int(held is not None and held.option == option)
        if held is not None:
            yield meetings.start[id_], held.start
            filled = set(held.seats)
            for seat, candidate, literal in meetings.filled_of(task):
                yield literal, int((seat.id, candidate.person) in filled)
