"""Nights and drives on the sheets of one person: where the night is spent, when to leave, and where one goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.scenario import Scenario
from planner.files import plan_csv
from planner.files.plan_rows import rows_of
from planner.plan.record import Appointment, Journey, Rest
from planner.report.audience import Audience
from planner.report.day_sheets import of_person, rows_in, schedule
from tests.check.plans import held, leg, plan, rest
from tests.check.test_hotels import HOTEL, MISSION, OUT, PALACE, asked


def told(hotels: list[str] | None, audience: Audience = Audience.OFFICE) -> list[str]:
    """The details of every line of Kang's, and where she spends each night."""
    small = asked(hotels)
    back = leg("k-2", "07 16:00", 14 * 60, "new-york - seoul", "kang")
    slept = rest("k-1", "05 16:10" if hotels is None else "05 15:20", 600, "new-york", "kang")
    parts = (OUT, slept, held("one", "06 14:00", PALACE, "kang"), held("inn", "06 20:00", HOTEL, "kang"), back)
    rows = of_person(rows_of(plan(*parts), small), "kang")
    days = schedule(rows, scenario=small, person="kang", audience=audience).days
    return [text for day in days for text in (*(line.detail for line in day.lines), day.overnight)]


def test_the_sheets_say_when_to_leave_the_hotel_and_when_one_goes_there() -> None:
    ways = [text for text in told(None) if "plaza" in text]
    assert [text.rpartition(", then")[2] for text in ways if ", then" in text] == [
        " to plaza, 50 min",
        " to plaza, 20 min",
    ]
    assert [text.rpartition(", leave ")[2] for text in ways if ", leave" in text] == [
        "plaza by 09:40, 20 min, then to plaza, 20 min",
        "plaza by 10:40, 50 min",
    ]
    assert [text for text in ways if text.startswith("Overnight")] == ["Overnight in new-york, at plaza"] * 2


def test_where_nobody_has_a_hotel_they_say_nothing_of_it() -> None:
    assert [text for text in told([]) if "plaza" in text or "leave" in text] == ["1 h, leave palace by 15:40, 20 min"]


def test_readers_outside_are_not_told_of_hotels() -> None:
    outside = next(each for each in Audience if each is not Audience.OFFICE)
    assert not [text for text in told(None, outside) if "leave plaza" in text or "Overnight in new-york, at" in text]


@pytest.mark.parametrize(("first", "night"), [("07 04:30", True), ("07 09:00", True), ("07 09:30", False)])
def test_a_night_between_meetings_is_that_of_the_rules(first: str, night: bool) -> None:
    """It ends at 06:00, which is 10:00 UTC; a meeting that ends after midnight has it before it, too."""
    small = asked()
    parts = (held("inn", "06 15:00", HOTEL, "kang"), held("one", first, PALACE, "kang"))
    made = plan(*parts, held("two", "07 12:30", PALACE, "kang"))
    rows = of_person(rows_of(made, small), "kang")
    days = schedule(rows, scenario=small, person="kang").days
    leaves = [line.detail for day in days for line in day.lines if line.id == "two"]
    assert [("leave plaza by 08:10" in detail) for detail in leaves] == [night]


def sheets(small: Scenario, *parts: Appointment | Journey | Rest, zone: str | None = None) -> dict[str, str]:
    """What is told of drives on every line of Kang's, by its id."""
    rows = of_person(rows_of(plan(*parts), small), "kang")
    lines = [line for day in schedule(rows, zone, small, "kang").days for line in day.lines]
    told = (
        (line.id, [part for part in line.detail.split(", ") if part.startswith(("leave", "then"))]) for line in lines
    )
    return {id_: "; ".join(parts) for id_, parts in told}


def test_every_drive_is_told_once_on_what_it_leads_to_but_from_a_landing_and_to_a_hotel_on_what_comes_before() -> None:
    talks, more = held("one", "05 17:00", PALACE, "kang"), held("two", "05 20:00", MISSION, "kang")
    back = leg("k-2", "06 01:00", 14 * 60, "new-york - seoul", "kang")
    assert sheets(asked(), OUT, talks, more, back) == {
        "k-1": "then to palace",
        "one": "",
        "two": "leave palace by 15:30",
        "k-2": "leave mission by 19:55",
    }
    night = (held("two", "06 14:00", MISSION, "kang"), leg("k-2", "06 20:00", 60, "new-york - seoul", "kang"))
    assert sheets(asked(), OUT, talks, *night) == {
        "k-1": "then to palace",
        "one": "then to plaza",
        "two": "leave plaza by 09:35",
        "k-2": "leave mission by 14:55",
    }


def test_a_drive_on_the_day_before_says_so_and_times_are_by_the_clock_that_is_asked_for() -> None:
    late = (held("two", "06 02:00", MISSION, "kang"), held("one", "06 04:10", PALACE, "kang"))
    assert sheets(asked(), *late)["one"] == "leave mission by Tue 23:40"
    assert sheets(asked(), *late, zone="UTC")["one"] == "leave mission by 03:40"


def test_rows_that_were_changed_by_hand_are_told_as_they_are_now(tmp_path: Path) -> None:
    small = asked()
    made = plan(held("one", "05 17:00", PALACE, "kang"), held("two", "05 20:00", MISSION, "kang"))
    file = tmp_path / "plan.csv"
    text = plan_csv(made, small)
    for cell in ("T16:00-04:00", "T17:00-04:00"):  # the local times of the second row come first
        text = text.replace(cell, cell.replace(":00-", ":25-"), 1)
    file.write_text(text, encoding="utf-8")
    rows = of_person(rows_in(file), "kang")
    (day,) = schedule(rows, scenario=small, person="kang").days
    assert [line.detail for line in day.lines] == ["1 h", "1 h, leave palace by 15:55, 30 min"]
