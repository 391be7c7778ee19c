"""The kinds of values that a form has fields for, and which of them a field of the models is."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planner.domain import lateness, values, work
from planner.domain.references.mentions import FIELDS, Form
from planner.files.fields import RELATION_TAG, arms_of, bare, peeled, tag_of
from planner.files.forms import reader_of
from planner.files.model_words import OF_PATTERNS
from ui.fields.trees import Path

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Kind(StrEnum):
    """What a field holds, and so how it is shown and read."""

    TEXT = "text"
    """One line of text."""
    LONG_TEXT = "long text"
    """A remark of perhaps several sentences; one line in the file."""
    ID = "id"
    """A word of the planner's own; the choices are those in use."""
    TAGS = "tags"
    """Words of the planner's own; the choices are those in use."""
    NAMES = "names"
    """Names of members of pools, as they are written."""
    REFERENCE = "reference"
    """The id of an entry."""
    REFERENCES = "references"
    """Ids of entries, in their order."""
    PLACE = "place"
    """`city`, `city/venue` or `city/venue/room`."""
    PLACES = "places"
    """Several places, in their order."""
    WORD = "word"
    """One of the words in `choices`."""
    WORDS = "words"
    """Some of the words in `choices`."""
    FLAG = "flag"
    """Yes or no."""
    COUNT = "count"
    """A whole number from 0, within `least` and `most`."""
    DECIMAL = "decimal"
    """A number with a point."""
    COORDINATES = "coordinates"
    """Latitude and longitude in degrees."""
    LENGTH = "length"
    """A length of time in whole minutes."""
    LEAD = "lead"
    """A number of working days."""
    CLOCK = "clock"
    """A time of day."""
    HOURS = "hours"
    """From one time of day to another, perhaps over midnight."""
    DAY = "day"
    """A calendar day."""
    DAYS = "days"
    """Calendar days."""
    MOMENT = "moment"
    """A day, perhaps with a time of day, perhaps with a zone or an offset."""
    SPAN = "span"
    """From one moment to another."""
    SPANS = "spans"
    """Any number of spans."""
    WINDOW = "window"
    """One span or several; as SPANS on screen, but one alone has no brackets of its own in the file."""
    ZONE = "zone"
    """An IANA time zone."""
    AIRPORT = "airport"
    """An airport's IATA or ICAO code."""
    CALENDAR = "calendar"
    """A country, perhaps with a part of it, whose holidays count."""
    LANGUAGES = "languages"
    """Languages by their codes."""
    PAIRS = "pairs"
    """Pairs of languages."""
    WEIGHTS = "weights"
    """A number for each of some entries."""
    LENGTHS = "lengths"
    """A length of time for each of some entries."""
    GROUND = "ground"
    """A length of time for each of some pairs of venues."""
    RECORDS = "records"
    """A list of small forms, with `columns`."""
    ENTRIES = "entries"
    """Entries with ids, each edited by itself."""


_SCALARS: dict[Callable[[Any], Any], Kind] = {
    values.read_id: Kind.ID,
    values.read_text: Kind.TEXT,
    values.read_count: Kind.COUNT,
    values.read_number: Kind.DECIMAL,
    values.read_flag: Kind.FLAG,
    values.read_minutes: Kind.LENGTH,
    values.read_working_days: Kind.LEAD,
    work.read_work_length: Kind.TEXT,
    lateness.read_counted_from: Kind.TEXT,
    values.read_clock: Kind.CLOCK,
    values.read_day: Kind.DAY,
    values.read_moment: Kind.MOMENT,
    values.read_zone: Kind.ZONE,
}
_PATTERNS = {"place": Kind.PLACE, "airport": Kind.AIRPORT, "two airports": Kind.TEXT, "calendar": Kind.CALENDAR}
_LISTS = {Kind.ID: Kind.TAGS, Kind.TEXT: Kind.NAMES, Kind.DAY: Kind.DAYS, Kind.WORD: Kind.WORDS, Kind.SPAN: Kind.SPANS}
_LISTS_OF_PATTERNS = {"language": Kind.LANGUAGES, "language pair": Kind.PAIRS}
_PAIRS = {Kind.DECIMAL: Kind.COORDINATES, Kind.CLOCK: Kind.HOURS, Kind.MOMENT: Kind.SPAN}
_REMARKS = frozenset({"note", "why", "source"})


