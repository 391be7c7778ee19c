"""The judge counts the nights in a row that people are away, as they are told with a plan."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import score
from planner.domain.scenario import Scenario
from planner.plan.record import Journey
from planner.report.tables import person_frame
from tests.building import scenario
from tests.check.plans import findings, leg, plan

CALM = {"travel_hours": {"outside": "ignore"}}


def asked(rule: dict[str, Any], **parts: Any) -> Scenario:
    """Pompeo travels."""
    return scenario(**{"policies": {**CALM, "nights_away": rule}, **parts})


def trip(out: str, back: str) -> tuple[Journey, Journey]:
    """Pompeo leaves Washington and is back an hour after he has left New York; midnight in Washington is at 04:00 UTC."""
    return (
        leg(f"p {out}", out, 60, "washington - new-york", "pompeo"),
        leg(f"p {back}", back, 60, "new-york - washington", "pompeo"),
    )


def told(small: Scenario, *legs: Journey) -> list[str]:
    return [message for rule, message in findings(small, *legs) if rule == "duty"]


@pytest.mark.parametrize(
    ("legs", "trips"),
    [
        (trip("05 12:00", "05 20:00"), [0]),
        (trip("05 12:00", "06 02:59"), [0]),  # back at 23:59
        (trip("05 12:00", "06 03:00"), [1]),  # back at midnight
        (trip("05 03:59", "05 12:00"), [1]),  # away since 23:59
        (trip("05 04:00", "07 12:00"), [2]),
        ((*trip("05 12:00", "06 12:00"), *trip("06 14:00", "08 12:00")), [1, 2]),
        (trip("05 12:00", "06 12:00")[:1], [4]),  # to the end of the horizon, the midnight after the eighth
    ],
)
def test_nights_of_every_trip_are_counted(legs: tuple[Journey, ...], trips: list[int]) -> None:
    returns = {"people": {"pompeo": {"returns": "false"}}}
    frame = person_frame(plan(*legs), asked({})).set_index("id")
    assert frame.loc["pompeo", "nights away"] == sum(trips)
    for most in range(max(trips) + 1):
        found = told(asked({"most": str(most)}, **returns), *legs)
        assert len(found) == sum(nights > most for nights in trips)
        over = sum(max(0, nights - most) for nights in trips)
        avoiding = asked({"most": str(most), "outside": "avoid", "weight": "7"}, **returns)
        terms = [term for term in score(avoiding, plan(*legs)) if term.name == "nights-away"]
        assert [(term.subject, term.amount, term.cost) for term in terms] == [("pompeo", over, 7 * over)] * bool(over)
        assert not told(avoiding, *legs)
        assert not told(asked({"most": str(most), "outside": "ignore"}, **returns), *legs)
    assert not told(asked({}, **returns), *legs)


def test_the_finding_says_since_when_and_how_many() -> None:
    assert told(asked({"most": "1"}), *trip("05 12:00", "07 12:00")) == [
        "Mike Pompeo is away for 2 nights from Tue 05 Jun 08:00 on; at most 1 in a row are allowed."
    ]


@pytest.mark.parametrize(
    ("parts", "is_long"),
    [
        ({}, True),
        ({"people": {"pompeo": {"figures": {"nights_away": {"most": "2"}}}}}, False),
        ({"delegations": {"us": {"figures": {"nights_away": {"outside": "avoid"}}}}}, False),
        ({"delegations": {"rok": {"figures": {"nights_away": {"outside": "avoid"}}}}}, True),
        ({"waivers": {"w": {"waives": "nights-away", "who": ["us"], "why": "It is urgent", "by": "He"}}}, False),
        ({"waivers": {"w": {"waives": "nights-away", "who": ["rok"], "why": "It is urgent", "by": "He"}}}, True),
        ({"waivers": {"w": {"waives": "rest", "who": ["us"], "why": "It is urgent", "by": "He"}}}, True),
    ],
)
def test_own_figures_and_waivers_are_regarded(parts: dict[str, Any], is_long: bool) -> None:
    assert bool(told(asked({"most": "1"}, **parts), *trip("05 12:00", "07 12:00"))) is is_long


def test_who_starts_elsewhere_is_away_from_the_start() -> None:
    back = leg("p", "06 12:00", 60, "new-york - washington", "pompeo")
    elsewhere = {"people": {"pompeo": {"starts": "new-york"}}}
    assert [len(told(asked({"most": most}, **elsewhere), back)) for most in ("2", "1")] == [0, 1]
