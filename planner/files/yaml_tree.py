"""Strict YAML: a tree in which every scalar is the text that was written, and the place of everything in it.

YAML guesses (`NO` is false, `12:30` is 750, `010` is 8) and hides things (anchors, merge keys, tags); here nothing is
guessed and nothing is hidden. What the text means is decided by the scenario's own readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.errors import Fault, InputError
from planner.files.text import MOST_FAULTS_OF_A_KIND, as_text, too_large
from planner.files.yaml_events import Unsure, quick_events, slow_events
from planner.files.yaml_words import told

MOST_BYTES = 1_000_000
MOST_LINE = 10_000
MOST_DEPTH = 20
MOST_VALUES = 100_000
_NOTHING = {"", "~", "null", "Null", "NULL"}

Path = tuple[str, ...]


class Place(NamedTuple):
    """Where something stands: the file as it was named, line and column from 1."""

    file: str | None
    line: int
    column: int


@dataclass
class Places:
    """Where every value of a tree stands: scalars where they begin, maps and lists at their key; keys on their own."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path) -> Place | None:
        """The place of a value, or of the nearest part around it that has one."""
        return self._nearest(self.values, path)

    def of_key(self, path: Path) -> Place | None:
        """The place of a key, or of the nearest part around it."""
        return self.keys.get(path) or self._nearest(self.values, path)

    @staticmethod
    def _nearest(places: Mapping[Path, Place], path: Path) -> Place | None:
        for length in range(len(path), -1, -1):
            if (found := places.get(path[:length])) is not None:
                return found
        return None


@dataclass(frozen=True)
class Document:
    """A file as read: the tree (maps, lists and text; None for a deletion where one is allowed), places and faults.

    Below the paths in `broken` stands something that cannot be read: what else is wrong there says nothing.
    """

    tree: Any
    places: Places
    faults: tuple[Fault, ...]
    broken: tuple[Path, ...]


def read_tree(data: bytes, file: str | None, deletions_in: str | None = None) -> Document:
    """Reads the bytes of a YAML file.

    Below the top-level field `deletions_in` the plain word `null` is a deletion; anywhere else it is refused, like every
    other way to write nothing. Faults of single values come back in the document. Raises InputError where the file as a
    whole cannot be read: wrong encoding, too large, broken syntax, several documents.
    """
    if len(data) > MOST_BYTES:
        raise InputError([too_large(len(data), MOST_BYTES, file)])
    text = as_text(data, file)
    _refuse_long_lines(text, file)
    quick = _quick_document(text, file, deletions_in)
    return _Builder(file, deletions_in).document(_told_events(text, file)) if quick is None else quick


def _refuse_long_lines(text: str, file: str | None) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MOST_LINE:
            message = f"a line of {len(line)} characters; at most {MOST_LINE} are read"
            raise InputError([Fault("SIZE-line", message, file=file, line=number, column=1)])


def _told_events(text: str, file: str | None) -> Iterator[Any]:
    try:
        yield from slow_events(text)
    except Exception as error:  # the parser fails in ways of its own on broken text: all of them are the text's
        raise InputError([told(error, file)]) from None


def _quick_document(text: str, file: str | None, deletions_in: str | None) -> Document | None:
    """The document of a text that has no faults, read quickly; None where there are some, or where there might be."""
    try:
        document = _Builder(file, deletions_in).document(quick_events(text))
    except (InputError, Unsure):
        return None
    return None if document.faults else document


