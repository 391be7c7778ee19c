"""The terminal: tables and coloured lines, where there is one; plain text elsewhere."""

from __future__ import annotations

from typing import NoReturn, TextIO

from planner.cli.ends import Unheard
from planner.report.paper import Paper, table

__all__ = ["Screen", "table"]


class Screen(Paper):
    """Standard output, or standard error, as paper to write on."""

    def __init__(self, stream: TextIO | None = None, *, error: bool = False) -> None:
        super().__init__(file=stream, stderr=error, markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        """Ends quietly where nobody reads any more."""
        raise Unheard
