"""CSV written so that no cell runs, and read strictly: a header, rows as wide as it, every cell with its line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.references.words import did_you_mean, listed
from planner.errors import Fault, InputError
from planner.files.cells import defused, restored
from planner.files.repeated import once_a_column
from planner.files.separators import SEPARATORS, separator_of

MOST_ROWS = 20_000


@dataclass(frozen=True)
class Line:
    """A row of a table: its cells by column, and the line of the file on which it begins."""

    number: int
    cells: dict[str, str]


def written_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table as CSV: a header, then the rows, with LF between them; no cell runs in a spreadsheet."""
    return text_of(cells_of(columns, rows))


def cells_of(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> list[tuple[str, ...]]:
    """The cells of a table, its header first; none runs in a spreadsheet."""
    return [(*columns,), *(tuple(defused(row[name]) for name in columns) for row in rows)]


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """Cells as CSV, with LF between the rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    lines: list[str] = []
    for cells in rows:
        writer.writerow(cells)
        lines.append(buffer.getvalue().removesuffix("\r\n"))
        buffer.seek(0)
        buffer.truncate()
    return "".join(f"{line}\n" for line in lines)


def read_table(text: str, file: str | None, known: tuple[str, ...], needed: tuple[str, ...]) -> list[Line]:
    """The rows of a CSV text, in any order of columns; columns that are not `known` are left out, empty rows too.

    Cells are separated by commas, semicolons or tabs, whichever the header has. Columns may be written in capitals, and
    `sep=,` may stand in the first line, as Excel likes to have it.

    Raises InputError with every column that is missing or there twice and every row that is too long or too short.
    """
    faults: list[Fault] = []
    header: list[str] | None = None
    found: list[Line] = []
    sign, first = separator_of(text, file, known, needed)
    for number, cells in _rows(text, file, sign):
        if number < first or not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [_column(cell.strip(), known) for cell in cells]
            _check_header(header, number, file, known, needed)
        elif len(cells) != len(header):
            faults.append(_misfit(cells, header, number, file, sign))
        else:
            row = zip(header, cells, strict=True)
            found.append(Line(number, {name: restored(cell) for name, cell in row if name in known}))
        if len(found) > MOST_ROWS:
            raise InputError(
                [*once_a_column(faults), Fault("SIZE-rows", f"more than {MOST_ROWS:,} rows", file=file, line=number)]
            )
    if header is None:
        raise InputError([Fault("FMT-empty", "the file is empty", file=file)])
    if faults:
        raise InputError(once_a_column(faults))
    return found


def _rows(text: str, file: str | None, sign: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=sign)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError([_told(error, begins, file)]) from None
        yield begins, cells
        begins = reader.line_num + 1


def _told(error: csv.Error, line: int, file: str | None) -> Fault:
    if "unexpected end of data" in str(error):
        message = "a quote in the row that begins here is not closed"
    elif "field larger" in str(error):
        return Fault("SIZE-cell", "a cell in the row that begins here is too long", file=file, line=line)
    else:
        message = "a quote in this row is not where a cell begins or ends; write it twice inside a quoted cell"
    return Fault("FMT-quote", message, file=file, line=line)


def _column(written: str, known: tuple[str, ...]) -> str:
    return written.lower() if written.lower() in known else written


def _check_header(
    header: list[str], line: int, file: str | None, known: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    faults: list[Fault] = []
    for name, count in Counter(header).items():
        if count > 1 and name in known:
            faults.append(
                Fault("FMT-duplicate", f"the column stands here {count} times; keep one of them", (name,), file, line)
            )
    for name in needed:
        if name not in header:
            hint = did_you_mean(name, [each for each in header if each not in known])
            message = f"the column {name} is missing{hint}"
            faults.append(Fault("FMT-missing", message, (name,), file, line))
    if faults:
        raise InputError(faults)


def _misfit(cells: list[str], header: list[str], line: int, file: str | None, sign: str) -> Fault:
    message = f"{len(cells)} cells in a table of {len(header)} columns; "
    if len(cells) > len(header):
        message += f"does a cell with {SEPARATORS[sign]} lack its quotes?"
    else:
        message += f"the cells of {listed(header[len(cells) :])} are missing"
    return Fault("FMT-row", message, file=file, line=line)
