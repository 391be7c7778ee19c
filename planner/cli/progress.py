"""How a solve is going: a live table of the tiers on a terminal, plain lines on stderr elsewhere."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from planner.cli.ends import say

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

    from planner.plan.settings import Progress

Tell = Callable[["Progress"], None]
NEWEST = 5
"""So many findings are shown while it runs, the newest."""
EVERY = 1.0
"""Seconds at least between two lines about one tier."""


class Watcher:
    """What the command line shows of a solve: `tell` takes every step, `tidy` gives the terminal back at once."""

    def __init__(self, tell: Tell, tidy: Callable[[], None] = lambda: None) -> None:
        self.tell = tell
        self.tidy = tidy


@contextmanager
def watcher(stream: TextIO, time_limit: float, *, quiet: bool = False) -> Iterator[Watcher]:
    """Shows a solve on a stream while it runs, unless that is to be quiet; a terminal is clean again afterwards."""
    if quiet:
        yield Watcher(lambda _: None)
        return
    from planner.cli.screen import Screen

    screen = Screen(stream)
    if not screen.is_terminal or screen.is_dumb_terminal:
        plain = Plain()
        yield Watcher(plain.tell)
        plain.end()
        return
    from rich.live import Live

    board = Board(time_limit)
    with Live(console=screen, get_renderable=board.table, transient=True, refresh_per_second=8) as live:
        yield Watcher(board.tell, lambda: _give_back(live))


def _give_back(live: Live) -> None:
    """Shows the cursor, past the locks and buffers of the console: something may be in the middle of using them."""
    with contextlib.suppress(OSError):
        os.write(live.console.file.fileno(), b"\x1b[?25h")


class Plain:
    """Lines for logs: when a tier begins, when it is proved or left, and about once a second where it got better."""

    def __init__(self) -> None:
        self._last: Progress | None = None
        self._told = True
        self._when = 0.0

    def tell(self, step: Progress) -> None:
        """Takes a step."""
        if step.finding:
            return say(f"{step.seconds:6.1f} s  {step.says}")
        new = self._last is None or _stage(self._last) != _stage(step)
        if new:
            self.end()
        elif self._last is not None and _figures(self._last) == _figures(step):
            return None
        self._last, self._told = step, False
        proved = step.best is not None and step.best == step.bound
        if new or proved or step.seconds - self._when >= EVERY:
            self._say(step)
        return None

    def end(self) -> None:
        """Says what was not said yet."""
        if self._last is not None and not self._told:
            self._say(self._last)

    def _say(self, step: Progress) -> None:
        say(f"{step.seconds:6.1f} s  {words(step)}")
        self._told, self._when = True, step.seconds


class Board:
    """The tiers so far as a table: what each came to, what it can still become, and the time."""

    def __init__(self, time_limit: float) -> None:
        self._time_limit = time_limit
        self._began = time.monotonic()
        self._steps: dict[str, Progress] = {}
        self._findings: list[str] = []

    def tell(self, step: Progress) -> None:
        """Takes a step."""
        if step.finding:
            self._findings.append(step.says)
        else:
            self._steps[_subject(step)] = step

    def table(self) -> Table:
        """The table as it is now."""
        from planner.cli.screen import table

        found = table("tier", "best so far", "", numbers=("best so far",))
        steps = list(self._steps.items())
        for number, (subject, step) in enumerate(steps, start=1):
            style = "" if number == len(steps) else "dim"
            found.add_row(subject, "" if step.best is None else f"{step.best:,}", _certainty(step), style=style)
        for says in self._findings[-NEWEST:]:
            found.add_row("found", "", says)
        passed = time.monotonic() - self._began
        found.add_row("time", f"{passed:.1f} s", f"of {self._time_limit:g} s; Ctrl-C keeps the best plan so far")
        return found


def words(step: Progress) -> str:
    """A step in words: tier, best so far, bound."""
    if step.best is None:
        return f"{_subject(step)}: {_certainty(step)}"
    proved = step.best == step.bound
    return f"{_subject(step)}: {step.best:,}{',' if proved else ' so far,'} {_certainty(step)}"


def _stage(step: Progress) -> tuple[str, bool]:
    return _subject(step), step.building


def _figures(step: Progress) -> tuple[object, ...]:
    return step.best, step.bound, step.searched


def _subject(step: Progress) -> str:
    if step.searched:
        return "a plan"
    return "any plan" if step.tier is None else str(step.tier)


def _certainty(step: Progress) -> str:
    if step.searched:
        costs = [f"{tier} {value:,}" for tier, value in step.searched if value]
        return ", ".join(costs) or "nothing could be better"
    if step.best is None:
        return "building the model" if step.building else "searching"
    if step.best == step.bound:
        return "proved best"
    return f"at best {max(0, step.bound or 0):,}"
