"""Public holidays and working days, from the package holidays (offline)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any


@cache
def _calendar(code: str) -> Any:
    import holidays

    country, _, part = code.partition("-")
    return holidays.country_holidays(country, subdiv=part or None, language="en_US")


def calendar_exists(code: str) -> bool:
    """Whether a calendar of public holidays is known for this country and subdivision."""
    try:
        _calendar(code)
    except NotImplementedError:
        return False
    return True


def holiday(code: str, day: date) -> str | None:
    """The name of the public holiday on that day, or None."""
    name = _calendar(code).get(day)
    return None if name is None else str(name)


def is_working_day(code: str, day: date) -> bool:
    """Whether offices of that calendar work on the day.

    The library knows weekends that differ by year or state (Saudi Arabia to 2013, the Emirates to 2021, Johor) and days off
    that are made up for on a weekend (China, Hungary, Russia), so it is asked and nothing is reckoned here.
    """
    return bool(_calendar(code).is_working_day(day))
