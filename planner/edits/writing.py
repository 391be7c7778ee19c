"""Values as text for a place in a file: in brackets or in lines, as the values beside them are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.edits.marks import Node
from planner.edits.scalars import scalar
from planner.edits.source import Source

LONGEST_LINE = 100
"""Columns up to which a value of several parts is written in brackets."""

Models = Sequence[Node]
"""Values that stand beside the one that is written, or that it replaces: it is written like them."""


@dataclass(frozen=True)
class Writer:
    """Writes values for one file."""

    source: Source

    def after_key(self, value: Any, column: int, used: int, models: Models) -> str:
        """What follows a colon: a space and the value, or new lines. `column` is that of the key, `used` how much of the
        line is taken.
        """
        if (inline := self._inline(value, used, models)) is not None:
            return f" {inline}"
        if isinstance(value, dict):
            inner = column + self.source.step
            return "".join(self._line(inner) + self.entry(k, v, inner, models) for k, v in value.items())
        inner = column + self.source.dash
        return "".join(self._line(inner) + self.item(each, inner, models) for each in value)

    def entry(self, key: str, value: Any, column: int, models: Models) -> str:
        """A field of a map that is written in lines; `models` are the maps that it is like."""
        head = f"{self.key(key, models)}:"
        return head + self.after_key(value, column, column + len(head), _children(models, key))

    def item(self, value: Any, column: int, models: Models) -> str:
        """An entry of a list that is written in lines; `models` are the lists that it is like."""
        return "-" + self.after_dash(value, column, _children(models, None))

    def after_dash(self, value: Any, column: int, models: Models) -> str:
        """What follows a dash."""
        if (inline := self._inline(value, column + 1, models)) is not None:
            return f" {inline}"
        inner = column + 2
        if isinstance(value, dict):
            return " " + self._line(inner).join(self.entry(k, v, inner, models) for k, v in value.items())
        return "".join(self._line(inner) + self.item(each, inner, models) for each in value)

    def flow(self, value: Any, models: Models, *, inside: bool = True) -> str:
        """A value on one line: a scalar, or what stands between brackets."""
        if isinstance(value, dict):
            return "{" + ", ".join(self.flow_entry(k, v, models) for k, v in value.items()) + "}"
        if isinstance(value, list):
            inner = _children(models, None)
            return "[" + ", ".join(self.flow(each, inner) for each in value) + "]"
        return scalar(value, _style([each for each in models if each.kind == "scalar"]), flow=inside)

    def flow_entry(self, key: str, value: Any, models: Models) -> str:
        """A field of a map in brackets."""
        return f"{self.key(key, models, flow=True)}: {self.flow(value, _children(models, key))}"

    def key(self, key: str, models: Models, *, flow: bool = False) -> str:
        """The name of a field."""
        keys = [each.key for model in models for each in model.entries if each.key is not None]
        return scalar(key, _style(keys), flow=flow)

    def _inline(self, value: Any, used: int, models: Models) -> str | None:
        """The value on the line that is begun, or None where it takes lines of its own."""
        if not isinstance(value, dict | list) or not value:
            return self.flow(value, models, inside=False)
        if not _in_brackets(value, models):
            return None
        text = self.flow(value, models)
        return text if used + 1 + len(text) <= LONGEST_LINE else None

    def _line(self, column: int) -> str:
        return self.source.newline + " " * column


def _children(models: Models, key: str | None) -> list[Node]:
    """What the models hold: under a key, or where none has that key, and in lists, everything of theirs."""
    named = [found.value for model in models if key is not None and (found := model.entry(key)) is not None]
    return named or [each.value for model in models for each in model.entries]


def _in_brackets(value: Any, models: Models) -> bool:
    """Whether a map or a list is written in brackets where there is room: as those like it, else lists of scalars are."""
    kind = "map" if isinstance(value, dict) else "list"
    like = [each.flow for each in models if each.kind == kind and each.entries]
    if like:
        return 2 * sum(like) >= len(like)
    return isinstance(value, list) and not any(_holds_map(each) for each in value)


def _holds_map(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(_holds_map(each) for each in value))


def _style(scalars: Sequence[Node]) -> str:
    """The quote that all of at least two scalars have; none where they differ."""
    styles = {each.style for each in scalars}
    return styles.pop() if len(scalars) > 1 and len(styles) == 1 and styles <= {'"', "'"} else ""
