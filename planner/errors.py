"""The errors of the house.

    PlannerError
    ├── InputError        what the planner gave us is wrong: carries every Fault found, raised once
    ├── NotFound          a file, a meeting or a person that was asked for does not exist
    ├── OutOfTime         the time was up, or somebody stopped the work, before it came to anything
    ├── NoAnswer          the process that solved was ended before it had a plan: nothing is proved
    └── OurBug            we broke a promise of ours: a plan with findings, an invalid model
        ├── BrokenPlan
        ├── InvalidModel
        ├── SolverFailed
        └── Apart         it was broken in another process
            └── Crashed   which did not live to say where

Only `InputError` and `NotFound` are for the person who made them; `OurBug` is for us.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

MOST_FAULTS_SHOWN = 100


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in an input, with its place and what would be right.

    `path` is the way to the value in the scenario, e.g. ("meetings", "ny-dinner", "length").
    `code` is a family and a word, e.g. "REF-unknown"; families are FMT, REF, TIME, NUM, ID, LOGIC, SIZE, SEC, PERM. Those of the
    family WARN are warnings: what they are about is allowed.
    `line` and `column` count from 1 and are None where the input has no lines.
    """

    code: str
    message: str
    path: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None
    column: int | None = None

    def at(self, file: str | None, line: int | None, column: int | None) -> Fault:
        """The same fault with its place in a file."""
        return replace(self, file=file, line=line, column=column)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        path = ".".join(self.path)
        head = " ".join(part for part in (self.code, place, path) if part)
        return f"{head}: {self.message}"


def in_order_of_the_file(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults as somebody meets them who reads the file from its beginning."""
    return tuple(sorted(faults, key=lambda p: (p.file or "", p.line or 0, p.column or 0, p.path, p.code)))


class PlannerError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(PlannerError):
    """The input is wrong; `faults` holds everything that was found, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = in_order_of_the_file(faults)
        super().__init__(self.summary())

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Fault, ...]]]:
        """Made again from its faults in another process, not from its words."""
        return type(self), (self.faults,)

    def summary(self) -> str:
        """Every fault on a line of its own, at most a hundred."""
        lines = [str(fault) for fault in self.faults[:MOST_FAULTS_SHOWN]]
        rest = len(self.faults) - len(lines)
        if rest > 0:
            lines.append(f"... and {rest} more problems")
        return "\n".join(lines)


class NotFound(PlannerError):
    """Something that was asked for by name does not exist; the message says what does."""


class OutOfTime(PlannerError):
    """The time was up, or somebody stopped the work, in the middle of something; whoever began it goes on without."""


class NoAnswer(PlannerError):
    """The process that solved was ended before it had a plan: nothing is proved, and it is nobody's fault that we know of."""


class OurBug(PlannerError):
    """We broke a promise of ours; please report it with the scenario."""


class BrokenPlan(OurBug):
    """A plan of ours did not pass the independent checker."""


class InvalidModel(OurBug):
    """The solver refused the model that we built."""


class SolverFailed(OurBug):
    """The solver died of a model, in every way that we know to ask it."""


class Apart(OurBug):
    """Something of ours broke in another process: `seen` is what was seen of it, `place` where."""

    def __init__(self, seen: str, place: str) -> None:
        super().__init__(seen)
        self.seen = seen
        self.place = place


class Crashed(Apart):
    """Another process ended itself, through a mistake of ours or of a library; `seen` says how."""

    def __init__(self, seen: str) -> None:
        super().__init__(seen, "the process that solves")


def seen_of(error: BaseException) -> str:
    """An error on one line: its name and its words."""
    what = "; ".join(str(error).splitlines())[:2000]
    return f"{type(error).__name__}{': ' if what else ''}{what}"


def place_of(error: BaseException) -> str:
    """The last line of ours that an error came through: `planner/solve/door.py:61`."""
    root, place, trace = Path(__file__).parents[1], "an unknown place", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(root / "planner") or file.is_relative_to(root / "ui"):
            place = f"{file.relative_to(root).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
