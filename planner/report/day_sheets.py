"""Day sheets: a plan line by line, for everybody, one person, one delegation or one room, in local and home time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.errors import InputError, NotFound, Problem
from planner.files.columns import NAMES, RowKind
from planner.files.plan_rows import rows_of
from planner.files.tables import read_table
from planner.files.text import as_text, read_bytes
from planner.plan.record import Plan
from planner.report.words import duration

Row = dict[str, str]
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Line:
    """One line of a day sheet. Times are wall times: local ones by the clock of the place, home ones by the home city's.

    `end` and `home_end` may lie on a later day; a journey ends by the clock of where it arrives.
    """

    kind: RowKind
    id: str
    start: datetime
    end: datetime
    home_start: datetime
    home_end: datetime
    title: str
    place: str
    people: str
    detail: str


@dataclass(frozen=True)
class DaySheet:
    """The lines of one day, by the local clock."""

    day: date
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Schedule:
    """Day sheets in order, and what is not held with the reason: (title, reason)."""

    days: tuple[DaySheet, ...]
    unscheduled: tuple[tuple[str, str], ...]


def rows_in(path: str | os.PathLike[str]) -> list[Row]:
    """The rows of a plan.csv that we wrote, without its scenario.

    Raises NotFound where there is no such file, and InputError where it lacks what a day sheet needs.
    """
    text = as_text(read_bytes(path, MOST_BYTES), os.fspath(path))
    needed = ("kind", "id", "title", "start_local", "end_local", "home_start", "home_end", "people")
    lines = read_table(text, os.fspath(path), NAMES, needed)
    rows = [dict.fromkeys(NAMES, "") | line.cells for line in lines]
    for line, row in zip(lines, rows, strict=True):
        _timed(row, os.fspath(path), line.number)
    return rows


def _timed(row: Row, file: str, number: int) -> None:
    for name in ("start_local", "end_local", "home_start", "home_end"):
        if row["kind"] == RowKind.UNSCHEDULED:
            continue
        try:
            datetime.fromisoformat(row[name])
        except ValueError:
            message = f"{row[name]!r:.40} is not a time such as 2018-06-12T09:00+08:00"
            raise InputError([Problem("TIME-moment", message, (name,), file, number)]) from None


def schedule(rows: Iterable[Row], zone: str | None = None) -> Schedule:
    """Rows as day sheets; with a zone all local times are by its clock."""
    timed = [_line(row, zone) for row in rows if row["kind"] != RowKind.UNSCHEDULED]
    timed.sort(key=lambda line: (line.start.date(), line.start.astimezone(None).timestamp(), line.id))
    days = tuple(DaySheet(day, tuple(lines)) for day, lines in groupby(timed, key=lambda line: line.start.date()))
    left = tuple((row["title"], row["reason"]) for row in rows if row["kind"] == RowKind.UNSCHEDULED)
    return Schedule(days, left)


def schedule_of(plan: Plan, scenario: Scenario, zone: str | None = None) -> Schedule:
    """A whole plan as day sheets."""
    return schedule(rows_of(plan, scenario), zone)


def _line(row: Row, zone: str | None) -> Line:
    start, end = (datetime.fromisoformat(row[name]) for name in ("start_local", "end_local"))
    home_start, home_end = (datetime.fromisoformat(row[name]) for name in ("home_start", "home_end"))
    if zone is not None:
        start, end = (clock.to_local(each, zone) for each in (start, end))
    names = row["names"] or row["people"]
    people = "; ".join(name.partition(" (")[0] for name in names.split("; "))
    times = (start, end, home_start, home_end)
    return Line(RowKind(row["kind"]), row["id"], *times, row["title"], row["place_name"], people, _detail(row))


def _detail(row: Row) -> str:
    length = datetime.fromisoformat(row["end_local"]) - datetime.fromisoformat(row["start_local"])
    parts = [duration(round(length.total_seconds() / 60))]
    if row["kind"] == RowKind.JOURNEY:
        parts += [row["flight"] or {"air": "by air", "scheduled": "scheduled", "ground": "by road"}[row["mode"]]]
        parts += [f"via {row['via']}"] if row["via"] else []
    parts += [row["stand_ins"]] if row["stand_ins"] else []
    parts += [row["status"]] if row["status"] in ("confirmed", "announced") else []
    parts += ["time not exact"] if row["certainty"] in ("about", "to-be-decided") else []
    return ", ".join(parts)


def people_in(row: Row) -> set[str]:
    """The ids of everybody in a row."""
    return {each.partition(" as ")[0] for each in row["people"].split("; ") if each}


def of_person(rows: list[Row], person: str) -> list[Row]:
    """The rows of one person. Raises NotFound where nobody in the plan has that id."""
    return _filtered(rows, person, "person", lambda row: people_in(row))


def of_room(rows: list[Row], place: str) -> list[Row]:
    """The rows of a city, venue or room. Raises NotFound where nothing in the plan is there."""

    def places(row: Row) -> set[str]:
        parts = row["place"].split("/") if row["place"] and row["kind"] == RowKind.MEETING else []
        return {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}

    return _filtered(rows, place, "place", places)


def of_delegation(rows: list[Row], delegation: str, scenario: Scenario) -> list[Row]:
    """The rows of everybody in a delegation. Raises NotFound where the scenario does not know it."""
    if delegation not in scenario.delegations:
        raise NotFound(_unknown(delegation, "delegation", scenario.delegations))
    members = {id_ for id_, who in scenario.people.items() if who.of == delegation}
    return [row for row in rows if people_in(row) & members]


def _filtered(rows: list[Row], wanted: str, kind: str, found_in: Callable[[Row], set[str]]) -> list[Row]:
    those = [row for row in rows if wanted in found_in(row)]
    if not those:
        raise NotFound(_unknown(wanted, kind, {each for row in rows for each in found_in(row)}))
    return those


def _unknown(wanted: str, kind: str, known: Iterable[str]) -> str:
    import difflib

    close = difflib.get_close_matches(wanted, sorted(known), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else f"it has {', '.join(sorted(known)[:8])}"
    return f"the plan has no {kind} {wanted!r}; {hint}"
