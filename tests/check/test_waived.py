"""What a waiver lifts from a plan is no finding, and is told as lifted."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check, score
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
        ({"waives": "daily-meetings", "who": ["kang"], "until": "2018-06-05"}, "has 2 meetings", 1),
        ({"waives": "daily-meetings", "who": ["kang"], "until": "2018-06-04"}, "", 0),
        ({"waives": "working-hours", "meetings": ["late"], "until": "2018-06-05"}, "is not between 08:00 and 20:00", 1),
        ({"waives": "working-hours", "meetings": ["late"], "until": "2018-06-04"}, "", 0),
        ({"waives": "turnover", "meetings": ["talk"]}, "", 0),
        ({"waives": "night", "who": ["kang"]}, "", 0),
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


@pytest.mark.parametrize(
    ("until", "holds"), [("2018-06-03", False), ("2018-06-04", True), ("2018-06-08", True), (None, True)]
)
def test_it_holds_where_it_lifts_its_rule_from_anything(until: str | None, holds: bool) -> None:
    waiver = {"waives": "daily-meetings", "who": ["kang"], **({} if until is None else {"until": until})}
    assert [each.holds for each in waived(asked(w=waiver), PLAN)] == [holds]


# The fifth of June ends at 04:00 UTC on the sixth in Washington, which is home.
@pytest.mark.parametrize(
    ("start", "told"), [("06 03:59", False), ("06 04:00", True), ("06 03:30", False), ("06 04:30", True)]
)
@pytest.mark.parametrize("rule", ["working-hours", "quiet-times"])
def test_what_begins_before_the_end_of_its_last_day_is_lifted_and_nothing_after(
    rule: str, start: str, told: bool
) -> None:
    times = {} if rule == "working-hours" else {"when": {"time_of_day": ["00:00", "24:00"]}}
    small = scenario(
        meetings={"talk": meeting("pompeo", where=["washington/state"], **times)},
        policies={"quiet_times": {"rest": {"name": "Rest", "between": ["20:00", "06:00"]}}} if times else {},
        waivers={"w": {**GIVEN, "waives": rule, "meetings": ["talk"], "until": "2018-06-05"}},
    )
    assert bool(check(small, plan(held("talk", start, "washington/state", "pompeo")))) is told


@pytest.mark.parametrize(("start", "told"), [("06 03:59", False), ("06 04:00", True)])
def test_so_are_calls(start: str, told: bool) -> None:
    small = scenario(
        meetings={"call": meeting("pompeo", where=["remote"])},
        policies={"call_hours": {"hours": ["09:00", "17:00"], "outside": "forbid"}},
        waivers={"w": {**GIVEN, "waives": "call-hours", "who": ["us"], "until": "2018-06-05"}},
    )
    assert bool(check(small, plan(held("call", start, "remote", "pompeo")))) is told


@pytest.mark.parametrize(
    ("waived_from", "second", "told"),
    [("pompeo", "05 14:00", False), ("pompeo", "05 13:59", True), ("sullivan", "05 14:00", True)],
)
def test_a_room_needs_no_turnover_after_a_meeting_from_which_it_is_waived(
    waived_from: str, second: str, told: bool
) -> None:
    small = scenario(
        meetings={who: meeting(who, where=["washington/state"]) for who in ("pompeo", "sullivan")},
        waivers={"w": {**GIVEN, "waives": "turnover", "meetings": [waived_from]}},
    )
    pair = ((who, at) for who, at in (("pompeo", "05 13:00"), ("sullivan", second)))
    made = plan(*(held(who, at, "washington/state", who) for who, at in pair))
    assert bool(check(small, made)) is told


@pytest.mark.parametrize(("who", "priced"), [("kang", False), ("pompeo", True)])
def test_a_night_that_is_waived_costs_nothing(who: str, priced: bool) -> None:
    waiver = {"w": {**GIVEN, "waives": "night", "who": [who]}}
    late = {"late": meeting("kang", where=["seoul/blue-house"], when={"time_of_day": ["00:00", "24:00"]})}
    made = plan(held("late", "05 14:00", "seoul/blue-house", "kang"))
    names = {term.name for term in score(scenario(meetings=late, waivers=waiver), made)}
    assert ("night" in names) is priced


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
