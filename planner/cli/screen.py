"""The terminal: tables and coloured lines, where there is one; plain text elsewhere."""

from __future__ import annotations

from typing import NoReturn, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.cli.ends import Unheard


class Screen(Console):
    """A console that shows text as it is: what stands in a scenario is never markup."""

    def __init__(self, stream: TextIO | None = None, *, error: bool = False) -> None:
        super().__init__(file=stream, stderr=error, markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        """Ends quietly where nobody reads any more."""
        raise Unheard

    def say(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """A line of words, each plain or with a style, broken between words and indented where it goes on."""
        self._hang(" " * indent, Text.assemble(*parts))

    def bullet(self, *parts: str | tuple[str, str]) -> None:
        """A line of words after a dash, indented where it goes on."""
        self._hang("- ", Text.assemble(*parts))

    def _hang(self, lead: str, text: Text) -> None:
        for number, line in enumerate(text.wrap(self, max(20, self.width - len(lead)), overflow="fold")):
            line.rstrip()
            self.print(Text.assemble(" " * len(lead) if number else lead, line), soft_wrap=True)

    def heading(self, words: str) -> None:
        """A heading with an empty line above it."""
        self.print()
        self.print(Text(words, style="bold"))


def table(*columns: str, numbers: tuple[str, ...] = ()) -> Table:
    """A plain table; the columns named in `numbers` are set to the right."""
    found = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        found.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    return found
