"""Days and moments as people type them, with the year and the weekday told from the horizon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pydantic_core import PydanticCustomError

from planner.domain.clock import zone_exists
from planner.domain.moment import Moment
from planner.domain.values import offset, read_moment
from ui.fields.clocks import Misread, clock_of, quoted
from ui.fields.kinds import WEEKDAYS
from ui.fields.names import zones_called
from ui.fields.showing import zone_words
from ui.fields.trees import Tree, text_at

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_OTHER_DAY = "write it as 30 May, 30 May 2018 or 2018-05-30"


@dataclass(frozen=True)
class Around:
    """What tells the year and the day of a date that does not say them: the horizon, as far as a draft has one."""

    start: date | None = None
    end: date | None = None
    zone: str | None = None
    """The zone by whose clock the field is told; its name in brackets may stand behind a moment."""

    def days(self, month: int, day: int) -> list[date]:
        """The days of that name in the years of the horizon; those inside it, where there are any."""
        if self.start is None:
            return []
        last = self.end or self.start
        years = range(self.start.year, max(last.year, self.start.year) + 1)
        known = [found for year in years if (found := _date(year, month, day)) is not None]
        return [found for found in known if self.start <= found <= last] or known

    def weekdays(self, weekday: int) -> list[date]:
        """The days of the horizon that are that weekday; the first one after its start where none is."""
        if self.start is None:
            return []
        first = self.start + timedelta(days=(weekday - self.start.weekday()) % 7)
        last = self.end or self.start
        return [first + timedelta(days=7 * week) for week in range(max((last - first).days // 7, 0) + 1)]


def around(tree: Tree, zone: str | None = None) -> Around:
    """What a draft's horizon tells of dates that are typed."""
    start, end = (_day(text_at(tree, ("horizon", name))) for name in ("from", "to"))
    return Around(start, end if start is not None and end is not None and end >= start else start, zone)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else read_moment(text).day
    except PydanticCustomError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_of(text: str) -> int | None:
    """The weekday that a text names, at least three letters of it: 0 for Monday; None for none."""
    word = text.strip(" .,").lower()
    return next((n for n, name in enumerate(_NAMES) if len(word) >= 3 and name.startswith(word)), None)


def _month_of(word: str) -> int | None:
    word = word.lower()
    return next((n for n, name in enumerate(_MONTHS, start=1) if len(word) >= 3 and name.startswith(word)), None)


_YMD = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]*([a-z]{3,9})\b\.?(?:[ ,.-]*(\d{4}))?", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\b\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?(?:[ ,-]+(\d{4}))?", re.IGNORECASE)


def day_of(text: str, known: Around) -> date:
    """The day that was typed: `30 May`, `May 30 2018`, `30.5.2018`, `2018-05-30`, `Wed 30 May`, `Wed`. Raises Misread."""
    text = " ".join(text.strip(" ,").split())
    weekday = weekday_of(text)
    if weekday is not None:
        return _one(text, known.weekdays(weekday), known)
    first, _, rest = text.partition(" ")
    weekday = weekday_of(first) if rest else None
    found = _dated(text if weekday is None else rest.strip(" ,"), known)
    if weekday is not None and found.weekday() != weekday:
        right = f"{found:%A}"
        raise Misread(
            "TIME-weekday",
            f"{quoted(text)}: {_words(found)} is a {right}; write the right day, or leave out the weekday",
        )
    return found


def _dated(text: str, known: Around) -> date:
    if (ymd := _YMD.fullmatch(text)) and (ymd[2] or len(text) == 8):
        return _checked(text, int(ymd[1]), int(ymd[3]), int(ymd[4]))
    if dmy := _DMY.fullmatch(text):
        day, month = int(dmy[1]), int(dmy[3])
        if dmy[2] == "/" and day != month and day <= 12 and month <= 12:
            either = f"{day} {_MONTHS[month - 1].title()} or {month} {_MONTHS[day - 1].title()}"
            raise Misread("TIME-either", f"{quoted(text)} may be {either}; write the month in letters")
        if dmy[2] == "/" and month > 12:
            day, month = month, day
        year = dmy[4] and int(dmy[4]) + (2000 if len(dmy[4]) == 2 else 0)
        return _named(text, year or None, month, day, known)
    if (found := _DAY_MONTH.fullmatch(text)) and (number := _month_of(found[2])):
        return _named(text, found[3] and int(found[3]), number, int(found[1]), known)
    if (found := _MONTH_DAY.fullmatch(text)) and (number := _month_of(found[1])):
        return _named(text, found[3] and int(found[3]), number, int(found[2]), known)
    raise Misread("TIME-day", f"{quoted(text)} is no day; {_OTHER_DAY}")


def _named(text: str, year: int | str | None, month: int, day: int, known: Around) -> date:
    if year:
        return _checked(text, int(year), month, day)
    if not 1 <= month <= 12 or _date(2000, month, day) is None:
        raise Misread("TIME-day", f"{quoted(text)} is no day of the calendar; {_OTHER_DAY}")
    return _one(text, known.days(month, day), known)


def _checked(text: str, year: int, month: int, day: int) -> date:
    found = _date(year, month, day)
    if found is None:
        raise Misread("TIME-day", f"{quoted(text)} is no day of the calendar; {_OTHER_DAY}")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Misread("TIME-year", f"the year of {quoted(text)} is out of range; write one from 1990 to 2100")
    return found


