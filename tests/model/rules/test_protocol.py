import pytest

from planner.model import build
from planner.plan.record import Tier
from planner.problem import compile_scenario
from tests.building import meeting, scenario
from tests.solving import best, status


def pinned(*who: str, at: str = "06 09:00", **fields: object) -> dict[str, object]:
    return meeting(*who, pin={"at": f"2018-06-{at}"}, **fields)


APART = {"r": {"rule": "apart", "who": ["us", "rok"], "gap": "30 min"}}


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ({"a": pinned("pompeo"), "b": pinned("kang", at="06 10:30")}, "OPTIMAL"),
        ({"a": pinned("pompeo"), "b": pinned("kang", at="06 10:25")}, "INFEASIBLE"),
        ({"a": pinned("pompeo"), "b": pinned("kang", at="06 10:25", where=["washington/state"])}, "OPTIMAL"),
        ({"a": pinned("pompeo", "kang")}, "INFEASIBLE"),
    ],
    ids=["far-enough", "too-near", "elsewhere", "together"],
)
def test_some_do_not_meet(meetings: dict[str, object], expected: str) -> None:
    assert status(scenario(meetings=meetings, relations=APART)) == expected


@pytest.mark.parametrize(
    ("who", "most", "expected"),
    [(["pompeo", "kang"], "0", "OPTIMAL"), (["sullivan", "kang"], "0", "INFEASIBLE"),
     (["sullivan", "kang"], "1", "OPTIMAL"), (["sullivan", "pompeo", "kang"], "0", "OPTIMAL")],
)  # fmt: skip
def test_leading_ranks_are_alike(who: list[str], most: str, expected: str) -> None:
    parity = {"r": {"rule": "parity", "meetings": ["a"], "most": most}}
    assert status(scenario(meetings={"a": pinned(*who)}, relations=parity)) == expected


def test_a_deputy_would_break_parity() -> None:
    parity = {"r": {"rule": "parity", "meetings": ["a"]}}
    who = {"who": {"required": ["pompeo", "kang"], "deputies": "true"}}
    blocked = {"pompeo": {"blocked": [["2018-06-04", "2018-06-08"]]}}
    assert status(scenario(meetings={"a": pinned(**who)}, people=blocked)) == "OPTIMAL"
    assert status(scenario(meetings={"a": pinned(**who)}, people=blocked, relations=parity)) == "INFEASIBLE"


@pytest.mark.parametrize(
    ("quota", "second", "expected"),
    [
        ({"most": "1"}, "06 12:00", "INFEASIBLE"),
        ({"most": "1"}, "07 12:00", "OPTIMAL"),
        ({"most": "1", "per_day": "false"}, "07 12:00", "INFEASIBLE"),
        ({"most": "1", "delegations": ["rok"]}, "06 12:00", "OPTIMAL"),
        ({"most": "1", "kinds": ["dinner"]}, "06 12:00", "OPTIMAL"),
        ({"most": "1", "place": "washington"}, "06 12:00", "INFEASIBLE"),
        ({"most": "1", "place": "washington/state"}, "06 12:00", "OPTIMAL"),
    ],
)
def test_a_quota_limits_a_delegation(quota: dict[str, object], second: str, expected: str) -> None:
    meetings = {"a": pinned("pompeo"), "b": pinned("sullivan", at=second)}
    assert status(scenario(meetings=meetings, policies={"quotas": {"q": quota}})) == expected


def test_imbalance_costs_its_weight() -> None:
    meetings = {
        "a": pinned("pompeo", must="false"),
        "b": pinned("sullivan", at="06 12:00"),
        "c": pinned("kang", where=["seoul/blue-house"]),
    }
    balance = {"r": {"rule": "balance", "delegations": ["us", "rok"], "weight": "3"}}
    _, values = best(scenario(meetings=meetings, relations=balance))
    assert (values[Tier.PRIORITY], values[Tier.PROTOCOL]) == (0, 3)


def size(*relations: dict[str, object]) -> tuple[int, int]:
    """How many variables and constraints a world with these relations has."""
    either = {"required": ["pompeo"], "optional": {"kang": "2", "sullivan": "3"}}
    meetings = {id_: meeting(who=either, where=["washington/state"]) for id_ in ("a", "b", "c")}
    named = {f"r-{number}": relation for number, relation in enumerate(relations)}
    proto = build(compile_scenario(scenario(meetings=meetings, relations=named))).cp.proto
    return len(proto.variables), len(proto.constraints)


def test_what_keeps_the_same_people_apart_is_said_once() -> None:
    apart = {"rule": "apart", "who": ["us", "kang"], "gap": "30 min"}
    in_one_meeting = 3
    assert size(apart)[1] > size()[1] + in_one_meeting
    assert size(apart, apart) == (size(apart)[0], size(apart)[1] + in_one_meeting)


def test_another_gap_needs_no_other_literals() -> None:
    near, far = ({"rule": "apart", "who": ["us", "kang"], "gap": gap} for gap in ("30 min", "45 min"))
    assert size(near, far)[0] == size(near)[0]
    assert size(near, far)[1] > size(near)[1]
