from __future__ import annotations

import datetime as dt

import pytest

from planner.plan.record import Mode, Plan
from planner.report.audience import Audience
from planner.report.clocks import hours_until, offset_words
from planner.report.languages import language, pair
from planner.report.plan_tables import (
    by_words,
    interpreting,
    journey_table,
    matching,
    meeting_table,
    not_held_table,
)
from tests.building import meeting
from tests.made_plans import held, known_plan, leg, plan, world


def test_a_meeting_in_words() -> None:
    frame = meeting_table(world(), known_plan()).set_index("Meeting")
    talks = frame.loc["Talks"]
    assert f"{talks['Day']:%Y-%m-%d}" == "2018-06-05"
    assert list(talks[["Begins", "Ends", "Clock", "Where"]]) == [
        *("10:00", "11:00", "New York, UTC-4", "Palace Hotel, New York"),
    ]
    assert list(talks[["Who", "Status", "Time is"]]) == ["Kang Kyung-wha, Mike Pompeo", "Confirmed", "exact"]
    call = frame.loc["A call"]
    assert list(call[["Begins", "Clock", "Where"]]) == ["16:00", "Washington (home), UTC-4", "Call"]
    assert frame.loc["Visit", "Stand-ins"] == "Marc Knapper as US ambassador"


def test_a_meeting_over_midnight_says_so() -> None:
    late = plan(held("visit", "6 14:30", "knapper as ambassador", place="seoul/blue-house"))
    assert meeting_table(world(), late).loc[0, "Ends"] == "00:30 +1"


def test_for_release_hidden_times_are_in_no_cell() -> None:
    asked = world(meetings={"talks": {"certainty": "hidden"}})
    early = held("visit", "5 04:00", "knapper as ambassador", place="seoul/blue-house")
    made = plan(*known_plan().appointments, early)
    frame = meeting_table(asked, made, Audience.RELEASE).set_index("Meeting")
    assert list(frame.loc["Talks", ["Begins", "Ends", "Time is"]]) == ["time not public", "", ""]
    assert frame.loc["Talks", "Day"].hour == 0
    assert "10:00" not in frame.to_csv()
    office = meeting_table(asked, made).set_index("Meeting").loc["Talks"]
    assert (office["Begins"], office["Time is"]) == ("10:00", "not for release")


@pytest.mark.parametrize("frame", [meeting_table, journey_table, not_held_table])
def test_an_empty_plan_is_an_empty_table(frame: object) -> None:
    assert frame(world(), Plan()).empty  # type: ignore[operator]


def test_a_journey_in_words() -> None:
    frame = journey_table(world(), known_plan()).set_index("From")
    kang = frame.loc["Seoul, UTC+9"]
    assert list(kang[["Leaves", "Lands", "To", "Length", "By", "Who"]]) == [
        *("13:30", "13:50", "New York, UTC-4", 800, "flight KE 81", "Kang Kyung-wha"),
    ]
    back = frame.loc["New York, UTC-4"].set_index("Who").loc["Mike Pompeo"]
    assert (back["Lands"], back["Via"], back["By"]) == ("17:00 +1", "Anchorage", "air")


def test_how_a_leg_is_travelled() -> None:
    own = world(
        people={"kang": {"aircraft": "jets"}},
        parties={"envoys": {"own_aircraft": "true"}},
        resources={"jets": {"name": "Government jets", "kind": "aircraft", "number": "2"}},
    )
    way = "washington - new-york"
    assert by_words(own, leg("a", "4 22:00", way, "pompeo")) == "own aircraft"
    assert by_words(own, leg("a", "4 22:00", way, "kang")) == "Government jets"
    assert by_words(own, leg("a", "4 22:00", way, "knapper")) == "air"
    assert by_words(own, leg("a", "4 22:00", way, "pompeo", mode=Mode.GROUND)) == "road"
    assert by_words(own, leg("a", "4 22:00", way, "pompeo", mode=Mode.SCHEDULED)) == "scheduled flight"


def test_a_party_stands_before_its_people() -> None:
    made = plan(leg("a", "4 22:00", "washington - new-york", "pompeo", "sullivan", party="envoys"))
    assert journey_table(world(), made).loc[0, "Who"] == "The envoys: Mike Pompeo, John Sullivan"


def test_what_is_not_held_has_its_reason() -> None:
    assert not_held_table(world(), known_plan()).iloc[0].tolist() == [
        *("The day", "No place was found for it in the time given."),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [("", 3), ("POMPEO", 2), ("pompeo palace", 1), ("nobody", 0), ("pompeo nobody", 0), ("2018-06-05", 0), ("(", 1)],
)
def test_a_search_finds_rows_with_all_of_its_words(words: str, found: int) -> None:
    assert len(matching(meeting_table(world(), known_plan()), words)) == found


def test_interpreting_in_words() -> None:
    needs = {"needs": {"interpretation": ["ko-en", "en-ko", "ja-ko"], "mode": "simultaneous"}}
    asked = world(meetings={"many": meeting("pompeo", **needs)})
    assert interpreting(asked.meetings["many"]) == "English-Korean, Japanese-Korean, simultaneous"
    assert interpreting(asked.meetings["talks"]) == ""
    assert (language("ko"), language("qq"), pair("en-qq")) == ("Korean", "QQ", "English-QQ")


@pytest.mark.parametrize(
    ("hours", "minutes", "says"), [(0, 0, "UTC"), (-4, 0, "UTC-4"), (5, 30, "UTC+5:30"), (-3, -30, "UTC-3:30")]
)
def test_how_far_a_clock_is_from_utc(hours: int, minutes: int, says: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours, minutes=minutes))
    assert offset_words(dt.datetime(2018, 6, 1, tzinfo=zone)) == says


def test_days_that_have_gone_by() -> None:
    local = dt.datetime(2018, 6, 1, 7, 5, tzinfo=dt.UTC)
    assert hours_until(local, dt.date(2018, 6, 1)) == "07:05"
    assert hours_until(local, dt.date(2018, 6, 2)) == "07:05 -1"
