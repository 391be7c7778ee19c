"""Who is to read it: what is not for everybody is told inside the office only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from planner.domain.meetings import Certainty
from planner.domain.scenario import REMOTE
from planner.files.columns import RowKind
from planner.report.rows import Row
from planner.report.words import seated


class Audience(StrEnum):
    """For whom a table or a sheet is made."""

    OFFICE = "inside the office"
    RELEASE = "for release"


_UNTOLD = {Certainty.HIDDEN: "time not public", Certainty.TO_BE_DECIDED: "time to be decided"}
_MARKS = {
    Certainty.ABOUT: "time not exact",
    Certainty.TO_BE_DECIDED: "time to be decided",
    Certainty.HIDDEN: "time not for release",
}


def untold(certainty: str, audience: Audience) -> str:
    """What is said in place of a time that is not for these readers; empty where they may read it."""
    return _UNTOLD.get(_certainty(certainty), "") if audience is Audience.RELEASE else ""


def mark(certainty: str, audience: Audience = Audience.OFFICE) -> str:
    """What is said beside a time that is told and not meant to the minute, or not for everybody; else nothing."""
    return "" if untold(certainty, audience) else _MARKS.get(_certainty(certainty), "")


def with_neighbours(rows: Sequence[Row]) -> list[Row]:
    """Rows of which journeys and rests are as uncertain as a meeting of the same people that they follow or lead to.

    Who knows when somebody lands and leaves again knows when the meeting between is.
    """
    lives: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for attendance in seated(row) if row["start_local"] and row["kind"] != RowKind.WORK else ():
            lives[attendance.person].append(place)
    certainties = {place: row["certainty"] for place, row in enumerate(rows)}
    for life in lives.values():
        life = [place for place in life if rows[place]["place"] != REMOTE]  # nobody travels to a call
        life.sort(key=lambda place: datetime.fromisoformat(rows[place]["start_local"]))
        for way in (life, life[::-1]):
            _spread(way, rows, certainties)
    return [row | {"certainty": certainties[place]} for place, row in enumerate(rows)]


def _spread(way: Sequence[int], rows: Sequence[Row], certainties: dict[int, str]) -> None:
    for before, place in pairwise(way):
        if rows[place]["kind"] != RowKind.MEETING and untold(certainties[before], Audience.RELEASE):
            certainties[place] = certainties[before]


def _certainty(text: str) -> Certainty:
    return Certainty(text) if text in set(Certainty) else Certainty.EXACT
