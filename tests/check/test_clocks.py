"""What clocks show on nights in which they are changed, and on days that never were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from planner.check.clocks import day_of_hours, each_minute, within_hours, within_spans
from planner.domain.values import Hours, read_clock

NEW_YORK, SAMOA, NUUK = "America/New_York", "Pacific/Apia", "America/Nuuk"


def hours(text: str) -> Hours:
    low, high = text.split("-")
    return read_clock(low), read_clock(high)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(instant: str, between: str, zone: str = "UTC") -> str | None:
    found = day_of_hours(utc(instant), hours(between), zone)
    return None if found is None else f"{found:%m-%d}"


@pytest.mark.parametrize(
    ("clock", "between", "began"),
    [
        ("08:59", "09:00-12:00", None),
        ("09:00", "09:00-12:00", "06-05"),
        ("11:59", "09:00-12:00", "06-05"),
        ("12:00", "09:00-12:00", None),
        ("21:59", "22:00-06:00", None),
        ("22:00", "22:00-06:00", "06-05"),
        ("05:59", "22:00-06:00", "06-04"),
        ("06:00", "22:00-06:00", None),
        ("00:00", "00:00-24:00", "06-05"),
        ("23:59", "00:00-24:00", "06-05"),
        ("23:59", "22:00-24:00", "06-05"),
        ("23:59", "24:00-02:00", None),
        ("01:59", "24:00-02:00", "06-04"),
        ("02:00", "24:00-02:00", None),
        ("23:59", "24:00-24:00", "06-04"),
        ("09:00", "09:00-09:00", "06-05"),
        ("08:59", "09:00-09:00", "06-04"),
    ],
)
def test_hours_belong_to_the_day_on_which_they_begin(clock: str, between: str, began: str | None) -> None:
    assert day(f"2018-06-05 {clock}", between) == began


@pytest.mark.parametrize(
    ("instant", "between", "began"),
    [
        # On 11 March 2018 clocks in New York skipped from 02:00 to 03:00, at 07:00 UTC.
        ("2018-03-11 06:59", "01:00-02:30", "03-11"),
        ("2018-03-11 07:00", "01:00-02:30", None),
        ("2018-03-11 07:00", "02:30-04:00", "03-11"),
        ("2018-03-11 06:59", "02:30-04:00", None),
        ("2018-03-11 06:59", "02:10-02:50", None),
        ("2018-03-11 07:00", "02:10-02:50", None),
        # On 4 November 2018 they went back from 02:00 to 01:00, at 06:00 UTC: half past one comes twice.
        ("2018-11-04 05:30", "01:30-02:00", "11-04"),
        ("2018-11-04 06:00", "01:30-02:00", None),
        ("2018-11-04 06:30", "01:30-02:00", "11-04"),
        ("2018-11-04 05:29", "22:00-01:30", "11-03"),
        ("2018-11-04 05:30", "22:00-01:30", None),
        ("2018-11-04 06:29", "22:00-01:30", "11-03"),
    ],
)
def test_hours_are_skipped_and_come_twice_as_the_clock_shows_them(
    instant: str, between: str, began: str | None
) -> None:
    assert day(instant, between, NEW_YORK) == began


@pytest.mark.parametrize(
    ("instant", "began"),
    # Samoa left out 30 December 2011: midnight of the 31st is 10:00 UTC on the 30th.
    [("2011-12-30 09:59", "12-29"), ("2011-12-30 10:00", "12-29"), ("2011-12-31 10:00", "12-31"),
     ("2012-01-01 10:00", "01-01")],
)  # fmt: skip
def test_the_day_before_is_one_that_clocks_showed(instant: str, began: str) -> None:
    """In Samoa the night that runs into the 31st began on the 29th, and no night began on the 30th."""
    assert day(instant, "22:00-06:00", SAMOA) == began


def test_a_day_that_lost_its_last_hour_was_a_day() -> None:
    """On 30 March 2024 clocks in Nuuk skipped from 23:00 to midnight; the night that follows began on that day all the same."""
    assert day("2024-03-31 00:59", "22:00-02:00", NUUK) == "03-30"
    assert day("2024-03-31 01:00", "22:00-02:00", NUUK) == "03-30"
    assert day("2024-03-31 01:00", "23:00-23:59", NUUK) is None


def test_minutes_are_counted_without_the_last() -> None:
    start = utc("2018-06-05 09:00")
    assert list(each_minute(start, start + timedelta(minutes=2))) == [start, start + timedelta(minutes=1)]
    assert list(each_minute(start, start)) == []


@pytest.mark.parametrize(
    ("start", "end", "within"),
    [("09:00", "12:00", True), ("09:00", "12:01", False), ("08:59", "10:00", False), ("08:00", "13:00", False)],
)
def test_hours_hold_a_time_from_its_first_minute_to_its_last(start: str, end: str, within: bool) -> None:
    first, last = utc(f"2018-06-05 {start}"), utc(f"2018-06-05 {end}")
    assert within_hours(first, last, hours("09:00-12:00"), "UTC") is within


def test_a_whole_day_never_ends() -> None:
    week = (utc("2018-06-04 00:00"), utc("2018-06-11 00:00"))
    assert within_hours(*week, hours("00:00-24:00"), NEW_YORK)
    assert not within_hours(*week, hours("00:00-23:59"), NEW_YORK)


@pytest.mark.parametrize(
    ("spans", "start", "end", "within"),
    [
        (("09-12",), 9, 12, True),
        (("09-12",), 8, 10, False),
        (("09-12",), 11, 13, False),
        (("09-12",), 13, 14, False),
        (("09-12", "12-15"), 10, 14, True),
        (("12-15", "09-12"), 10, 14, True),
        (("09-12", "13-15"), 10, 14, False),
        (("09-15", "10-11"), 10, 14, True),
        (("09-12", "10-11"), 10, 12, True),
        (("09-12",), 10, 10, True),
        (("09-12",), 12, 12, False),
        (("09-12",), 8, 8, False),
        ((), 8, 8, False),
    ],
)
def test_spans_that_adjoin_or_overlap_are_one(spans: tuple[str, ...], start: int, end: int, within: bool) -> None:
    low = datetime(2018, 6, 5, tzinfo=UTC)
    these = [tuple(low + timedelta(hours=int(each)) for each in span.split("-")) for span in spans]
    assert within_spans(low + timedelta(hours=start), low + timedelta(hours=end), these) is within  # type: ignore[arg-type]


def test_samoa_has_no_thirtieth() -> None:
    """A minute after another, the clock shows the 31st after the 29th."""
    shown = {day_of_hours(utc(f"2011-12-30 {hour}:00"), hours("00:00-24:00"), SAMOA) for hour in ("09", "10")}
    assert shown == {date(2011, 12, 29), date(2011, 12, 31)}
