"""Who is in a part of a meeting only: from when, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.meetings import Meeting
from planner.domain.order_of_precedence import seated_in_precedence
from planner.domain.scenario import Scenario
from planner.files.columns import RowKind
from planner.report.audience import Audience, untold
from planner.report.rows import Row
from planner.report.words import Namer, duration, seated


def part_words(meeting: Meeting, seat: str, start: datetime) -> str:
    """When a seat is filled where `who` of the meeting says it: `from 19:00`, `until 19:45` or `from 19:00 until 19:45`.

    By the clock of `start`, the meeting's; empty for whoever comes at the beginning and stays.
    """
    who, (first, last) = meeting.who, meeting.part_of(seat)
    begin, end = (start + timedelta(minutes=minutes) for minutes in (first, last))
    words = [f"from {begin:%H:%M}"] if who.joins_after.get(seat) else []
    words += [f"until {end:%H:%M}"] if who.leaves_after.get(seat, meeting.minutes) < meeting.minutes else []
    return " ".join(words)


def shortened_words(row: Row, scenario: Scenario | None, took: timedelta) -> Iterator[str]:
    """By how much the meeting of a row, which takes so long, is shortened: `shortened by 10 min`; nothing where it is not."""
    meeting = None if scenario is None or row["kind"] != RowKind.MEETING else scenario.meetings.get(row["id"])
    if meeting is not None and meeting.may_take(took) and took < timedelta(minutes=meeting.minutes):
        short = timedelta(minutes=meeting.minutes) - took
        yield f"shortened by {duration(int(short.total_seconds() // 60))}"


def parts_in(
    row: Row, scenario: Scenario | None, zone: str | None, person: str | None, audience: Audience
) -> Iterator[str]:
    """What is said of everybody in a row who comes later or leaves earlier: `Kim Jong Un until 19:45`.

    By the clock of the place, or that of a zone; on the sheets of one person, their own times only: `until 19:45`. Nothing
    where the times are not for the audience.
    """
    meeting = None if scenario is None else scenario.meetings.get(row["id"])
    if meeting is None or scenario is None or row["kind"] != RowKind.MEETING or untold(row["certainty"], audience):
        return
    start = datetime.fromisoformat(row["start_local"])
    start = start if zone is None else clock.to_local(start, zone)
    for each in seated_in_precedence(scenario, seated(row)):
        if (words := part_words(meeting, each.seat, start)) and person in (None, each.person):
            yield words if person else f"{Namer(scenario).person(each.person)} {words}"
