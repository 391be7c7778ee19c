"""Working days of real calendars: weekends that changed, that differ by state, and days that are made up for."""

from __future__ import annotations

from datetime import date

import pytest

from planner.check.permits import granted
from planner.domain.calendars import calendar_exists, holiday, is_working_day
from planner.domain.permit_days import granted_on
from planner.domain.permits import Permit

WORK, OFF = True, False
DAYS = [
    ("US", "2018-05-25", WORK, "a Friday"),
    ("US", "2018-05-26", OFF, "a Saturday"),
    ("US", "2018-05-28", OFF, "Memorial Day"),
    ("CN", "2018-04-21", OFF, "a Saturday"),
    ("CN", "2018-04-28", WORK, "a Saturday that makes up for the days before 1 May"),
    ("CN", "2018-02-11", WORK, "a Sunday that makes up for New Year"),
    ("CN", "2018-02-16", OFF, "New Year"),
    ("HU", "2018-10-13", WORK, "a Saturday that makes up for 22 October"),
    ("HU", "2018-03-16", OFF, "made up for on 10 March"),
    ("RU", "2018-06-09", WORK, "a Saturday that makes up for 11 June"),
    ("RU", "2018-06-11", OFF, "made up for on 9 June"),
    ("TW", "2018-03-31", WORK, "a Saturday that makes up for 6 April"),
    ("UA", "2018-05-05", WORK, "a Saturday that makes up for 30 April"),
    ("AE", "2021-03-05", OFF, "Fridays were the weekend to 2021"),
    ("AE", "2021-03-07", WORK, "Sundays were not"),
    ("AE", "2022-01-07", WORK, "Fridays are worked since 2022"),
    ("AE", "2022-01-09", OFF, "Sundays are the weekend now"),
    ("SA", "2012-03-08", OFF, "Thursdays were the weekend to June 2013"),
    ("SA", "2012-03-10", WORK, "Saturdays were not"),
    ("SA", "2013-06-29", OFF, "the first Saturday of the new weekend"),
    ("SA", "2018-03-08", WORK, "a Thursday since"),
    ("MY-JHR", "2024-03-08", OFF, "Johor kept Fridays to 2024"),
    ("MY-JHR", "2024-03-10", WORK, "and worked on Sundays"),
    ("MY-JHR", "2025-03-09", OFF, "since 2025 Sundays are its weekend"),
    ("MY-KUL", "2024-03-08", WORK, "Kuala Lumpur works on Fridays"),
    ("DZ", "2009-08-13", WORK, "Algeria turned its weekend on 14 August 2009: a Thursday"),
    ("DZ", "2009-08-15", OFF, "and a Saturday"),
    ("IL", "2018-06-03", WORK, "a Sunday"),
    ("KW", "2018-06-01", OFF, "a Friday"),
]


@pytest.mark.parametrize(("code", "day", "works", "why"), DAYS, ids=[f"{code} {day}" for code, day, *_ in DAYS])
def test_working_days_are_those_of_the_calendar(code: str, day: str, works: bool, why: str) -> None:
    assert is_working_day(code, date.fromisoformat(day)) is works, why


@pytest.mark.parametrize(
    ("calendar", "submitted", "lead", "granted_day"),
    [
        ("CN", "2018-04-27", 1, "2018-04-28"),
        ("HU", "2018-10-12", 1, "2018-10-13"),
        ("AE", "2021-03-04", 1, "2021-03-07"),
        ("SA", "2012-03-07", 1, "2012-03-10"),
        ("MY-JHR", "2024-03-07", 1, "2024-03-10"),
        ("US", "2018-05-24", 2, "2018-05-29"),
        ("US", "2018-05-24", 0, "2018-05-24"),
    ],
)
def test_a_lead_counts_working_days_for_solver_and_judge(
    calendar: str, submitted: str, lead: int, granted_day: str
) -> None:
    authority = {"name": "Office", "calendar": calendar, "zone": "UTC", "lead": lead}
    permit = Permit.model_validate(
        {"name": "P", "for": ["x"], "opens": {"city": "y"}, "authority": authority, "submitted": submitted}
    )
    assert granted_on(permit) == granted(permit) == date.fromisoformat(granted_day)


def test_holidays_have_names_and_unknown_calendars_are_none() -> None:
    assert holiday("US", date(2018, 7, 4)) == "Independence Day"
    assert holiday("US", date(2018, 7, 5)) is None
    assert (calendar_exists("MY-JHR"), calendar_exists("US-ZZ"), calendar_exists("XX")) == (True, False, False)
