"""plan.csv: a plan as a table that people read, spreadsheets open and `read_plan` gives back as the same plan.

The file is UTF-8 without a byte order mark and with LF, so that it compares byte for byte and other tools see the first
column by its name. Excel shows accents in it rightly when it is imported (Data, From Text); opened by a double click it may
not, which harms nothing: all that is read back is plain ASCII. What spreadsheets save is read too (byte order mark, CRLF,
semicolons or tabs between cells, UTF-16, Windows-1252), and so is what a hand changed in one of the columns of a time.
"""

from __future__ import annotations

import os

from planner.domain.scenario import Scenario
from planner.files.atomic import write_text
from planner.files.columns import COLUMNS, NAMES
from planner.files.hand_edits import WITNESSES
from planner.files.plan_digest import signed
from planner.files.plan_lines import MOST_BYTES, Tell, plan_lines
from planner.files.plan_reader import plan_of
from planner.files.plan_rows import rows_of
from planner.files.served_cells import SERVED, told_otherwise
from planner.files.tables import cells_of, text_of
from planner.files.text import read_bytes
from planner.plan.record import Plan

_READ = (*(column.name for column in COLUMNS if column.read), *WITNESSES, *SERVED)


def plan_csv(plan: Plan, scenario: Scenario, *, sign: bool = False) -> str:
    """The plan as the text of plan.csv: a header, then a row for each part, in order of time; signed it has a digest, too."""
    cells = cells_of(NAMES, rows_of(plan, scenario))
    return text_of(signed(cells) if sign else cells)


def write_plan(plan: Plan, scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes plan.csv whole or not at all. Raises NotFound for a missing folder, InputError where it cannot be written."""
    write_text(path, plan_csv(plan, scenario, sign=True))


def parse_plan(
    text: str | bytes, scenario: Scenario | None = None, file: str | None = None, tell: Tell | None = None
) -> Plan:
    """The plan in the text of a plan.csv, written by us or by hand; `file` is the name by which problems are told.

    Columns come in any order, and those that are not read (see `columns.COLUMNS`) may be missing or say anything. A meeting
    needs kind, id, place, people and a start; its end may be left out where the scenario is given. A journey needs kind, id,
    origin, destination, people, mode, start and end. A start or an end is a local time with its offset, a local time whose
    zone is known from `zone` or the place, or a time in UTC; where two are given they must agree, unless the home city's
    clock tells which of them was changed by hand. `tell` is given a sentence for each time that was, for an encoding that was
    found out, and for pools that do not serve what the table says. With a scenario every id must be one of its own. Raises
    InputError with everything that is wrong.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    lines = plan_lines(data, _READ, file, tell)
    plan = plan_of(lines, scenario, file)
    if scenario is not None and tell is not None and (sentence := told_otherwise(lines, plan, scenario)) is not None:
        tell(f"{file or 'the plan'}: {sentence}")
    return plan


def read_plan(path: str | os.PathLike[str], scenario: Scenario | None = None, tell: Tell | None = None) -> Plan:
    """The plan in a file; see `parse_plan`. Raises NotFound where there is no such file."""
    return parse_plan(read_bytes(path, MOST_BYTES), scenario, os.fspath(path), tell)
