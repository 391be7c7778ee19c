"""How the values of a scenario are written: every kind of value by name, and defaults as they stand in a file."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from planner.domain import lateness, values, work
from planner.domain.base import Part
from planner.domain.moment import ClockTime, Moment
from planner.files.fields import arms_of
from planner.files.model_words import OF_PATTERNS

_MOMENT = (
    "a day, perhaps with a time, and perhaps with an offset (2018-06-12 09:00+08:00) or a zone "
    "(2018-06-12 09:00 Asia/Singapore); without them by the clock of the place that it is about"
)
READERS: dict[Callable[[Any], Any], tuple[str, str, str]] = {
    values.read_id: (
        "id",
        "kim-yong-chol",
        "lower-case letters, digits and hyphens; a word of your own, at most 64 long",
    ),
    values.read_text: (
        "text",
        "Working dinner",
        "one line, 1 to 500 characters; quotes where it holds a colon or a comma",
    ),
    values.read_count: ("number", "10", "a whole number from 0 to 1,000,000 in plain digits"),
    values.read_number: ("decimal", "37.956", "a number with a point, at most nine digits after it"),
    values.read_flag: ("flag", "true", "true or false, and nothing that looks like them"),
    values.read_minutes: (
        "length",
        "2 h 30 min",
        "whole minutes: 90 min, 2 h, 2 h 30 min, 1 day, 2 weeks; at most 366 days",
    ),
    values.read_working_days: ("lead", "5 working days", "days on which the authority works"),
    work.read_work_length: (
        "length of work",
        "5 working days",
        "6 h, 5 working days, 10 days, 3 weeks, 6 months or 15 years; see docs/rules.md for what each counts",
    ),
    lateness.read_counted_from: (
        "counted from",
        "summit",
        "`horizon` (its start), `summit`, or a moment",
    ),
    values.read_clock: ("clock", "09:00", "a time of day from 00:00 to 23:59; 24:00 where a day ends"),
    values.read_day: ("day", "2018-06-12", "a day of the calendar, from 1990 to 2100"),
    values.read_moment: ("moment", "2018-06-12 09:00", _MOMENT),
    values.read_zone: (
        "zone",
        "Asia/Singapore",
        "an IANA time zone; abbreviations such as KST are ambiguous and refused",
    ),
}
"""The name, an example and a description of every kind of scalar, by the function that reads it."""


def form_of(field: FieldInfo) -> str:
    """How the value of a field is written, in words; models and lists of words as links into the reference page."""
    return _form(field.annotation, field.metadata)


def _form(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    while get_origin(annotation) is Annotated:
        annotation, *own = get_args(annotation)
        metadata = [*own, *metadata]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        forms = dict.fromkeys(_form(arm) for arm in inner if arm is not type(None))
        arms = [arm for arm in inner if arm is not type(None)]
        if arms_of(arms[0]) and len(arms) > 1:
            return "[relation](#relations)"
        return _form(arms[0], metadata) if len(arms) == 1 else " or ".join(reversed(forms))
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if origin is dict:
        return f"map of {_form(inner[0])}: {_form(inner[1])}"
    if origin is tuple:
        return _list_form(inner)
    if isinstance(annotation, type) and issubclass(annotation, Part | StrEnum):
        return f"[{spaced(annotation.__name__)}](#{anchor(annotation.__name__)})"
    return _scalar_form(_flat(metadata))


def _list_form(inner: tuple[Any, ...]) -> str:
    if inner[-1] is Ellipsis:
        return f"list of {_form(inner[0])}"
    return f"[{', '.join(_form(each) for each in inner)}]"


def _flat(metadata: Sequence[Any]) -> list[Any]:
    """Metadata with the constraints of nested fields beside the others."""
    found: list[Any] = []
    for each in metadata:
        found.extend(each.metadata if isinstance(each, FieldInfo) else [each])
    return found


def reader_of(metadata: Sequence[Any]) -> Callable[[Any], Any] | None:
    """The function that reads a scalar, or None."""
    readers = [each.func for each in _flat(metadata) if isinstance(each, BeforeValidator)]
    return next((reader for reader in readers if reader in READERS), None)


def _scalar_form(metadata: list[Any]) -> str:
    reader = reader_of(metadata)
    if reader is None:
        pattern = next((str(found) for each in metadata if (found := getattr(each, "pattern", None))), None)
        if pattern is None:
            return "text"
        if pattern in OF_PATTERNS:
            return OF_PATTERNS[pattern][0]
        return " or ".join(f"`{word}`" for word in pattern.strip("^$()").split("|"))
    name = READERS[reader][0]
    least = next((each.ge for each in metadata if isinstance(each, annotated_types.Ge)), None)
    most = next((each.le for each in metadata if isinstance(each, annotated_types.Le)), None)
    above = next((each.gt for each in metadata if isinstance(each, annotated_types.Gt)), None)
    if least is not None and most is not None:
        return f"{name} from {least} to {most}"
    if least is not None:
        return f"{name} from {least}"
    return name if above is None else f"{name} above {above}"


def written(value: Any, metadata: Sequence[Any] = ()) -> Any:
    """A value as it stands in a file: text, maps and lists; fields of a model that are None are left out."""
    if isinstance(value, Part):
        fields = {
            field.alias or name: (getattr(value, name), field) for name, field in type(value).model_fields.items()
        }
        return {name: written(each, field.metadata) for name, (each, field) in fields.items() if each is not None}
    if isinstance(value, Mapping):
        return {str(key): written(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [written(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and reader_of(metadata) is values.read_minutes:
        return length(value)
    if isinstance(value, int) and reader_of(metadata) is values.read_working_days:
        return f"{value} working days"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 and f"{value:g}" == repr(value) else repr(value)
    plain = Moment | ClockTime | date | StrEnum | work.WorkLength | lateness.CountedFrom | int
    return str(value) if isinstance(value, plain) else value


def length(minutes: int) -> str:
    """Minutes as a scenario says them: `90 min`, `10 h`, `36 h`."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h" if hours and not rest else f"{minutes} min"


def default_of(field: FieldInfo) -> Any:
    """A field's default as it stands in a file; None where there is none or where it stands for absence."""
    value = field.get_default(call_default_factory=True)
    return None if value is PydanticUndefined or value is None else written(value, field.metadata)


def anchor(name: str) -> str:
    """The anchor of a section of the reference page."""
    return spaced(name).replace(" ", "-")


def spaced(name: str) -> str:
    """The name of a model as words: `PrimeTime` is `prime time`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