def _one(text: str, candidates: list[date], known: Around) -> date:
    if len(candidates) == 1:
        return candidates[0]
    if known.start is None:
        raise Misread("TIME-day", f"{quoted(text)} names no year, and the horizon gives none; write it as 2018-05-30")
    if not candidates:
        raise Misread("TIME-day", f"{quoted(text)} is no day of the horizon's years; {_OTHER_DAY}")
    words = [_words(day) for day in candidates[:4]]
    either = f"{', '.join(words)} and others" if len(candidates) > 4 else f"{', '.join(words[:-1])} or {words[-1]}"
    raise Misread("TIME-either", f"{quoted(text)} may be {either}; write the day")


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_OFFSET = re.compile(r"(?<=\d)\s*(Z|[+-]\d{2}:\d{2})$")
_DATED = re.compile(r"\d{4}")


def moment_of(text: str, known: Around) -> str:
    """The day, perhaps with a time of day, that was typed, as the file writes it. Raises Misread.

    What the file could say is left as it is. The time may stand before or behind the day: `30 May 19:00`, `7 pm Wed`.
    """
    text = " ".join(text.split())
    try:
        read_moment(text)
    except PydanticCustomError as error:
        if error.type in ("TIME-zone", "TIME-year"):
            raise Misread(error.type, error.message()) from None
    else:
        return text
    bare, zone = _without_zone(text, known)
    found = _OFFSET.search(bare)
    bare, ending = (bare[: found.start()], found[1]) if found and offset(found[1]) is not None else (bare, "")
    day, clock = _parted(bare, known)
    if clock is None and (zone or ending):
        raise Misread(
            "TIME-moment", f"{quoted(text)} has a zone but no time of day; write 30 May 19:00 {zone or ending}"
        )
    wall = "" if clock is None else f" {clock}"
    return f"{day.isoformat()}{wall}{ending}{f' {zone}' if zone else ''}"


def _without_zone(text: str, known: Around) -> tuple[str, str]:
    """A text without the zone at its end, and that zone; that of the field in brackets goes without saying."""
    text, zone = bracketed(text, known)
    head, _, last = text.rpartition(" ")
    return (head, last) if head and not zone and zone_exists(last) else (text, zone)


def bracketed(text: str, known: Around) -> tuple[str, str]:
    """A text without the zone in brackets at its end, and that zone; none where it is the field's own. Raises Misread."""
    bare = without_zone(text, known.zone)
    found = re.search(r" ?\(([^()]+)\)$", bare)
    if found is None or offset_of(found[1]) is not None:
        return (bare, "") if found is None else (f"{bare[: found.start()]}{offset_of(found[1])}", "")
    zones = zones_called(found[1])
    if len(zones) != 1:
        raise Misread(
            "TIME-zone", f"{quoted(found[1])} is no time zone known here; write an IANA zone such as Asia/Seoul"
        )
    return bare[: found.start()], zones[0]


def offset_of(text: str) -> str | None:
    """The offset in `UTC+09:00`, or None."""
    found = re.fullmatch(r"UTC([+-]\d{2}:\d{2})", text)
    return None if found is None else found[1]


def without_zone(text: str, zone: str | None) -> str:
    """A text without the name of a zone in brackets at its end, as `shown` writes it."""
    return text if zone is None else text.removesuffix(f"({zone_words(zone)})").rstrip()


def _parted(text: str, known: Around) -> tuple[date, str | None]:
    """The day and the time of day in a text; 24:00 is 00:00 of the next day."""
    told: Misread | None = None
    for day, clock in _partings(text):
        try:
            found = day_of(day, known)
        except Misread as error:
            told = told or (error if clock is not None else None)
            continue
        return (found + timedelta(days=1), "00:00") if clock == "24:00" else (found, clock)
    if told is None:
        if clock_of(text) is not None:
            raise Misread("TIME-moment", f"{quoted(text)} names no day; write it as 30 May 19:00")
        day_of(text, known)
    raise told or Misread("TIME-moment", f"{quoted(text)} is no day; {_OTHER_DAY}")


def _partings(text: str) -> Iterator[tuple[str, str | None]]:
    """Every way to take a text apart into a day and a time of day, the likeliest first."""
    words = re.sub(r"(\d) ?([ap]m)\b", r"\1\2", text, flags=re.IGNORECASE).replace(" at ", " ").split(" ")
    for day, last in ((words[:-1], words[-1]), (words[1:], words[0])):
        clock = clock_of(last) if day else None
        if clock is not None and not _may_be_a_year(last, " ".join(day)):
            yield " ".join(day), clock
    yield text, None


def _may_be_a_year(word: str, day: str) -> bool:
    """Whether four digits behind a day without a year are its year rather than a time such as 20:18."""
    four = bool(_DATED.fullmatch(word)) and _FIRST_YEAR <= int(word) <= _LAST_YEAR
    return four and not _DATED.search(day) and weekday_of(day) is None


def at(text: str) -> Moment:
    """The moment that is written as the file writes it. Raises Misread."""
    try:
        return read_moment(text)
    except PydanticCustomError as error:
        raise Misread(error.type, error.message()) from None


def earliest(moment: Moment) -> datetime:
    """The first wall time that a moment can mean, for comparisons within one zone."""
    return datetime.combine(moment.day, moment.clock or time(0))


def weekdays_of(text: str) -> list[str] | None:
    """The weekdays of a range: `Mon-Fri`, `Sat to Mon`, `weekdays`, `daily`; None where a text is none."""
    word = text.strip().lower()
    if word in ("daily", "every day", "all", "any"):
        return list(WEEKDAYS)
    if word == "weekdays":
        return list(WEEKDAYS[:5])
    ends = [weekday_of(part) for part in re.split(r"\s*(?:-|\u2013|\u2014|\.\.|\bto\b)\s*", word)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return [WEEKDAYS[(ends[0] + step) % 7] for step in range((ends[1] - ends[0]) % 7 + 1)]
