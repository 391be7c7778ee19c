"""What the judge makes of a plan before it judges: what is senseless by itself, who is busy and where, what is fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.check.case import Busy, Case, Stay
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from tests.building import meeting, scenario
from tests.check.plans import at, findings, held, leg, plan

HOUSE, PALACE = "washington/white-house", "new-york/palace"
SMALL = scenario(meetings={"talk": meeting("pompeo")})
THERE = "washington - new-york"


def case(asked: Scenario = SMALL, made: Plan | None = None) -> Case:
    return Case(asked, made or Plan())


ROOMS = {
    "washington": {"venues": {"state": {"rooms": {"hall": {}, "boxes": {"count": "3"}, "boxes-9": {}}}}},
    "seoul": {"venues": None},
}


@pytest.mark.parametrize(
    ("place", "exists"),
    [
        ("remote", True),
        ("remote/room", False),
        ("washington", False),
        ("washington/white-house", True),
        ("washington/white-house/hall", False),
        ("washington/state", False),
        ("washington/state/hall", True),
        ("washington/state/hall-1", False),
        ("washington/state/lobby", False),
        ("washington/state/boxes", False),
        ("washington/state/boxes-0", False),
        ("washington/state/boxes-1", True),
        ("washington/state/boxes-3", True),
        ("washington/state/boxes-4", False),
        ("washington/state/boxes-9", True),
        ("washington/palace", False),
        ("atlantis/palace", False),
        ("", False),
        ("washington/state/hall/corner", False),
    ],
)
def test_a_place_is_a_venue_or_a_room_as_deep_as_it_must_be(place: str, exists: bool) -> None:
    small = scenario(meetings={"talk": meeting()}, places={"washington": ROOMS["washington"]})
    assert case(small).place_exists(place) is exists
    sound = held("talk", "05 13:00", place)
    fault = f"'A meeting' is at {place!r}, which is no place of the scenario"
    assert case(small).fault_of(sound) == (None if exists else fault)


def test_a_city_without_venues_is_one_of_its_own_name() -> None:
    bare = scenario(places={"busan": {"at": ["35.2", "129.1"], "zone": "Asia/Seoul"}})
    assert case(bare).place_exists("busan/busan")
    assert not case(bare).place_exists("busan")
    assert not case(bare).place_exists("busan/harbour")


@pytest.mark.parametrize(
    ("year", "sound"), [(1989, False), (1990, True), (2018, True), (2100, True), (2101, False), (1, False)]
)
def test_times_are_of_our_days_and_have_a_zone(year: int, sound: bool) -> None:
    start = datetime(year, 6, 5, 13, tzinfo=UTC)
    talk = replace(held("talk", "05 13:00", HOUSE, "pompeo"), start=start, end=start + timedelta(hours=1))
    way = replace(leg("p-1", "05 13:00", 75, THERE, "pompeo"), depart=start, arrive=start + timedelta(hours=1))
    assert (case().fault_of(talk) is None) is sound
    assert (case().fault_of_journey(way) is None) is sound
    for bare in ({"start": start.replace(tzinfo=None)}, {"end": talk.end.replace(tzinfo=None)}):
        assert "a time without a zone or far from our days" in str(case().fault_of(replace(talk, **bare)))
    for bare in ({"depart": start.replace(tzinfo=None)}, {"arrive": way.arrive.replace(tzinfo=None)}):
        assert "a time without a zone or far from our days" in str(case().fault_of_journey(replace(way, **bare)))


@pytest.mark.parametrize(("minutes", "sound"), [(1, True), (0, False), (-1, False)])
def test_what_ends_ends_later_than_it_begins(minutes: int, sound: bool) -> None:
    assert (case().fault_of(held("talk", "05 13:00", HOUSE, minutes=minutes)) is None) is sound
    assert (case().fault_of_journey(leg("p-1", "05 13:00", minutes, THERE, "pompeo")) is None) is sound


def test_the_first_sound_appointment_counts() -> None:
    first, second = held("talk", "06 13:00", HOUSE, "pompeo"), held("talk", "05 13:00", HOUSE, "pompeo")
    senseless = held("talk", "05 12:00", "atlantis/palace", "pompeo")
    assert case(made=Plan((first, senseless, second))).held == {"talk": second}


@pytest.mark.parametrize(
    ("minute", "during"), [(14, False), (15, True), (16, True), (119, True), (120, False), (121, False)]
)
def test_a_stay_is_from_landing_to_before_take_off(minute: int, during: bool) -> None:
    arrival, departure = leg("p-1", "05 13:00", 15, THERE, "pompeo"), leg("p-2", "05 15:00", 75, THERE, "pompeo")
    moment = at("05 13:00") + timedelta(minutes=minute)
    assert Stay("new-york", arrival, departure).holds(moment) is during
    assert Stay("new-york", None, departure).holds(moment) is (minute < 120)
    assert Stay("new-york", arrival, None).holds(moment) is (minute >= 15)
    assert Stay("new-york", None, None).holds(moment)


def test_stays_are_between_journeys() -> None:
    out, back = leg("p-1", "05 13:00", 75, THERE, "pompeo"), leg("p-2", "05 20:00", 75, "new-york - seoul", "pompeo")
    abroad = scenario(people={"pompeo": {"starts": "seoul"}})
    assert list(case(made=plan()).stays("pompeo")) == [Stay("washington", None, None)]
    assert list(case(abroad).stays("pompeo")) == [Stay("seoul", None, None)]
    assert list(case(made=plan(out, back)).stays("pompeo")) == [
        Stay("washington", None, out),
        Stay("new-york", out, back),
        Stay("seoul", back, None),
    ]


def test_whoever_is_twice_on_a_journey_flies_once() -> None:
    way = leg("p-1", "05 13:00", 75, THERE, "pompeo", "pompeo")
    assert case(made=plan(way)).legs("pompeo") == [way]
    assert case(made=plan(way)).legs("sullivan") == []


STAGES = [
    {"title": "Greeting", "length": "10 min", "who": ["kang"]},
    {"title": "Talk", "length": "20 min", "who": ["pompeo", "kang"]},
    {"title": "Toast", "length": "5 min", "who": ["sullivan"]},
    {"title": "Farewell", "length": "25 min", "who": ["kang"]},
]


@pytest.mark.parametrize(
    ("seat", "first", "last"), [("kang", 0, 60), ("pompeo", 10, 30), ("sullivan", 30, 35), ("guest", 0, 60)]
)
def test_one_is_busy_from_the_first_to_the_last_stage_of_the_seat(seat: str, first: int, last: int) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", stages=STAGES, length=None)})
    talk = held("talk", "05 13:00", HOUSE, "pompeo")
    begins = (talk.start + timedelta(minutes=each) for each in (first, last))
    assert case(small).busy_time(talk, seat) == Busy(*begins, talk)


@pytest.mark.parametrize(
    ("who", "stages", "first", "last"),
    [
        ({"joins_after": {"pompeo": "15 min"}}, [], 15, 60),
        ({"leaves_after": {"pompeo": "45 min"}}, [], 0, 45),
        ({"joins_after": {"pompeo": "15 min"}, "leaves_after": {"pompeo": "45 min"}}, [], 15, 45),
        ({"joins_after": {"kang": "15 min"}, "leaves_after": {"kang": "45 min"}}, [], 0, 60),
        ({"joins_after": {"pompeo": "15 min"}, "leaves_after": {"pompeo": "45 min"}}, STAGES, 15, 30),
        ({"joins_after": {"pompeo": "5 min"}, "leaves_after": {"pompeo": "25 min"}}, STAGES, 10, 25),
    ],
)
def test_one_is_free_before_joining_and_after_leaving(
    who: dict[str, dict[str, str]], stages: list[dict[str, object]], first: int, last: int
) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", "kang", stages=stages, who=who)})
    talk = held("talk", "05 13:00", HOUSE, "pompeo")
    begins = (talk.start + timedelta(minutes=each) for each in (first, last))
    assert case(small).busy_time(talk, "pompeo") == Busy(*begins, talk)
    assert small.meetings["talk"].part_of("pompeo") == (first, last)


def test_a_stage_that_names_nobody_is_for_all() -> None:
    stages = [STAGES[0], {"title": "All", "length": "20 min"}, STAGES[2]]
    small = scenario(meetings={"talk": meeting("pompeo", stages=stages, length=None)})
    talk = held("talk", "05 13:00", HOUSE, "pompeo", minutes=35)
    begins = (talk.start + timedelta(minutes=each) for each in (10, 30))
    assert case(small).busy_time(talk, "pompeo") == Busy(*begins, talk)


def test_only_calls_need_nobody_anywhere() -> None:
    talk = held("talk", "05 13:00", HOUSE, "pompeo")
    assert not Busy(talk.start, talk.end, talk).remote
    assert Busy(talk.start, talk.end, replace(talk, place="remote")).remote


def test_the_summit_and_pins_are_fixed() -> None:
    meetings = {
        "summit": meeting("pompeo", pin={"at": "2018-06-05 10:00"}),
        "pinned": meeting("pompeo", pin={"at": "2018-06-05 11:00"}),
        "free": meeting("pompeo"),
    }
    summit = {"meeting": "summit", "at": "2018-06-06 12:00", "place": HOUSE}
    with_it, without = case(scenario(meetings=meetings, summit=summit)), case(scenario(meetings=meetings))
    assert {id_: str(with_it.fixed(id_)) for id_ in meetings} == {
        "summit": "2018-06-06 12:00",
        "pinned": "2018-06-05 11:00",
        "free": "None",
    }
    assert str(without.fixed("summit")) == "2018-06-05 10:00"
    assert [with_it.pinned(id_) for id_ in meetings] == [True, True, False]
    assert [with_it.is_summit(id_) for id_ in meetings] == [True, False, False]
    assert not without.is_summit("summit")


def test_names_that_nobody_has_are_told_as_they_are() -> None:
    found = findings(SMALL, held("talk", "05 13:00", HOUSE, "pompeo", "adam as kang"), held("no", "05 13:00", HOUSE))
    assert [message for _, message in found] == [
        "There is no meeting 'no' in the scenario.",
        "'adam', who attends 'A meeting', is nobody in the scenario.",
    ]
