"""The scalars of a scenario: text that people write, read strictly.

Every scalar reaches these readers as text (the YAML reader guesses nothing), so `NO` is Norway, `12:30` is half past
twelve and `010` is refused. The Python API may pass the finished value (an int of minutes, say) instead.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from planner.domain.clock import nearest_zones, zone_exists
from planner.domain.meant import clock_meant, days_meant, id_meant, is_offset, moments_meant, why_no_day
from planner.domain.moment import ClockTime, Moment

ID_PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
MOST_WEIGHT = 1_000_000
MOST_DAYS = 366
"""No length that is written is longer: what lasts for years is work."""
_UNITS = {"min": 1, "h": 60, "day": 24 * 60, "days": 24 * 60, "week": 7 * 24 * 60, "weeks": 7 * 24 * 60}
_DURATION = re.compile(
    r"(?:([0-9]{1,30}) ?(min|h|days?|weeks?))(?: ([0-9]{1,5}) ?(min|h|days?))?(?: ([0-9]{1,5}) ?(min|h))?"
)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T](?P<clock>\d{2}:\d{2})(?P<offset>Z|[+-]\d{2}:\d{2})?)?(?: (?P<zone>[A-Za-z_+\-/0-9]+))?",
    re.ASCII,
)
_RESERVED = {"con", "nul", "aux", "prn", "all", "none", "remote"}
_JOINERS = set("\u200c\u200d")
_DIRECTIONAL = set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_NO_LINE = {"Cc", "Zl", "Zp"}


def _refuse(code: str, message: str) -> PydanticCustomError:
    """The error that a reader raises: a code of ours and a sentence with the value seen and what would be right."""
    return PydanticCustomError(code, message.replace("{", "(").replace("}", ")"))


def read_id(value: Any) -> str:
    """An id: lower-case letters, digits and inner hyphens, at most 64, the planner's own word."""
    if not isinstance(value, str) or not re.fullmatch(ID_PATTERN, value):
        raise _refuse(
            "ID-form",
            f"{value!r:.80} is not an id; write lower-case letters, digits and hyphens, such as {_such_as(value)}",
        )
    if value in _RESERVED:
        raise _refuse("ID-reserved", f"{value!r} is a reserved word and cannot be an id; choose another one")
    return value


def _such_as(value: Any) -> str:
    meant = id_meant(value) if isinstance(value, str) else None
    return meant if meant is not None and meant not in _RESERVED else "kim-yong-chol"


def _meant(those: list[str], otherwise: str) -> str:
    return f"did you mean {' or '.join(those)}?" if those else otherwise


def read_text(value: Any) -> str:
    """Text for people: one line that says something, without control characters, in Unicode's composed form (NFC).

    Marks that only set the direction of writing are left out. The two joiners are kept: Persian words and pictures of
    several parts are written with them.
    """
    if not isinstance(value, str):
        raise _refuse("FMT-type", f"expected text, found {_kind(value)}")
    text = "".join(c for c in value if c not in _DIRECTIONAL).strip(" \t\r\n")
    for character in text:
        kind = unicodedata.category(character)
        if kind in _NO_LINE or character in "\ufffe\uffff":
            raise _refuse("FMT-control", f"control character U+{ord(character):04X}; remove it")
        if kind == "Cs":
            raise _refuse("FMT-control", f"half a character (U+{ord(character):04X}); write the character itself")
    text = unicodedata.normalize("NFC", text).strip()
    if all(c in _JOINERS or c.isspace() for c in text):
        raise _refuse("FMT-empty", "the text is empty; write what people will read here")
    if len(text) > 500:
        raise _refuse("SIZE-text", f"text of {len(text)} characters; at most 500 fit")
    return text


