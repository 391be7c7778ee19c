"""Files and functions stay small enough to be read at one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.imports import ROOT, files

LONGEST_FILE = 350
LONGEST_FUNCTION = 50


def too_long(file: Path, root: Path = ROOT) -> Iterator[str]:
    """What is too long in a file, as `file:line: what`."""
    text, shown = file.read_text(encoding="utf-8"), file.relative_to(root).as_posix()
    lines = len(text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{shown}:{lines}: a file of {lines} lines; at most {LONGEST_FILE}"
    for node in ast.walk(ast.parse(text, shown)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{shown}:{node.lineno}: {node.name} has {length} lines; at most {LONGEST_FUNCTION}"


def test_nothing_in_the_house_is_too_long() -> None:
    found = [each for file in files() for each in too_long(file)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\n" * 350, []),
        ("x = 1\n" * 351, ["a.py:351:"]),
        ("def f():\n" + "    x = 1\n" * 49, []),
        ("y = 1\ndef f():\n" + "    x = 1\n" * 50, ["a.py:2:"]),
        ("class A:\n    async def f(self):\n" + "        x = 1\n" * 50, ["a.py:2:"]),
    ],
)
def test_what_is_too_long_is_told_with_file_and_line(tmp_path: Path, text: str, told: list[str]) -> None:
    file = tmp_path / "a.py"
    file.write_text(text, encoding="utf-8")
    assert [each.split(" ")[0] for each in too_long(file, tmp_path)] == told


def test_nothing_is_called_utils() -> None:
    assert not [file for file in files() if file.stem in {"utils", "util", "helpers", "common", "misc"}]
