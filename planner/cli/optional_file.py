"""`--json` with or without a file: the flag that it is everywhere, and the FILE that `solve` may write to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand

JSON = "--json"


class WithOptionalFile(TyperCommand):
    """A command whose `--json` may stand alone: it means stdout then, as `--json -` does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the words of the command line."""
        return super().parse_args(ctx, spelled_out(args))


def spelled_out(words: Sequence[str]) -> list[str]:
    """The words with `--json -` for a `--json` that no file follows: another option does, or the only scenario, or nothing."""
    found: list[str] = []
    for number, word in enumerate(words):
        found.append(word)
        if word == JSON and "--" not in found and _alone(words[number + 1 :], words[:number]):
            found.append("-")
    return found


def _alone(after: Sequence[str], before: Sequence[str]) -> bool:
    """Whether no file follows."""
    following = next(iter(after), "--")
    if following.startswith("-"):
        return following != "-"
    return _is_scenario(following) and not any(_is_scenario(word) for word in (*before, *after[1:]))


def _is_scenario(word: str) -> bool:
    return word.lower().endswith((".yaml", ".yml"))
