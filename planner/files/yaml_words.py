"""What the YAML parser complains about, in words for the person who wrote the file."""

from __future__ import annotations

from typing import Any

from planner.errors import Fault

_QUOTE = "the quote that begins here is not closed"
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("while scanning a quoted scalar", "", _QUOTE),
    (
        "while scanning a double-quoted scalar",
        "escape",
        "a backslash in double quotes; write it twice, or use single quotes",
    ),
    (
        "while scanning a double-quoted scalar",
        "hexdecimal",
        "a backslash in double quotes; write it twice, or use single quotes",
    ),
    ("while scanning an alias", "", "text that begins with * needs quotes"),
    ("while scanning an anchor", "", "text that begins with & needs quotes"),
    ("while scanning a tag", "", "text that begins with ! needs quotes"),
    ("while scanning a directive", "", "lines that begin with % are not read; remove them"),
    ("while scanning a block scalar", "", "text after | or > begins on the next line; or write it in quotes"),
    ("", "found character '\\t'", "a tab; indent with spaces"),
    ("", "that cannot start any token", "text that begins with @, ` or % needs quotes"),
    (
        "while parsing a flow sequence",
        "",
        "the list that begins here with [ is not closed, or a comma is missing in it",
    ),
    ("while parsing a flow mapping", "", "the map that begins here with { is not closed, or a comma is missing in it"),
    ("", "mapping values are not allowed here", "a colon where no field can stand; text with a colon needs quotes"),
    ("while scanning a simple key", "", "a line without a colon; write `field: value`"),
    (
        "while parsing a block mapping",
        "",
        "this does not line up with the fields above it; check the indentation and the quotes",
    ),
    ("while parsing a block collection", "", "this does not line up with the entries above it; check the indentation"),
    ("while parsing a block node", "", "a bracket or a sign where a value is expected"),
)
_AT_CONTEXT = (
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
    "while scanning a simple key",
)


def told(error: Exception, file: str | None) -> Fault:
    """A parser's error as a fault of ours, where it can be told: its place is where the mistake begins."""
    context, problem = str(getattr(error, "context", "") or ""), str(getattr(error, "problem", "") or "")
    words = next((said for where, what, said in _WORDS if where in context and what in problem), None)
    mark: Any = getattr(error, "problem_mark", None)
    if any(each in context for each in _AT_CONTEXT):
        mark = getattr(error, "context_mark", None) or mark
    if "'\\t'" in problem:
        return _at("FMT-tab", words or "a tab; indent with spaces", file, mark)
    return _at("FMT-yaml", words or "this cannot be read as YAML", file, mark)


def _at(code: str, message: str, file: str | None, mark: Any) -> Fault:
    if mark is None:
        return Fault(code, message, file=file)
    return Fault(code, message, file=file, line=mark.line + 1, column=mark.column + 1)
