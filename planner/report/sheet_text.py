"""Day sheets as plain text: on a terminal and in a file the same, but for where lines are broken."""

from __future__ import annotations

import io

from rich.table import Table
from rich.text import Text

from planner.files.columns import RowKind
from planner.report.clocks import day_words
from planner.report.day_sheets import DaySheet, Line, Schedule
from planner.report.paper import Paper, table

WIDTH = 80
"""Columns of a text that goes to a file."""
NOTHING = "Nothing is planned."
"""What is said where sheets are empty."""


def sheet_text(head: str | None, found: Schedule, width: int = WIDTH) -> str:
    """Day sheets as `planner show` prints them to a file, under the name of whose they are."""
    file = io.StringIO()
    paper = Paper(file=file, width=width, markup=False, highlight=False, emoji=False, color_system=None)
    if head is not None:
        paper.say((head, "bold underline"))
    print_sheets(paper, found, named=head is not None)
    if not found.days and not found.unscheduled and not found.work:
        paper.say(NOTHING)
    return "\n".join(line.rstrip(" ") for line in file.getvalue().split("\n"))


def print_sheets(paper: Paper, found: Schedule, zone: str | None = None, *, named: bool) -> None:
    """Writes day sheets; `named` says that whose they are stands above, `zone` by whose clock they all are."""
    if zone is not None:
        paper.say(f"Local times are those of {zone}.")
    for number, sheet in enumerate(found.days):
        if number or zone is not None or named:
            paper.print()
        paper.say((days_words(sheet), "bold"))
        if sheet.lines:
            paper.print(_table(sheet.lines))
        if sheet.overnight:
            paper.say((f"{sheet.overnight}.", "dim italic"), indent=2)
    if found.work:
        paper.heading("Preparations")
        for line in found.work:
            paper.bullet((line.title, "bold"), f": {line.words}")
    if found.unscheduled:
        paper.heading("Not held")
        for title, reason in found.unscheduled:
            paper.bullet((title, "bold"), f": {reason}")


def days_words(sheet: DaySheet) -> str:
    """The day of a sheet, or the days without appointments that it stands for, in words."""
    first, last = sheet.day, sheet.last
    if last is None or last == first:
        return day_words(first)
    return f"{first:%A} {first.day} {first:%B} to {day_words(last)}"


def local_words(line: Line) -> str:
    """The local times of a line: `22:00-01:00 +1` where it ends on the next day; what stands in their place if untold."""
    if line.untold:
        return line.untold
    over = (line.end.date() - line.start.date()).days
    return f"{line.start:%H:%M}-{line.end:%H:%M}{f' {over:+}' if over else ''}"


def home_words(line: Line) -> str:
    """When a line begins by the clock at home, with the day where it is another; empty where both clocks show the same."""
    if line.untold or line.home_start.replace(tzinfo=None) == line.start.replace(tzinfo=None):
        return ""
    day = "" if line.home_start.date() == line.start.date() else f"{line.home_start:%a} "
    return f"{day}{line.home_start:%H:%M}"


def what_words(line: Line) -> str:
    """Where, with whom, how long, as short sentences."""
    parts = ("" if line.kind is RowKind.REST else line.place, line.people, line.detail, line.note)
    sentences = (f"{part[0].upper()}{part[1:]}" for part in parts if part)
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in sentences)


def stage_words(line: Line) -> list[tuple[str, str]]:
    """The stages of a line: times (none where they are untold), and what it is with who is in it."""
    return [
        (
            "" if line.untold else f"{stage.start:%H:%M}-{stage.end:%H:%M}",
            f"{stage.title}: {stage.people}" if stage.people else stage.title,
        )
        for stage in line.stages
    ]


def _table(lines: tuple[Line, ...]) -> Table:
    """The lines of a day: local time, the time at home where it is another, and what happens."""
    found = table("  local", "home", "")
    found.columns[0].min_width, found.columns[1].min_width = 16, 9
    for column in found.columns[:2]:
        column.no_wrap = True
    for line in lines:
        style = {RowKind.MEETING: "bold", RowKind.REST: "dim"}.get(line.kind, "cyan")
        quiet = "dim" if line.kind is RowKind.REST else ""
        what = Text.assemble((line.title, style), "\n", (what_words(line), quiet))
        for times, stage in stage_words(line):
            what.append("\n" + " ".join(part for part in (times, stage) if part))
        found.add_row(f"  {local_words(line)}", home_words(line), what)
    return found
