"""Work: preparations that must be ready, how long they take, who does them, and what they open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from planner.domain.base import Part
from planner.domain.values import Count, Flag, Hours, Id, Text, Time


class WorkUnit(StrEnum):
    """What the length of a piece of work is counted in."""

    MINUTE = "min"
    """Minutes of the hours in which it goes on."""
    WORKING_DAY = "working day"
    """Working days of its calendar, each with all of its hours."""
    DAY = "day"
    """Days of 24 hours, by day and night."""
    MONTH = "month"
    """Months of the calendar, by day and night."""


@dataclass(frozen=True)
class WorkLength:
    """How long a piece of work takes; prints itself as planners write it."""

    number: int
    unit: WorkUnit

    def __str__(self) -> str:
        number, unit = self.number, str(self.unit)
        for each, many, larger in (
            (WorkUnit.MINUTE, 60, "h"),
            (WorkUnit.MONTH, 12, "year"),
            (WorkUnit.DAY, 7, "week"),
        ):
            if self.unit is each and number % many == 0:
                number, unit = number // many, larger
                break
        return f"{number} {unit}{'s' * (number != 1 and unit not in ('h', 'min'))}"


_WORDS = {
    "min": (1, WorkUnit.MINUTE),
    "h": (60, WorkUnit.MINUTE),
    "working day": (1, WorkUnit.WORKING_DAY),
    "day": (1, WorkUnit.DAY),
    "week": (7, WorkUnit.DAY),
    "month": (1, WorkUnit.MONTH),
    "year": (12, WorkUnit.MONTH),
}
_LENGTH = re.compile(r"([1-9][0-9]{0,3}) (min|h|working day|day|week|month|year)(s?)(?: ([1-9][0-9]?) min)?")
_MOST = {
    WorkUnit.MINUTE: 10_000 * 60,
    WorkUnit.WORKING_DAY: 999,
    WorkUnit.DAY: 9_999,
    WorkUnit.MONTH: 50 * 12,
}


def read_work_length(value: Any) -> WorkLength:
    """A length of work such as `6 h`, `2 h 30 min`, `5 working days`, `10 days`, `3 weeks`, `6 months`, `15 years`."""
    if isinstance(value, WorkLength):
        return value
    match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if match is None or (match[4] and match[2] != "h") or (match[3] and match[2] in ("h", "min")):
        raise PydanticCustomError(
            "TIME-work",
            f"{value!r:.40} is not a length of work; write 6 h, 5 working days, 10 days, 3 weeks, 6 months or 15 years",
        )
    factor, unit = _WORDS[match[2]]
    length = WorkLength(int(match[1]) * factor + int(match[4] or 0), unit)
    if length.number > _MOST[unit]:
        raise PydanticCustomError(
            "TIME-work", f"{value!r} is more than can be planned; at most {WorkLength(_MOST[unit], unit)}"
        )
    return length


Length = Annotated[
    WorkLength,
    BeforeValidator(read_work_length),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["6 h", "5 working days", "3 weeks", "15 years"]}),
]


class Needed(Part):
    """What a piece of work can begin after only."""

    meetings: tuple[Id, ...] = ()
    """Meetings that are held before it begins."""
    permits: tuple[Id, ...] = ()
    """Permits that are open when it begins."""
    work: tuple[Id, ...] = ()
    """Other work that is ready before it begins."""


class Work(Part):
    """A piece of work that must be ready: a draft, a survey, a block of rooms, a plan of verification."""

    title: Text
    """What it is called."""
    length: Length
    """How long it takes: hours are those in which it goes on, working days are whole ones of its calendar; days, weeks, months
    and years run on by day and night."""
    by: tuple[Id, ...] = ()
    """The people who do it: it goes on only while all of them have time, and none of them does other work meanwhile. Their
    meetings and journeys do not interrupt it."""
    teams: dict[Id, Annotated[Count, Field(ge=1)]] = Field(default_factory=dict)
    """Teams that do it: from each resource of kind teams so many, from its beginning to its end."""
    city: Id | None = None
    """The city by whose clock it goes on; absent: home."""
    calendar: Annotated[str, Field(pattern="^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None
    """Calendar of its working days: ISO country code, with a subdivision if wanted; absent: it goes on every day."""
    hours: Hours | None = None
    """Wall times between which it goes on, on a day that counts; absent: the working hours of the policies."""
    needs: Needed = Needed()
    """What it can begin after only."""
    opens: tuple[Id, ...] = ()
    """Meetings that are held only when it is ready."""
    earliest: Time | None = None
    """When it can begin at the earliest (clock of its city); absent: when the horizon begins."""
    due: Time | None = None
    """When it must be ready (clock of its city; a whole day to its end); absent: when the summit begins, or the horizon ends
    where there is none or it begins after the summit only."""
    must: Flag = False
    """Whether it must be ready; a plan without it is no plan."""
    priority: Annotated[Count, Field(ge=1, le=1000)] = 10
    """What leaving it undone costs, in points of priority, where it is not a must."""
    note: Text | None = None
    """Anything that the reader should know; shown in the plan."""
