"""Cancelled meetings stay in the file: they take nothing, bind nobody, and every report says that they are off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.check import check, score
from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.files.plan_rows import rows_of
from planner.plan.diff import compare
from planner.plan.record import CANCELLED, Answer, Plan, Status, Unscheduled
from planner.report import Namer, schedule, sentence
from planner.solve import solve
from tests.building import meeting, scenario

OFF = {"status": "cancelled"}
PIN = {"pin": {"at": "2018-06-05 10:00"}, "where": ["washington/state"]}


def world(relation: dict[str, Any] | None = None, **off: dict[str, Any]) -> Scenario:
    """Two pinned must-haves at one time with one person, and a talk that waits; `off` is laid over each of them."""
    fields = {
        "one": meeting("pompeo", "kang", **PIN | off.get("one", {})),
        "two": meeting("sullivan", "kang", **PIN | off.get("two", {})),
        "talk": meeting("sullivan", **{"must": "false"} | off.get("talk", {})),
    }
    return scenario(meetings=fields, relations={} if relation is None else {"order": relation})


def answered(asked: Scenario) -> tuple[Answer, Plan]:
    """A proved answer and its plan, in which the judge finds nothing."""
    found = solve(asked)
    assert found.status is Status.PROVED_BEST
    assert found.plan is not None
    assert check(asked, found.plan) == ()
    return found, found.plan


def test_a_cancelled_meeting_takes_nothing_and_is_told() -> None:
    assert [fault.code for fault in faults_of(world())] == ["LOGIC-clash"]
    asked = world(two=OFF)
    assert faults_of(asked) == ()
    answer, plan = answered(asked)
    assert {each.meeting for each in plan.appointments} == {"one", "talk"}
    assert plan.unscheduled == (Unscheduled("two", CANCELLED),)
    assert answer.tiers[0].value == 0
    assert schedule(rows_of(plan, asked), scenario=asked).unscheduled == ()


def test_a_plan_that_holds_it_is_refused() -> None:
    before = world({"rule": "before", "first": "talk", "then": "one"}, two={"pin": {"at": "2018-06-06 10:00"}})
    _, plan = answered(before)
    after = world({"rule": "before", "first": "talk", "then": "one"}, two=OFF | {"pin": {"at": "2018-06-06 10:00"}})
    assert [each.message for each in check(after, plan)] == ["'A meeting' is cancelled and has an appointment."]
    left = [each for each in plan.appointments if each.meeting != "two"]
    without = replace(plan, appointments=tuple(left), unscheduled=(Unscheduled("two", CANCELLED),))
    assert [each for each in check(after, without) if each.rule == "attendance"] == []
    assert [each.kind for each in score(after, without) if each.subject == "two"] == []
    told = [sentence(each, Namer(after)) for each in compare(plan, without) if each.subject == "two"]
    assert any("cancelled; it was" in each for each in told)


@pytest.mark.parametrize(
    ("relation", "off", "held"),
    [
        ({"rule": "gate", "gate": "two", "opens": ["talk"]}, "two", {"one"}),
        ({"rule": "gate", "gate": "talk", "opens": ["one"]}, "two", {"one", "talk"}),
        (
            {"rule": "brief", "meeting": "two", "about": "one", "side": "before", "within": "1 h"},
            "two",
            {"one", "talk"},
        ),
        (
            {"rule": "brief", "meeting": "talk", "about": "two", "side": "after", "within": "0 min"},
            "two",
            {"one", "talk"},
        ),
        ({"rule": "before", "first": "two", "then": "one", "least": "1 day"}, "two", {"one", "talk"}),
        ({"rule": "same-day", "meetings": ["two", "talk"]}, "two", {"one", "talk"}),
        ({"rule": "adjacent", "first": "two", "then": "talk"}, "two", {"one", "talk"}),
        ({"rule": "parity", "meetings": ["two"]}, "two", {"one", "talk"}),
    ],
)
def test_relations_bind_nobody_through_it_but_for_a_gate(relation: dict[str, Any], off: str, held: set[str]) -> None:
    asked = world(relation, **{off: OFF})
    assert faults_of(asked) == ()
    _, plan = answered(asked)
    assert {each.meeting for each in plan.appointments} == held


def test_what_waits_for_a_cancelled_gate_says_so() -> None:
    gate = {"rule": "gate", "gate": "two", "opens": ["talk"]}
    _, plan = answered(world(gate, two=OFF | {"title": "The opening"}))
    reasons = {each.meeting: each.reason for each in plan.unscheduled}
    assert "because of 'The opening', for which it waits and which is cancelled." in reasons["talk"]
    answer = solve(world(gate, two=OFF | {"title": "The opening"}, talk={"must": "true"}))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert "'The opening', for which it waits and which is cancelled" in answer.obstacles[0].sentence
    assert "meetings.two.status" in answer.obstacles[0].culprits


def test_what_contradicts_a_cancelled_meeting_is_no_fault() -> None:
    for status, codes in (("announced", ["LOGIC-circle"]), ("cancelled", [])):
        both = {"one": meeting("pompeo"), "two": meeting("kang", status=status)}
        circle = {
            first: {"rule": "before", "first": first, "then": then} for first, then in (("one", "two"), ("two", "one"))
        }
        assert [each.code for each in faults_of(scenario(meetings=both, relations=circle))] == codes
    outside = {"pin": {"at": "2019-06-05 10:00"}}
    assert [each.code for each in faults_of(world(two=outside))] != []
    assert faults_of(world(two=outside | OFF)) == ()


def test_the_summit_cannot_be_cancelled() -> None:
    summit = {"meeting": "talk", "at": "2018-06-07 10:00", "place": "washington/white-house"}
    either = {"when": {"wall": "either"}}
    for status, codes in (("confirmed", []), ("cancelled", ["LOGIC-cancelled"])):
        asked = scenario(meetings={"talk": meeting("sullivan", status=status, **either)}, summit=summit)
        assert [each.code for each in faults_of(asked)] == codes


def test_a_cancelled_meeting_takes_nothing_from_pools() -> None:
    needs = {"needs": {"security": "1"}, "must": "false", "pin": {"at": "2018-06-05 10:00"}}
    meetings = {"one": meeting("pompeo", **needs), "two": meeting("kang", **needs)}
    pools = {"guards": {"name": "Guards", "kind": "security", "number": "1"}}
    for status, held in (("tentative", 1), ("cancelled", 1)):
        meetings["two"]["status"] = status
        meetings["two"]["priority"] = "20"
        _, plan = answered(scenario(meetings=meetings, resources=pools))
        assert len(plan.appointments) == held
        assert plan.appointments[0].meeting == ("two" if status == "tentative" else "one")
