from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from planner.check import check, score
from planner.plan.record import Plan, Prepared, Term, Tier, Unprepared
from tests.building import meeting, scenario
from tests.made_plans import held


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def done(start: str, end: str, id_: str = "draft") -> Prepared:
    return Prepared(at(start), id_, at(end))


def found(plan: Plan, *, meetings: dict[str, Any] | None = None, **parts: Any) -> list[str]:
    asked = scenario(meetings=meetings or {}, **parts)
    return [finding.message for finding in check(asked, plan) if finding.rule == "work"]


def piece(**fields: Any) -> dict[str, Any]:
    return {"draft": {"title": "Draft", "length": "4 h", **fields}}


RIGHT = done("2018-06-04T12:00", "2018-06-04T16:00")


@pytest.mark.parametrize(
    ("fields", "each", "said"),
    [
        ({}, RIGHT, ""),
        ({}, done("2018-06-04T23:00", "2018-06-05T15:00"), ""),
        ({}, done("2018-06-04T23:00", "2018-06-05T03:00"), "takes 4 h"),
        ({}, done("2018-06-04T11:55", "2018-06-04T16:00"), "when no work on it goes on"),
        ({}, done("2018-06-03T12:00", "2018-06-03T16:00"), "outside the horizon"),
        ({"earliest": "2018-06-04 08:05"}, RIGHT, "at the earliest"),
        ({"earliest": "2018-06-04 08:00"}, RIGHT, ""),
        ({"due": "2018-06-04 12:00"}, RIGHT, ""),
        ({"due": "2018-06-04 11:59"}, RIGHT, "is due by"),
        ({"calendar": "US"}, RIGHT, ""),
        ({"length": "2 working days", "calendar": "KR"}, done("2018-06-05T12:00", "2018-06-08T00:00"), ""),
        ({"length": "2 working days", "calendar": "KR"}, done("2018-06-05T12:00", "2018-06-07T00:00"), "takes 2 working days"),
        ({"length": "2 days"}, done("2018-06-04T12:00", "2018-06-06T12:00"), ""),
        ({"length": "1 month", "due": "2018-08-01"}, done("2018-06-04T12:00", "2018-07-04T12:00"), ""),
        ({"length": "1 month", "due": "2018-08-01"}, done("2018-06-04T12:00", "2018-07-05T12:00"), "takes 1 month"),
    ],
)  # fmt: skip
def test_work_begins_and_is_ready_when_it_can_be(fields: dict[str, Any], each: Prepared, said: str) -> None:
    messages = found(Plan(prepared=(each,)), work=piece(**fields))
    assert [said in message for message in messages] == [True] * bool(said), messages


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(prepared=(done("2018-06-04T12:00", "2018-06-04T16:00", "dinner"),)), "no work 'dinner'"),
        (Plan(prepared=(done("2018-06-04T12:00", "2018-06-04T12:00"),)), "before it has begun"),
        (Plan(prepared=(RIGHT, RIGHT)), "done more than once"),
        (Plan(prepared=(RIGHT,), unprepared=(Unprepared("draft", "No time."),)), "reported as not done"),
        (Plan(unprepared=(Unprepared("dinner", "No time."),)), "no work 'dinner'"),
        (Plan(unprepared=(Unprepared("draft", "No time."),)), ""),
        (Plan(prepared=(done("0001-01-01T12:00", "0001-01-01T16:00"),)), "far from our days"),
        (Plan(), ""),
    ],
)
def test_what_makes_no_sense_by_itself_is_found(plan: Plan, said: str) -> None:
    messages = found(plan, work=piece())
    assert [said in message for message in messages] == [True] * bool(said), messages


def test_a_must_is_done() -> None:
    assert found(Plan(), work=piece(must="true")) == ["'Draft' must be ready and is not done."]
    assert found(Plan(prepared=(RIGHT,)), work=piece(must="true")) == []


TALK = {"talk": meeting("pompeo", where=["washington/white-house"])}


@pytest.mark.parametrize(
    ("start", "fields", "said"),
    [
        ("4 16:00", {"opens": ["talk"]}, ""),
        ("4 15:55", {"opens": ["talk"]}, "which it opens"),
        ("4 11:00", {"needs": {"meetings": ["talk"]}}, ""),
        ("4 11:05", {"needs": {"meetings": ["talk"]}}, "before 'A meeting' has ended"),
    ],
)
def test_work_and_meetings_wait_for_each_other(start: str, fields: dict[str, Any], said: str) -> None:
    talk = held("talk", start, "pompeo")
    messages = found(Plan((talk,), prepared=(RIGHT,)), meetings=TALK, work=piece(**fields))
    assert [said in message for message in messages] == [True] * bool(said), messages


def test_a_meeting_is_not_held_without_the_work_that_opens_it() -> None:
    talk = held("talk", "5 16:00", "pompeo")
    assert "must be ready first" in found(Plan((talk,)), meetings=TALK, work=piece(opens=["talk"]))[0]
    assert found(Plan(), meetings=TALK, work=piece(opens=["talk"])) == []


def test_what_work_needs_is_there() -> None:
    needs = piece(needs={"meetings": ["talk"]})
    assert found(Plan(prepared=(RIGHT,)), meetings=TALK, work=needs) == [
        "'Draft' needs 'A meeting', which is not held."
    ]
    two = {**piece(needs={"work": ["survey"]}), "survey": {"title": "Survey", "length": "1 h"}}
    assert found(Plan(prepared=(RIGHT,)), work=two) == ["'Draft' needs 'Survey', which is not done."]
    early, late = done("2018-06-05T12:00", "2018-06-05T13:00", "survey"), done("2018-06-04T16:00", "2018-06-04T20:00")
    assert "before 'Survey' is ready" in found(Plan(prepared=(late, early)), work=two)[0]
    right = done("2018-06-05T13:00", "2018-06-05T17:00")
    assert found(Plan(prepared=(early, right)), work=two) == []


@pytest.mark.parametrize(("granted", "clean"), [("2018-06-04", True), ("2018-06-05", False)])
def test_a_permit_that_work_needs_is_open(granted: str, clean: bool) -> None:
    authority = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "1 working day"}
    permit = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": authority}
    permits = {"waiver": {**permit, "granted": granted}}
    messages = found(Plan(prepared=(RIGHT,)), permits=permits, work=piece(needs={"permits": ["waiver"]}))
    assert (messages == []) is clean, messages


@pytest.mark.parametrize(("start", "clean"), [("2018-06-04T15:55", False), ("2018-06-04T16:00", True)])
@pytest.mark.parametrize("who", [{"by": ["sullivan"]}, {"teams": {"team": "1"}}])
def test_nobody_is_at_two_pieces_of_work(who: dict[str, Any], start: str, clean: bool) -> None:
    two = {"draft": {"title": "Draft", "length": "4 h", **who}, "other": {"title": "Other", "length": "1 h", **who}}
    other = Prepared(at(start), "other", at(start).replace(hour=at(start).hour + 1))
    resources = {"team": {"name": "Advance", "kind": "teams", "number": "1"}}
    messages = found(Plan(prepared=(RIGHT, other)), resources=resources, work=two)
    assert (messages == []) is clean, messages


def test_work_that_is_undone_or_late_costs() -> None:
    asked = scenario(work={**piece(priority="7"), "survey": {"title": "Survey", "length": "1 h", "must": "true"}})
    assert score(asked, Plan()) == (Term(Tier.PRIORITY, "undone", "draft", 1, "piece of work", 7),)
    assert score(asked, Plan(prepared=(RIGHT,))) == (Term(Tier.TIDINESS, "work-late", "draft", 480, "min", 1),)
