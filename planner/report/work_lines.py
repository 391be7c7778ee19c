"""Preparations on day sheets: what is done from when to when, how long before it is due, and what is not done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.files.columns import RowKind
from planner.report.clocks import dated
from planner.report.words import duration, listed


@dataclass(frozen=True)
class WorkLine:
    """A piece of work: wall times by its clock, who does it, and the minutes from when it is ready to when it is due.

    What is not done has no times and the reason; minutes are None where it is not known when it is due.
    """

    id: str
    title: str
    start: datetime | None
    end: datetime | None
    people: str
    slack: int | None
    note: str
    reason: str

    @property
    def words(self) -> str:
        """When it is done and how long before it is due, or why it is not, in words."""
        if self.start is None or self.end is None:
            return f"Not done. {self.reason}".rstrip()
        said = f"{dated(self.start)} to {dated(self.end)}"
        if self.slack is not None:
            said += f", {duration(self.slack)} before it is due" if self.slack else ", just when it is due"
        parts = (part for part in (said, self.people, self.note) if part)
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def work_lines(rows: Iterable[Mapping[str, str]]) -> tuple[WorkLine, ...]:
    """The work in rows of a plan, in order of time; what is not done comes last."""
    lines = [_line(row) for row in rows if row["kind"] in (RowKind.WORK, RowKind.UNDONE)]
    return tuple(sorted(lines, key=lambda line: (line.start is None, line.start or 0, line.title)))


def _line(row: Mapping[str, str]) -> WorkLine:
    done = row["kind"] == RowKind.WORK
    start, end = (datetime.fromisoformat(row[name]) if done else None for name in ("start_local", "end_local"))
    due = datetime.fromisoformat(row["due"]) if row.get("due") else None
    slack = None if due is None or end is None else round((due - end).total_seconds() / 60)
    names = [name.partition(" (")[0] for name in (row["names"] or row["people"]).split("; ") if name]
    return WorkLine(
        id=row["id"],
        title=row["title"],
        start=start,
        end=end,
        people=listed(names),
        slack=slack,
        note=row["note"],
        reason=row["reason"],
    )
