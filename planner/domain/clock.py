"""Wall time in an IANA zone and the instant that it names.

Arithmetic happens in UTC only: Python subtracts two wall times of one zone as if no clock ever changed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from planner.domain.hints import worth_comparing
from planner.domain.moment import Moment

_ABBREVIATIONS = {
    "EST",
    "EDT",
    "CST",
    "CDT",
    "MST",
    "MDT",
    "PST",
    "PDT",
    "HST",
    "GMT",
    "CET",
    "CEST",
    "EET",
    "WET",
    "MET",
    "KST",
    "JST",
    "IST",
    "SGT",
}


class NoSuchTime(ValueError):
    """The wall time does not exist, happens twice, or contradicts its offset; the message says what to write."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name == "UTC" or "/" in name)


def zone_exists(name: str) -> bool:
    """Whether the name is an IANA zone; abbreviations such as EST or KST are not."""
    return name not in _ABBREVIATIONS and name in _zones()


def nearest_zones(name: str) -> list[str]:
    """At most three zones whose name looks like this one."""
    if name in _ABBREVIATIONS:
        return []
    if not worth_comparing(len(_zones())):
        return []
    tails = {zone.rsplit("/", 1)[-1].lower(): zone for zone in sorted(_zones())}
    close = difflib.get_close_matches(name.rsplit("/", 1)[-1].lower(), tails, n=3, cutoff=0.75)
    return [tails[tail] for tail in close]


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of that name."""
    return ZoneInfo(name)


def to_local(instant: datetime, zone_name: str) -> datetime:
    """The wall time of an instant in a zone."""
    return instant.astimezone(zone(zone_name))


def local_day(instant: datetime, zone_name: str) -> date:
    """The calendar day of an instant in a zone."""
    return to_local(instant, zone_name).date()


def instant(moment: Moment, zone_name: str, *, end_of_day: bool = False) -> datetime:
    """The instant, in UTC, that a moment names.

    `zone_name` is used where the moment has no zone of its own. A moment without a wall time is the start of its day,
    or with `end_of_day` the start of the next one. Raises NoSuchTime for a time that the clocks skip or repeat (unless an
    offset says which), and for an offset that is not the zone's on that day.
    """
    name = moment.zone or zone_name
    if moment.clock is None:
        return day_start(moment.day + timedelta(days=1) if end_of_day else moment.day, name)
    wall = datetime.combine(moment.day, moment.clock)
    if moment.offset is not None:
        found = (wall - moment.offset).replace(tzinfo=UTC)
        if moment.zone is not None and to_local(found, name).replace(tzinfo=None) != wall:
            raise NoSuchTime(f"{moment}: the offset of {name} on that day is {_offset_words(wall, name)}")
        return found
    early, late = (wall.replace(tzinfo=zone(name), fold=fold).astimezone(UTC) for fold in (0, 1))
    if early == late:
        return early
    if early > late:
        raise NoSuchTime(
            f"{moment} does not exist in {name}: the clocks skip from {to_local(late, name):%H:%M} to {to_local(early, name):%H:%M}"
        )
    first, second = (to_local(each, name).isoformat()[-6:] for each in (early, late))
    raise NoSuchTime(
        f"{moment} happens twice in {name}: write {moment}{first} for the first or {moment}{second} for the second"
    )


def _offset_words(wall: datetime, name: str) -> str:
    return wall.replace(tzinfo=zone(name)).isoformat()[-6:]


def day_start(day: date, zone_name: str) -> datetime:
    """The first instant of a calendar day in a zone, in UTC; where clocks skip midnight, the first that exists."""
    return wall_instant(day, time(0), zone_name)


def wall_instant(day: date, clock: time, zone_name: str) -> datetime:
    """The instant of a wall time on a day, in UTC, without complaint: a skipped time is the moment of the skip's end.

    For times that recur daily (working hours, meals); what a planner wrote once goes through `instant`.
    """
    wall = datetime.combine(day, clock, tzinfo=zone(zone_name))
    if clock.second == 59:
        wall = datetime.combine(day + timedelta(days=1), time(0), tzinfo=zone(zone_name))
    return wall.astimezone(UTC)


def days_between(start: datetime, end: datetime, zone_name: str) -> Iterator[date]:
    """Every calendar day of the zone that touches the span from start to end, both instants; end excluded."""
    day = local_day(start, zone_name)
    last = local_day(end - timedelta(seconds=1), zone_name)
    while day <= last:
        yield day
        day += timedelta(days=1)