def kind_of(field: FieldInfo, pattern: Path) -> Kind:
    """The kind of a field; `pattern` is its path in a scenario, with `*` for ids and `#` for places in lists.

    Raises TypeError for a field that no form could show: a new kind of value needs a kind here.
    """
    referring = _reference_kind(pattern)
    if referring is not None:
        return Kind.LENGTHS if referring is Kind.WEIGHTS and _of_lengths(field.annotation) else referring
    kind = _kind(field.annotation, field.metadata)
    if kind is None:
        raise TypeError(f"no kind for {'.'.join(pattern)}: {field.annotation}")
    return Kind.LONG_TEXT if kind is Kind.TEXT and pattern[-1] in _REMARKS else kind


def references_of(pattern: Path) -> tuple[str, ...]:
    """The parts in which a field at such a path looks for what it names; none for others."""
    return next((field.parts for field in FIELDS if field.pattern in _ways(pattern)), ())


def _ways(pattern: Path) -> tuple[Path, Path, Path]:
    return pattern, (*pattern, "#"), (*pattern, "@")


def _reference_kind(pattern: Path) -> Kind | None:
    for field in FIELDS:
        if field.pattern in _ways(pattern):
            several = field.pattern[-1] == "#"
            if field.form is Form.PLACE:
                return Kind.PLACES if several else Kind.PLACE
            if field.form is Form.NAME:
                return Kind.NAMES
            if field.form is Form.PAIR:
                return Kind.GROUND
            if field.pattern[-1] == "@":
                return Kind.WEIGHTS
            return Kind.REFERENCES if several else Kind.REFERENCE
    return None


def _of_lengths(annotation: Any) -> bool:
    """Whether a map holds lengths of time."""
    inner = get_args(annotation)
    return len(inner) > 1 and _kind(inner[1]) is Kind.LENGTH


def _kind(annotation: Any, metadata: Sequence[Any] = ()) -> Kind | None:
    annotation, metadata = peeled(annotation, metadata)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return Kind.ENTRIES if arms_of(inner[1]) else None
    if origin is tuple:
        return _list_kind(inner)
    if origin in (Union, types.UnionType):
        kinds = {_kind(arm) for arm in inner if arm is not type(None)}
        return Kind.WINDOW if kinds == {Kind.SPAN, Kind.SPANS} else None
    if words_of(annotation, metadata):
        return Kind.WORD
    reader = reader_of(metadata)
    if reader is not None:
        return _SCALARS[reader]
    return _PATTERNS.get(_pattern_name(metadata)) if annotation is str else None


def _list_kind(inner: tuple[Any, ...]) -> Kind | None:
    if inner[-1] is not Ellipsis:
        kinds = [_kind(each) for each in inner]
        return _PAIRS.get(kinds[0]) if len(kinds) == 2 and kinds[0] == kinds[1] and kinds[0] is not None else None
    annotation, metadata = peeled(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Kind.RECORDS
    if (name := _pattern_name(metadata)) in _LISTS_OF_PATTERNS:
        return _LISTS_OF_PATTERNS[name]
    kind = _kind(annotation, metadata)
    return None if kind is None else _LISTS.get(kind)


def _pattern(metadata: Sequence[Any]) -> str:
    return next((str(found) for said in metadata if (found := getattr(said, "pattern", None))), "")


def _pattern_name(metadata: Sequence[Any]) -> str:
    return OF_PATTERNS[_pattern(metadata)][0] if _pattern(metadata) in OF_PATTERNS else ""


def words_of(annotation: Any, metadata: Sequence[Any] = ()) -> tuple[str, ...]:
    """The words of which a field, or every entry of its list, is one; none where it can say anything."""
    annotation, metadata = peeled(annotation, metadata)
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return words_of(inner[0])
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in inner)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(word.value for word in annotation)
    pattern = _pattern(metadata)
    return tuple(pattern.strip("^$()").split("|")) if pattern and pattern not in OF_PATTERNS else ()


def rules_of(annotation: Any) -> tuple[str, ...]:
    """The rules that choose between the models of an annotation."""
    return tuple(str(tag_of(arm)) for arm in arms_of(annotation) if RELATION_TAG in arm.model_fields)


def record_of(field: FieldInfo) -> Any:
    """The model of the entries of a list of models."""
    return bare(get_args(bare(field.annotation))[0])
