from __future__ import annotations

import pytest

from planner.check import score
from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, plan

HOUSE = "washington/white-house"
OFF = {"washington": {"extra_holidays": ["2018-06-05"]}}
PRAYER = {
    "quiet_times": {
        "prayer": {"name": "Prayer", "between": ["12:00", "13:00"], "cities": ["washington"], "days": ["tue"]}
    }
}


@pytest.mark.parametrize(
    ("at", "broken"),
    [("05 15:00", False), ("05 15:01", True), ("05 16:59", True), ("05 17:00", False), ("06 16:00", False)],
)
def test_quiet_times_are_kept(at: str, broken: bool) -> None:
    small = scenario(meetings={"talk": meeting("pompeo")}, policies=PRAYER)
    rules = [rule for rule, _ in findings(small, held("talk", at, HOUSE, "pompeo"))]
    assert rules == (["calendar"] if broken else [])


@pytest.mark.parametrize(
    ("at", "holidays", "found", "cost"),
    [
        ("05 13:00", "forbid", ["calendar"], 0),
        ("05 13:00", "avoid", [], 1),
        ("05 13:00", "ignore", [], 0),
        ("06 13:00", "forbid", [], 0),
    ],
)
def test_holidays_are_forbidden_or_cost(at: str, holidays: str, found: list[str], cost: int) -> None:
    small = scenario(meetings={"talk": meeting("pompeo")}, places=OFF, policies={"holidays": holidays})
    part = held("talk", at, HOUSE, "pompeo")
    assert [rule for rule, _ in findings(small, part)] == found
    assert sum(term.cost for term in score(small, plan(part)) if term.tier is Tier.PROTOCOL) == cost


def test_independence_day_is_in_the_calendar() -> None:
    small = scenario(
        meetings={"talk": meeting("pompeo")},
        horizon={"from": "2018-07-03", "to": "2018-07-05"},
        policies={"holidays": "forbid"},
    )
    part = held("talk", "05 13:00", HOUSE, "pompeo")
    fourth = type(part)(
        part.start.replace(month=7, day=4), "talk", part.end.replace(month=7, day=4), HOUSE, part.attendance
    )
    assert findings(small, fourth) == [
        ("calendar", "'A meeting' is on Wed 04 Jul 09:00, a holiday in washington: Independence Day.")
    ]


@pytest.mark.parametrize(("at", "cost"), [("05 23:59", 4), ("06 00:00", 0), ("06 01:59", 0), ("06 02:00", 4)])
def test_a_missed_audience_costs(at: str, cost: int) -> None:
    wish = {"zone": "America/New_York", "between": ["20:00", "22:00"], "weight": "4"}
    small = scenario(meetings={"talk": meeting("pompeo", needs={"prime_time": [wish]})})
    terms = score(small, plan(held("talk", at, HOUSE, "pompeo")))
    assert sum(term.cost for term in terms if term.tier is Tier.PROTOCOL) == cost


@pytest.mark.parametrize(
    ("quiet", "fields", "place", "broken"),
    [
        ({}, {}, HOUSE, True),
        ({"cities": ["seoul"]}, {}, HOUSE, False),
        ({"cities": ["seoul", "washington"]}, {}, HOUSE, True),
        ({"days": ["wed"]}, {}, HOUSE, False),
        ({}, {"pin": {"at": "2018-06-05 09:00"}}, HOUSE, False),
        ({}, {"where": ["remote"]}, "remote", False),
    ],
)
def test_quiet_times_hold_in_their_cities_for_what_is_free(
    quiet: dict[str, object], fields: dict[str, object], place: str, broken: bool
) -> None:
    rest = {"name": "Rest", "between": ["09:30", "09:40"], **quiet}
    small = scenario(meetings={"talk": meeting("pompeo", **fields)}, policies={"quiet_times": {"rest": rest}})
    words = "'A meeting' on Tue 05 Jun 09:00 touches a quiet time: Rest."
    found = findings(small, held("talk", "05 13:00", place, "pompeo"))
    assert found == ([("calendar", words)] if broken else [])


