"""Reads the Markdown of the documentation: blocks of code, links, and the files that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT, kept

FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of code: the page and line where it starts, its language (empty where none is said), and its text."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *kept("docs", "*.md")]


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of code of a page, in order."""
    text, shown = page.read_text(encoding="utf-8"), page.relative_to(ROOT).as_posix()
    for match in FENCE.finditer(text):
        yield Block(shown, text.count("\n", 0, match.start()) + 1, match["language"], match["text"])


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """What the links and pictures of a page point at."""
    return [match["target"] for match in LINK.finditer(prose(page))]


def anchors(page: Path) -> set[str]:
    """What a link can point at within a page: its headings in lower case, with hyphens for spaces."""
    headings = (match["text"].lower() for match in HEADING.finditer(prose(page)))
    return {re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-") for heading in headings}


def named_files(page: Path) -> set[str]:
    """The paths that a page names in code type, such as `planner/check/rooms.py` or `docs/`."""
    spans = re.findall(r"`([^`\n]+)`", prose(page))
    starts = (
        "planner/|ui/|tests/|docs/|scenarios/|\\.ci/|[A-Z]+\\.md|constraints\\.txt|pyproject\\.toml|Dockerfile|LICENSE"
    )
    return {span for span in spans if re.fullmatch(rf"(?:{starts})[\w./-]*", span)}