def read_count(value: Any) -> int:
    """A whole number from 0, written in plain digits."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _refuse("NUM-form", f"expected a whole number, found {_kind(value)}")
    if isinstance(value, str):
        if len(value) > 9 and re.fullmatch(r"[0-9]+", value):
            raise _refuse("NUM-large", f"{value[:12]}... is too large; at most {MOST_WEIGHT:,}")
        if not re.fullmatch(r"0|[1-9][0-9]*", value):
            raise _refuse("NUM-form", f"{value!r:.40} is not a whole number from 0; write it in digits, such as 10")
        return read_count(int(value))
    if not 0 <= value <= MOST_WEIGHT:
        raise _refuse("NUM-range", f"{value} is out of range; write a number from 0 to {MOST_WEIGHT:,}")
    return value


def read_number(value: Any) -> float:
    """A finite decimal number, with a point."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _refuse("NUM-form", f"expected a number, found {_kind(value)}")
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,9})?", value):
            raise _refuse("NUM-form", f"{value!r:.40} is not a number; write it in digits with a point, such as 37.956")
        value = float(value)
    if not -1e6 < value < 1e6:
        raise _refuse("NUM-range", f"{value} is out of range")
    return float(value)


def read_flag(value: Any) -> bool:
    """true or false, and nothing that looks like them."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise _refuse("FMT-flag", f"{value!r:.40} is neither true nor false; write one of the two")


def read_minutes(value: Any) -> int:
    """A length of time such as `90 min`, `2 h`, `2 h 30 min`, `1 day`; whole minutes."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        bare = isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,3}", value)
        hint = f"write its unit, such as {value} min" if bare else "write 90 min, 2 h, 2 h 30 min or 1 day"
        raise _refuse("TIME-length", f"{value!r:.40} is not a length of time; {hint}")
    parts = [part for part in match.groups() if part is not None]
    sizes = [_UNITS[unit] for unit in parts[1::2]]
    if sizes != sorted(set(sizes), reverse=True):
        raise _refuse(
            "TIME-length", f"{value!r:.40} is not a length of time; write each unit once, the largest first: 2 h 30 min"
        )
    minutes = sum(int(number) * size for number, size in zip(parts[::2], sizes, strict=True))
    if minutes > MOST_DAYS * 24 * 60:
        raise _refuse("TIME-length", f"{value!r:.40} is longer than a year; write at most {MOST_DAYS} days")
    return minutes


def read_working_days(value: Any) -> int:
    """A lead such as `5 working days`."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = re.fullmatch(r"([0-9]{1,3}) working days?", value) if isinstance(value, str) else None
    if match is None:
        raise _refuse("TIME-lead", f"{value!r:.40} is not a lead; write it as 5 working days")
    return int(match.group(1))


def read_clock(value: Any) -> ClockTime:
    """A wall time such as `09:00`, from 00:00 to 23:59; `24:00` is allowed as the end of a day."""
    if isinstance(value, ClockTime):
        return value
    if isinstance(value, time) and not (value.second or value.microsecond):
        return ClockTime(value.hour * 60 + value.minute)
    match = re.fullmatch(r"([0-9]{2}):([0-9]{2})", value) if isinstance(value, str) else None
    if match is None or (value != "24:00" and int(match.group(1)) > 23) or int(match.group(2)) > 59:
        near = clock_meant(value) if isinstance(value, str) else None
        hint = _meant([near] if near else [], "write it as 09:00, from 00:00 to 23:59")
        raise _refuse("TIME-clock", f"{value!r:.40} is not a time of day; {hint}")
    return ClockTime(int(match.group(1)) * 60 + int(match.group(2)))


def read_day(value: Any) -> date:
    """A calendar day such as `2018-06-12`."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        near = days_meant(value) if isinstance(value, str) else []
        raise _refuse("TIME-day", f"{value!r:.40} is not a day; {_meant(near, 'write it as 2018-06-12')}")
    return _calendar_day(value)


def _calendar_day(value: str) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _refuse("TIME-day", f"{value!r} is not a day of the calendar{why_no_day(value)}") from None
    if not 1990 <= day.year <= 2100:
        raise _refuse("TIME-year", f"the year of {value!r} is out of range; write one from 1990 to 2100")
    return day


