"""The rows of a plan's file, whatever a spreadsheet made of it: every cell as the text that it stands for, and what to tell."""

from __future__ import annotations

from collections.abc import Callable

from planner.errors import Fault, InputError
from planner.files.encodings import as_utf8
from planner.files.hand_edits import settled
from planner.files.tables import Line, read_table
from planner.files.text import as_text, too_large

MOST_BYTES = 5_000_000
MOST_TOLD = 10
"""So many sentences are told; of more, the number."""
_NEEDED = ("kind", "id")
Tell = Callable[[str], object]
"""What is done with a sentence about how a file was read."""


def plan_lines(data: bytes, known: tuple[str, ...], file: str | None, tell: Tell | None = None) -> list[Line]:
    """The rows of a plan, what was changed by hand settled; `tell` is given a sentence for everything that was decided.

    Raises InputError with everything that is wrong.
    """
    if len(data) > MOST_BYTES:
        raise InputError([too_large(len(data), MOST_BYTES, file)])
    body, note = as_utf8(data, file)
    told = [] if note is None else [f"{file or 'the plan'}: {note}."]
    found: list[Line] = []
    text = as_text(body, file)
    if text.lstrip()[:1] in ("{", "["):
        message = "this is JSON; a plan is read from its table, which solve -o PLAN.csv writes"
        raise InputError([Fault("FMT-kind", message, file=file)])
    for line in read_table(text, file, known, _NEEDED):
        row, note = settled(line)
        found.append(row)
        if note is not None:
            told.append(f"{file or 'the plan'}:{line.number}: {note}")
    if len(told) > MOST_TOLD:
        told[MOST_TOLD:] = [
            f"{file or 'the plan'}: other rows with times that were changed by hand and read so: {len(told) - MOST_TOLD:,}."
        ]
    if tell is not None:
        for sentence in told:
            tell(sentence)
    return found
