"""Which airports a journey uses, and where that is told."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from planner.files import people_csv
from planner.files.plan_rows import rows_of
from planner.plan.airports_used import airports_cell, landing_code
from planner.plan.record import Mode
from planner.report.day_sheets import schedule_of
from planner.report.plan_tables import journey_table
from planner.report.timeline import timeline
from tests.made_plans import leg, plan, world

NEWARK: dict[str, Any] = {"new-york": {"other_airports": [{"airport": "EWR"}]}}
BY_JFK = {"way": {"between": ["new-york", "washington"], "airports": "JFK-IAD", "length": "60 min"}}
FLIGHT = leg("a", "5 04:10", "washington - new-york", "pompeo", minutes=70)


@pytest.mark.parametrize(
    ("parts", "mode", "cell", "code"),
    [
        ({"places": NEWARK}, Mode.AIR, "IAD-EWR", "EWR"),
        ({"places": NEWARK}, Mode.SCHEDULED, "IAD-EWR", "EWR"),
        ({"places": NEWARK, "routes": BY_JFK}, Mode.AIR, "IAD-JFK", "JFK"),
        ({"places": NEWARK}, Mode.GROUND, "", "JFK"),
        ({}, Mode.AIR, "", "JFK"),
    ],
)
def test_they_are_named_where_a_city_has_several(parts: dict[str, Any], mode: Mode, cell: str, code: str) -> None:
    journey = leg("a", "5 04:10", "washington - new-york", "pompeo", minutes=70, mode=mode)
    assert airports_cell(world(**parts), journey) == cell
    assert landing_code(world(**parts), journey) == code


@pytest.mark.parametrize(("places", "told"), [(NEWARK, True), ({}, False)])
def test_every_view_tells_them(places: dict[str, Any], told: bool) -> None:
    small, made = world(places=places), plan(FLIGHT)
    (row,) = (row for row in rows_of(made, small) if row["kind"] == "journey")
    (person,) = csv.DictReader(io.StringIO(people_csv(made, small)))
    assert row["airports"] == person["airports"] == ("IAD-EWR" if told else "")
    assert (", by air, IAD-EWR, " in schedule_of(made, small).days[0].lines[0].detail) is told
    assert journey_table(small, made).loc[0, "Via"] == ("IAD-EWR" if told else "")
    (item,) = (item for item in timeline(small, made).as_dict()["items"] if item["kind"] == "journey")
    assert item["code"] == ("EWR" if told else "JFK")
    assert ("IAD-EWR" in item["detail"]) is told
