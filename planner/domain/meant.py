"""What somebody may have meant by a value that cannot be read: a time without its zeros, a day in another order."""

from __future__ import annotations

import re
from calendar import month_name, monthrange

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?: ?h)?(?: ?([ap])\.?m\.?)?", re.IGNORECASE | re.ASCII)
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", re.ASCII)
_MOMENT = re.compile(
    r"([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
    r"(?:[ T]([0-9]{1,2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)? ?(Z|[+-][0-9]{2}:[0-9]{2})?",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?", re.ASCII)


def id_meant(value: str) -> str | None:
    """The id that a word with capitals, spaces or underscores would be; None where that is none."""
    word = re.sub(r"[ _]+", "-", value.strip()).lower()
    return word if re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?", word) else None


def clock_meant(value: str) -> str | None:
    """The time of day in `9:00`, `12.30`, `9am` or `5 pm`; None where it is not clear."""
    match = _CLOCK.fullmatch(value.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def days_meant(value: str) -> list[str]:
    """The days that `2018-6-1` or `12/06/2018` can be: two where day and month could be each other, else one or none."""
    if match := _DAY.fullmatch(value):
        year, month, day = map(int, match.groups())
        return [f"{year}-{month:02}-{day:02}"] if _is_day(year, month, day) else []
    if match := _DAY_FIRST.fullmatch(value):
        first, second, year = map(int, match.groups())
        pairs = dict.fromkeys(((second, first), (first, second)))
        return [f"{year}-{month:02}-{day:02}" for month, day in pairs if _is_day(year, month, day)]
    return []


def moments_meant(value: str) -> list[str]:
    """The moments that a text can be; none where it is not clear."""
    match = _MOMENT.fullmatch(value)
    if match is None:
        return days_meant(value)
    clock = clock_meant(match[2]) if match[2] else ""
    if clock is None or (match[3] and not clock):
        return []
    return [f"{day}{clock and f' {clock}'}{match[3] or ''}" for day in days_meant(match[1])]


def is_offset(value: str) -> bool:
    """Whether a text that should name a zone is a distance from UTC, such as `UTC+8`."""
    return _OFFSET.fullmatch(value) is not None


def why_no_day(value: str) -> str:
    """Why a text in the form of a day is none: `; February 2018 has 28 days`."""
    year, month = int(value[:4]), int(value[5:7])
    if not 1 <= month <= 12:
        return f"; there is no month {value[5:7]}"
    return f"; {month_name[month]} {year} has {monthrange(year, month)[1]} days" if year else ""


def _is_day(year: int, month: int, day: int) -> bool:
    return 1990 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
