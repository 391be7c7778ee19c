"""Commands of two words: `planner bench files`, where `planner bench` is a command itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_command


def with_second_word(word: str, run: Callable[..., None], **settings: Any) -> type[TyperCommand]:
    """The class of a command that gives way to another one where its first argument is a word."""
    inner = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    inner.command(word, **settings)(run)

    class WithSecondWord(TyperCommand):
        """A command that gives way to another one."""

        def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
            """The context of the one or the other."""
            if args[:1] == [word]:
                return get_command(inner).make_context(f"{info_name} {word}", args[1:], parent, **extra)
            return super().make_context(info_name, args, parent, **extra)

    return WithSecondWord
