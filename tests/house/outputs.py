"""Runs the commands of a page in order, and writes what they print into the page.

    .venv/bin/python -m tests.house.outputs docs/first-steps.md

A block of text that stands directly after a block of commands is what they print, but for the progress of a solve. A
block after the words "Write this to `file`:" becomes that file.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.commands import parts, read, run, tried_as
from tests.house.markdown import FENCE
from tests.house.tree import ROOT, kept

PROGRESS = re.compile(r"^ *[0-9]+\.[0-9] s .*\n", re.MULTILINE)
WRITTEN = re.compile(r"Write this to\s`(?P<file>[^`]+)`:\n\n$")


@dataclass(frozen=True)
class Printed:
    """A block of commands: where it stands, what it printed, and the span of the text that shows it (None: not shown)."""

    where: str
    printed: str
    shown: tuple[int, int] | None


def prepare(folder: Path) -> Path:
    """Puts our scenarios and this very environment, as .venv, into a folder."""
    (folder / "scenarios").mkdir()
    for file in kept("scenarios"):
        shutil.copy(file, folder / "scenarios")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def walk(page: Path, folder: Path) -> Iterator[Printed]:
    """Carries out a page in a prepared folder. Raises AssertionError for a command that fails."""
    text = page.read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    for match, follower in zip(found, [*found[1:], None], strict=False):
        written = WRITTEN.search(text[: match.start()])
        if written is not None:
            (folder / written["file"]).write_text(match["text"], encoding="utf-8")
        if match["language"] == "sh":
            where = f"{page.relative_to(ROOT).as_posix()}:{text.count(chr(10), 0, match.start()) + 1}"
            direct = follower is not None and follower["language"] == "text" and follower.start() == match.end() + 2
            span = follower.span("text") if follower is not None and direct else None
            yield Printed(where, "".join(_printed(where, part, folder) for part in parts(match["text"])), span)


def _printed(where: str, command: str, folder: Path) -> str:
    instead = tried_as(command)
    if instead is None:
        read(command)
        return ""
    done = run(instead, folder)
    assert done.returncode == 0, f"{where}: {instead}\n{done.stdout}"
    return PROGRESS.sub("", done.stdout)


def stripped(text: str) -> str:
    """An output as a page shows it: no blanks at the end of a line, no empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


def refreshed(page: Path) -> str:
    """The text of a page with what its commands print now."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for each in reversed(list(walk(page, prepare(Path(folder))))):
            if each.shown is not None:
                text = text[: each.shown[0]] + stripped(each.printed) + text[each.shown[1] :]
    return text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        (ROOT / name).write_text(refreshed(ROOT / name), encoding="utf-8")
