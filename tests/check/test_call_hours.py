"""The judge looks at calls by the clock of everybody who takes them, where they are."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import score
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan

CALL = meeting("pompeo", "kang", where=["remote"])
OUT = leg("k-1", "05 01:00", 14 * 60, "seoul - new-york", "kang")


@pytest.mark.parametrize(
    ("start", "rule", "whose"),
    [
        ("05 12:00", {}, []),  # 08:00 to 09:00 in Washington, 21:00 to 22:00 in Seoul
        ("05 12:01", {}, ["kang"]),
        ("05 11:00", {}, []),
        ("05 10:59", {}, ["pompeo"]),
        ("05 04:00", {}, ["pompeo"]),
        ("05 16:00", {}, ["kang"]),
        ("05 16:00", {"hours": ["00:00", "24:00"]}, []),
        ("05 16:00", {"hours": ["22:00", "13:00"]}, []),  # over midnight in Seoul
        ("05 16:01", {"hours": ["22:00", "13:00"]}, ["pompeo"]),
        ("05 12:01", {"outside": "ignore"}, []),
    ],
)
def test_a_call_lies_within_the_hours_of_everybody_in_it(start: str, rule: dict[str, Any], whose: list[str]) -> None:
    call = held("call", start, "remote", "pompeo", "kang")
    forbidding = scenario(meetings={"call": CALL}, policies={"call_hours": {"outside": "forbid", **rule}})
    found = [message for family, message in findings(forbidding, call) if family == "duty"]
    assert len(found) == len(whose)
    assert all("within the hours for calls" in message for message in found)
    avoiding = scenario(meetings={"call": CALL}, policies={"call_hours": {"weight": "7", **rule}})
    terms = [term for term in score(avoiding, plan(call)) if term.name == "call-hours"]
    assert [(term.subject, term.cost) for term in terms] == [(f"{person}/call", 7) for person in whose]
    assert not [message for family, message in findings(avoiding, call) if family == "duty"]


def test_the_finding_says_whose_clock_shows_what() -> None:
    small = scenario(meetings={"call": CALL}, policies={"call_hours": {"outside": "forbid"}})
    (message,) = (each for _, each in findings(small, held("call", "05 16:00", "remote", "pompeo", "kang")))
    assert message == (
        "'A meeting' is on Wed 06 Jun 01:00 where Kang Kyung-wha is (seoul), not within the hours for calls (07:00-22:00)."
    )


@pytest.mark.parametrize(("start", "late"), [("05 16:00", False), ("05 00:00", False), ("06 10:00", True)])
def test_the_clock_is_that_of_the_city_where_somebody_is(start: str, late: bool) -> None:
    """Kang lands in New York at 15:00 UTC: at 16:00 it is noon there, at 10:00 it is six; before, it is nine in Seoul."""
    small = scenario(
        meetings={"call": meeting("kang", where=["remote"])},
        people={"kang": {"returns": "false"}},
        policies={"call_hours": {"outside": "forbid"}},
    )
    found = [message for rule, message in findings(small, OUT, held("call", start, "remote", "kang")) if rule == "duty"]
    assert bool(found) is late


@pytest.mark.parametrize(
    ("parts", "late"),
    [
        ({}, True),
        ({"meetings": {"call": {**CALL, "pin": {"at": "2018-06-05 12:00"}}}}, False),
        ({"meetings": {"call": {**CALL, "where": ["washington/white-house"]}}}, False),
        ({"people": {"kang": {"figures": {"call_hours": {"outside": "ignore"}}}}}, False),
        ({"people": {"pompeo": {"figures": {"call_hours": {"outside": "ignore"}}}}}, True),
        ({"delegations": {"rok": {"figures": {"call_hours": {"hours": ["00:00", "24:00"]}}}}}, False),
        ({"waivers": {"w": {"waives": "call-hours", "who": ["kang"], "why": "It is urgent", "by": "Kang"}}}, False),
        ({"waivers": {"w": {"waives": "call-hours", "who": ["us"], "why": "It is urgent", "by": "Kang"}}}, True),
    ],
)
def test_pins_own_hours_and_waivers_are_regarded(parts: dict[str, Any], late: bool) -> None:
    small = scenario(**{"meetings": {"call": CALL}, "policies": {"call_hours": {"outside": "forbid"}}, **parts})
    place = small.meetings["call"].where[0]
    found = findings(small, held("call", "05 16:00", place, "pompeo", "kang"))
    assert any("hours for calls" in message for _, message in found) is late


def test_whoever_is_busy_for_a_part_is_called_for_that_part() -> None:
    stages = [{"title": "Alone", "length": "30 min", "who": ["pompeo"]}, {"title": "Both", "length": "30 min"}]
    call = meeting("pompeo", "kang", where=["remote"], stages=stages)
    del call["length"]
    small = scenario(meetings={"call": call}, policies={"call_hours": {"outside": "forbid"}})
    found = [len(findings(small, held("call", at, "remote", "pompeo", "kang"))) for at in ("04 21:30", "04 21:29")]
    assert found == [0, 1]
