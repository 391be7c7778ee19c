"""Drives to hotels before nights and from them after, and when a night ends between two instants."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.check.clocks import MINUTE, day_of_hours, each_minute
from planner.domain.scenario import Scenario
from planner.plan.night_drives import night_drives, night_ends_between
from planner.plan.record import Appointment, Journey
from tests.building import scenario
from tests.check.plans import held, leg, plan
from tests.check.test_hotels import HOTEL, MISSION, PALACE, asked

# New York is four hours behind UTC in June, and its night ends at 06:00, which is 10:00 UTC.
EVENING = held("one", "06 22:00", PALACE, "kang")
MORNING = held("two", "07 14:00", MISSION, "kang")
TO = ("06 23:00", "06 23:20", PALACE, HOTEL, "one", "kang")
FROM = ("07 13:35", "07 14:00", HOTEL, MISSION, "two", "kang")


def told(small: Scenario, *parts: Appointment | Journey) -> list[tuple[str, ...]]:
    """Every drive: from when to when, from where to where, for what, who."""
    return [
        (f"{each.start:%d %H:%M}", f"{each.end:%d %H:%M}", each.origin, each.destination, each.meeting, each.person)
        for each in night_drives(plan(*parts), small)
    ]


def test_one_drives_to_the_hotel_when_the_last_thing_has_ended_and_is_there_from_it_when_the_first_begins() -> None:
    assert told(asked(), EVENING, MORNING) == [TO, FROM]


@pytest.mark.parametrize(
    ("hotels", "delegation", "there"), [([], [], False), ([], [HOTEL], True), (["seoul/blue-house"], [], False)]
)
def test_only_whoever_has_a_hotel_in_that_city_drives(hotels: list[str], delegation: list[str], there: bool) -> None:
    small = asked(hotels, delegations={"rok": {"hotels": delegation}})
    assert told(small, EVENING, MORNING) == ([TO, FROM] if there else [])


def test_there_is_no_drive_where_the_meeting_is_at_the_hotel() -> None:
    inn = held("inn", "06 22:00", HOTEL, "kang")
    assert told(asked(), inn, MORNING) == [FROM]
    assert told(asked(), EVENING, held("inn", "07 14:00", HOTEL, "kang")) == [TO]


@pytest.mark.parametrize(
    ("first", "then", "night"),
    [
        ("07 08:59", "07 12:00", True),
        ("07 09:00", "07 12:00", True),
        ("07 09:01", "07 12:00", False),
        ("07 02:00", "07 10:00", True),
        ("07 02:00", "07 09:59", False),
        ("06 14:00", "06 22:00", False),
        ("06 14:00", "08 14:00", True),
    ],
)
def test_a_night_ends_when_the_first_has_ended_and_the_second_has_not_begun(first: str, then: str, night: bool) -> None:
    found = told(asked(), held("one", first, PALACE, "kang"), held("two", then, MISSION, "kang"))
    assert len(found) == (2 if night else 0)


def test_what_is_asked_of_a_night_are_its_own_hours() -> None:
    late = asked(policies={"night": {"hours": ["22:00", "10:01"]}})
    assert told(asked(), EVENING, MORNING)
    assert not told(late, EVENING, MORNING)


def test_calls_and_days_elsewhere_lie_between_no_night() -> None:
    call = held("call", "06 23:30", "remote", "kang")
    assert told(asked(), EVENING, call, MORNING) == [TO, FROM]
    out, back = (
        leg("k-1", "07 00:00", 60, "new-york - washington", "kang"),
        leg("k-2", "07 11:00", 60, "washington - new-york", "kang"),
    )
    assert told(asked(), EVENING, out, back, MORNING) == []
    others = (
        leg("p-1", "07 00:00", 60, "new-york - washington", "pompeo"),
        leg("p-2", "07 11:00", 60, "washington - new-york", "pompeo"),
    )
    assert told(asked(), EVENING, *others, MORNING) == [TO, FROM]


def test_the_last_thing_is_what_ends_last_and_a_part_of_a_meeting_ends_with_it() -> None:
    short = held("inn", "06 22:10", PALACE, "kang", minutes=20)
    assert told(asked(), EVENING, short, MORNING) == [TO, FROM]
    small = asked()
    early = small.meetings["one"].model_copy(
        update={"who": small.meetings["one"].who.model_copy(update={"leaves_after": {"kang": 40}})}
    )
    parted = small.model_copy(update={"meetings": {**small.meetings, "one": early}})
    assert told(parted, EVENING, MORNING) == [("06 22:40", "06 23:00", PALACE, HOTEL, "one", "kang"), FROM]


@pytest.mark.parametrize(("ground", "minutes"), [("5 min", 15), ("15 min", 15), ("16 min", 16)])
def test_a_way_is_never_shorter_than_a_change_between_meetings(ground: str, minutes: int) -> None:
    small = asked(policies={"changeover": "15 min", "ground": ground})
    shuttle = small.places["new-york"].model_copy(update={"ground": {}})
    small = small.model_copy(update={"places": {**small.places, "new-york": shuttle}})
    drives = list(night_drives(plan(EVENING, MORNING), small))
    assert [each.end - each.start for each in drives] == [timedelta(minutes=minutes)] * 2


def test_the_table_of_ground_times_is_read_both_ways() -> None:
    small = asked()
    ground = {"palace - plaza": 17, "mission - plaza": 21}
    city = small.places["new-york"].model_copy(update={"ground": ground})
    small = small.model_copy(update={"places": {**small.places, "new-york": city}})
    drives = list(night_drives(plan(EVENING, MORNING), small))
    assert [each.end - each.start for each in drives] == [timedelta(minutes=17), timedelta(minutes=21)]


def test_what_the_scenario_does_not_know_has_no_drive() -> None:
    stranger = (held("x", "06 22:00", "atlantis/x", "kang"), held("y", "07 14:00", "atlantis/y", "kang"))
    assert told(asked(), *stranger) == []
    nobody = (held("x", "06 22:00", PALACE, "nobody"), held("y", "07 14:00", MISSION, "nobody"))
    assert told(asked(), *nobody) == []


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
