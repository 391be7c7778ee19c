"""A meeting at another time and place as a patch of the scenario's file (RFC 7396): pinned there, or asked for there."""

from __future__ import annotations

from datetime import datetime

from planner.alternatives.narrowed import moment_at, narrowed
from planner.domain.meetings import Meeting
from planner.domain.patch import Tree
from planner.domain.scenario import Scenario


def pinning(scenario: Scenario, meeting: str, start: datetime, place: str) -> Tree:
    """The patch that pins a meeting to a start (UTC) and a place; its windows, hours and day rules no longer apply then."""
    at = moment_at(start, scenario.zone_of(place))
    return {"meetings": {meeting: {"pin": {"at": str(at), "place": place}}}}


def narrowing(scenario: Scenario, meeting: str, start: datetime, place: str, shortened: int | None = None) -> Tree:
    """The patch that makes of a scenario what `narrowed` makes of it: the meeting must be held there, and its pin goes."""
    before = scenario.meetings[meeting]
    after = narrowed(scenario, meeting, start, place, shortened).meetings[meeting]
    fields: dict[str, Tree] = {"must": "true", "where": [place], "when": {"between": _window(after)}}
    if before.pin is not None:
        fields["pin"] = None
    if after.minutes != before.minutes or after.least_length != before.least_length:
        fields |= {"length": f"{after.minutes} min", "least_length": None}
    return {"meetings": {meeting: fields}}


def _window(meeting: Meeting) -> list[str]:
    (first, last) = meeting.when.spans()[0]
    return [str(first), str(last)]
