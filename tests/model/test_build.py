from itertools import pairwise

import pytest

from planner.model import Model, build
from planner.model.posting import STRUCTURE, PostingModel
from planner.model.rules import FAMILIES, attendance, calendar, journeys
from planner.problem import compile_scenario, no_tick
from tests.building import meeting, scenario

MEETINGS = {
    "a": meeting("pompeo", "kang", where=["washington/state", "new-york/palace", "seoul/blue-house"]),
    "b": meeting(who={"required": ["kang"], "optional": {"sullivan": "2"}}, where=["seoul/blue-house"], must="false"),
}
RELATIONS = {"r": {"rule": "same-day", "meetings": ["a", "b"]}}


@pytest.fixture(scope="module")
def whole() -> Model:
    return build(compile_scenario(scenario(meetings=MEETINGS, relations=RELATIONS)))


def test_every_constraint_is_of_one_owner(whole: Model) -> None:
    numbers = sorted(number for ranges in whole.posted.values() for each in ranges for number in each)
    assert numbers == list(range(len(whole.cp.proto.constraints)))
    assert set(whole.posted) == {STRUCTURE, *(family.KEY for family in FAMILIES)}
    assert all(one.stop < other.start for ranges in whole.posted.values() for one, other in pairwise(ranges))


def test_a_family_that_does_not_apply_posts_nothing(whole: Model) -> None:
    assert whole.posted["protocol"] == ()
    assert whole.posted["journeys"]


def test_what_a_day_is_belongs_to_no_rule_although_one_asked_first(whole: Model) -> None:
    start = whole.draft.meetings.start["b"].index
    constraints = whole.cp.proto.constraints
    of_precedence = [constraints[number] for each in whole.posted["precedence"] for number in each]
    assert of_precedence
    assert not any(start in each.linear.vars for each in of_precedence)
    assert len(whole.posted[STRUCTURE]) > 1


def test_a_model_can_do_with_fewer_families(whole: Model) -> None:
    fewer = build(whole.draft.problem, families=(attendance, calendar))
    assert set(fewer.posted) == {STRUCTURE, attendance.KEY, calendar.KEY}
    assert len(fewer.cp.proto.constraints) < len(whole.cp.proto.constraints)
    assert journeys.KEY not in fewer.posted


def test_the_innermost_owner_counts() -> None:
    cp = PostingModel(no_tick)
    variable = cp.new_bool_var("x")
    cp.add(variable >= 0)
    with cp.owned_by("outer"):
        cp.add(variable >= 0)
        with cp.owned_by("inner"):
            cp.add(variable >= 0)
        with cp.owned_by("idle"):
            pass
        cp.add(variable >= 0)
        cp.add(variable >= 0)
    cp.add(variable >= 0)
    assert cp.posted() == {
        STRUCTURE: (range(1), range(5, 6)),
        "outer": (range(1, 2), range(3, 5)),
        "inner": (range(2, 3),),
        "idle": (),
    }
