"""What a .dockerignore lets into a build: its rules as Docker reads them, as far as ours need them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def rules(text: str) -> list[tuple[bool, re.Pattern[str]]]:
    """The rules of a file in order: whether each lets in (`!`) or keeps out, and the paths that it is about.

    A rule about a folder is about everything in it. `*` and `?` stop at a slash, `**` does not.
    """
    found = []
    for line in text.splitlines():
        rule = line.strip()
        if rule and not rule.startswith("#"):
            found.append((rule.startswith("!"), re.compile(_pattern(rule.removeprefix("!").strip("/")) + "(?:/.*)?")))
    return found


def _pattern(rule: str) -> str:
    words = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(words.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*\*|\*|\?)", rule))


def enters(path: str, known: Iterable[tuple[bool, re.Pattern[str]]]) -> bool:
    """Whether a file gets into the build: the last rule that is about it decides, and without one it does."""
    found = True
    for lets_in, pattern in known:
        if pattern.fullmatch(path):
            found = lets_in
    return found
