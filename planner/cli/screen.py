"""The terminal: tables and coloured lines, where there is one; plain text elsewhere, a line for each sentence and row."""

from __future__ import annotations

import os
from typing import Any, NoReturn, TextIO

from rich.text import Text

from planner.cli.ends import Unheard
from planner.report.paper import Paper, table

__all__ = ["Screen", "table"]

UNBROKEN = 100_000
"""Columns where nobody looks: no line of ours is longer."""


class Screen(Paper):
    """Standard output, or standard error, as paper to write on.

    Lines are broken at the width of the terminal, or where `COLUMNS` in the environment says; a pipe or a file gets them whole.
    """

    def __init__(self, stream: TextIO | None = None, *, error: bool = False) -> None:
        super().__init__(file=stream, stderr=error, markup=False, highlight=False, emoji=False)
        if not self.is_terminal and not os.environ.get("COLUMNS", "").isdigit():
            self.width = UNBROKEN

    def print(self, *objects: Any, **how: Any) -> None:
        """Prints as a console does, but for the blanks with which tables fill their lines where nobody looks."""
        if self.is_terminal:
            super().print(*objects, **how)
            return
        with self.capture() as found:
            super().print(*objects, **how)
        lines = found.get().split("\n")
        super().print(Text("\n".join(line.rstrip(" ") for line in lines)), end="", soft_wrap=True)

    def on_broken_pipe(self) -> NoReturn:
        """Ends quietly where nobody reads any more."""
        raise Unheard
