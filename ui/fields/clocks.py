"""Times of day, hours and lengths of time as people type them, and as a scenario writes them."""

from __future__ import annotations

import re
from fractions import Fraction

from pydantic_core import PydanticCustomError

from planner.domain.values import read_minutes
from planner.files.forms import length


class Misread(ValueError):
    """What was typed cannot be understood: a code of ours and a sentence with the value seen and what would be right."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def quoted(text: str) -> str:
    """What was typed, as a message shows it."""
    return repr(text if len(text) <= 40 else f"{text[:37]}...")


_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.h])(?P<minute>\d{2})|(?P<only>h))? ?(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_COMPACT = re.compile(r"([01]\d|2[0-4])([0-5]\d)(?: ?h| hrs?)?", re.IGNORECASE)


def clock_of(text: str, *, bare: bool = False) -> str | None:
    """The time of day that a text is, such as `19:00` of `19.00`, `19h00`, `1900` or `7 pm`; None where it is none.

    With `bare` a number alone is an hour.
    """
    text = text.strip()
    if compact := _COMPACT.fullmatch(text):
        return _clock(int(compact[1]), int(compact[2]))
    found = _CLOCK.fullmatch(text)
    if found is None or not (bare or found["mark"] or found["only"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"][0].lower() == "p" else 0)
    return _clock(hour, minute)


def _clock(hour: int, minute: int) -> str | None:
    return f"{hour:02}:{minute:02}" if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)) else None


def read_clock_text(text: str) -> str:
    """The time of day that was typed, as the file writes it. Raises Misread."""
    found = clock_of(text, bare=True)
    if found is None:
        raise Misread("TIME-clock", f"{quoted(text)} is no time of day; write it as 09:00, from 00:00 to 24:00")
    return found


_BETWEEN = re.compile(r"\s*(?:\bto\b|\buntil\b|\btill\b|\band\b|\.\.\.?|[-\u2013\u2014,;])\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|between)\s+", re.IGNORECASE)


def read_hours_text(text: str) -> list[str]:
    """From one time of day to another: `8-20`, `08:00 to 20:30`. Raises Misread."""
    text = text.removesuffix(" of the next day")
    parts = _BETWEEN.split(_FROM.sub("", text.strip().strip("[]").strip()))
    if len(parts) == 2:
        if re.search(r"m\.?$", parts[1], re.IGNORECASE) and re.fullmatch(r"\d{1,2}(?:[:.]\d{2})?", parts[0]):
            raise Misread("TIME-clock", f"{quoted(text)}: say am or pm for both, or write 08:00-20:00")
        clocks = [clock_of(part, bare=True) for part in parts]
        if clocks[0] is not None and clocks[1] is not None and clocks[0] != "24:00":
            return [clocks[0], clocks[1]]
    raise Misread("TIME-clock", f"{quoted(text)} are no hours; write from when to when, such as 08:00-20:00")


_MINUTES_OF = {"w": 7 * 24 * 60, "d": 24 * 60, "h": 60, "m": 1}
_PART = re.compile(r"(\d+(?:\.\d+)?) ?(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)(?![a-z])(?: ?and ?| ?, ?| )?")
_HOURS_AND = re.compile(r"(\d{1,4}) ?(?:hours?|hrs?|h|:) ?(\d{2})")


def read_length_text(text: str) -> str:
    """A length of time: `90`, `1.5 h`, `1h30`, `2 h 30`, `1:30`, `1 day`. Raises Misread.

    One that the file could say is left as it is; others come in minutes, or in hours where they are whole.
    """
    text = text.strip()
    if _minutes(text) is not None:
        return text
    said = " ".join(text.lower().split())
    said = re.sub(r"(?<=\d),(?=\d{3}\b)", "", said)
    said = re.sub(r"(?<=\d),(?=\d)", ".", said)
    total = _total(said)
    if total is None:
        raise Misread("TIME-length", f"{quoted(text)} is no length of time; write 90 min, 2 h 30, 1:30 or 1 day")
    if total.denominator != 1:
        raise Misread("TIME-length", f"{quoted(text)} is no whole number of minutes; write one such as 90 min")
    written = length(int(total))
    if _minutes(written) is None:
        raise Misread("TIME-length", f"{quoted(text)} is too long; write at most 99999 min")
    return written


def _total(said: str) -> Fraction | None:
    """The minutes that a text comes to, or None where it is no length."""
    if re.fullmatch(r"\d{1,9}", said):
        return Fraction(int(said))
    if (both := _HOURS_AND.fullmatch(said)) and int(both[2]) < 60:
        return Fraction(int(both[1]) * 60 + int(both[2]))
    total, place = Fraction(0), 0
    while place < len(said):
        part = _PART.match(said, place)
        if part is None or len(part[1]) > 12:
            return None
        total += Fraction(part[1]) * _MINUTES_OF[part[2][0]]
        place = part.end()
    return total if said else None


def _minutes(text: str) -> int | None:
    try:
        return read_minutes(text)
    except PydanticCustomError:
        return None


def read_lead_text(text: str) -> str:
    """A number of working days: `5`, `5 days`, `5 working days`. Raises Misread."""
    found = re.fullmatch(r"(\d{1,3})(?: ?(?:working |business |work )?days?)?", text.strip().lower())
    if found is None:
        raise Misread("TIME-lead", f"{quoted(text)} is no number of working days; write it as 5 working days")
    if re.fullmatch(r"\d{1,3} working days?", text.strip()):
        return text.strip()
    number = int(found[1])
    return f"{number} working day{'' if number == 1 else 's'}"
