"""What a waiver lifts from a plan is no finding, and is told as lifted."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.check.waived import waived
from planner.domain.scenario import Scenario
from tests.building import meeting, scenario
from tests.check.plans import held, leg, plan
from tests.check.test_duty import PALACE

GIVEN = {"why": "The minister insists", "by": "The private office"}
OUT = leg("k-1", "05 01:00", 8 * 60, "seoul - new-york", "kang")
"""Kang lands at 09:00 UTC, and talks at noon in New York; then again in the evening, from 21:00 to 22:00 there."""
PLAN = plan(OUT, held("talk", "05 16:00", PALACE, "kang"), held("late", "06 01:00", PALACE, "kang"))


def asked(**waivers: dict[str, Any]) -> Scenario:
    """The small world with these waivers, all given for the same reason."""
    talks = {id_: meeting("kang", where=[PALACE]) for id_ in ("talk", "late")}
    return scenario(
        meetings=talks,
        people={"kang": {"returns": "false"}},
        policies={"daily_meetings": "1", "travel_hours": {"hours": ["12:00", "13:00"], "outside": "forbid"}},
        waivers={id_: {**GIVEN, **fields} for id_, fields in waivers.items()},
    )


@pytest.mark.parametrize(
    ("waiver", "word", "number"),
    [
        ({"waives": "rest", "who": ["kang"]}, "rested", 1),
        ({"waives": "rest", "who": ["rok"], "until": "2018-06-08"}, "rested", 1),
        ({"waives": "rest", "who": ["kang"], "until": "2018-06-07"}, "", 0),
        ({"waives": "rest", "who": ["pompeo"]}, "", 0),
        ({"waives": "daily-meetings", "who": ["kang"]}, "has 2 meetings", 1),
        ({"waives": "daily-minutes", "who": ["kang"]}, "", 0),
        ({"waives": "travel-hours", "who": ["kang"]}, "outside the hours", 2),
        ({"waives": "working-hours", "meetings": ["late"]}, "is not between 08:00 and 20:00", 1),
        ({"waives": "working-hours", "meetings": ["talk"]}, "", 0),
        ({"waives": "quiet-times", "meetings": ["late"]}, "", 0),
    ],
)
def test_a_waiver_lifts_its_rule_for_whom_it_is_given(waiver: dict[str, Any], word: str, number: int) -> None:
    before, after = set(check(asked(), PLAN)), set(check(asked(w=waiver), PLAN))
    (told,) = waived(asked(w=waiver), PLAN)
    assert after <= before
    assert set(told.lifted) == before - after
    assert len(told.lifted) == number
    assert all(word in finding.message for finding in told.lifted)
    assert told.holds is (waiver.get("until") != "2018-06-07")


def test_a_finding_that_two_waivers_lift_is_told_of_both() -> None:
    rest = {"waives": "rest", "who": ["kang"]}
    assert [len(each.lifted) for each in waived(asked(a=rest, b={**rest, "who": ["rok"]}), PLAN)] == [1, 1]


def test_without_waivers_there_is_nothing_to_tell() -> None:
    assert waived(asked(), PLAN) == ()


def test_a_quiet_time_is_lifted_for_the_meeting() -> None:
    quiet = {"quiet_times": {"prayer": {"name": "Prayer", "between": ["12:00", "12:30"]}}}
    waiver = {"w": {**GIVEN, "waives": "quiet-times", "meetings": ["talk"]}}
    small = scenario(meetings={"talk": meeting("kang", where=[PALACE])}, policies=quiet, waivers=waiver)
    (told,) = waived(small, plan(OUT, held("talk", "05 16:00", PALACE, "kang")))
    assert ["Prayer" in finding.message for finding in told.lifted] == [True]
