"""The columns of a plan as a table: one list for the writer, the reader and the documentation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RowKind(StrEnum):
    """What a row of a plan is."""

    MEETING = "meeting"
    JOURNEY = "journey"
    REST = "rest"
    UNSCHEDULED = "unscheduled"
    WORK = "work"
    UNDONE = "undone"


TIMED = (RowKind.MEETING, RowKind.JOURNEY, RowKind.REST, RowKind.WORK)
"""The kinds of rows that have a start and an end."""
_TIMED = frozenset(TIMED)
_ALL = frozenset(RowKind)
_MEETING = frozenset({RowKind.MEETING})
_JOURNEY = frozenset({RowKind.JOURNEY})
_HELD_OR_NOT = frozenset({RowKind.MEETING, RowKind.UNSCHEDULED})
_WEIGHED = _HELD_OR_NOT | {RowKind.WORK, RowKind.UNDONE}
_NOTED = _WEIGHED | {RowKind.JOURNEY}
_LEFT_OUT = frozenset({RowKind.UNSCHEDULED, RowKind.UNDONE})


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, how it is written, in which rows it stands, and whether reading a plan uses it."""

    name: str
    meaning: str
    form: str
    rows: frozenset[RowKind] = _ALL
    read: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("kind", "What the row is", "meeting, journey, rest, unscheduled, work or undone", read=True),
    Column(
        "id",
        "The id of the meeting or piece of work; the journey's, made of person or party, origin and destination, with a counter "
        "where they take the same way again; for a rest that of the journey that it follows",
        "id",
        read=True,
    ),
    Column("title", "What people call it", "text"),
    Column(
        "start_local",
        "Start by the clock of the place; for a journey, take-off",
        "ISO 8601 with offset",
        _TIMED,
        read=True,
    ),
    Column(
        "end_local", "End by the clock of the place; for a journey, landing", "ISO 8601 with offset", _TIMED, read=True
    ),
    Column("zone", "Zone of `start_local`, and of `end_local` except for journeys", "IANA zone", _TIMED, read=True),
    Column("end_zone", "Zone in which a journey ends", "IANA zone", _JOURNEY, read=True),
    Column("start_utc", "The same start in UTC", "ISO 8601, Z", _TIMED, read=True),
    Column("end_utc", "The same end in UTC", "ISO 8601, Z", _TIMED, read=True),
    Column("home_start", "The same start by the clock of the home city", "ISO 8601 with offset", _TIMED),
    Column("home_end", "The same end by the clock of the home city", "ISO 8601 with offset", _TIMED),
    Column(
        "place",
        "Where it is",
        "city, city/venue or city/venue/room; remote",
        frozenset({RowKind.MEETING, RowKind.REST}),
        read=True,
    ),
    Column("place_name", "What people call that place", "text", frozenset({RowKind.MEETING, RowKind.REST})),
    Column("origin", "City where a journey begins", "id", _JOURNEY, read=True),
    Column("destination", "City where it ends", "id", _JOURNEY, read=True),
    Column("mode", "How it is travelled", "air, scheduled, ground or train", _JOURNEY, read=True),
    Column("flight", "Number or mark of a scheduled departure, or of a known journey", "text", _JOURNEY, read=True),
    Column("via", "A stop on the way, for people to read", "text", _JOURNEY, read=True),
    Column(
        "airports",
        "Where it takes off and lands, where one of the cities has several airports; this follows from the scenario",
        "`HND-JFK`",
        _JOURNEY,
    ),
    Column(
        "stretches",
        "Its parts, where one changes on the way; this follows from the scenario's routes",
        "`train to Dong Dang, 60 h; change 30 min; car to Hanoi, 2 h 30 min`",
        _JOURNEY,
    ),
    Column("party", "The party that travels", "id", _JOURNEY, read=True),
    Column(
        "people",
        "Who comes, travels, rests or does the work (which is not read); `knapper as us-ambassador-seoul` where somebody sits "
        "in another's seat or fills a role; "
        "written in order of precedence, read in any",
        "ids, separated by semicolons",
        _TIMED,
        read=True,
    ),
    Column("names", "The same people with their offices", "text, separated by semicolons", _TIMED),
    Column("stand_ins", "Who stands in for whom, and who fills which role", "text, separated by semicolons", _MEETING),
    Column(
        "interpreters",
        "Which pool interprets between which languages, and how many of it; this and the five columns below follow from the plan "
        "and the scenario, in one way in which no pool gives more than it has",
        "`en-ko: state-interpreters 2`, with `(Lee Yun-hyang, Tong Kim)` behind it where they have names, separated by semicolons; "
        "`none of 2` where no pool can",
        _MEETING,
    ),
    Column("security", "Which pool guards it, and how many teams", "as above, without languages", _MEETING),
    Column("motorcades", "Which pool drives, and how many motorcades", "the same", _MEETING),
    Column(
        "aircraft",
        "Out of which pool the aircraft comes of each party, or person alone, that has one",
        "`envoys: air-missions 1`, separated by semicolons",
        _JOURNEY,
    ),
    Column("equipment", "What is lent, and how many units", "`secure-line 1`, separated by semicolons", _MEETING),
    Column("teams", "Which pools do the work, and how many teams", "the same", frozenset({RowKind.WORK})),
    Column("due", "When a piece of work must be ready", "ISO 8601 with offset", frozenset({RowKind.WORK})),
    Column("status", "How firm the meeting is", "tentative, confirmed, announced or cancelled", _HELD_OR_NOT),
    Column("certainty", "How exact its time is meant", "exact, about, to-be-decided or hidden", _HELD_OR_NOT),
    Column("must", "Whether it must be held, or ready", "true or false", _WEIGHED),
    Column("pinned", "Whether its time is fixed", "true or false", _HELD_OR_NOT),
    Column("note", "What the scenario says about it, of a journey where it is a known one", "text", _NOTED),
    Column("reason", "Why it is not held, or not done", "text", _LEFT_OUT, read=True),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)


def markdown(columns: Iterable[Column] = COLUMNS) -> str:
    """The columns as a markdown table, for the page on file formats."""
    lines = ["| column | meaning | written as | rows | read |", "|---|---|---|---|---|"]
    for column in columns:
        rows = "all" if column.rows == _ALL else ", ".join(kind for kind in RowKind if kind in column.rows)
        cells = (f"`{column.name}`", column.meaning, column.form, rows, "yes" if column.read else "no")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
