"""When a night ends between two instants, by the clock of a city."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.check.clocks import MINUTE, day_of_hours, each_minute
from planner.plan.nights import night_ends_between
from tests.building import scenario

CLOCKS = ["00:00", "01:30", "02:00", "02:30", "03:00", "06:00", "22:00", "24:00"]
ZONES = ["America/New_York", "Asia/Seoul", "Australia/Lord_Howe", "Pacific/Apia"]


@given(
    st.sampled_from(["2018-03-10", "2018-04-01", "2018-06-05", "2018-11-03", "2011-12-29"]),
    st.sampled_from(ZONES),
    st.sampled_from(CLOCKS[:-1]),
    st.sampled_from(CLOCKS),
    st.integers(0, 3 * 24 * 4),
    st.integers(0, 24 * 4),
)
def test_a_night_ends_where_the_clock_stops_showing_its_hours(
    day: str, zone: str, low: str, high: str, begin: int, length: int
) -> None:
    if low == high:
        return
    places: dict[str, Any] = {"seoul": {"zone": zone}}
    small = scenario(places=places, policies={"night": {"hours": [low, high]}})
    start = datetime.fromisoformat(f"{day}T00:00+00:00") + timedelta(minutes=15 * begin)
    end = start + timedelta(minutes=15 * length)
    hours = small.policies.night.hours
    ends = any(
        day_of_hours(each - MINUTE, hours, zone) is not None and day_of_hours(each, hours, zone) is None
        for each in each_minute(start, end + MINUTE)
    )
    assert night_ends_between(small, "seoul", start, end) is ends
