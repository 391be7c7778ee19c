from typing import Any

import pytest

from planner.problem import Problem, compile_scenario
from planner.problem.protocol import MeetingBalance, MeetingCap, RankParity, Separation, seat_delegation
from tests.building import meeting, scenario

ROLES = {
    "held": {"name": "Held", "holder": "kang"},
    "acted": {"name": "Acted", "acting": ["sullivan"]},
    "vacant": {"name": "Vacant"},
}
BOTH = meeting("pompeo", "kang")
HOME = meeting("pompeo", where=["washington/white-house", "washington/state"], kind="briefing")
NEVER = meeting("pompeo", "kang", must="false", when={"days": ["sat"]})


def asked(relations: dict[str, Any] | None = None, **quotas: Any) -> Problem:
    meetings = {"both": BOTH, "home": HOME, "never": NEVER}
    return compile_scenario(scenario(meetings=meetings, relations=relations or {}, policies={"quotas": quotas}))


@pytest.mark.parametrize(("seat", "delegation"), [("pompeo", "us"), ("held", "rok"), ("acted", "us"), ("vacant", None)])
def test_a_seat_is_of_the_delegation_of_whom_it_stands_for(seat: str, delegation: str | None) -> None:
    assert seat_delegation(scenario(roles=ROLES), seat) == delegation


def test_relations_are_in_order_of_their_ids() -> None:
    problem = asked(
        {
            "c": {"rule": "apart", "who": ["us", "kang"], "gap": "45 min"},
            "b": {"rule": "parity", "meetings": ["both", "never"], "most": "1"},
            "a": {"rule": "balance", "delegations": ["us", "rok"], "weight": "2"},
        }
    )
    assert problem.protocol.relations == (
        MeetingBalance("a", 2, (("both", "home"), ("both",))),
        RankParity("both", 1, (("kang",), ("pompeo",))),
        Separation((frozenset({"pompeo", "sullivan"}), frozenset({"kang"})), 45),
    )


@pytest.mark.parametrize(
    ("quota", "meetings"),
    [
        ({}, [("rok", ("both",)), ("us", ("both", "home"))]),
        ({"delegations": ["us"]}, [("us", ("both", "home"))]),
        ({"delegations": ["us"], "kinds": ["briefing"]}, [("us", ("home",))]),
        ({"delegations": ["us"], "place": "washington/state"}, [("us", ("home",))]),
        ({"delegations": ["us"], "place": "seoul"}, [("us", ())]),
    ],
)
def test_a_quota_counts_the_meetings_of_each_delegation(quota: dict[str, Any], meetings: list[Any]) -> None:
    caps = asked(q={"most": "1", **quota}).protocol.caps
    assert [(cap.delegation, cap.meetings) for cap in caps] == meetings


def test_a_quota_counts_where_it_says() -> None:
    problem = asked(q={"most": "1", "place": "washington/state", "delegations": ["us"], "per_day": "false"})
    (cap,) = problem.protocol.caps
    assert cap == MeetingCap("us", 1, per_day=False, place=cap.place, meetings=("home",))
    assert [cap.counts(option) for option in problem.tasks["home"].options] == [True, False]


def test_where_nothing_is_asked_there_is_nothing() -> None:
    assert not asked().protocol
    assert asked(q={"most": "1"}).protocol
