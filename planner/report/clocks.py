"""Local times beside the clock that shows them: `19:00` and `New York, UTC-4`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.domain.scenario import REMOTE
from planner.report.words import Namer


def offset_words(local: datetime) -> str:
    """How far a clock is from UTC: `UTC-4`, `UTC+5:30`, `UTC`."""
    minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def clock_name(instant: datetime, place: str, namer: Namer, home: str) -> str:
    """By whose clock a time at a place is told: `New York, UTC-4`; for calls `Washington (home), UTC-4`."""
    city = f"{namer.city(home)} (home)" if place == REMOTE else namer.city(place)
    return f"{city}, {offset_words(namer.local(instant, place))}"


def hours_until(local: datetime, since: date) -> str:
    """A time of day, with the days that have gone by since a day: `01:30`, `01:30 +1`."""
    over = (local.date() - since).days
    return f"{local:%H:%M}{f' {over:+}' if over else ''}"


def dated(local: datetime) -> str:
    """A day with its year and a wall time: `Thu 31 May 2018 11:30`."""
    return f"{local:%a} {local.day} {local:%b %Y %H:%M}"


def day_words(day: date) -> str:
    """A day in full: `Thursday 31 May 2018`."""
    return f"{day:%A} {day.day} {day:%B %Y}"
