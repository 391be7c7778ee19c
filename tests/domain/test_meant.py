"""What somebody may have meant by a time, a day or a word is proposed where it is clear, and nowhere else."""

from __future__ import annotations

import pytest

from planner.domain.clock import nearest_zones
from planner.domain.meant import clock_meant, days_meant, id_meant, is_offset, moments_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9:00", "09:00"),
        ("12.30", "12:30"),
        ("9am", "09:00"),
        ("12 am", "00:00"),
        ("5 pm", "17:00"),
        ("14h30", "14:30"),
        ("9", "09:00"),
        ("750", None),
        ("25:00", None),
        ("13 pm", None),
        ("9:60", None),
        ("noon", None),
    ],
)
def test_a_time_of_day(written: str, meant: str | None) -> None:
    assert clock_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-6-1", ["2018-06-01"]),
        ("12/06/2018", ["2018-06-12", "2018-12-06"]),
        ("6.6.2018", ["2018-06-06"]),
        ("13.06.2018", ["2018-06-13"]),
        ("31/02/2018", []),
        ("1/1/1900", []),
        ("30 May", []),
    ],
)
def test_a_day(written: str, meant: list[str]) -> None:
    assert days_meant(written) == meant
    assert moments_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-6-4 9:00", ["2018-06-04 09:00"]),
        ("2018-06-07T09:00:00-04:00", ["2018-06-07 09:00-04:00"]),
        ("2018-06-07 09:00 +09:00", ["2018-06-07 09:00+09:00"]),
        ("2018-06-07 25:00", []),
        ("2018-06-07 +09:00", []),
        ("9:00", []),
    ],
)
def test_a_moment(written: str, meant: list[str]) -> None:
    assert moments_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Kang", "kang"), ("Kim Yong_Chol", "kim-yong-chol"), ("new-york/palace", None), ("", None), ("-x", None)],
)
def test_an_id(written: str, meant: str | None) -> None:
    assert id_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "offset"), [("UTC+8", True), ("+09:00", True), ("GMT-4", True), ("UTC", False), ("Asia/Seoul", False)]
)
def test_an_offset_is_no_zone(written: str, *, offset: bool) -> None:
    assert is_offset(written) is offset


@pytest.mark.parametrize(
    ("written", "zones"),
    [
        ("KST", ["Asia/Seoul", "Asia/Pyongyang"]),
        ("EST5EDT", ["America/New_York"]),
        ("Asia/Soul", ["Asia/Seoul"]),
        ("XYZ", []),
    ],
)
def test_short_names_of_zones(written: str, zones: list[str]) -> None:
    assert nearest_zones(written) == zones
