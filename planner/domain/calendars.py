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
    """Whether offices of that calendar work on the day: no weekend of the country, no public holiday."""
    return day.weekday() not in _calendar(code).weekend and day not in _calendar(code)
