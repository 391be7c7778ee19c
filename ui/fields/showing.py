"""Values of a tree as they stand in the widgets, as one cell of a table, and in full for somebody to check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from pydantic_core import PydanticCustomError

from planner.domain.moment import Moment
from planner.domain.references.words import length
from planner.domain.values import read_minutes, read_moment
from ui.fields.field import FormField
from ui.fields.kinds import Kind
from ui.fields.trees import Tree, value_at

Typed: TypeAlias = str | list[str] | bool | list[dict[str, str]]
"""What a widget holds: text, a list of texts, a flag, or the rows of records by the labels of their columns."""

LISTED = frozenset(
    {Kind.TAGS, Kind.NAMES, Kind.REFERENCES, Kind.PLACES, Kind.WORDS, Kind.LANGUAGES, Kind.PAIRS, Kind.ENTRIES},
)
"""Kinds that a widget holds as a list of texts."""
_YES = {"true": True, "false": False}


def typed(field: FormField, value: Tree | None) -> Typed:
    """What stands in the widget of a field for a value of the tree, None for a value that is absent.

    A value of the wrong kind is shown as the file's text as well as that goes; a flag that says neither is its default.
    """
    if field.kind is Kind.FLAG:
        return _YES.get(value if isinstance(value, str) else str(field.default), False)
    if field.kind is Kind.RECORDS:
        return [_row(field, record) for record in value] if isinstance(value, list) else []
    if field.kind is Kind.ENTRIES:
        return list(value) if isinstance(value, Mapping) else []
    if field.kind in LISTED:
        return _listed(value)
    return "" if value is None else _text(field.kind, value)


def cell(field: FormField, value: Tree | None) -> str:
    """A value as the text of one cell: lists with commas, flags as yes or no, empty where it is absent."""
    if value is None:
        return ""
    if field.kind is Kind.FLAG:
        return {"true": "yes", "false": "no"}.get(value, value) if isinstance(value, str) else written_out(value)
    held = typed(field, value)
    if field.kind is Kind.RECORDS:
        rows = (
            [[word for word in row.values() if word] for row in held if isinstance(row, dict)]
            if isinstance(held, list)
            else []
        )
        return "; ".join(", ".join(row) for row in rows)
    return ", ".join(str(part) for part in held) if isinstance(held, list) else str(held)


def written_out(value: Tree) -> str:
    """A value of any kind as text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _listed(value: Tree) -> list[str]:
    if value is None:
        return []
    return [written_out(part) for part in value] if isinstance(value, list) else [written_out(value)]


def _row(field: FormField, record: Tree) -> dict[str, str]:
    return {column.label: cell(column, value_at(record, column.path)) for column in field.columns}


def _text(kind: Kind, value: Tree) -> str:
    if kind is Kind.HOURS and _texts(value, 2):
        return f"{value[0]}-{value[1]}"
    if kind is Kind.COORDINATES and _texts(value, 2):
        return f"{value[0]}, {value[1]}"
    if kind is Kind.DAYS and isinstance(value, list) and _texts(value):
        return ", ".join(value)
    if kind in (Kind.SPAN, Kind.SPANS, Kind.WINDOW):
        spans = _spans(value)
        return written_out(value) if spans is None else "; ".join(f"{first} to {last}" for first, last in spans)
    if kind in (Kind.WEIGHTS, Kind.LENGTHS, Kind.GROUND) and isinstance(value, dict):
        between = "; " if kind is Kind.GROUND else ", "
        return between.join(f"{key}: {written_out(part)}" for key, part in value.items())
    return written_out(value)


def _texts(value: Tree, length: int | None = None) -> bool:
    known = isinstance(value, list) and all(isinstance(part, str) for part in value)
    return known and (length is None or len(value) == length)


def _spans(value: Tree) -> list[list[str]] | None:
    """The spans that a value holds, also where it is a single one; None where it holds something else."""
    if _texts(value, 2):
        return [value]
    if isinstance(value, list) and all(_texts(span, 2) for span in value):
        return value
    return None


def shown(field: FormField, value: Tree | None, zone: str | None = None) -> str:
    """A value in full, to check that what was typed was understood: "Wed 30 May 2018 19:00 (Singapore)".

    `zone` is the IANA zone by whose clock it is told. Empty where it is absent; as it is written where it cannot be read.
    """
    if value is None:
        return ""
    kind = field.kind
    if kind in (Kind.MOMENT, Kind.DAY) and isinstance(value, str):
        return _moment_words(value, zone)
    if kind is Kind.DAYS and _texts(value):
        return ", ".join(_moment_words(day, None) for day in value)
    if kind in (Kind.SPAN, Kind.SPANS, Kind.WINDOW) and (spans := _spans(value)) is not None:
        return "; ".join(_span_words(first, last, zone) for first, last in spans)
    if kind is Kind.HOURS and _texts(value, 2):
        over = " of the next day" if value[1] <= value[0] else ""
        return f"{value[0]} to {value[1]}{over}{_in_zone(zone)}"
    if kind is Kind.CLOCK and isinstance(value, str):
        return f"{value}{_in_zone(zone)}"
    if kind is Kind.LENGTH and isinstance(value, str):
        return _length_words(value)
    names = {choice.value: choice.label for choice in field.choices}
    if kind in LISTED:
        return ", ".join(names.get(part, part) for part in _listed(value))
    if isinstance(value, str) and value in names:
        return names[value]
    return cell(field, value)


def zone_words(zone: str) -> str:
    """A zone as people say it: `America/New_York` is "New York"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _in_zone(zone: str | None) -> str:
    return f" ({zone_words(zone)})" if zone else ""


def _length_words(text: str) -> str:
    try:
        return length(read_minutes(text))
    except PydanticCustomError:
        return text


def _moment(text: str) -> Moment | None:
    try:
        return read_moment(text)
    except PydanticCustomError:
        return None


def _moment_words(text: str, zone: str | None) -> str:
    moment = _moment(text)
    return text if moment is None else f"{_plain_words(moment)}{_zone_of(moment, zone)}"


def _plain_words(moment: Moment) -> str:
    day = f"{moment.day:%a} {moment.day.day} {moment.day:%B %Y}"
    return day if moment.clock is None else f"{day} {moment.clock:%H:%M}"


def _zone_of(moment: Moment, zone: str | None) -> str:
    if moment.offset is not None:
        minutes = int(moment.offset.total_seconds() // 60)
        return f" (UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02})"
    return _in_zone(moment.zone or (zone if moment.clock is not None else None))


def _span_words(first: str, last: str, zone: str | None) -> str:
    start, end = _moment(first), _moment(last)
    if start is None or end is None:
        return f"{first} to {last}"
    if start.clock is None and end.clock is None:
        whole = "whole day" if start.day == end.day else "whole days"
        words = _plain_words(start) if start.day == end.day else f"{_plain_words(start)} to {_plain_words(end)}"
        return f"{words}, {whole}{_in_zone(zone)}"
    here = _zone_of(start, zone), _zone_of(end, zone)
    end_words = f"{_plain_words(end)}{' (whole day)' if end.clock is None else ''}"
    if here[0] == here[1] or end.clock is None:
        return f"{_plain_words(start)} to {end_words}{here[0]}"
    return f"{_plain_words(start)}{here[0]} to {end_words}{here[1]}"
