from __future__ import annotations

import time

import pytest

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts import facts_of, facts_of_horizon, lifted
from planner.conflicts.inquiry import Inquiry
from planner.conflicts.oracle import Oracle
from planner.conflicts.subjects import probe_of_meeting, probes
from planner.conflicts.together import of_all_subjects
from planner.domain.scenario import Scenario
from planner.files import load_scenario
from planner.model.solver import Effort, Verdict
from planner.problem import compile_scenario
from tests.building import meeting, scenario
from tests.cli.running import SCENARIOS
from tests.explain.causes import CAUSES, STATE, WAIVER, at, within, world


def conflicts(asked: Scenario) -> list[Conflict]:
    """Everything that stands in the way."""
    problem = compile_scenario(asked)
    inquiry = Inquiry(problem, Oracle(problem.grid.step, Effort(time.monotonic() + 60)))
    return [*of_all_subjects(inquiry.alone()), *inquiry.in_the_whole()]


def has_a_plan(asked: Scenario) -> bool:
    verdict = Oracle(asked.horizon.grid, Effort(time.monotonic() + 60)).verdict(asked)
    assert verdict is not Verdict.UNKNOWN
    return verdict is Verdict.POSSIBLE


@pytest.mark.parametrize("name", CAUSES)
def test_the_cause_is_named_with_its_field(name: str) -> None:
    asked = world(name)
    culprits = {culprit for conflict in conflicts(asked) for culprit in conflict.obstacle(asked).culprits}
    assert CAUSES[name][1] in culprits


@pytest.mark.parametrize("name", CAUSES)
def test_a_conflict_has_no_plan_and_without_any_one_of_its_facts_it_has_one(name: str) -> None:
    for conflict in conflicts(world(name)):
        assert conflict.minimal
        every = [fact for group in facts_of(conflict.scenario, conflict.meetings) for fact in group]
        paths = {fact.path for fact in conflict.facts}
        alone = lifted(conflict.scenario, (fact for fact in every if fact.path not in paths))
        assert not has_a_plan(alone)
        for fact in conflict.facts:
            assert has_a_plan(fact.lift(alone)), fact.path


@pytest.mark.parametrize("name", CAUSES)
def test_what_is_lifted_is_a_relaxation(name: str) -> None:
    """Each fact of a world that has a plan can go, and there is a plan still; and the world is not changed by that."""
    asked = world(name)
    eased = {id_: each.model_copy(update={"must": False}) for id_, each in asked.meetings.items()}
    possible = asked.model_copy(update={"meetings": eased})
    before = possible.fingerprint
    for fact in (*(fact for group in facts_of(possible, tuple(eased)) for fact in group), *facts_of_horizon(possible)):
        assert has_a_plan(fact.lift(possible)), fact.path
    assert possible.model_copy().fingerprint == before


def test_every_conflict_is_named_and_not_only_the_first() -> None:
    found = conflicts(
        scenario(
            meetings={
                "permit": meeting("kang", where=["new-york"], **at("06", "12:00")),
                "full": meeting("pompeo", title="Full", **within("05", "05")),
                "too": meeting("pompeo", title="Too", **within("05", "05")),
                "fine": meeting("sullivan"),
            },
            permits={"waiver": WAIVER},
            policies={"daily_meetings": "1"},
        )
    )
    assert {conflict.subject: conflict.meetings for conflict in found} == {
        "people.kang": ("permit",),
        "people.pompeo": ("full", "too"),
    }


def test_two_reasons_of_one_subject_are_two_conflicts() -> None:
    """The waiver comes too late, and she is blocked on that day as well: to mend one of them is not enough."""
    found = conflicts(
        scenario(
            meetings={"talk": meeting("kang", where=["new-york"], **at("06", "12:00"))},
            permits={"waiver": {**WAIVER, "authority": STATE}},
            people={"kang": {"blocked": [["2018-06-07", "2018-06-07"]]}},
        )
    )
    named = {fact.path for conflict in found for fact in conflict.facts}
    assert {"permits.waiver", "people.kang.blocked"} <= named


def test_a_conflict_of_the_whole_is_found_although_each_subject_is_possible_alone() -> None:
    people = {
        "pompeo": {"available": [["2018-06-05 09:00", "2018-06-05 10:00"]]},
        "sullivan": {"available": [["2018-06-05 10:00", "2018-06-05 11:00"]]},
    }
    who = {"required": [], "any_of": [{"of": ["pompeo", "sullivan"], "least": "2"}]}
    (conflict,) = conflicts(scenario(meetings={"talk": meeting(who=who)}, people=people))
    assert conflict.subject == "scenario"
    assert {fact.path for fact in conflict.facts} == {"people.pompeo.available", "people.sullivan.available"}


def test_where_there_is_a_plan_nothing_stands_in_its_way() -> None:
    assert conflicts(scenario(meetings={"talk": meeting("pompeo")})) == []


@pytest.mark.parametrize(
    ("number", "words"), [(2, "'A' and 'B', 2 h together"), (6, "'A', 'B', 'C' and 3 more, 6 h together")]
)
def test_a_few_meetings_are_named_and_many_are_counted(number: int, words: str) -> None:
    asked = scenario(
        meetings={id_.lower(): meeting("pompeo", title=id_, **within("05", "05")) for id_ in "ABCDEF"[:number]},
        policies={"daily_meetings": str(number - 1)},
    )
    (conflict,) = conflicts(asked)
    says = f"at most {number - 1} meeting{'s' if number > 2 else ''} of a person on a day"
    assert conflict.obstacle(asked).sentence == (
        f"Mike Pompeo cannot attend {words}: {says}; {'both' if number == 2 else 'all'} must be held on Tue 5 Jun 2018."
    )


def test_nothing_that_is_asked_alone_is_impossible_where_there_is_a_plan() -> None:
    """In Hanoi the train ends at a border station: whoever is asked alone needs a meeting there to get on."""
    asked = load_scenario(SCENARIOS / "hanoi-2019.yaml")
    problem = compile_scenario(asked)
    one_by_one = (probe_of_meeting(problem, task) for task in problem.tasks.values())
    for probe in (*one_by_one, *probes(problem)):
        assert has_a_plan(probe.scenario), probe.subject
        every = [fact for group in facts_of(probe.scenario, probe.meetings) for fact in group]
        shut = [fact for fact in every if not fact.path.endswith(".closed")]
        assert has_a_plan(lifted(probe.scenario, shut)), probe.subject
