"""What clocks show, against a look at every minute of real nights in which they are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from planner.domain import clock

NIGHTS = [
    ("America/New_York", date(2018, 3, 11)),
    ("America/New_York", date(2018, 11, 4)),
    ("Australia/Lord_Howe", date(2018, 4, 1)),
    ("Australia/Lord_Howe", date(2018, 10, 7)),
    ("Africa/Cairo", date(2023, 4, 28)),
    ("Africa/Cairo", date(2023, 10, 26)),
    ("America/Havana", date(2018, 11, 4)),
    ("America/St_Johns", date(2010, 11, 6)),
    ("America/St_Johns", date(2010, 11, 7)),
    ("Asia/Pyongyang", date(2018, 5, 4)),
    ("Asia/Pyongyang", date(2018, 5, 5)),
    ("Pacific/Apia", date(2011, 12, 29)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Apia", date(2011, 12, 31)),
    ("Asia/Kathmandu", date(2018, 6, 5)),
]
IDS = [f"{zone} {day}" for zone, day in NIGHTS]
MINUTE = timedelta(minutes=1)


def minutes_of(zone: str, day: date, low: int, high: int) -> list[datetime]:
    """Every minute at which the clock shows, on that day, a time from minute low to before minute high."""
    at, found = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2), []
    for _ in range(5 * 1440):
        local = at.astimezone(ZoneInfo(zone))
        if local.date() == day and low <= local.hour * 60 + local.minute < high:
            found.append(at)
        at += MINUTE
    return found


@pytest.mark.parametrize(("low", "high"), [(0, 1440), (90, 150), (0, 60), (1380, 1440), (120, 121)])
@pytest.mark.parametrize(("zone", "day"), NIGHTS, ids=IDS)
def test_what_is_shown_is_what_every_minute_shows(zone: str, day: date, low: int, high: int) -> None:
    spans = clock.shown(day, low, high, zone)
    inside = [begin + number * MINUTE for begin, end in spans for number in range((end - begin) // MINUTE)]
    assert inside == minutes_of(zone, day, low, high)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(("zone", "day"), NIGHTS, ids=IDS)
def test_a_day_begins_with_its_first_minute_and_ends_after_its_last(zone: str, day: date) -> None:
    minutes = minutes_of(zone, day, 0, 1440)
    if minutes:
        assert (clock.day_start(day, zone), clock.day_end(day, zone)) == (minutes[0], minutes[-1] + MINUTE)
    else:
        assert clock.day_start(day, zone) == clock.day_end(day, zone) == datetime(2011, 12, 30, 10, tzinfo=UTC)


@pytest.mark.parametrize(("zone", "day"), NIGHTS, ids=IDS)
def test_days_between_are_those_that_a_minute_shows(zone: str, day: date) -> None:
    start = datetime(day.year, day.month, day.day, 3, 50, tzinfo=UTC) - timedelta(days=1)
    for minutes in (1, 61, 1500, 2 * 1440):
        shown = {(start + number * MINUTE).astimezone(ZoneInfo(zone)).date() for number in range(minutes)}
        assert list(clock.days_between(start, start + minutes * MINUTE, zone)) == sorted(shown)


def test_the_days_around_one_that_never_was() -> None:
    assert clock.next_day(date(2011, 12, 29), "Pacific/Apia") == date(2011, 12, 31)
    assert clock.day_before(date(2011, 12, 31), "Pacific/Apia") == date(2011, 12, 29)
    assert clock.next_day(date(2018, 6, 5), "Asia/Seoul") == date(2018, 6, 6)
    assert clock.day_before(date(2018, 6, 5), "Asia/Seoul") == date(2018, 6, 4)


@pytest.mark.parametrize(
    ("zone", "first", "last", "changed"),
    [
        ("America/New_York", (2018, 3, 10), (2018, 3, 12), True),
        ("America/New_York", (2018, 6, 1), (2018, 6, 14), False),
        ("Asia/Singapore", (2018, 3, 1), (2018, 4, 30), False),
        ("Asia/Pyongyang", (2018, 5, 1), (2018, 5, 10), True),
    ],
)
def test_whether_clocks_are_changed(
    zone: str, first: tuple[int, int, int], last: tuple[int, int, int], changed: bool
) -> None:
    assert clock.changes(zone, datetime(*first, tzinfo=UTC), datetime(*last, tzinfo=UTC)) is changed
