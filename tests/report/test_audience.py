from __future__ import annotations

import pytest

from planner.domain.meetings import Certainty
from planner.domain.scenario import Scenario
from planner.files.columns import RowKind
from planner.files.plan_rows import rows_of
from planner.report.audience import Audience, mark, untold, with_neighbours
from planner.report.day_sheets import Schedule, of_person, schedule
from planner.report.sheet_html import Sheets, document
from planner.report.sheet_text import sheet_text
from tests.made_plans import known_plan, world


def secret(certainty: str = "hidden") -> Scenario:
    return world(meetings={"talks": {"certainty": certainty}, "summit": {"certainty": certainty}})


def sheets(audience: Audience, certainty: str = "hidden", person: str | None = "pompeo") -> Schedule:
    asked = secret(certainty)
    rows = rows_of(known_plan(), asked)
    return schedule(of_person(rows, person, asked) if person else rows, None, asked, person, audience)


@pytest.mark.parametrize("certainty", list(Certainty))
def test_inside_the_office_every_time_is_told(certainty: Certainty) -> None:
    assert untold(certainty, Audience.OFFICE) == ""


@pytest.mark.parametrize(
    ("certainty", "instead", "beside"),
    [
        ("exact", "", ""),
        ("about", "", "time not exact"),
        ("hidden", "time not public", ""),
        ("to-be-decided", "time to be decided", ""),
        ("", "", ""),
    ],
)
def test_for_release_something_stands_in_place_of_a_time_or_beside_it(
    certainty: str, instead: str, beside: str
) -> None:
    assert (untold(certainty, Audience.RELEASE), mark(certainty, Audience.RELEASE)) == (instead, beside)


@pytest.mark.parametrize("person", ["pompeo", None])
def test_a_sheet_for_release_says_no_hidden_time_anywhere(person: str | None) -> None:
    found = sheets(Audience.RELEASE, person=person)
    text, page = sheet_text("x", found), document("x", [Sheets("x", "", found)])
    for shown in (text, page):
        assert "time not public" in shown
        assert "10:00" not in shown
        assert "11:00-12:00" in shown or person is not None
    told = sheet_text("x", sheets(Audience.OFFICE, person=person))
    assert "10:00-11:00" in told
    assert "time not public" not in told
    assert "time not for release" in " ".join(told.split())


def test_what_is_hidden_comes_last_in_its_day_so_that_its_place_says_nothing() -> None:
    day = next(sheet for sheet in sheets(Audience.RELEASE).days if sheet.day.day == 5)
    assert [line.id for line in day.lines] == ["pompeo-2", "talks"]
    assert day.lines[1].start.hour == day.lines[1].end.hour == day.lines[1].home_start.hour == 0
    assert day.overnight == "Overnight on the way to Seoul"
    open_day = next(sheet for sheet in sheets(Audience.OFFICE).days if sheet.day.day == 5)
    assert [line.id for line in open_day.lines] == ["talks", "pompeo-2"]


def test_journeys_and_rests_around_a_hidden_meeting_say_no_times() -> None:
    lines = {(line.kind, line.id): line for sheet in sheets(Audience.RELEASE).days for line in sheet.lines}
    around = [(RowKind.JOURNEY, "pompeo-1"), (RowKind.JOURNEY, "pompeo-2"), (RowKind.REST, "pompeo-2")]
    for line in map(lines.__getitem__, around):
        assert (line.untold, line.start.hour, line.end.hour) == ("time not public", 0, 0)
    assert lines[around[0]].detail == "by air", "how long and which flight would tell it"
    assert lines[RowKind.MEETING, "call"].untold == ""
    told = [line for sheet in sheets(Audience.RELEASE, "exact").days for line in sheet.lines]
    assert {line.untold for line in told} == {""}
    assert all("at the airport by" in line.detail for line in told if line.kind is RowKind.JOURNEY)


def test_nobody_travels_to_a_hidden_call() -> None:
    rows = rows_of(known_plan(), world(meetings={"call": {"certainty": "hidden"}}))
    assert [row["id"] for row in with_neighbours(rows) if row["certainty"] == "hidden"] == ["call"]


def test_why_something_is_not_held_is_told_inside_the_office_only() -> None:
    assert sheets(Audience.OFFICE, person=None).unscheduled
    assert sheets(Audience.RELEASE, person=None).unscheduled == ()
