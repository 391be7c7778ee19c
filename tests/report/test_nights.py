"""Hotels on the sheets of whoever stays there: the night, and when to leave."""

from __future__ import annotations

import pytest

from planner.files.plan_rows import rows_of
from planner.report.audience import Audience
from planner.report.day_sheets import of_person, schedule
from tests.check.plans import held, leg, plan, rest
from tests.check.test_hotels import HOTEL, OUT, PALACE, asked


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
    assert [text.rpartition(", then")[2] for text in ways if ", then" in text] == [" to plaza, 50 min"]
    assert [text.rpartition(", leave ")[2] for text in ways if ", leave" in text] == [
        "plaza by 09:40, 20 min",
        "plaza by 10:40, 50 min",
    ]
    assert [text for text in ways if text.startswith("Overnight")] == ["Overnight in new-york, at plaza"] * 2


def test_where_nobody_has_a_hotel_they_say_nothing_of_it() -> None:
    assert not [text for text in told([]) if "plaza" in text or "leave" in text]


def test_readers_outside_are_not_told_of_hotels() -> None:
    outside = next(each for each in Audience if each is not Audience.OFFICE)
    assert not [text for text in told(None, outside) if "leave plaza" in text or "Overnight in new-york, at" in text]


@pytest.mark.parametrize(("first", "night"), [("07 04:30", True), ("07 09:00", True), ("07 09:30", False)])
def test_a_night_between_meetings_is_that_of_the_rules(first: str, night: bool) -> None:
    """It ends at 06:00, which is 10:00 UTC; a meeting that ends after midnight has it before it, too."""
    small = asked()
    parts = (held("inn", "06 15:00", HOTEL, "kang"), held("one", first, PALACE, "kang"))
    made = plan(*parts, held("two", "07 14:00", PALACE, "kang"))
    rows = of_person(rows_of(made, small), "kang")
    days = schedule(rows, scenario=small, person="kang").days
    leaves = [line.detail for day in days for line in day.lines if line.id == "two"]
    assert [("leave plaza by 09:40" in detail) for detail in leaves] == [night]
