"""What a hand changed in a plan that we wrote wins over what follows from it; where it cannot be told, it is refused."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.files import parse_plan, plan_csv
from planner.plan.record import Plan
from planner.report.rows import rows_in
from tests.made_plans import held, leg, plan, rest, world

TALKS = held("talks", "5 14:00", "kang", "pompeo", place="new-york/palace")
FLIGHT = leg("kang-seoul-new-york", "4 04:30", "seoul - new-york", "kang", minutes=800)
STORED = {
    "talks": plan_csv(plan(TALKS), world()),
    "flight": plan_csv(plan(FLIGHT, rest(FLIGHT.id, "4 18:00", "new-york", "kang")), world()),
}


def edited(text: str, **cells: str) -> str:
    """A plan with other cells in its first row."""
    rows = list(csv.DictReader(io.StringIO(text)))
    rows[0] |= cells
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def read(text: str) -> tuple[Plan, list[str]]:
    told: list[str] = []
    return parse_plan(text, world(), "p.csv", told.append), told


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2018, 6, day, hour, minute, tzinfo=UTC)


def test_nothing_is_told_of_a_plan_as_it_was_written() -> None:
    assert read(STORED["talks"]) == (plan(TALKS), [])


def test_a_start_that_was_moved_takes_the_end_along() -> None:
    found, told = read(edited(STORED["talks"], start_local="2018-06-05T12:00-04:00"))
    assert (found.appointments[0].start, found.appointments[0].end) == (utc(5, 16), utc(5, 17))
    (sentence,) = told
    assert sentence.startswith(
        "p.csv:2: meeting talks: start_local was changed, and the same time in the other columns"
    )
    assert sentence.endswith("; its end moves along, so that it takes as long as before.")


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({"start_local": "2018-06-05 12:00"}, utc(5, 16), utc(5, 17)),
        ({"start_utc": "2018-06-05T16:00Z"}, utc(5, 16), utc(5, 17)),
        ({"end_local": "2018-06-05T11:30-04:00"}, utc(5, 14), utc(5, 15, 30)),
        ({"start_local": "2018-06-05T12:00-04:00", "end_local": "2018-06-05T12:45-04:00"}, utc(5, 16), utc(5, 16, 45)),
        ({"start_local": "2018-06-05T12:00-04:00", "end_utc": "2018-06-05T18:00Z"}, utc(5, 16), utc(5, 18)),
    ],
)
def test_what_was_changed_wins(cells: dict[str, str], start: datetime, end: datetime) -> None:
    found, told = read(edited(STORED["talks"], **cells))
    assert (found.appointments[0].start, found.appointments[0].end) == (start, end)
    assert len(told) == 1
    assert all(f"{name} was changed" in told[0] for name in cells)


def test_a_landing_keeps_the_clock_of_its_city() -> None:
    found, told = read(edited(STORED["flight"], start_local="2018-06-04T14:30+09:00"))
    assert (found.journeys[0].depart, found.journeys[0].arrive) == (utc(4, 5, 30), utc(4, 18, 50))
    assert len(told) == 1


def test_the_clock_of_home_is_told_and_not_read() -> None:
    found, told = read(edited(STORED["talks"], home_start="2018-06-05T12:00-04:00"))
    assert found == plan(TALKS)
    assert told == ["p.csv:2: meeting talks: home_start was changed, and is not read; change start_local to move it."]


@pytest.mark.parametrize(
    "cells",
    [
        {"start_local": "2018-06-05T12:00-04:00", "home_start": ""},
        {"start_local": "2018-06-05T12:00-04:00", "home_start": "noon"},
        {"start_local": "2018-06-05T12:00-04:00", "start_utc": "2018-06-05T17:00Z"},
    ],
)
def test_where_it_cannot_be_told_it_is_refused(cells: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        read(edited(STORED["talks"], **cells))
    assert [(each.code, each.path) for each in caught.value.faults] == [("TIME-disagree", ("start_local",))]


def test_an_offset_that_is_not_that_of_the_place_is_still_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(edited(STORED["talks"], start_local="2018-06-05T12:00+09:00"))
    assert [each.code for each in caught.value.faults] == ["TIME-offset"]


def test_the_rows_of_a_plan_without_its_scenario_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(edited(STORED["talks"], start_utc="2018-06-05T16:00Z"), encoding="utf-8")
    told: list[str] = []
    (row,) = rows_in(file, told.append)
    assert (row["start_local"], row["end_local"]) == ("2018-06-05T12:00-04:00", "2018-06-05T13:00-04:00")
    assert (row["home_start"], row["end_utc"]) == ("2018-06-05T12:00-04:00", "2018-06-05T17:00Z")
    assert len(told) == 1


def test_of_many_changes_some_are_told_and_the_others_counted() -> None:
    many = plan_csv(plan(*(held(f"m-{each}", "5 14:00", "kang") for each in range(13))), world())
    told: list[str] = []
    parse_plan(many.replace("2018-06-05T14:00Z", "2018-06-05T14:30Z"), None, "p.csv", told.append)
    assert len(told) == 11
    assert told[-1] == "p.csv: other rows with times that were changed by hand and read so: 3."
