"""Times as people type them: moments, spans, hours and lengths, and what is said of those that could be others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values import read_clock, read_minutes, read_moment
from planner.errors import InputError
from tests.ui.fields.drafts import MEETING, NOWHERE, field, reading, refusal
from ui.fields.reading import Context, read

MOMENT = (MEETING, "pin.at")
WINDOW = (MEETING, "when.between")
LENGTH = (MEETING, "length")
HOURS = (MEETING, "when.time_of_day")


@pytest.mark.parametrize(
    ("typed_text", "value"),
    [
        ("30 May 19:00", "2018-05-30 19:00"),
        ("May 30 7pm", "2018-05-30 19:00"),
        ("30 May 19.00", "2018-05-30 19:00"),
        ("30 May 19h00", "2018-05-30 19:00"),
        ("30 May 1900", "2018-05-30 19:00"),
        ("30 May 2018", "2018-05-30"),
        ("30 May 2018 2018", "2018-05-30 20:18"),
        ("2018-05-30 19:00", "2018-05-30 19:00"),
        ("2018-05-30 9:00", "2018-05-30 09:00"),
        ("30.5.2018 19:00", "2018-05-30 19:00"),
        ("30.5. 19:00", "2018-05-30 19:00"),
        ("30/5/2018 19:00", "2018-05-30 19:00"),
        ("Wed 30 May, 19:00", "2018-05-30 19:00"),
        ("30th of May".replace("of ", ""), "2018-05-30"),
        ("19:00 30 May", "2018-05-30 19:00"),
        ("30 May at 7:30 pm", "2018-05-30 19:30"),
        ("30 May 24:00", "2018-05-31 00:00"),
        ("30 May 12 am", "2018-05-30 00:00"),
        ("1 January", "2018-01-01"),
        ("30 May 19:00 Asia/Seoul", "2018-05-30 19:00 Asia/Seoul"),
        ("30 May 19:00 (Seoul)", "2018-05-30 19:00 Asia/Seoul"),
        ("30 May 19:00+09:00", "2018-05-30 19:00+09:00"),
        ("30 May 19:00 (UTC+09:00)", "2018-05-30 19:00+09:00"),
    ],
)
def test_moments_are_read(typed_text: str, value: str) -> None:
    assert reading(*MOMENT, typed_text) == value


@pytest.mark.parametrize(
    ("typed_text", "said"),
    [
        ("Wed 19:00", "30 May 2018, 6 June 2018 or 13 June 2018"),
        ("Thu 30 May", "30 May 2018 is a Wednesday"),
        ("5/6 19:00", "5 June or 6 May"),
        ("19:00", "names no day"),
        ("31 June", "no day of the calendar"),
        ("1850-01-01", "1990 to 2100"),
        ("30 May 19:00 KST", "'30 May 19:00 KST'"),
        ("2018-05-30 19:00 KST", "'KST' is not an IANA time zone"),
        ("30 May Asia/Seoul", "no time of day"),
        ("soon", "'soon' is no day; write it as 30 May"),
    ],
)
def test_moments_that_could_be_others_are_refused(typed_text: str, said: str) -> None:
    assert said in refusal(*MOMENT, typed_text)


def test_a_weekday_is_one_of_the_horizon() -> None:
    short = {"horizon": {"from": "2018-05-28", "to": "2018-05-31"}}
    at = field(*MOMENT)
    assert read(at, "Wed 19:00", Context(short, NOWHERE)) == "2018-05-30 19:00"
    assert read(at, "Friday 19:00", Context(short, NOWHERE)) == "2018-06-01 19:00", "the first one after its start"


def test_the_year_is_one_of_the_horizon() -> None:
    turn = {"horizon": {"from": "2018-12-20", "to": "2019-01-10"}}
    between = field(*WINDOW)
    assert read(between, "28 December - 3 January", Context(turn, NOWHERE)) == ["2018-12-28", "2019-01-03"]
    assert read(between, "31 Dec 22:00 - 02:00", Context(turn, NOWHERE)) == ["2018-12-31 22:00", "2019-01-01 02:00"]
    with pytest.raises(InputError, match="no year, and the horizon gives none"):
        read(between, "28 December", Context({"horizon": {"from": "soon"}}, NOWHERE))
    assert read(between, "28 December 2018", Context({}, NOWHERE)) == ["2018-12-28", "2018-12-28"]


@pytest.mark.parametrize(
    ("typed_text", "value"),
    [
        ("30 May - 2 June", ["2018-05-30", "2018-06-02"]),
        ("30 May 19:00 to 31 May 08:00", ["2018-05-30 19:00", "2018-05-31 08:00"]),
        ("2018-05-30 .. 2018-06-02", ["2018-05-30", "2018-06-02"]),
        ("[2018-05-30, 2018-06-02]", ["2018-05-30", "2018-06-02"]),
        ("2018-05-30-2018-06-02", ["2018-05-30", "2018-06-02"]),
        ("30-31 May", ["2018-05-30", "2018-05-31"]),
        ("8 \u2013 9 June", ["2018-06-08", "2018-06-09"]),
        ("30 May", ["2018-05-30", "2018-05-30"]),
        ("30 May 08:00-20:00", ["2018-05-30 08:00", "2018-05-30 20:00"]),
        ("30 May 08:00-10:00", ["2018-05-30 08:00", "2018-05-30 10:00"]),
        ("30 May 22:00 - 02:00", ["2018-05-30 22:00", "2018-05-31 02:00"]),
        ("30 May - Fri", ["2018-05-30", "2018-06-01"]),
        ("between 30 May and 2 June", ["2018-05-30", "2018-06-02"]),
        ("19:00 - 21:00 30 May", ["2018-05-30 19:00", "2018-05-30 21:00"]),
        (
            "30 May; 2 June\n5 June 9:00 to 10:00",
            [["2018-05-30"] * 2, ["2018-06-02"] * 2, ["2018-06-05 09:00", "2018-06-05 10:00"]],
        ),
    ],
)
def test_spans_are_read(typed_text: str, value: object) -> None:
    assert reading(*WINDOW, typed_text) == value


@pytest.mark.parametrize(
    ("typed_text", "said"),
    [
        ("2 June - 30 May", "ends before it begins"),
        ("30 May - 2", "ends before it begins"),
        ("30 May 19:00", "say also when it ends"),
        ("30 May to 31 June", "'31 June' is no day"),
        ("30 May - bar", "'bar' is no day"),
        ("foo - bar", "no span of time"),
        ("Mon to Wed", "'Mon' may be"),
    ],
)
def test_spans_that_are_none_are_refused(typed_text: str, said: str) -> None:
    assert said in refusal(*WINDOW, typed_text)


def test_spans_of_a_person_are_always_a_list() -> None:
    assert reading(("people", "trump"), "blocked", "30 May") == [["2018-05-30", "2018-05-30"]]
    assert reading(("permits", "un-exemption"), "valid", "30 May") == ["2018-05-30", "2018-05-30"]


@pytest.mark.parametrize(
    ("typed_text", "value"),
    [
        ("90", "90 min"), ("90 min", "90 min"), ("1.5 h", "90 min"), ("1,5 h", "90 min"), ("1h30", "90 min"),
        ("2 h 30", "150 min"), ("1:30", "90 min"), ("1 day", "1 day"), ("2 hours", "2 h"), ("1,000 min", "1000 min"),
        ("3 h 30 min", "3 h 30 min"), ("1.5 days", "36 h"), ("1 h and 5 min", "65 min"), ("0", "0 min"), (45, "45 min"),
        (45.0, "45 min"),
    ],
)  # fmt: skip
def test_lengths_are_read(typed_text: object, value: str) -> None:
    assert reading(*LENGTH, typed_text) == value


@pytest.mark.parametrize(
    ("typed_text", "said"),
    [
        ("long", "no length of time"), ("2 h 75", "no length"), ("1.33 h", "no whole number of minutes"),
        ("99999 h 99 min 1 w", "too long"), ("-5 min", "no length"), ("5 parsecs", "no length"),
    ],
)  # fmt: skip
def test_lengths_that_are_none_are_refused(typed_text: str, said: str) -> None:
    assert said in refusal(*LENGTH, typed_text)


@pytest.mark.parametrize(
    ("typed_text", "value"),
    [
        ("8-20", ["08:00", "20:00"]), ("08:00-20:00", ["08:00", "20:00"]), ("8 to 20:30", ["08:00", "20:30"]),
        ("9am-5pm", ["09:00", "17:00"]), ("0-24", ["00:00", "24:00"]), ("22:00 - 06:00", ["22:00", "06:00"]),
        ("0800-2000", ["08:00", "20:00"]), ("[08:00, 20:00]", ["08:00", "20:00"]),
    ],
)  # fmt: skip
def test_hours_are_read(typed_text: str, value: list[str]) -> None:
    assert reading(*HOURS, typed_text) == value


@pytest.mark.parametrize(
    ("typed_text", "said"),
    [
        ("8", "from when to when"),
        ("8-25", "no hours"),
        ("24:00-8", "no hours"),
        ("8-10 pm", "am or pm for both"),
        ("x-y", "no hours"),
    ],
)
def test_hours_that_are_none_are_refused(typed_text: str, said: str) -> None:
    assert said in refusal(*HOURS, typed_text)


MOMENTS = (
    "{0:%a} {0.day} {0:%B} {0:%H:%M}",
    "{0.day}.{0.month}. {0:%H}h{0:%M}",
    "{0:%b} {0.day} {0:%H.%M}",
    "{0:%H:%M} {0:%d} {0:%b} {0.year}",
)
LENGTHS = ("{m}", "{m} min", "{h}:{r:02}", "{h} h {r:02}", "{h}h{r}m", "{h} hours and {r} minutes")


@given(
    day=st.dates(date(2018, 5, 25), date(2018, 6, 16)),
    minutes=st.integers(0, 24 * 60 - 1),
    form=st.sampled_from(MOMENTS),
)
def test_a_moment_is_the_same_in_every_form(day: date, minutes: int, form: str) -> None:
    wall = datetime.combine(day, time(minutes // 60, minutes % 60))
    assert reading(*MOMENT, form.format(wall)) == f"{wall:%Y-%m-%d %H:%M}"
    assert read_moment(f"{wall:%Y-%m-%d %H:%M}")


@given(minutes=st.integers(0, 99_999), form=st.sampled_from(LENGTHS))
def test_a_length_is_the_same_in_every_form(minutes: int, form: str) -> None:
    text = form.format(m=minutes, h=minutes // 60, r=minutes % 60)
    assert read_minutes(reading(*LENGTH, text)) == minutes


@given(first=st.integers(0, 23), last=st.integers(0, 24), separator=st.sampled_from(["-", " - ", " to ", "\u2013"]))
def test_hours_are_the_same_in_every_form(first: int, last: int, separator: str) -> None:
    assert reading(*HOURS, f"{first}{separator}{last}") == [f"{first:02}:00", f"{last:02}:00"]
    assert read_clock(f"{first:02}:00")


@given(start=st.dates(date(2018, 5, 25), date(2018, 6, 16)), days=st.integers(0, 20))
def test_a_span_is_the_same_in_every_form(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    value = [start.isoformat(), end.isoformat()]
    for text in (
        f"{start} - {end}",
        f"{start.day} {start:%B} to {end.day} {end:%B}",
        f"{start:%b} {start.day}-{end:%b} {end.day}",
    ):
        assert reading(*WINDOW, text) == value
