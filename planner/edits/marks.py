"""A scenario's text as nodes with their marks: which characters every key, value, map and list takes up.

The nodes say where something can be cut and joined; what the text means is said by the strict reader of `planner.files`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NoReturn

from planner.domain.garbage import uncollected
from planner.errors import Fault, InputError
from planner.files.text import as_text, place_of
from planner.files.variants import PATCH
from planner.files.yaml_events import quick_events, slow_events
from planner.files.yaml_tree import MOST_BYTES, MOST_DEPTH, MOST_LINE, MOST_VALUES, read_tree

Path = tuple[str, ...]
MARK = "\ufeff"
_SPACE = re.compile(r"(?:[ \t\r\n]+|(?:(?<=\s)|(?<![^\r\n]))#[^\r\n]*)*")
_HALVES = re.compile("[\ud800-\udfff]")
_NULLS = {"null", "Null", "NULL", "~"}
LAST = 2
"""How many texts are kept with their marks: what an edit has made of a text is what the next one begins with."""


@dataclass
class Node:
    """A value or a key: its kind, the characters from `start` to before `end`, and what it holds.

    `style` is the quote of a scalar (empty for a plain one, | and > for blocks); `flow` tells {} and [] from blocks.
    """

    kind: str
    start: int
    end: int
    style: str = ""
    flow: bool = False
    text: str | None = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def block(self) -> bool:
        """Whether it is a map or a list of lines."""
        return self.kind != "scalar" and not self.flow

    @property
    def empty(self) -> bool:
        """Whether nothing is written where a value would stand."""
        return self.kind == "scalar" and self.start == self.end

    def entry(self, name: str) -> Entry | None:
        """The entry of a name: a field of a map, or the number of a place in a list."""
        if self.kind == "list":
            known = name.isascii() and name.isdecimal() and int(name) < len(self.entries) and str(int(name)) == name
            return self.entries[int(name)] if known else None
        return next((each for each in self.entries if each.name == name), None)


@dataclass
class Entry:
    """One entry of a map or of a list: where it begins (its key, its dash, or itself) and its value.

    `after` is the place behind its colon or dash; in a list between brackets, its beginning.
    """

    name: str
    start: int
    after: int
    key: Node | None
    value: Node

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return max(self.value.end, self.after)


def tree_of(node: Node) -> Any:
    """The tree that a node says: maps, lists and text, and None for a deletion in a patch."""
    if node.kind == "map":
        return {each.name: tree_of(each.value) for each in node.entries}
    if node.kind == "list":
        return [tree_of(each.value) for each in node.entries]
    return node.text


def marked(text: str, file: str | None = None) -> Node:
    """The map that a text holds, with marks; it is kept, so nobody may change it.

    Raises InputError, in the words of the strict reader, where it is none.
    """
    data = text.encode("utf-8", "surrogatepass")
    body = as_text(data, file)
    if len(data) > MOST_BYTES or max(map(len, body.splitlines())) > MOST_LINE:
        _refuse(data, file)
    with uncollected():
        root = _root(body)
    if root is None:
        _refuse(data, file)
    if root.kind != "map":
        line, column = place_of(body, root.start)
        message = "a scenario is made of fields and values, such as title: ..."
        raise InputError([Fault("FMT-shape", message, (), file, line, column)])
    return root


@lru_cache(maxsize=LAST)
def _root(text: str) -> Node | None:
    for events in (quick_events, slow_events):
        try:
            return _Marker(text).root(events)
        except _Odd:
            continue
    return None


def _refuse(data: bytes, file: str | None) -> NoReturn:
    document = read_tree(data, file, deletions_in=PATCH)
    message = "the file is written in a way in which it cannot be changed here; change it in an editor of text"
    raise InputError(document.faults or [Fault("FMT-yaml", message, file=file)])


class _Odd(Exception):
    """Something that no scenario holds; the strict reader has the words for it."""


class _Marker:
    """Builds nodes out of the parser's events; one for each text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._count = 0
        self._events: Iterator[Any] = iter(())

    def root(self, events: Callable[[str], Iterator[Any]]) -> Node:
        self._events = events(self._text)
        try:
            return self._document()
        except Exception:  # both parsers fail in ways of their own on broken text: all of them are the text's
            raise _Odd from None

    def _document(self) -> Node:
        root: Node | None = None
        for event in self._events:
            if type(event).__name__ == "DocumentStartEvent":
                if root is not None or event.version or event.tags:
                    raise _Odd
                root = self._node(next(self._events), (), in_list=False)
        if root is None:
            raise _Odd
        return root

    def _node(self, event: Any, path: Path, *, in_list: bool) -> Node:
        name = type(event).__name__
        self._count += 1
        if self._count > MOST_VALUES or name == "AliasEvent" or event.anchor is not None:
            raise _Odd
        if event.tag is not None and event.tag != "!":
            raise _Odd
        if name == "ScalarEvent":
            return self._scalar(event, path, in_list=in_list)
        if len(path) == MOST_DEPTH:
            raise _Odd
        start, flow = event.start_mark.index, bool(event.flow_style)
        if name == "MappingStartEvent":
            return self._map(Node("map", start, start, flow=flow), path, in_list=in_list)
        return self._list(Node("list", start, start, flow=flow), path)

    def _scalar(self, event: Any, path: Path, *, in_list: bool) -> Node:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        if style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        text: str | None = str(event.value)
        if not style and event.tag is None and event.value in _NULLS:
            deletion = event.value == "null" and len(path) > 1 and path[0] == PATCH and not in_list
            text = None if deletion else ""
        return Node("scalar", start, end, style, text=text)

    def _map(self, node: Node, path: Path, *, in_list: bool) -> Node:
        seen: set[str] = set()
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._key(event, seen)
            seen.add(str(key.text))
            value = self._node(next(self._events), (*path, str(key.text)), in_list=in_list)
            colon = self._skip(key.end)
            after = colon + 1 if self._text[colon : colon + 1] == ":" else key.end
            if value.empty:
                value.start = value.end = after
            node.entries.append(Entry(str(key.text), self._explicit(key.start), after, key, value))
        return self._closed(node, event)

    def _key(self, event: Any, seen: set[str]) -> Node:
        if type(event).__name__ != "ScalarEvent" or event.anchor is not None or event.tag not in (None, "!"):
            raise _Odd
        plain = not event.style
        if event.value in seen or (not event.value.isascii() and _HALVES.search(event.value)):
            raise _Odd
        if plain and (event.value in _NULLS or event.value in ("", "<<")):
            raise _Odd
        return Node("scalar", event.start_mark.index, event.end_mark.index, event.style or "", text=str(event.value))

    def _explicit(self, start: int) -> int:
        """Where an entry begins whose key may stand behind a question mark."""
        before = self._text[:start].rstrip(" ") if self._text[max(start - 2, 0) : start] == "? " else ""
        return len(before) - 1 if before.endswith("?") else start

    def _list(self, node: Node, path: Path) -> Node:
        place = node.start
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            number = str(len(node.entries))
            value = self._node(event, (*path, number), in_list=True)
            start = value.start if node.flow else self._skip(place)
            after = start if node.flow else start + 1
            if value.empty:
                value.start = value.end = after
            entry = Entry(number, start, after, None, value)
            node.entries.append(entry)
            place = entry.end
        return self._closed(node, event)

    def _closed(self, node: Node, event: Any) -> Node:
        """The node with its end: behind the bracket, or behind the last entry of a block."""
        node.end = event.end_mark.index if node.flow or not node.entries else node.entries[-1].end
        return node

    def _skip(self, place: int) -> int:
        """The next place that holds neither space nor a comment."""
        found = _SPACE.match(self._text, place)
        return place if found is None else found.end()
