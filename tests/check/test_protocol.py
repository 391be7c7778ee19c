from __future__ import annotations

import pytest

from planner.check import score
from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, plan

HOUSE = "washington/white-house"
AWAY = {"kang": {"starts": "washington", "returns": "false"}}


def found(meetings: dict[str, object], parts: tuple[object, ...], **asked: object) -> list[str]:
    small = scenario(meetings=meetings, people=AWAY, **asked)
    return [message for rule, message in findings(small, *parts) if rule == "protocol"]  # type: ignore[arg-type]


TWO = {"a": meeting("pompeo", title="A"), "b": meeting("kang", title="B")}


@pytest.mark.parametrize(
    ("second", "broken"), [("05 14:30", False), ("05 14:29", True), ("05 11:31", True), ("05 11:30", False)]
)
def test_some_are_kept_apart(second: str, broken: bool) -> None:
    apart = {"r": {"rule": "apart", "who": ["us", "kang"], "gap": "30 min"}}
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), held("b", second, HOUSE, "kang"))
    assert bool(found(TWO, parts, relations=apart)) is broken


def test_those_who_must_not_meet_are_found_together() -> None:
    apart = {"r": {"rule": "apart", "who": ["us", "rok"]}}
    messages = found(
        {"a": meeting("pompeo", "kang")}, (held("a", "05 13:00", HOUSE, "pompeo", "kang"),), relations=apart
    )
    assert messages == ["us and rok must not meet, but both are in 'A meeting'."]


@pytest.mark.parametrize(
    ("who", "most", "broken"), [("sullivan", "0", True), ("sullivan", "1", False), ("pompeo", "0", False)]
)
def test_ranks_are_alike(who: str, most: str, broken: bool) -> None:
    parity = {"r": {"rule": "parity", "meetings": ["a"], "most": most}}
    messages = found({"a": meeting(who, "kang")}, (held("a", "05 13:00", HOUSE, who, "kang"),), relations=parity)
    assert bool(messages) is broken


@pytest.mark.parametrize(
    ("quota", "broken"),
    [({"most": "1"}, True), ({"most": "2"}, False), ({"most": "1", "delegations": ["rok"]}, False),
     ({"most": "1", "kinds": ["dinner"]}, False), ({"most": "1", "place": "washington/state"}, False),
     ({"most": "1", "place": "washington", "per_day": "false"}, True)],
)  # fmt: skip
def test_quotas_are_kept(quota: dict[str, object], broken: bool) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("sullivan")}
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), held("b", "05 16:00", HOUSE, "sullivan"))
    assert bool(found(meetings, parts, policies={"quotas": {"q": quota}})) is broken


def test_imbalance_is_counted() -> None:
    balance = {"r": {"rule": "balance", "delegations": ["us", "rok"], "weight": "3"}}
    small = scenario(meetings={"a": meeting("pompeo"), "b": meeting("sullivan")}, relations=balance)
    made = plan(held("a", "05 13:00", HOUSE, "pompeo"), held("b", "05 16:00", HOUSE, "sullivan"))
    terms = [term for term in score(small, made) if term.tier is Tier.PROTOCOL]
    assert [(term.name, term.subject, term.amount, term.cost) for term in terms] == [("balance", "r", 2, 6)]