class _Builder:
    """Builds a tree out of the parser's events; one for each file."""

    def __init__(self, file: str | None, deletions_in: str | None) -> None:
        self._file = file
        self._deletions_in = deletions_in
        self._faults: list[Fault] = []
        self._broken: list[Path] = []
        self._places = Places()
        self._count = 0
        self._lists = 0
        self._events: Iterator[Any] = iter(())

    def document(self, events: Iterator[Any]) -> Document:
        self._events = events
        tree: Any = None
        found = False
        for event in self._events:
            if _kind(event) != "DocumentStartEvent":
                continue
            if found:
                raise InputError([*self._faults, self._second(event)])
            if event.version or event.tags:
                self._refuse("FMT-directive", "lines that begin with % are not read; remove them", (), event)
            found = True
            tree = self._node(next(self._events), (), 0)
        if not found:
            raise InputError(
                [
                    Fault(
                        "FMT-empty",
                        "the file holds nothing but comments; a scenario begins with schema: 1 and a title",
                        file=self._file,
                    )
                ]
            )
        return Document(tree, self._places, tuple(self._faults), tuple(self._broken))

    def _second(self, event: Any) -> Fault:
        message = "a second document begins here; write one scenario in a file, without a line of ---"
        return self._fault("FMT-documents", message, (), event)

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        self._count += 1
        if self._count > MOST_VALUES:
            message = f"more than {MOST_VALUES:,} values; a scenario is smaller"
            raise InputError([*self._faults, self._fault("SIZE-values", message, path, event)])
        if _kind(event) == "AliasEvent":
            self._refuse("SEC-anchor", f"anchors are not read (*{event.anchor}); write the value itself", path, event)
            return ""
        self._places.values.setdefault(path, self._place(event))
        self._refuse_hidden(event, path)
        if _kind(event) == "ScalarEvent":
            return self._scalar(event, path)
        if depth == MOST_DEPTH:
            message = f"more than {MOST_DEPTH} levels of maps and lists; a scenario has fewer"
            raise InputError([*self._faults, self._fault("SIZE-depth", message, path, event)])
        if _kind(event) == "MappingStartEvent":
            return self._map(path, depth)
        return self._list(path, depth)

    def _scalar(self, event: Any, path: Path) -> str | None:
        self._places.values[path] = self._place(event)
        if event.style or event.value not in _NOTHING or event.tag is not None:
            return str(event.value)
        allowed = self._deletions_in is not None and len(path) > 1 and path[0] == self._deletions_in
        if allowed and event.value == "null" and not self._lists:
            return None
        if not event.value:
            message = (
                "there is no value; write one or remove the field (text with a comma inside {} or [] needs quotes)"
            )
        elif allowed:
            message = f"{event.value} is not read; write null after a field to delete it"
        else:
            message = f"{event.value} is no value; remove the field, or write it in quotes if it is text"
        self._refuse("FMT-null", message, path, event)
        return ""

    def _map(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while _kind(event := next(self._events)) != "MappingEndEvent":
            key = self._key(event, path)
            if key is None:
                self._node(next(self._events), (*path, "?"), depth + 1)
                continue
            inner = (*path, key)
            if key in found:
                first = self._places.keys[inner]
                message = f"{key!r:.60} stands here for the second time; the first is in line {first.line}"
                self._add("FMT-duplicate", message, inner, event)
                self._node(next(self._events), (*inner, "?"), depth + 1)
                continue
            self._places.keys[inner] = self._places.values[inner] = self._place(event)
            found[key] = self._node(next(self._events), inner, depth + 1)
        return found

    def _key(self, event: Any, path: Path) -> str | None:
        if _kind(event) != "ScalarEvent":
            self._refuse("FMT-key", "a field's name is plain text, not a list, a map or an anchor", path, event)
            if _kind(event) != "AliasEvent":
                self._node(event, (*path, "?"), len(path) + 1)
            return None
        self._refuse_hidden(event, path)
        if not event.style and event.value == "<<":
            self._refuse("SEC-merge", "merge keys (<<) are not read; write the fields themselves", path, event)
            return None
        if not event.style and event.value in _NOTHING:
            self._refuse("FMT-key", "a field's name is missing", path, event)
            return None
        if half := re.search("[\ud800-\udfff]", event.value):
            message = f"half a character (U+{ord(half.group()):04X}) in a field's name; write the character itself"
            self._add("FMT-control", message, path, event)
            return None
        return str(event.value)

    def _list(self, path: Path, depth: int) -> list[Any]:
        found: list[Any] = []
        self._lists += 1
        while _kind(event := next(self._events)) != "SequenceEndEvent":
            found.append(self._node(event, (*path, str(len(found))), depth + 1))
        self._lists -= 1
        return found

    def _refuse_hidden(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            self._refuse("SEC-anchor", f"anchors are not read (&{event.anchor}); write the value itself", path, event)
        if event.tag is not None and event.tag != "!":
            tag = re.sub(r"[^\w!:/.,-]", "?", str(event.tag))[:60]
            self._refuse("SEC-tag", f"tags are not read ({tag}); remove it", path, event)

    def _refuse(self, code: str, message: str, path: Path, event: Any) -> None:
        """Adds a fault and marks the path as one below which nothing more is to be told."""
        self._broken.append(path)
        self._add(code, message, path, event)

    def _add(self, code: str, message: str, path: Path, event: Any) -> None:
        self._faults.append(self._fault(code, message, path, event))
        if len(self._faults) == MOST_FAULTS_OF_A_KIND * 5:
            raise InputError(self._faults)

    def _fault(self, code: str, message: str, path: Path, event: Any) -> Fault:
        place = self._place(event)
        return Fault(code, message, path, place.file, place.line, place.column)

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)


def _kind(event: Any) -> str:
    """What an event is called: in both parsers by the same word."""
    return type(event).__name__
