"""Faults that a table repeats row after row, told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from planner.errors import Fault

_BY_ID = frozenset({"REF-unknown", "ID-twice"})
"""Codes of faults that are told for each id that is wrong."""
_Kind = tuple[str, tuple[str, ...], str]


def once_a_column(faults: Iterable[Fault]) -> list[Fault]:
    """Each kind of fault of the first row that has it, once for a column, with the number of rows that have it too."""
    found = list(faults)
    rows: dict[_Kind, list[int | None]] = defaultdict(list)
    for fault in found:
        if fault.line not in rows[_kind(fault)]:
            rows[_kind(fault)].append(fault.line)
    return [_counted(each, len(rows[_kind(each)]) - 1) for each in found if each.line == rows[_kind(each)][0]]


def _kind(fault: Fault) -> _Kind:
    return fault.code, fault.path, fault.message if fault.code in _BY_ID else ""


def _counted(fault: Fault, more: int) -> Fault:
    if not more:
        return fault
    return replace(fault, message=f"{fault.message} (and so in {more:,} more {'row' if more == 1 else 'rows'})")
