"""How a solve is going: one live line on a terminal, a plain line per step elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from planner.solve import Progress

Tell = Callable[["Progress"], None]


@contextmanager
def progress(stream: TextIO) -> Iterator[Tell]:
    """What to call with every step of a solve."""
    if not stream.isatty():
        yield _plain(stream)
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(file=stream)
    with console.status("reading the scenario") as status:
        yield lambda step: status.update(escape(words(step)))


def _plain(stream: TextIO) -> Tell:
    """One line when a tier begins and one when it ends, not one for every plan that is found."""
    last: list[Progress] = []

    def tell(step: Progress) -> None:
        done = step.best is not None and step.best == step.bound
        if step.best is None or (done and (not last or last[0].tier != step.tier)):
            if done:
                last[:] = [step]
            stream.write(f"{words(step)}\n")
            stream.flush()

    return tell


def words(step: Progress) -> str:
    """A step in words: tier, best so far, bound, time."""
    subject = "any plan" if step.tier is None else str(step.tier)
    if step.best is None:
        return f"{step.seconds:6.1f} s  {subject}: searching"
    if step.best == step.bound:
        return f"{step.seconds:6.1f} s  {subject}: {step.best:,}, proved best"
    return f"{step.seconds:6.1f} s  {subject}: {step.best:,} so far, at best {max(0, step.bound or 0):,}"
