"""Plain text on lines of a width, and on a terminal with colours: what stands in a scenario is never markup."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text


class Paper(Console):
    """Where lines are written; words are broken between words, or wherever one is too long."""

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
