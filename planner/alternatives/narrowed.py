"""A scenario in which a meeting must be held, at a time and a place and without somebody: the question `why not there?`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from planner.alternatives.slots import without_pin
from planner.domain import clock
from planner.domain.clock import NoSuchTime
from planner.domain.meetings import Meeting, Who
from planner.domain.moment import Moment
from planner.domain.scenario import Scenario


def narrowed(
    scenario: Scenario, meeting: str, start: datetime | None, place: str | None, shortened: int | None = None
) -> Scenario:
    """The scenario in which a meeting must be held, where these are given at a start (UTC) and in a place; its pin is lifted.

    A window takes the place of its own ones: hours, quiet times and days that hold for it hold as before. At a start, one that
    may be shortened is shortened by so many minutes, by default as much as can be: where that leaves no plan, none is left by
    a longer one.
    """
    loose = without_pin(scenario, meeting)
    asked = loose.meetings[meeting]
    where = asked.where if place is None else (place,)
    changes: dict[str, object] = {"must": True, "where": where}
    if start is not None:
        zones = list(dict.fromkeys(map(scenario.zone_of, where))) or [scenario.home_zone]
        minutes = asked.least_minutes if shortened is None else asked.minutes - shortened
        if asked.least_minutes < asked.minutes:
            changes |= {"length": minutes, "least_length": None}
        ends = (start, start + timedelta(minutes=minutes))
        window = tuple(moment_at(instant, zones[0]) for instant in ends)
        if len(zones) > 1:  # each place would read it by its own clock
            window = tuple(replace(moment, zone=zones[0]) for moment in window)
        changes["when"] = asked.when.model_copy(update={"between": window})
    return _with(loose, meeting, asked.model_copy(update=changes))


def without_person(scenario: Scenario, meeting: str, person: str) -> Scenario:
    """The scenario in which somebody does not attend a meeting, nor whoever would stand in for them."""
    asked = scenario.meetings[meeting]
    who = asked.who
    groups = tuple(
        group.model_copy(update={"of": rest, "least": min(group.least, len(rest))})
        for group in who.any_of
        if (rest := tuple(other for other in group.of if other != person))
    )
    changes: dict[str, object] = {
        "required": tuple(other for other in who.required if other != person),
        "in_person": tuple(other for other in who.in_person if other != person),
        "any_of": groups,
    }
    for field in ("optional", "joins_after", "leaves_after"):
        changes[field] = {other: value for other, value in getattr(who, field).items() if other != person}
    without: Who = who.model_copy(update=changes)
    return _with(scenario, meeting, asked.model_copy(update={"who": without}))


def _with(scenario: Scenario, id_: str, meeting: Meeting) -> Scenario:
    return scenario.model_copy(update={"meetings": {**scenario.meetings, id_: meeting}})


def moment_at(instant: datetime, zone: str) -> Moment:
    """An instant as a planner would write it by a clock; with its offset where that clock shows the time twice."""
    local = clock.to_local(instant, zone)
    plain = Moment(local.date(), local.time().replace(tzinfo=None))
    try:
        clock.instant(plain, zone)
    except NoSuchTime:
        return replace(plain, offset=local.utcoffset())
    return plain
