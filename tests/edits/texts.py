"""Texts that are edited by the tests: the scenarios that come with the product, and files in odd styles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tests.house.imports import ROOT

STYLES = sorted((ROOT / "tests" / "edits" / "styles").glob("*.yaml"))
SINGAPORE = (ROOT / "scenarios" / "singapore-2018.yaml").read_text(encoding="utf-8")
FIRST_STEPS = (ROOT / "scenarios" / "first-steps.yaml").read_text(encoding="utf-8")
TEXTS: dict[str, str] = {
    "first-steps": FIRST_STEPS,
    **{file.stem: file.read_text(encoding="utf-8") for file in STYLES},
    "crlf": STYLES[1].read_text(encoding="utf-8").replace("\n", "\r\n"),
    "no end": STYLES[1].read_text(encoding="utf-8").removesuffix("# the end\n").rstrip(),
    "mark": "\ufeff" + STYLES[0].read_text(encoding="utf-8"),
}
WORDS = (
    "x",
    "NO",
    "12:30",
    "# x",
    "a: b",
    "a:",
    ":a",
    "- x",
    "-x",
    "-1.5",
    "?",
    "? x",
    "",
    " x",
    "x ",
    "null",
    "~",
    "a\nb",
    "a\tb",
    "'",
    '"',
    "it's",
    "a, b",
    "[a]",
    "{a}",
    "a#b",
    "a #b",
    "Kim Jong Un \u91d1\u6b63\u6069",
    "\U0001f91d",
    "\u200e",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "<<",
    "=",
    "---",
    "...",
    "\\",
    "C:\\x",
    "\u00a0x",
)


def paths(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path of a tree but the empty one."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, each in inside:
        yield (*path, str(step))
        yield from paths(each, (*path, str(step)))


def value(chance: random.Random, depth: int = 0) -> Any:
    """Any value: a word, a list, a map."""
    kind = chance.random()
    if kind < 0.5 or depth > 2:
        return chance.choice(WORDS)
    count = chance.choice((0, 1, 2, 3, 12))
    if kind < 0.75:
        return [value(chance, depth + 1) for _ in range(count)]
    return {f"{chance.choice(WORDS)}{number or ''}": value(chance, depth + 1) for number in range(count)}
