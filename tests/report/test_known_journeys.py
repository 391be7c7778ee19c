"""The number and the note of a known journey in everything that is read: sheets, timeline, tables, and both CSV files."""

from __future__ import annotations

from typing import Any

import pytest

from planner.files.people_file import people_rows
from planner.files.plan_rows import rows_of
from planner.plan.record import Mode
from planner.report.audience import Audience
from planner.report.day_sheets import of_person, schedule
from planner.report.plan_tables import by_words, journey_table
from planner.report.timeline import timeline
from tests.building import meeting, scenario
from tests.check.plans import held, leg, plan

NOTE = "Met by the ambassador"
KNOWN = {"who": "pompeo", "from": "washington", "to": "new-york", "lands": "2018-06-05 10:03", "note": NOTE}
OUT = leg("p-1", "05 12:48", 75, "washington - new-york", "pompeo", flight="SAM 901")
TALK = held("talk", "05 16:00", "new-york/palace", "pompeo")
BACK = leg("p-2", "07 12:00", 75, "new-york - washington", "pompeo")
PLAN = plan(OUT, TALK, BACK)


def asked(**known: str) -> Any:
    return scenario(
        journeys={"p": KNOWN | known},
        meetings={"talk": meeting("pompeo", where=["new-york/palace"], certainty="hidden")},
    )


def notes(**known: str) -> list[list[str]]:
    """The notes on both journeys: in the plan, among people, in the table of journeys."""
    there = asked(**known)
    rows = [row["note"] for row in rows_of(PLAN, there) if row["kind"] == "journey"]
    among = [row["note"] for row in people_rows(PLAN, there) if row["kind"] == "journey"]
    return [rows, among, list(journey_table(there, PLAN)["Note"])]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, NOTE),
        ({"lands": "2018-06-05 10:04"}, ""),
        ({"leaves": "2018-06-05 08:48"}, NOTE),
        ({"leaves": "2018-06-05 08:47"}, ""),
        ({"who": "sullivan"}, ""),
        ({"from": "new-york", "to": "washington"}, ""),
    ],
)
def test_the_note_is_told_of_the_journey_that_is_known(known: dict[str, str], told: str) -> None:
    assert notes(**known) == [[told, ""]] * 3


def test_the_timeline_says_number_and_note() -> None:
    details = [item.detail for item in timeline(asked(), PLAN).items if item.kind == "journey"]
    assert details == [f"1 h 15 min, SAM 901. {NOTE}", "1 h 15 min"]


@pytest.mark.parametrize(("audience", "told"), [(Audience.OFFICE, NOTE), (Audience.RELEASE, "")])
def test_the_sheet_says_the_note_to_whoever_may_know_the_time(audience: Audience, told: str) -> None:
    rows = of_person(rows_of(PLAN, asked()), "pompeo")
    days = schedule(rows, scenario=asked(), person="pompeo", audience=audience).days
    line = next(line for day in days for line in day.lines if line.id == "p-1")
    assert (line.note, "SAM 901" in line.detail) == (told, bool(told))


def test_people_are_told_the_number() -> None:
    flights = [row["flight"] for row in people_rows(PLAN, asked()) if row["kind"] == "journey"]
    assert flights == ["SAM 901", ""]


@pytest.mark.parametrize(
    ("mode", "flight", "said"),
    [
        (Mode.SCHEDULED, "KE 81", "flight KE 81"),
        (Mode.AIR, "SAM 901", "air, SAM 901"),
        (Mode.TRAIN, "KTX 101", "train KTX 101"),
        (Mode.GROUND, "Bus 4", "road, Bus 4"),
        (Mode.TRAIN, None, "train"),
    ],
)
def test_a_number_stands_behind_how_one_travels(mode: Mode, flight: str | None, said: str) -> None:
    assert (
        by_words(asked(), leg("x", "05 12:48", 75, "washington - new-york", "pompeo", mode=mode, flight=flight)) == said
    )
