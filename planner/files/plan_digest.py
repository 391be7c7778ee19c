"""The digest in a plan's table, by which it is seen whether anybody changed the table since it was written.

It stands in a column of its own, last, in the first row. Saving the table with other ends of lines, other quotes or a byte
order mark is no change; another cell, row, column or order is, and so is another sign between the cells.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable

from planner.errors import InputError
from planner.files.text import as_text

DIGEST = "digest"
"""The name of its column."""
Cells = tuple[str, ...]


def signed(rows: Iterable[Cells]) -> list[Cells]:
    """The cells of a table, its header first, with a digest of them; a table without a row has nothing to lose, and none."""
    header, *body = rows
    column = (_digest((header, *body)), *("" for _ in body[1:]))
    return [(*header, DIGEST), *((*row, cell) for row, cell in zip(body, column, strict=False))]


def untouched(data: bytes) -> bool:
    """Whether the bytes of a file are a table as it was written: its digest is that of its cells. True of an empty file, too."""
    if not data.strip():
        return True
    try:
        rows = [
            tuple(cells) for cells in csv.reader(io.StringIO(as_text(data, None), newline=""), strict=True) if cells
        ]
    except (InputError, csv.Error):
        return False
    return bool(rows) and rows == signed(row[:-1] for row in rows)


def _digest(rows: Iterable[Cells]) -> str:
    """Sixteen characters that change when any cell does."""
    return hashlib.sha256(json.dumps(list(rows)).encode("ascii")).hexdigest()[:16]
