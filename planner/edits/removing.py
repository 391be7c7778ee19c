"""Taking an entry out: the splices that remove it together with its own comments."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edits.marks import Node
from planner.edits.setting import gap, replaced
from planner.edits.source import Source, Splice


def removed(source: Source, nodes: list[Node], number: int) -> Iterator[Splice]:
    """The splices that take entry `number` out of the last of `nodes`, which are the ones around it from the outside in."""
    around = nodes[-1]
    if around.flow:
        yield from _from_brackets(source, around, number)
    elif len(around.entries) == 1:
        yield from _emptied(source, nodes)
    elif source.alone(around.entries[number].start):
        yield _lines(source, around, number)
    else:
        yield _first_on_a_line(source, around)


def _emptied(source: Source, nodes: list[Node]) -> Iterator[Splice]:
    """A block that loses its last entry is written as {} or []."""
    around = nodes[-1]
    nothing: object = {} if around.kind == "map" else []
    if len(nodes) == 1:
        start = source.above(around.start) if source.alone(around.start) else around.start
        yield Splice(start, around.end, "{}")
        return
    entry = next(each for each in nodes[-2].entries if each.value is around)
    yield from replaced(source, entry, nodes[-2], nothing)


def _lines(source: Source, around: Node, number: int) -> Splice:
    """The lines of an entry of a block, with the comments above it and those that are indented below it."""
    entry = around.entries[number]
    column = source.column(entry.start)
    start = source.above(entry.start)
    last = source.below(entry.end, column)
    end = source.next_line(last)
    blank = source.blank_above(start)
    follows = source.text[end : source.next_line(end)]
    if blank is not None and (number + 1 == len(around.entries) or (follows and not follows.strip())):
        start = blank
    if end == last:  # the last line of a text that does not end its last line
        start = max(0, len(source.text[:start].removesuffix("\n").removesuffix("\r")))
    return Splice(start, end, "")


def _first_on_a_line(source: Source, around: Node) -> Splice:
    """The first entry of a map in a list stands behind the dash; the one after it takes its place."""
    first, second = around.entries[:2]
    between = source.text[first.end : second.start]
    if "#" not in between.partition("\n")[2]:
        return Splice(first.start, second.start, "")
    return Splice(first.start, source.line_end(first.end), "")


def _from_brackets(source: Source, around: Node, number: int) -> Iterator[Splice]:
    entries, entry = around.entries, around.entries[number]
    if len(entries) == 1:
        yield Splice(around.start, around.end, "{}" if around.kind == "map" else "[]")
        return
    closing = source.text[around.end - 1 : around.end]
    line_end = source.line_end(entry.end)
    rest = source.text[entry.end : line_end].lstrip(" ").removeprefix(",").strip(" \t")
    if source.alone(entry.start) and (not rest or rest.startswith("#")) and closing in "]}" and around.end > line_end:
        yield from _own_lines(source, around, number)
    elif number + 1 < len(entries):
        yield Splice(entry.start, entries[number + 1].start, "")
    else:
        yield Splice(entries[number - 1].end, entry.end, gap(entries[number - 1]))


def _own_lines(source: Source, around: Node, number: int) -> Iterator[Splice]:
    entry, before = around.entries[number], around.entries[number - 1]
    start = source.above(entry.start)
    if number + 1 == len(around.entries) and not source.text[entry.end :].lstrip(" ").startswith(","):
        comma = source.text.index(",", before.end)
        if comma < start:
            yield Splice(comma, comma + 1, "")
    yield Splice(start, source.next_line(entry.end), "")
