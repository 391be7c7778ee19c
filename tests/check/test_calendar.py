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
