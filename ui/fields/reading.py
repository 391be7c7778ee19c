"""What people type into a field, read generously: from the widget to the tree's value, or to a sentence that says what is wrong.

What was not changed is kept exactly as the file has it, also where that is wrong. Values come back as a file writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from pydantic_core import PydanticCustomError

from planner.domain.clock import nearest_zones
from planner.domain.values import MOST_WEIGHT, read_text
from planner.errors import Fault, InputError
from ui.fields.clocks import Misread, quoted, read_clock_text, read_hours_text, read_lead_text, read_length_text
from ui.fields.days import Around, around, day_of, moment_of, weekdays_of, without_zone
from ui.fields.field import FormField
from ui.fields.kinds import WEEKDAYS, Kind
from ui.fields.names import folded, id_of, language_of, own_word_of, pair_of, parts_of, word_of, zones_called
from ui.fields.numbers import coordinates_of, count_of, decimal_of, flag_of
from ui.fields.showing import LISTED, Typed, cell, shown, typed
from ui.fields.spans import span_of, spans_of
from ui.fields.trees import Path, Tree, value_at, with_value

__all__ = ["Context", "read", "read_or_kept", "shown", "typed"]


@dataclass(frozen=True)
class Context:
    """Where something is typed: the tree of the draft, and the path of the entry whose form it is."""

    tree: Tree
    entry: Path = ()


def read(field: FormField, what: object, context: Context) -> Tree | None:
    """The tree's value for what stands in the widget of a field, or None where that says nothing, so that it is absent.

    `what` is what `typed` gives or text; a table also gives numbers, flags and None. Raises InputError with one Fault for
    every mistake, at the field's path in the scenario.
    """
    value, faults = read_or_kept(field, what, context)
    if faults:
        raise InputError(faults)
    return value


def read_or_kept(field: FormField, what: object, context: Context) -> tuple[Tree | None, tuple[Fault, ...]]:
    """As `read`, but what cannot be read is kept as it was written, with what is wrong with it.

    The draft then says what stands on screen, has a fault and cannot be solved until somebody mends it.
    """
    path = (*context.entry, *field.path)
    before = value_at(context.tree, path)
    if before is not None and (what == typed(field, before) or what == cell(field, before)):
        return before, ()
    if blank(what) or (before is None and field.kind is Kind.FLAG and what is typed(field, None)):
        return None, ()
    if field.kind is Kind.RECORDS and isinstance(what, list) and all(isinstance(row, Mapping) for row in what):
        records, faults = _records(field, what, context, before)
        return records or None, tuple(faults)
    held = _held(what)
    try:
        value = _READERS[field.kind](_Asked(field, held, context))
    except Misread as error:
        listed = field.kind in LISTED and isinstance(held, str)
        kept = list(parts_of(held, field.choices)) if listed else held
        return kept, (Fault(error.code, error.message, path),)
    return None if value in ([], {}) else value, ()


def blank(what: object) -> bool:
    """Whether what a widget holds says nothing, so that the field is to be absent."""
    nothing = what is None or what in ([], ()) or (isinstance(what, str) and not what.strip())
    return nothing or (isinstance(what, float) and isnan(what))


def _held(what: object) -> Typed:
    """What a widget holds, with the numbers that a table has made of text as text again."""
    if isinstance(what, bool | str):
        return what
    if isinstance(what, list | tuple):
        return [str(part) for part in what]
    return str(int(what)) if isinstance(what, float) and what.is_integer() else str(what)


@dataclass(frozen=True)
class _Asked:
    """One thing to be read: the field, what its widget holds, and where."""

    field: FormField
    what: Typed
    context: Context

    @property
    def line(self) -> str:
        """It as one line of text."""
        text = ", ".join(self.what) if isinstance(self.what, list) else str(self.what)
        return " ".join(text.split())

    @property
    def parts(self) -> list[str]:
        """It as a list of texts."""
        return (
            [str(part) for part in self.what]
            if isinstance(self.what, list)
            else list(parts_of(str(self.what), self.field.choices))
        )

    @property
    def known(self) -> Around:
        """What tells the year of its dates."""
        return around(self.context.tree, self.field.zone)

    def once(self, reader: Callable[[str], str]) -> list[str]:
        """Each of its parts, read, and none of them twice."""
        return list(dict.fromkeys(reader(part) for part in self.parts))

    def named(self, text: str) -> str:
        """The entry or place that a text names."""
        place = self.field.kind in (Kind.PLACE, Kind.PLACES)
        return id_of(text, self.field.choices, what="place" if place else "entry")


def _text(asked: _Asked) -> Tree:
    return _name(asked.line)


def _name(text: str) -> str:
    line = " ".join(text.split())
    try:
        read_text(line)
    except PydanticCustomError as error:
        raise Misread(error.type, error.message()) from None
    return line


def _words(asked: _Asked) -> Tree:
    choices = asked.field.choices
    found: list[str] = []
    weekdays = [choice.value for choice in choices] == list(WEEKDAYS)
    for part in asked.parts:
        several = weekdays_of(part) if weekdays else None
        found += several if several is not None else [word_of(part, choices)]
    return list(dict.fromkeys(found))


def _count(asked: _Asked) -> Tree:
    return count_of(asked.line, int(asked.field.least or 0), int(asked.field.most or MOST_WEIGHT))


def _spans(asked: _Asked) -> Tree:
    text = "; ".join(asked.parts) if isinstance(asked.what, list) else str(asked.what)
    found = spans_of(text, asked.known)
    return found[0] if asked.field.kind is Kind.WINDOW and len(found) == 1 else found


def _zone(asked: _Asked) -> Tree:
    found = zones_called(asked.line)
    if len(found) == 1:
        return found[0]
    near = found or nearest_zones(asked.line)
    hint = (
        f"did you mean {' or '.join(near)}?"
        if near
        else "write a city such as Seoul, or an IANA zone such as Asia/Seoul"
    )
    raise Misread("TIME-zone", f"{quoted(asked.line)} is no time zone; {hint}")


def _airport(asked: _Asked) -> Tree:
    code = asked.line.upper()
    if not re.fullmatch(r"[A-Z]{3,4}", code):
        raise Misread(
            "FMT-form", f"{quoted(asked.line)} is no airport; write its IATA or ICAO code, such as SIN or WSSS"
        )
    return code


def _calendar(asked: _Asked) -> Tree:
    code = re.sub(r"[ /_]+", "-", asked.line.upper())
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code):
        right = "write a country, perhaps with its part, such as US or US-NY"
        raise Misread("FMT-form", f"{quoted(asked.line)} is no calendar; {right}")
    return code


_NUMBERED = re.compile(r"(.*?)\s*(?:[:=\u00d7]|\bx\b|\s)\s*(\d[\d,']*)", re.DOTALL)


def _weights(asked: _Asked) -> Tree:
    """Numbers by entry: `hooker: 2, Randall Schriver 2`; 1 where none is said."""
    choices = asked.field.choices
    whole = {folded(name) for choice in choices for name in (choice.label, choice.value)}
    found: dict[str, str] = {}
    for part in asked.parts:
        numbered = None if folded(part) in whole else _NUMBERED.fullmatch(part)
        name, number = (numbered[1], numbered[2]) if numbered and numbered[1] else (part, "1")
        found[asked.named(name)] = count_of(number, 0, MOST_WEIGHT)
    return found


def _lengths(asked: _Asked) -> Tree:
    """Lengths by entry: `hooker: 45 min, Randall Schriver 1 h 30 min`."""
    found: dict[str, str] = {}
    for part in asked.parts:
        timed = re.fullmatch(r"(.*?)\s*(?:[:=]|\s)\s*(\d.*)", part, re.DOTALL)
        if timed is None or not timed[1]:
            right = "write a name and a length, such as kim: 45 min"
            raise Misread("FMT-form", f"{quoted(part)} has no length; {right}")
        found[asked.named(timed[1])] = read_length_text(timed[2])
    return found


def _ground(asked: _Asked) -> Tree:
    lines = asked.parts if isinstance(asked.what, list) else re.split(r"[;\n]", str(asked.what))
    return dict(_way(line.strip(), asked.field) for line in lines if line.strip())


def _way(line: str, field: FormField) -> tuple[str, str]:
    """A pair of venues and the length of the way between them: `shangri-la - capella: 20 min`."""
    said = line if ":" in line else re.sub(r"\s*=?\s*(?=\d[\d.,]*\s*\w*$)", ":", line, count=1)
    pair, _, length = said.partition(":")
    for separator in (" - ", " to ", " / ", "\u2013", "\u2014", "/", ","):
        ends = [end.strip() for end in pair.split(separator)]
        if len(ends) == 2 and all(ends):
            first, last = (id_of(end, field.choices, what="venue") for end in ends)
            return f"{first} - {last}", read_length_text(length)
    raise Misread(
        "FMT-form", f"{quoted(line)} is no way; write two venues and a length, such as hotel - palace: 20 min"
    )


def _no_records(asked: _Asked) -> Tree:
    raise Misread("FMT-type", f"{asked.field.label} cannot be read from text; fill in its rows")


def _records(
    field: FormField, rows: Sequence[Mapping[Any, Any]], context: Context, before: Tree
) -> tuple[list[Tree], list[Fault]]:
    """The records of rows, and what is wrong with them: those as before are kept, those with nothing in them left out."""
    path = (*context.entry, *field.path)
    known = list(zip(typed(field, before), before, strict=False)) if isinstance(before, list) else []  # type: ignore[arg-type]
    records: list[Tree] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows):
        same = next((place for place, (held, _) in enumerate(known) if held == row), None)
        if same is not None:
            records.append(known.pop(same)[1])
        elif not all(blank(each) for each in row.values()):
            record, wrong = _record(field, row, context, (*path, str(len(records))), number + 1)
            records.append(record)
            faults += wrong
    return records, faults


def _record(
    field: FormField, row: Mapping[Any, Any], context: Context, path: Path, number: int
) -> tuple[dict[str, Tree], list[Fault]]:
    record: dict[str, Tree] = {}
    faults: list[Fault] = []
    for column in field.columns:
        value, wrong = read_or_kept(column, row.get(column.label), Context(context.tree, ("", *path)))
        faults += [
            Fault(fault.code, f"row {number}, {column.label}: {fault.message}", (*path, *column.path))
            for fault in wrong
        ]
        if value is not None:
            record = with_value(record, column.path, value)
    return record, faults


_READERS: dict[Kind, Callable[[_Asked], Tree]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.ID: lambda asked: own_word_of(asked.line),
    Kind.TAGS: lambda asked: asked.once(own_word_of),
    Kind.NAMES: lambda asked: asked.once(_name),
    Kind.REFERENCE: lambda asked: asked.named(asked.line),
    Kind.REFERENCES: lambda asked: asked.once(asked.named),
    Kind.PLACE: lambda asked: asked.named(asked.line),
    Kind.PLACES: lambda asked: asked.once(asked.named),
    Kind.WORD: lambda asked: word_of(asked.line, asked.field.choices),
    Kind.WORDS: _words,
    Kind.FLAG: lambda asked: flag_of(asked.what if isinstance(asked.what, bool) else asked.line),
    Kind.COUNT: _count,
    Kind.DECIMAL: lambda asked: decimal_of(asked.line),
    Kind.COORDINATES: lambda asked: coordinates_of(asked.line),
    Kind.LENGTH: lambda asked: read_length_text(asked.line),
    Kind.LEAD: lambda asked: read_lead_text(asked.line),
    Kind.CLOCK: lambda asked: read_clock_text(without_zone(asked.line, asked.field.zone)),
    Kind.HOURS: lambda asked: read_hours_text(without_zone(asked.line, asked.field.zone)),
    Kind.DAY: lambda asked: day_of(asked.line, asked.known).isoformat(),
    Kind.DAYS: lambda asked: asked.once(lambda part: day_of(part, asked.known).isoformat()),
    Kind.MOMENT: lambda asked: moment_of(asked.line, asked.known),
    Kind.SPAN: lambda asked: span_of(asked.line, asked.known),
    Kind.SPANS: _spans,
    Kind.WINDOW: _spans,
    Kind.ZONE: _zone,
    Kind.AIRPORT: _airport,
    Kind.CALENDAR: _calendar,
    Kind.LANGUAGES: lambda asked: asked.once(language_of),
    Kind.PAIRS: lambda asked: asked.once(pair_of),
    Kind.WEIGHTS: _weights,
    Kind.LENGTHS: _lengths,
    Kind.GROUND: _ground,
    Kind.RECORDS: _no_records,
    Kind.ENTRIES: lambda asked: value_at(asked.context.tree, (*asked.context.entry, *asked.field.path)),
}
"""What reads every kind; the rows of RECORDS are read by their columns."""
