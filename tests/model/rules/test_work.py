from __future__ import annotations

from typing import Any

import pytest

from tests.building import meeting, scenario
from tests.solving import status

TALK = {"at": "2018-06-06 09:00"}


def work(**fields: Any) -> dict[str, Any]:
    return {"title": "Draft", "length": "4 h", "must": "true", "priority": "10", **fields}


def asked(pieces: dict[str, Any], **parts: Any) -> str:
    meetings = {"talk": meeting("pompeo", pin=TALK), "brief": meeting("kang", where=["seoul"], length="1 h")}
    return status(scenario(meetings=meetings, work=pieces, **parts))


TEAM = {"team": {"name": "Advance", "kind": "teams", "number": "1"}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due": "2018-06-04 12:00"}, "OPTIMAL"),
        ({"due": "2018-06-04 11:55"}, "INFEASIBLE"),
        ({"hours": ["09:00", "17:00"], "due": "2018-06-04 12:55"}, "INFEASIBLE"),
        ({"hours": ["09:00", "17:00"], "due": "2018-06-04 13:00"}, "OPTIMAL"),
        ({"earliest": "2018-06-08 16:00"}, "OPTIMAL"),
        ({"earliest": "2018-06-08 16:05"}, "INFEASIBLE"),
        ({"length": "3 working days", "calendar": "US", "due": "2018-06-06 20:00"}, "OPTIMAL"),
        ({"length": "3 working days", "calendar": "US", "due": "2018-06-06 19:55"}, "INFEASIBLE"),
        ({"length": "3 working days", "calendar": "KR", "due": "2018-06-06 20:00"}, "INFEASIBLE"),
        ({"length": "3 working days", "calendar": "KR", "due": "2018-06-07 20:00"}, "OPTIMAL"),
        ({"length": "2 days", "due": "2018-06-06 08:00"}, "OPTIMAL"),
        ({"length": "2 days", "due": "2018-06-06 07:55"}, "INFEASIBLE"),
        ({"length": "1 month", "due": "2018-07-04 08:00"}, "OPTIMAL"),
        ({"length": "1 month", "due": "2018-07-04 07:55"}, "INFEASIBLE"),
        ({"length": "15 years", "due": "2033-06-04 08:00"}, "OPTIMAL"),
        ({"length": "15 years"}, "INFEASIBLE"),
        ({"city": "seoul", "length": "8 h", "due": "2018-06-04 21:00 Asia/Seoul"}, "INFEASIBLE"),
        ({"city": "seoul", "length": "8 h", "due": "2018-06-05 09:00 Asia/Seoul"}, "OPTIMAL"),
    ],
)
def test_work_takes_its_time_in_its_hours(fields: dict[str, Any], expected: str) -> None:
    assert asked({"draft": work(**fields)}) == expected


@pytest.mark.parametrize(
    ("blocked", "due", "expected"),
    [
        ([["2018-06-04 09:00", "2018-06-04 10:00"]], "2018-06-04 13:00", "OPTIMAL"),
        ([["2018-06-04 09:00", "2018-06-04 10:00"]], "2018-06-04 12:55", "INFEASIBLE"),
        ([["2018-06-04", "2018-06-04"]], "2018-06-05 12:00", "OPTIMAL"),
        ([["2018-06-04", "2018-06-04"]], "2018-06-05 11:55", "INFEASIBLE"),
    ],
)
def test_work_goes_on_while_its_people_have_time(blocked: list[list[str]], due: str, expected: str) -> None:
    people = {"sullivan": {"blocked": blocked}}
    assert asked({"draft": work(by=["sullivan"], due=due)}, people=people) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [("12 h", "OPTIMAL"), ("12 h 5 min", "OPTIMAL"), ("25 h", "OPTIMAL"), ("25 h 5 min", "INFEASIBLE")],
)
def test_a_meeting_waits_for_the_work_that_opens_it(length: str, expected: str) -> None:
    assert asked({"draft": work(length=length, opens=["talk"], must="false")}) == expected


@pytest.mark.parametrize(("due", "expected"), [("2018-06-06 14:00", "OPTIMAL"), ("2018-06-06 13:55", "INFEASIBLE")])
def test_work_waits_for_the_meeting_that_it_needs(due: str, expected: str) -> None:
    assert asked({"draft": work(needs={"meetings": ["talk"]}, due=due)}) == expected


@pytest.mark.parametrize(("due", "expected"), [("2018-06-04 16:00", "OPTIMAL"), ("2018-06-04 15:55", "INFEASIBLE")])
def test_work_waits_for_the_work_that_it_needs(due: str, expected: str) -> None:
    assert asked({"survey": work(), "draft": work(needs={"work": ["survey"]}, due=due)}) == expected


@pytest.mark.parametrize(
    ("submitted", "due", "expected"),
    [
        ({"submitted": "2018-06-04"}, "2018-06-05 12:00", "OPTIMAL"),
        ({"submitted": "2018-06-04"}, "2018-06-05 11:55", "INFEASIBLE"),
        ({}, "2018-06-08", "INFEASIBLE"),
    ],
)
def test_work_waits_for_the_permit_that_it_needs(submitted: dict[str, str], due: str, expected: str) -> None:
    authority = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "1 working day"}
    permit = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": authority, **submitted}
    assert asked({"draft": work(needs={"permits": ["waiver"]}, due=due)}, permits={"waiver": permit}) == expected


@pytest.mark.parametrize(
    ("who", "due", "expected"),
    [
        ({"by": ["sullivan"]}, "2018-06-04 15:55", "INFEASIBLE"),
        ({"by": ["sullivan"]}, "2018-06-04 16:00", "OPTIMAL"),
        ({"teams": {"team": "1"}}, "2018-06-04 15:55", "INFEASIBLE"),
        ({"teams": {"team": "1"}}, "2018-06-04 16:00", "OPTIMAL"),
        ({}, "2018-06-04 12:00", "OPTIMAL"),
    ],
)
def test_nobody_does_two_pieces_of_work_at_once(who: dict[str, Any], due: str, expected: str) -> None:
    pieces = {"one": work(due=due, **who), "other": work(due=due, **who)}
    assert asked(pieces, resources=TEAM) == expected


def test_work_that_is_no_must_can_be_left_undone() -> None:
    assert asked({"draft": work(length="15 years", must="false")}) == "OPTIMAL"


def test_a_meeting_that_impossible_work_opens_has_no_time() -> None:
    assert asked({"draft": work(length="15 years", must="false", opens=["talk"])}) == "INFEASIBLE"
