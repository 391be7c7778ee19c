"""Preparations that are ready only just in time are worth a look, those with time to spare are not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.plan.record import Plan, Prepared
from planner.report.looks import Look, LookKind
from planner.report.worth_a_look import worth_a_look
from tests.building import meeting, scenario
from tests.check.plans import at, held


def looks(end: str, *, start: str = "05 12:00", talk: bool = True, summit: bool = False, **work: Any) -> list[Look]:
    """What is told of a draft in a plan where it is ready then, perhaps before the talk on 7 June at 16:00 UTC."""
    asked = scenario(
        meetings={"talk": meeting("pompeo", "kang", title="Talks"), "end": meeting("pompeo")},
        work={"draft": {"title": "Draft", "length": "4 h", "by": ["sullivan"], **work}},
        **(
            {"summit": {"meeting": "end", "at": "2018-06-08 12:00", "place": "washington/white-house"}}
            if summit
            else {}
        ),
    )
    meets = (held("talk", "07 16:00", "washington/white-house", "pompeo"),) if talk else ()
    made = Plan(appointments=meets, prepared=(Prepared(at(start), "draft", at(end)),))
    return [look for look in worth_a_look(asked, made) if look.kind is LookKind.JUST_READY]


@pytest.mark.parametrize(
    ("end", "start", "fields", "told"),
    [
        ("06 16:01", "06 12:00", {"opens": ["talk"]}, "23 h 59 min before Talks begins, which it opens"),
        ("06 16:00", "06 12:00", {"opens": ["talk"]}, ""),
        ("07 16:00", "07 12:00", {"opens": ["talk"]}, "just when Talks begins, which it opens"),
        ("07 16:01", "07 12:00", {"opens": ["talk"]}, ""),
        ("06 16:01", "06 12:00", {"opens": ["talk"], "talk": False}, ""),
        ("06 15:59", "06 12:00", {"due": "2018-06-07 12:00"}, ""),
        ("06 16:00", "06 12:00", {"due": "2018-06-07 11:59"}, "23 h 59 min before it is due"),
        ("07 12:00", "07 10:00", {"due": "2018-06-07 12:00", "opens": ["talk"]}, "4 h before"),
        ("07 16:00", "06 12:00", {}, ""),
        ("07 16:01", "07 12:00", {"summit": True}, "23 h 59 min before it is due"),
        ("07 16:00", "07 12:00", {"summit": True}, ""),
    ],
)
def test_work_that_is_ready_shortly_before_somebody_counts_on_it(
    end: str, start: str, fields: dict[str, Any], told: str
) -> None:
    found = looks(end, start=start, **fields)
    assert len(found) == bool(told)
    assert all(told in look.sentence for look in found)


@pytest.mark.parametrize(("start", "told"), [("01 00:00", True), ("12 00:00", False)])
def test_long_work_with_less_than_a_tenth_of_its_time_to_spare(start: str, told: bool) -> None:
    asked = scenario(
        horizon={"from": "2018-06-01", "to": "2018-06-30"},
        work={"survey": {"title": "Survey", "length": "20 days", "due": "2018-06-24 00:00"}},
    )
    made = Plan(prepared=(Prepared(at(start), "survey", at("22 16:00")),))
    assert bool([each for each in worth_a_look(asked, made) if each.kind is LookKind.JUST_READY]) is told


def test_it_says_when_and_whom_it_concerns() -> None:
    (look,) = looks("07 14:00", start="07 10:00", opens=["talk"])
    assert look.sentence == '"Draft" is ready on Thu 7 Jun 10:00, 2 h before Talks begins, which it opens.'
    assert (look.people, look.meetings, look.at) == (("sullivan",), ("talk",), at("07 14:00"))
