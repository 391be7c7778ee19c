"""Journeys of several stretches: which they are, and how tables, sheets and the timeline tell them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.files import people_csv
from planner.files.plan_rows import rows_of, stretches_words
from planner.plan.record import Journey, Mode
from planner.plan.stretches import stretches_of
from planner.report.day_sheets import schedule, schedule_of
from planner.report.plan_tables import journey_table
from planner.report.timeline import timeline
from tests.made_plans import leg, plan, world

BETWEEN = ["washington", "new-york"]
LINE: dict[str, Any] = {
    "between": BETWEEN,
    "stretches": [
        {"mode": "train", "to": "Trenton", "length": "2 h", "change": "20 min"},
        {"mode": "ground", "to": "seoul", "length": "50 min"},
        {"mode": "air", "length": "30 min"},
    ],
}
THERE = "train to Trenton, 2 h; change 20 min; car to Seoul, 50 min; flight to New York, 30 min"
BACK = "flight to Seoul, 30 min; car to Trenton, 50 min; change 20 min; train to Washington, 2 h"


def asked(**more: Any) -> Scenario:
    return world(routes={"line": LINE, **more})


def by_train(minutes: int = 220, way: str = "washington - new-york", mode: Mode = Mode.TRAIN) -> Journey:
    return leg("a", "5 04:10", way, "pompeo", minutes=minutes, mode=mode)


def test_the_way_back_has_them_in_the_other_order() -> None:
    assert stretches_words(asked(), by_train()) == THERE
    assert stretches_words(asked(), by_train(way="new-york - washington")) == BACK
    found = stretches_of(asked(), by_train()).each
    assert [(each.mode, each.minutes, each.change) for each in found] == [
        (Mode.TRAIN, 120, 20),
        (Mode.GROUND, 50, 0),
        (Mode.AIR, 30, 0),
    ]


@pytest.mark.parametrize(
    ("minutes", "way", "mode", "words"),
    [
        (235, "washington - new-york", Mode.TRAIN, f"{THERE}; 15 min besides"),
        (219, "washington - new-york", Mode.TRAIN, ""),
        (220, "washington - new-york", Mode.AIR, ""),
        (220, "washington - seoul", Mode.TRAIN, ""),
    ],
)
def test_a_journey_follows_a_route_of_its_mode_that_is_not_longer(
    minutes: int, way: str, mode: Mode, words: str
) -> None:
    assert stretches_words(asked(), by_train(minutes, way, mode)) == words


@pytest.mark.parametrize(("length", "told"), [("3 h", True), ("225 min", False)])
def test_of_several_routes_it_follows_the_longest(length: str, told: bool) -> None:
    small = asked(through={"between": BETWEEN, "mode": "train", "length": length})
    assert bool(stretches_words(small, by_train(230))) is told


def test_one_way_there_are_none_back() -> None:
    small = world(routes={"line": {**LINE, "one_way": "true"}})
    assert stretches_words(small, by_train()) == THERE
    assert stretches_words(small, by_train(way="new-york - washington")) == ""


def test_every_view_tells_them() -> None:
    made, small = plan(by_train()), asked()
    (row,) = (row for row in rows_of(made, small) if row["kind"] == "journey")
    assert row["stretches"] == THERE
    for found in (schedule_of(made, small), schedule([row])):
        assert THERE in found.days[0].lines[0].detail
        assert "by train" not in found.days[0].lines[0].detail
    assert journey_table(small, made).loc[0, "By"] == THERE
    (item,) = (item for item in timeline(small, made, "person").as_dict()["items"] if item["kind"] == "journey")
    assert THERE in item["detail"]
    (person,) = csv.DictReader(io.StringIO(people_csv(made, small)))
    assert person["stretches"] == THERE


def test_where_nobody_changes_nothing_is_told() -> None:
    made = plan(by_train())
    small = world(routes={"line": {"between": BETWEEN, "mode": "train", "length": "3 h"}})
    assert rows_of(made, small)[0]["stretches"] == ""
    assert schedule_of(made, small).days[0].lines[0].detail == "3 h 40 min, by train"
    assert journey_table(small, made).loc[0, "By"] == "train"


def test_a_scheduled_flight_is_told_before_its_parts() -> None:
    flight = {"mode": "air", "to": "Trenton", "length": "40 min"}
    routes = {"line": {"between": BETWEEN, "stretches": [flight, {"mode": "ground", "length": "30 min"}]}}
    made = plan(leg("a", "5 04:10", "washington - new-york", "pompeo", minutes=70, mode=Mode.SCHEDULED, flight="US 1"))
    words = "flight to Trenton, 40 min; car to New York, 30 min"
    assert journey_table(world(routes=routes), made).loc[0, "By"] == f"flight US 1: {words}"
    assert f"1 h 10 min, US 1, {words}" in schedule_of(made, world(routes=routes)).days[0].lines[0].detail
