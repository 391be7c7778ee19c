"""The judge looks at how long before what they attend people are in a city to which they come by a journey."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import score
from planner.domain.scenario import Scenario
from planner.plan.record import Mode
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan

PALACE = "new-york/palace"
TALK = meeting("kang", where=[PALACE])
FREE = {"rest": {"length": "0 min"}, "travel_hours": {"outside": "ignore"}, "night": {"weight": "0"}}
OUT = leg("k-1", "05 00:05", 14 * 60, "seoul - new-york", "kang")
"""Kang lands at 14:05 UTC; with formalities of 20 min and a way of 35 min she could be at the palace at 15:00, at 11:00 there."""


def asked(arrival: dict[str, Any], **parts: Any) -> Scenario:
    """Kang talks in New York and stays there."""
    return scenario(
        **{
            "meetings": {"talk": TALK},
            "people": {"kang": {"returns": "false"}},
            "policies": {**FREE, "arrival": arrival},
            **parts,
        }
    )


def late(small: Scenario, *parts: Any) -> list[str]:
    """What the judge says of those who are late."""
    return [message for rule, message in findings(small, *parts) if rule == "duty" and "must be there" in message]


@pytest.mark.parametrize(
    ("start", "rule", "is_late"),
    [
        ("05 18:00", {"before": "3 h"}, False),
        ("05 17:59", {"before": "3 h"}, True),
        ("05 15:00", {}, False),
        ("05 15:00", {"before": "1 min"}, True),
        ("05 17:59", {"before": "3 h", "outside": "ignore"}, False),
        ("06 03:59", {"evening_before": "true"}, True),  # 23:59 on the day of the landing
        ("06 04:00", {"evening_before": "true"}, False),
        ("06 04:00", {"before": "13 h", "evening_before": "true"}, False),
        ("06 04:00", {"before": "13 h 1 min", "evening_before": "true"}, True),
    ],
)
def test_whoever_comes_is_there_so_long_before(start: str, rule: dict[str, Any], is_late: bool) -> None:
    talk = held("talk", start, PALACE, "kang")
    assert bool(late(asked(rule), OUT, talk)) is is_late
    avoiding = asked({"outside": "avoid", "weight": "7", **rule})
    terms = [term for term in score(avoiding, plan(OUT, talk)) if term.name == "arrival"]
    assert [(term.subject, term.cost) for term in terms] == [("kang/new-york 2018-06-05 14:05", 7)] * is_late
    assert "outside" in rule or not late(avoiding, OUT, talk)


def test_the_finding_says_when_they_are_there_and_should_be() -> None:
    (message,) = late(asked({"before": "3 h", "evening_before": "true"}), OUT, held("talk", "05 17:00", PALACE, "kang"))
    assert message == (
        "Kang Kyung-wha can be at 'A meeting' from Tue 05 Jun 11:00 on, must be there 180 min before it and on the day before, "
        "and it begins for them on Tue 05 Jun 13:00."
    )


@pytest.mark.parametrize(("landing", "is_late"), [("05 03:05", False), ("05 03:06", True)])
def test_the_evening_before_ends_at_midnight_where_the_meeting_is(landing: str, is_late: bool) -> None:
    out = leg("k-1", f"04 {int(landing[3:5]) + 10}:{landing[6:]}", 14 * 60, "seoul - new-york", "kang")
    talk = held("talk", "05 16:00", PALACE, "kang")
    assert bool(late(asked({"evening_before": "true"}), out, talk)) is is_late


@pytest.mark.parametrize("mode", [Mode.GROUND, Mode.TRAIN])
def test_legs_on_the_ground_count_without_formalities(mode: Mode) -> None:
    out = leg("k-1", "05 00:05", 14 * 60, "seoul - new-york", "kang", mode=mode)
    starts = ("05 17:40", "05 17:39")
    assert [len(late(asked({"before": "3 h"}), out, held("talk", at, PALACE, "kang"))) for at in starts] == [0, 1]


@pytest.mark.parametrize(
    ("parts", "is_late"),
    [
        ({}, True),
        ({"meetings": {"talk": {**TALK, "pin": {"at": "2018-06-05 12:00"}}}}, True),
        ({"meetings": {"talk": {**TALK, "arrive": {"before": "1 h"}}}}, False),
        ({"meetings": {"talk": {**TALK, "arrive": {"before": "61 min"}}}}, True),
        ({"meetings": {"talk": {**TALK, "arrive": {"evening_before": "true"}}}}, True),
        ({"people": {"kang": {"returns": "false", "figures": {"arrival": {"before": "1 h"}}}}}, False),
        ({"delegations": {"rok": {"figures": {"arrival": {"outside": "avoid"}}}}}, False),
        ({"delegations": {"us": {"figures": {"arrival": {"outside": "avoid"}}}}}, True),
        ({"waivers": {"w": {"waives": "arrival", "who": ["rok"], "why": "It is urgent", "by": "Kang"}}}, False),
        ({"waivers": {"w": {"waives": "arrival", "who": ["us"], "why": "It is urgent", "by": "Kang"}}}, True),
        ({"waivers": {"w": {"waives": "rest", "who": ["rok"], "why": "It is urgent", "by": "Kang"}}}, True),
    ],
)
def test_meetings_own_figures_and_waivers_are_regarded(parts: dict[str, Any], is_late: bool) -> None:
    assert bool(late(asked({"before": "3 h"}, **parts), OUT, held("talk", "05 16:00", PALACE, "kang"))) is is_late


def test_a_waiver_lifts_what_meetings_say_too() -> None:
    talks = {"talk": {**TALK, "arrive": {"before": "3 h"}}}
    given = {"w": {"waives": "arrival", "who": ["kang"], "why": "It is urgent", "by": "Kang"}}
    talk = held("talk", "05 16:00", PALACE, "kang")
    assert [len(late(asked({}, meetings=talks, **more), OUT, talk)) for more in ({}, {"waivers": given})] == [1, 0]


def test_each_stay_is_told_and_costs_once_and_every_meeting_that_says_so_itself() -> None:
    talks = {"a": TALK, "b": TALK, "c": {**TALK, "arrive": {"before": "12 h"}}, "d": {**TALK, "arrive": {}}}
    times = {"d": "05 15:00", "a": "05 16:05", "b": "05 17:10", "c": "05 18:15"}
    parts = [OUT, *(held(id_, at, PALACE, "kang") for id_, at in times.items())]
    told = late(asked({"before": "5 h"}, meetings=talks), *parts)
    assert [each.split(" before it")[0][-7:] for each in told] == ["300 min", "720 min"]
    avoiding = asked({"before": "5 h", "outside": "avoid"}, meetings=talks)
    assert [term.cost for term in score(avoiding, plan(*parts)) if term.name == "arrival"] == [60]
    assert len(late(avoiding, *parts)) == 1


def test_whoever_is_there_or_comes_home_is_not_late() -> None:
    home = {"talk": meeting("pompeo", where=["washington/white-house"]), "there": meeting("pompeo", where=[PALACE])}
    small = asked({"before": "9 h"}, meetings=home, people={"pompeo": {"starts": "new-york"}})
    there, back = (
        held("there", "04 14:00", PALACE, "pompeo"),
        leg("p", "04 16:30", 70, "new-york - washington", "pompeo"),
    )
    talk = held("talk", "04 19:00", "washington/white-house", "pompeo")
    assert not late(small, there, back, talk)
    assert late(asked({"before": "3 h"}), OUT, held("talk", "05 16:00", PALACE, "kang"))


def test_whoever_joins_later_must_be_there_before_they_join() -> None:
    who = {"required": ["kang"], "joins_after": {"kang": "30 min"}}
    talks = {"talk": {**TALK, "who": who}}
    found = [
        len(late(asked({"before": "1 h"}, meetings=talks), OUT, held("talk", at, PALACE, "kang")))
        for at in ("05 15:30", "05 15:29")
    ]
    assert found == [0, 1]
