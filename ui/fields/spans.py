"""Spans of time as people type them: two ends, of which each says only what the other does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ui.fields.clocks import Misread, clock_of, quoted
from ui.fields.days import Around, at, bracketed, earliest, moment_of, weekday_of

_SEPARATORS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\s+(?:to|until|till|through)\s+",
        r"\s*(?:\.\.\.?|\u2013|\u2014|\u2192|->)\s*",
        r"\s+-\s+",
        r"\s+and\s+",
        r"\s*,\s*",
        r"\s*-\s*",
    )
)
"""What stands between the ends of a span, what is least likely to be part of one of them first."""
_HEAD = re.compile(r"^(?:from|between)\s+", re.IGNORECASE)
_WHOLE = re.compile(r",? \(?whole days?\)?")
"""How `shown` says that an end without a time of day is the whole day."""
_PLAIN = frozenset({"TIME-end", "TIME-either", "TIME-zone", "TIME-year", "TIME-weekday"})
"""Faults that say more than that there is no span here."""
_YEAR = re.compile(r"\d{4}|\d\.\d+\.\d\d")


def spans_of(text: str, known: Around) -> list[list[str]]:
    """Every span that was typed, with semicolons or on lines of their own, as the file writes them. Raises Misread."""
    text = text.strip()
    if text.startswith("[["):
        text = re.sub(r"\]\s*,\s*\[", ";", text)
    parts = [part.strip(" []\t\r") for part in re.split(r"[;\n]", text)]
    return [span_of(part, known) for part in parts if part]


def span_of(text: str, known: Around) -> list[str]:
    """One span as the file writes it; a day alone is the whole of it. Raises Misread."""
    text, zone = bracketed(_HEAD.sub("", " ".join(text.strip().strip("[]").split())), known)
    found = _span_of(_WHOLE.sub("", text), known)
    return [f"{end} {zone}" if zone and _bare(end) else end for end in found]


def _bare(text: str) -> bool:
    """Whether a moment has a time of day and no zone of its own."""
    moment = at(text)
    return moment.clock is not None and moment.zone is None and moment.offset is None


def _span_of(text: str, known: Around) -> list[str]:
    try:
        alone = moment_of(text, known)
    except Misread as error:
        told = error
    else:
        if at(alone).clock is None:
            return [alone, alone]
        told = Misread(
            "TIME-end", f"{quoted(text)} says when it begins; say also when it ends, such as 30 May 19:00 to 21:00"
        )
    for first, last in _halves(text):
        try:
            return _ends(text, first, last, known)
        except Misread as error:
            if error.code == "TIME-order":
                raise
            if _reads(first, known):
                raise
            told = told if told.code in _PLAIN else error
    if told.code in _PLAIN or not any(separator.search(text) for separator in _SEPARATORS):
        raise told
    raise Misread(
        "TIME-moment", f"{quoted(text)} is no span of time; write it as 30 May 19:00 to 2 June, or 30 May - 2 June"
    )


def _reads(text: str, known: Around) -> bool:
    """Whether a text is a day or a moment, so that what is wrong is behind it."""
    try:
        return bool(moment_of(text, known))
    except Misread:
        return False


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for separator in _SEPARATORS:
        for found in separator.finditer(text):
            if text[: found.start()] and text[found.end() :]:
                yield text[: found.start()], text[found.end() :]


def _ends(text: str, first: str, last: str, known: Around) -> list[str]:
    """The span from one end to another, of which one may say only a time of day or the day of a month."""
    if clock_of(first) is not None or re.fullmatch(r"\d{1,2}", first):
        start, end = _told_by_the_end(first, last, known)
    else:
        start = moment_of(first, known)
        end = _told_by_the_start(start, last, known)
    begins, ends = at(start), at(end)
    zoned = begins.zone or begins.offset or ends.zone or ends.offset
    if not zoned and earliest(ends) < earliest(begins) and not _YEAR.search(last):
        later = _a_year_later(ends.day)
        if later is not None and known.end is not None and later <= known.end:
            end = end.replace(ends.day.isoformat(), later.isoformat())
            ends = at(end)
    if not zoned and (earliest(ends) < earliest(begins) and not (ends.clock is None and ends.day == begins.day)):
        raise Misread("TIME-order", f"{quoted(text)} ends before it begins: {start} to {end}")
    return [start, end]


def _told_by_the_end(first: str, last: str, known: Around) -> tuple[str, str]:
    """`8 - 9 June` and `19:00 - 21:00 30 May`."""
    end = moment_of(last, known)
    day = at(end).day
    clock = clock_of(first)
    if clock is not None:
        if at(end).clock is None:
            raise Misread("TIME-moment", f"{quoted(first)} names no day")
        return f"{day.isoformat()} {clock}", end
    number = int(first)
    if not 1 <= number <= day.day:
        raise Misread("TIME-day", f"{quoted(first)} names no month")
    return day.replace(day=number).isoformat(), end


def _told_by_the_start(start: str, last: str, known: Around) -> str:
    """The end of a span that perhaps says only a time of day, the day of a month or a weekday."""
    begins = at(start)
    clock = clock_of(last, bare=begins.clock is not None)
    if clock is not None and begins.clock is not None:
        next_day = clock <= f"{begins.clock:%H:%M}"
        day = begins.day + timedelta(days=int(next_day) + int(clock == "24:00"))
        return f"{day.isoformat()} {'00:00' if clock == '24:00' else clock}{start[16:]}"
    if re.fullmatch(r"\d{1,2}", last):
        try:
            return begins.day.replace(day=int(last)).isoformat()
        except ValueError:
            raise Misread("TIME-day", f"{quoted(last)} is no day of {begins.day:%B}") from None
    weekday = weekday_of(last)
    if weekday is not None:
        return (begins.day + timedelta(days=(weekday - begins.day.weekday()) % 7)).isoformat()
    return moment_of(last, known)


def _a_year_later(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None
