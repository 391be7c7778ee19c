"""Wall time in an IANA zone and the instants at which clocks show it.

Arithmetic happens in UTC only: Python subtracts two wall times of one zone as if no clock ever changed. What recurs (hours,
days) is read off the clock: `shown` gives the instants at which it shows certain times of a day, which are none for times that
clocks skip, and two spans for times that they show twice. docs/rules.md says the same in words.
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
    "EST": ("America/New_York",),
    "EDT": ("America/New_York",),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago",),
    "MST": ("America/Denver",),
    "MDT": ("America/Denver",),
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "HST": ("Pacific/Honolulu",),
    "GMT": ("UTC", "Europe/London"),
    "BST": ("Europe/London",),
    "CET": ("Europe/Paris", "Europe/Berlin"),
    "CEST": ("Europe/Paris", "Europe/Berlin"),
    "MET": ("Europe/Berlin",),
    "EET": ("Europe/Helsinki", "Europe/Athens"),
    "WET": ("Europe/Lisbon",),
    "MSK": ("Europe/Moscow",),
    "KST": ("Asia/Seoul", "Asia/Pyongyang"),
    "JST": ("Asia/Tokyo",),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "SGT": ("Asia/Singapore",),
    "ICT": ("Asia/Bangkok", "Asia/Ho_Chi_Minh"),
}
"""Short names of time, none of which is a zone, and the zones that people mean by them."""


DAY = 24 * 60
"""Minutes of a day on a clock."""
_MINUTE = timedelta(minutes=1)


class NoSuchTime(ValueError):
    """The wall time does not exist, happens twice, or contradicts its offset; the message says what to write."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name == "UTC" or "/" in name)


def zone_exists(name: str) -> bool:
    """Whether the name is an IANA zone; abbreviations such as EST or KST are not."""
    return name not in _ABBREVIATIONS and name in _zones()


def nearest_zones(name: str) -> list[str]:
    """At most three zones whose name looks like this one, or that this abbreviation may stand for."""
    short = name[:3] if name[3:4].isdigit() else name
    if short in _ABBREVIATIONS:
        return list(_ABBREVIATIONS[short])
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
    or with `end_of_day` the instant after its last. Raises NoSuchTime for a time that the clocks skip or repeat (unless an
    offset says which), and for an offset that is not the zone's on that day.
    """
    name = moment.zone or zone_name
    if moment.clock is None:
        return day_end(moment.day, name) if end_of_day else day_start(moment.day, name)
    wall = datetime.combine(moment.day, moment.clock)
    if moment.offset is not None:
        found = (wall - moment.offset).replace(tzinfo=UTC)
        if moment.zone is not None and to_local(found, name).replace(tzinfo=None) != wall:
            raise NoSuchTime(
                f"{moment}: the offset of {name} on that day is {_offset_words(wall, name)}; write that one, or leave it out"
            )
        return found
    early, late = (wall.replace(tzinfo=zone(name), fold=fold).astimezone(UTC) for fold in (0, 1))
    if early == late:
        return early
    if early > late:
        skips = _change(late, early, name)
        before, after = to_local(skips - _MINUTE, name) + _MINUTE, to_local(skips, name)
        days = "" if before.date() == after.date() else "%Y-%m-%d "
        raise NoSuchTime(
            f"{moment} does not exist in {name}: the clocks skip from {before:{days}%H:%M} to {after:{days}%H:%M}; "
            "write another time"
        )
    first, second = (to_local(each, name).isoformat()[-6:] for each in (early, late))
    raise NoSuchTime(
        f"{moment} happens twice in {name}: write {moment}{first} for the first or {moment}{second} for the second"
    )


def _change(low: datetime, high: datetime, name: str) -> datetime:
    """The instant between two others at which the zone's offset changes; to the minute, as all changes since 1990 are."""
    before = to_local(low, name).utcoffset()
    while high - low > _MINUTE:
        middle = low + (high - low) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        middle = middle if middle > low else low + _MINUTE
        if to_local(middle, name).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def _offset_words(wall: datetime, name: str) -> str:
    return wall.replace(tzinfo=zone(name)).isoformat()[-6:]


def day_start(day: date, zone_name: str) -> datetime:
    """The first instant of a calendar day in a zone, in UTC; that of the next one for a day that never was."""
    wall = datetime.combine(day, time(0))
    early, late = (wall.replace(tzinfo=zone(zone_name), fold=fold).astimezone(UTC) for fold in (0, 1))
    return _change(late, early, zone_name) if early > late else early


@cache
def _offsets(zone_name: str, first: date) -> tuple[tuple[datetime, datetime, timedelta], ...]:
    """The zone's offsets in the week from two days before a day, as spans of instants."""
    begin = datetime.combine(first, time(0), tzinfo=UTC) - timedelta(days=2)
    found: list[tuple[datetime, datetime, timedelta]] = []
    low, end = begin, begin + timedelta(days=7)
    while low < end:
        high = low + timedelta(hours=6)
        offset, after = (to_local(each, zone_name).utcoffset() or timedelta() for each in (low, high))
        if offset != after:
            high = _change(low, high, zone_name)
        if found and found[-1][2] == offset:
            found[-1] = (found[-1][0], high, offset)
        else:
            found.append((low, high, offset))
        low = high
    return tuple(found)


def shown(day: date, low: int, high: int, zone_name: str) -> list[tuple[datetime, datetime]]:
    """The spans of instants at which the clock shows, on that day, a time from minute `low` to before minute `high`.

    None where the clocks skip all of it, two where they show some of it twice; in order, adjoining ones joined.
    """
    midnight = datetime.combine(day, time(0), tzinfo=UTC)
    found: list[tuple[datetime, datetime]] = []
    for since, until, offset in _offsets(zone_name, day):
        begin = max(since, midnight + low * _MINUTE - offset)
        end = min(until, midnight + high * _MINUTE - offset)
        if begin < end and found and found[-1][1] == begin:
            found[-1] = (found[-1][0], end)
        elif begin < end:
            found.append((begin, end))
    return found


def days_between(start: datetime, end: datetime, zone_name: str) -> Iterator[date]:
    """Every calendar day of the zone that the clock shows between two instants, end excluded.

    Days that never were (Samoa left out 30 December 2011) are none of them.
    """
    day = local_day(start, zone_name) - timedelta(days=1)
    last = local_day(end, zone_name) + timedelta(days=1)
    while day <= last:
        if any(low < end and start < high for low, high in shown(day, 0, DAY, zone_name)):
            yield day
        day += timedelta(days=1)


@cache
def changes(zone_name: str, start: datetime, end: datetime) -> bool:
    """Whether the clocks of a zone are changed between two instants or in the days around: then hours can be longer or shorter
    than they read.
    """
    days = days_between(start, end, zone_name)
    return any(len({offset for *_, offset in _offsets(zone_name, day)}) > 1 for day in days)


def day_end(day: date, zone_name: str) -> datetime:
    """The instant after the last one at which the clock shows a day; that of its skip for a day that never was."""
    spans = shown(day, 0, DAY, zone_name)
    return spans[-1][1] if spans else day_start(day, zone_name)


def day_before(day: date, zone_name: str) -> date:
    """The calendar day before a day: the last one before it that the clocks show."""
    before = day - timedelta(days=1)
    while not shown(before, 0, DAY, zone_name):
        before -= timedelta(days=1)
    return before


def next_day(day: date, zone_name: str) -> date:
    """The calendar day after a day: the next one that the clocks show."""
    following = day + timedelta(days=1)
    while not shown(following, 0, DAY, zone_name):
        following += timedelta(days=1)
    return following