def read_moment(value: Any) -> Moment:
    """A moment such as `2018-06-12`, `2018-06-12 09:00`, `2018-06-12 09:00+08:00`, `2018-06-12 09:00 Asia/Singapore`."""
    if isinstance(value, Moment):
        return value
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        near = moments_meant(value) if isinstance(value, str) else []
        hint = _meant(near, "write 2018-06-12, 2018-06-12 09:00 or 2018-06-12 09:00 Asia/Singapore")
        raise _refuse("TIME-moment", f"{value!r:.60} is not a moment; {hint}")
    if match["clock"] == "24:00":
        raise _refuse("TIME-clock", f"{value!r} names 24:00; write 00:00 of the next day")
    return Moment(
        _calendar_day(match["day"]),
        None if match["clock"] is None else read_clock(match["clock"]).time,
        _offset(value, match["offset"]),
        read_zone(match["zone"]) if match["zone"] else None,
    )


def _offset(value: str, text: str | None) -> timedelta | None:
    if text is not None and offset(text) is None:
        raise _refuse(
            "TIME-offset",
            f"{value!r:.60}: no clock is {text} from UTC; write one such as +09:00, from -12:00 to +14:00",
        )
    return offset(text)


def offset(text: str | None) -> timedelta | None:
    """The offset from UTC that `Z`, `+09:00` or `-04:00` stands for; None for None, and for one that no clock has.

    Since 1990 all are whole quarters of an hour from -12:00 to +14:00 (IANA time zone database).
    """
    if text is None:
        return None
    if text == "Z":
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[4:6])
    size = timedelta(hours=hours, minutes=minutes)
    farthest = timedelta(hours=12 if text[0] == "-" else 14)
    if minutes % 15 or minutes > 45 or size > farthest:
        return None
    return -size if text[0] == "-" else size


def read_zone(value: Any) -> str:
    """An IANA zone such as `Asia/Pyongyang`; abbreviations are refused, for they are ambiguous."""
    if isinstance(value, str) and zone_exists(value):
        return value
    if isinstance(value, str) and is_offset(value):
        message = "is an offset, which does not say when clocks change; write an IANA zone such as Asia/Seoul"
        raise _refuse("TIME-zone", f"{value!r:.60} {message}")
    near = nearest_zones(value) if isinstance(value, str) else []
    hint = _meant(near, "write an IANA zone such as Asia/Seoul")
    raise _refuse("TIME-zone", f"{value!r:.60} is not an IANA time zone; {hint}")


def _kind(value: Any) -> str:
    return {dict: "a map", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}.get(
        type(value), type(value).__name__
    )


def _schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **extra})


def _non_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise _refuse("FMT-empty", "the list is empty; write at least one entry")
    return value


Id = Annotated[str, BeforeValidator(read_id), _schema(pattern=f"^{ID_PATTERN}$")]
PlaceRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+){0,2}$")]
"""`city`, `city/venue`, `city/venue/room`, or the word `remote`."""
Text = Annotated[str, BeforeValidator(read_text), _schema()]
Count = Annotated[
    int, BeforeValidator(read_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MOST_WEIGHT})
]
Number = Annotated[float, BeforeValidator(read_number), WithJsonSchema({"type": "number"})]
Flag = Annotated[bool, BeforeValidator(read_flag), WithJsonSchema({"type": "boolean"})]
Minutes = Annotated[int, BeforeValidator(read_minutes), _schema(examples=["90 min", "2 h 30 min", "1 day"])]
WorkingDays = Annotated[int, BeforeValidator(read_working_days), _schema(examples=["5 working days"])]
Clock = Annotated[
    ClockTime,
    BeforeValidator(read_clock),
    PlainSerializer(str, return_type=str),
    _schema(pattern="^[0-2][0-9]:[0-5][0-9]$"),
]
Day = Annotated[date, BeforeValidator(read_day), _schema(format="date")]
Time = Annotated[
    Moment,
    BeforeValidator(read_moment),
    PlainSerializer(str, return_type=str),
    _schema(examples=["2018-06-12", "2018-06-12 09:00", "2018-06-12 09:00 Asia/Singapore"]),
]
Zone = Annotated[str, BeforeValidator(read_zone), _schema(examples=["Asia/Singapore"])]
Some = AfterValidator(_non_empty)
Span = tuple[Time, Time]
Hours = tuple[Clock, Clock]