@pytest.mark.parametrize(("days", "broken"), [(["mon"], True), (["tue"], False)])
def test_a_quiet_time_over_midnight_is_of_the_day_on_which_it_began(days: list[str], broken: bool) -> None:
    night = {"name": "Night", "between": ["22:00", "06:00"], "days": days}
    late = {"time_of_day": ["00:00", "24:00"]}
    small = scenario(meetings={"talk": meeting("pompeo", when=late)}, policies={"quiet_times": {"night": night}})
    assert bool(findings(small, held("talk", "05 09:00", HOUSE, "pompeo"))) is broken


SUMMIT = {"meeting": "talk", "at": "2018-06-05 09:00", "place": HOUSE}


@pytest.mark.parametrize(
    ("fields", "parts", "place", "cost"),
    [
        ({}, {}, HOUSE, 7),
        ({"pin": {"at": "2018-06-05 09:00"}}, {}, HOUSE, 0),
        ({}, {"summit": SUMMIT}, HOUSE, 0),
        ({"where": ["remote"]}, {}, "remote", 0),
        ({}, {"policies": {"holiday_weight": "0"}}, HOUSE, 0),
    ],
)
def test_what_is_fixed_or_remote_keeps_no_holidays(
    fields: dict[str, object], parts: dict[str, object], place: str, cost: int
) -> None:
    weights = {"policies": {"holiday_weight": "7"}}
    talk = {"talk": meeting("pompeo", **fields)}
    part = held("talk", "05 13:00", place, "pompeo")
    terms = score(scenario(meetings=talk, places=OFF, **{**weights, **parts}), plan(part))
    assert [
        (term.name, term.subject, term.amount, term.unit, term.weight) for term in terms if term.tier is Tier.PROTOCOL
    ] == ([("holiday", "talk", 1, "meeting", 7)] if cost else [])
    forbidding = {**parts, "policies": {"holidays": "forbid"}}
    found = findings(scenario(meetings=talk, places=OFF, **forbidding), part)
    told = cost or "holiday_weight" in str(parts)
    words = "'A meeting' is on Tue 05 Jun 09:00, a holiday in washington: a day off there."
    assert found == ([("calendar", words)] if told else [])


def test_every_audience_is_counted_for_itself_also_of_what_is_pinned() -> None:
    wishes = [
        {"zone": "America/New_York", "between": ["20:00", "22:00"], "weight": "4"},
        {"zone": "America/New_York", "between": ["09:00", "09:01"], "weight": "4"},
        {"zone": "Asia/Seoul", "between": ["08:00", "09:00"], "weight": "5"},
        {"zone": "Asia/Seoul", "between": ["08:00", "09:00"], "weight": "0"},
    ]
    pin = {"at": "2018-06-05 09:00"}
    small = scenario(meetings={"talk": meeting("pompeo", pin=pin, needs={"prime_time": wishes})})
    terms = score(small, plan(held("talk", "05 13:00", HOUSE, "pompeo")))
    assert [(term.name, term.subject, term.amount, term.unit, term.weight) for term in terms] == [
        ("off-air", "talk/1", 1, "meeting", 4),
        ("off-air", "talk/3", 1, "meeting", 5),
    ]


@pytest.mark.parametrize(("at", "cost"), [("05 16:00", 0), ("05 16:05", 1), ("05 15:45", 1)])
def test_a_start_near_the_pin_costs_where_the_time_is_about(at: str, cost: int) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", pin={"at": "2018-06-05 12:00"}, certainty="about")})
    terms = score(small, plan(held("talk", at, HOUSE, "pompeo")))
    assert sum(term.cost for term in terms if term.tier is Tier.PROTOCOL) == cost
    assert [term.name for term in terms if term.tier is Tier.PROTOCOL] == ["off-pin"] * cost
