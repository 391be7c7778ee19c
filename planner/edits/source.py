"""A text by lines: where they begin and end, which are comments, and how this file indents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.edits.marks import Entry, Node

_BREAK = re.compile(r"\r\n|\n|\r")


class Splice(NamedTuple):
    """Characters that are taken out of a text, from `start` to before `end`, and what comes in their place."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """The text with every splice made, or None where two of them overlap; those at one place come in their order."""
    parts: list[str] = []
    place = 0
    for each in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if each.start < place:
            return None
        parts += [text[place : each.start], each.text]
        place = each.end
    return "".join([*parts, text[place:]])


@dataclass(frozen=True)
class Source:
    """A text without its byte order mark, and the nodes in it."""

    text: str
    root: Node

    @cached_property
    def newline(self) -> str:
        """How its lines end; a text of one line gets the usual end."""
        found = _BREAK.search(self.text)
        return "\n" if found is None else found.group()

    @cached_property
    def step(self) -> int:
        """By how many columns a map in a map is indented: as where that is done first, else 2."""
        return self._first("map", 1, 2)

    @cached_property
    def dash(self) -> int:
        """By how many columns the dashes of a list in a map are indented: as where that is done first, else 2."""
        return self._first("list", 0, 2)

    def _first(self, kind: str, least: int, default: int) -> int:
        for entry in _walk(self.root):
            if entry.key is not None and entry.value.block and entry.value.kind == kind and entry.value.entries:
                found = self.column(entry.value.entries[0].start) - self.column(entry.start)
                return found if found >= least else default
        return default

    def line_start(self, place: int) -> int:
        """Where the line of a place begins."""
        return max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) + 1

    def line_end(self, place: int) -> int:
        """Where the line of a place ends, before its end of line."""
        found = _BREAK.search(self.text, place)
        return len(self.text) if found is None else found.start()

    def next_line(self, place: int) -> int:
        """Where the line after that of a place begins; the end of the text where there is none."""
        found = _BREAK.search(self.text, place)
        return len(self.text) if found is None else found.end()

    def column(self, place: int) -> int:
        """The column of a place, from 0."""
        return place - self.line_start(place)

    def alone(self, place: int) -> bool:
        """Whether nothing but space stands before a place on its line."""
        return not self.text[self.line_start(place) : place].strip(" \t")

    def line(self, place: int) -> str:
        """The line of a place."""
        return self.text[self.line_start(place) : self.line_end(place)]

    def above(self, place: int) -> int:
        """Where the block of comments begins that stands directly above a line, at the column of its entry.

        The comments at the top of a file are about the file, and stay.
        """
        column, start = self.column(place), self.line_start(place)
        first = start
        while first:
            before = self.line_start(first - len(self._break_before(first)))
            line = self.text[before : self.line_end(before)]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != column:
                return first
            first = before
        return start

    def below(self, place: int, column: int) -> int:
        """The end of the last line of an entry at a column: comments below that are indented deeper belong to it."""
        end = self.line_end(place)
        at = end
        while (at := self.next_line(at)) < len(self.text):
            line = self.line(at)
            inner = line.lstrip(" ")
            if inner.startswith("#") and len(line) - len(inner) > column:
                end = self.line_end(at)
            elif inner.strip():
                break
        return end

    def blank_above(self, start: int) -> int | None:
        """Where the blank line above a line begins, or None where there is none."""
        if not start:
            return None
        before = self.line_start(start - len(self._break_before(start)))
        return before if not self.text[before:start].strip() else None

    def _break_before(self, start: int) -> str:
        return "\r\n" if self.text[:start].endswith("\r\n") else self.text[start - 1]


def _walk(node: Node) -> Iterator[Entry]:
    for entry in node.entries:
        yield entry
        yield from _walk(entry.value)
