"""Setting a value: the splices that replace it where it stands, or that add it behind its siblings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.edits.marks import Entry, Node, Path
from planner.edits.scalars import scalar
from planner.edits.source import Source, Splice
from planner.edits.trees import is_list
from planner.edits.writing import Models, Writer


def replaced(source: Source, entry: Entry, around: Node, value: Any) -> Iterator[Splice]:
    """The splices that write another value into an entry of `around`."""
    old, writer = entry.value, Writer(source)
    models = _models(old, around)
    if old.kind == "scalar" and isinstance(value, str | None):
        yield _in_place(entry, scalar(value, old.style, flow=around.flow))
    elif around.flow:
        yield _in_place(entry, writer.flow(value, models))
    elif entry.key is None:
        column = source.column(entry.start)
        yield Splice(entry.after, max(old.end, entry.after), writer.after_dash(value, column, models))
    else:
        column = source.column(entry.start)
        text = writer.after_key(value, column, column + entry.after - entry.start, models)
        yield from _below_key(source, entry, text)


def _models(old: Node, around: Node) -> Models:
    """What a new value is to be like: the old one where it holds something, else its siblings."""
    return [old] if old.entries else [each.value for each in around.entries if each.value is not old]


def _in_place(entry: Entry, text: str) -> Splice:
    """The splice of a value that stands on the line of its key or between brackets."""
    old = entry.value
    if not old.empty:
        return Splice(old.start, old.end, text)
    keyless = entry.key is not None and entry.after == entry.key.end  # {a} is a map with a field that has no colon
    return Splice(entry.after, entry.after, f": {text}" if keyless else f" {text}")


def _below_key(source: Source, entry: Entry, text: str) -> Iterator[Splice]:
    """The splices of a value of a map that is written in lines; a comment behind the key stays."""
    old, after = entry.value, entry.after
    lines = text.startswith(("\n", "\r"))
    key_line = source.line_end(after)
    if old.block and key_line < old.start:
        if lines:
            yield Splice(key_line, source.line_end(old.end), text)
        else:
            yield Splice(after, after, text)
            yield Splice(key_line, source.line_end(old.end), "")
    elif lines and not old.block:
        yield Splice(after, max(old.end, after), "")
        yield Splice(source.line_end(max(old.end, after)), source.line_end(max(old.end, after)), text)
    elif old.empty:
        yield Splice(after, after, text)
    else:
        yield Splice(old.start, old.end, text.removeprefix(" "))


def added(source: Source, path: Path, around: Node, value: Any) -> Iterator[Splice]:
    """The splices that write a new entry behind the last one of a map or a list that holds some."""
    writer = Writer(source)
    name = path[-1] if around.kind == "map" else None
    siblings = [each.value for each in around.entries]
    if around.flow:
        text = writer.flow(value, siblings) if name is None else writer.flow_entry(name, value, [around])
        yield from _between_brackets(source, around, text)
        return
    last = around.entries[-1]
    column = source.column(last.start)
    if name is None:
        text = "-" + writer.after_dash(value, column, siblings)
    else:
        head = f"{writer.key(name, [around])}:"
        text = head + writer.after_key(value, column, column + len(head), siblings)
    end = source.below(last.end, column)
    blank = source.newline * (len(around.entries) > 1 and _apart(source, last))
    yield Splice(end, end, f"{blank}{source.newline}{' ' * column}{text}")


def _apart(source: Source, entry: Entry) -> bool:
    """Whether a blank line stands above an entry and its comments."""
    return source.alone(entry.start) and source.blank_above(source.above(entry.start)) is not None


def _between_brackets(source: Source, around: Node, text: str) -> Iterator[Splice]:
    last = around.entries[-1]
    if source.text[around.start] not in "{[":  # a pair in a list that has no brackets of its own
        yield Splice(around.start, around.start, "{")
        yield Splice(around.end, around.end, f", {text}}}")
        return
    comma = source.text[last.end : around.end].lstrip(" ").startswith(",")
    line_end = source.line_end(last.end)
    if not source.alone(last.start) or around.end <= line_end:
        yield Splice(last.end, last.end, f"{gap(last)}, {text}")
        return
    if not comma:
        yield Splice(last.end, last.end, f"{gap(last)},")
    yield Splice(line_end, line_end, f"{source.newline}{' ' * source.column(last.start)}{text}{',' * comma}")


def gap(entry: Entry) -> str:
    """The space that a colon without a value needs before a comma or a bracket."""
    return " " * (entry.value.empty and entry.key is not None and entry.after > entry.key.end)


def below(tree: Any, path: Path, depth: int, value: Any) -> Any:
    """A value as it is written at the first `depth` steps of a path: within the maps and lists that are missing there."""
    for length in range(len(path) - 1, depth - 1, -1):
        value = [value] if is_list(tree, path[:length]) and path[length] == "0" else {path[length]: value}
    return value
