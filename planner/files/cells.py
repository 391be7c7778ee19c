"""Single cells of a plan's table: made safe for spreadsheets and restored, times, and people in their seats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from planner.domain.values import ID_PATTERN, offset
from planner.plan.record import Attendance

_RUN = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - full-width signs run too where Japanese is written
_QUOTE = "'"
_PERSON = re.compile(rf"({ID_PATTERN})(?: as ({ID_PATTERN}))?")
_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet runs: an apostrophe before what would begin a formula.

    Text that begins with an apostrophe and could be taken for such a cell gets one too, so that `restored` knows.
    """
    return _QUOTE + text if text.lstrip(_QUOTE).startswith(_RUN) else text


def restored(cell: str) -> str:
    """The text that a cell stands for: the inverse of `defused`."""
    return cell[1:] if cell.startswith(_QUOTE) and cell.lstrip(_QUOTE).startswith(_RUN) else cell


def time_cell(instant: datetime) -> str:
    """An aware instant by its own clock, with its offset (`Z` in UTC); seconds only where there are any."""
    whole = instant.second == 0 and instant.microsecond == 0
    text = instant.isoformat(timespec="minutes" if whole else "auto")
    return text.removesuffix("+00:00") + "Z" if instant.tzinfo is UTC else text


def read_time(cell: str) -> tuple[datetime, timedelta | None] | None:
    """The wall time of a cell and its offset from UTC, None where it has none; None where it is no time at all."""
    match = _TIME.fullmatch(cell)
    if match is None:
        return None
    numbers = [int(part) for part in match.groups(default="0")[:6]]
    try:
        wall = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - its offset is returned beside it
    except ValueError:
        return None
    away = offset(match[7])
    return None if match[7] is not None and away is None else (wall, away)


def attendance_cell(those: Iterable[Attendance]) -> str:
    """People in their seats, those who sit in another's named so, in the order in which they come."""
    return "; ".join(each.person if each.person == each.seat else f"{each.person} as {each.seat}" for each in those)


def read_attendance(cell: str) -> list[Attendance | str]:
    """Who comes, in the order of the cell; what cannot be read comes as the text that was found."""
    found: list[Attendance | str] = []
    for part in cell.split(";"):
        text = part.strip()
        match = _PERSON.fullmatch(text)
        if match is not None:
            found.append(Attendance(match[1], match[2] or match[1]))
        elif text:
            found.append(text)
    return found
