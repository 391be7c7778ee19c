"""Drives inside a city: to hotels for the night, from venue to venue, and from and to where journeys end and begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

import planner
from planner.check import check
from planner.domain.places import OtherAirport
from planner.domain.scenario import REMOTE, Scenario
from planner.files import load_scenario, read_plan
from planner.files.drive_rows import drive_title
from planner.plan.drives import EndKind, drives, drives_of
from planner.plan.record import Appointment, Journey, Mode, Plan, Rest
from planner.plan.settings import Settings
from planner.plan.spent import spent
from tests.check.plans import held, leg, plan, rest
from tests.check.test_hotels import HOTEL, MISSION, OUT, PALACE, asked
from tests.house.tree import ROOT

# New York is four hours behind UTC in June, and its night ends at 06:00, which is 10:00 UTC.
EVENING = held("one", "06 22:00", PALACE, "kang")
MORNING = held("two", "07 14:00", MISSION, "kang")
TO = ("06 23:00", "06 23:20", PALACE, HOTEL, "one", "kang")
FROM = ("07 13:35", "07 14:00", HOTEL, MISSION, "two", "kang")


def told(small: Scenario, *parts: Appointment | Journey | Rest) -> list[tuple[str, ...]]:
    """Every drive: from when to when, from where to where, for what, who."""
    return [
        (
            f"{each.start:%d %H:%M}",
            f"{each.end:%d %H:%M}",
            each.origin.place,
            each.destination.place,
            each.id,
            *each.people,
        )
        for each in drives(plan(*parts), small)
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
        ("07 07:30", "07 09:59", False),
        ("06 14:00", "06 17:44", False),
        ("06 14:00", "08 14:00", True),
    ],
)
def test_a_night_ends_when_the_first_has_ended_and_the_second_has_not_begun(first: str, then: str, night: bool) -> None:
    found = told(asked(), held("one", first, PALACE, "kang"), held("two", then, MISSION, "kang"))
    assert [drive[2:4] for drive in found] == ([(PALACE, HOTEL), (HOTEL, MISSION)] if night else [(PALACE, MISSION)])


def test_what_is_asked_of_a_night_are_its_own_hours() -> None:
    late = asked(policies={"night": {"hours": ["22:00", "10:01"]}})
    first, then = held("one", "07 08:00", PALACE, "kang"), held("two", "07 10:30", MISSION, "kang")
    assert [drive[2:4] for drive in told(asked(), first, then)] == [(PALACE, HOTEL), (HOTEL, MISSION)]
    assert told(late, first, then) == [("07 10:00", "07 10:30", PALACE, MISSION, "two", "kang")]


@pytest.mark.parametrize(("then", "goes"), [("06 17:44", False), ("06 17:45", True)])
def test_whoever_has_two_hours_goes_to_the_hotel_in_between(then: str, goes: bool) -> None:
    parts = (held("one", "06 14:00", PALACE, "kang"), held("two", then, MISSION, "kang"))  # 20 min there and 25 from it
    by_hotel = [(PALACE, HOTEL), (HOTEL, MISSION)]
    assert [drive[2:4] for drive in told(asked(), *parts)] == (by_hotel if goes else [(PALACE, MISSION)])
    assert [drive[2:4] for drive in told(asked([]), *parts)] == [(PALACE, MISSION)]


def test_calls_and_days_elsewhere_lie_between_no_night() -> None:
    call = held("call", "06 23:30", "remote", "kang")
    assert told(asked(), EVENING, call, MORNING) == [TO, FROM]
    out, back = (
        leg("k-1", "07 00:00", 60, "new-york - washington", "kang"),
        leg("k-2", "07 11:00", 60, "washington - new-york", "kang"),
    )
    assert told(asked(), EVENING, out, back, MORNING) == [
        ("06 23:00", "06 23:35", PALACE, "new-york", "one", "kang"),
        ("07 12:20", "07 12:55", "new-york", MISSION, "two", "kang"),
    ]
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
    found = drives(plan(EVENING, MORNING), small)
    assert [each.end - each.start for each in found] == [timedelta(minutes=minutes)] * 2


def test_the_table_of_ground_times_is_read_both_ways() -> None:
    small = asked()
    ground = {"palace - plaza": 17, "mission - plaza": 21}
    city = small.places["new-york"].model_copy(update={"ground": ground})
    small = small.model_copy(update={"places": {**small.places, "new-york": city}})
    found = drives(plan(EVENING, MORNING), small)
    assert [each.end - each.start for each in found] == [timedelta(minutes=17), timedelta(minutes=21)]


def flight(id_: str, start: str, minutes: int, way: str, mode: Mode = Mode.AIR) -> Journey:
    """Kang on a journey."""
    return leg(id_, start, minutes, way, "kang", mode=mode)


def landing(at: str, mode: Mode = Mode.AIR) -> Journey:
    """Kang comes to New York from Washington, in an hour."""
    return flight("in", at, 60, "washington - new-york", mode)


def leaving(at: str, mode: Mode = Mode.AIR) -> Journey:
    """Kang leaves New York."""
    return flight("out", at, 60, "new-york - washington", mode)


def new_york(small: Scenario, **changes: Any) -> Scenario:
    """The scenario with another New York."""
    city = small.places["new-york"].model_copy(update=changes)
    return small.model_copy(update={"places": {**small.places, "new-york": city}})


def titles(small: Scenario, *parts: Appointment | Journey | Rest) -> list[str]:
    return [drive_title(each, small) for each in drives(plan(*parts), small)]


@pytest.mark.parametrize(
    ("mode", "formalities", "ahead"),
    [(Mode.AIR, 20, 30), (Mode.SCHEDULED, 20, 120), (Mode.GROUND, 0, 0), (Mode.TRAIN, 0, 0)],
)
def test_one_drives_from_a_landing_at_once_and_is_at_the_airport_just_in_time(
    mode: Mode, formalities: int, ahead: int
) -> None:
    talks = held("one", "07 16:00", PALACE, "kang")
    there, back = drives(plan(landing("07 13:00", mode), talks, leaving("07 21:00", mode)), asked())
    (arrive, leave) = (each.start.replace(hour=0, minute=0) for each in (there, back))
    assert (there.start - arrive, there.minutes, there.id) == (timedelta(hours=14, minutes=formalities), 35, "one")
    assert (back.end - leave, back.minutes, back.id) == (timedelta(hours=21) - timedelta(minutes=ahead), 35, "one")
    assert (there.origin.kind, there.origin.id) == (EndKind.ARRIVAL, "in")
    assert (back.destination.kind, back.destination.id) == (EndKind.DEPARTURE, "out")


@pytest.mark.parametrize(
    ("mode", "airport"),
    [
        (Mode.AIR, "new-york airport (JFK)"),
        (Mode.GROUND, "the outskirts of new-york"),
        (Mode.TRAIN, "new-york station"),
    ],
)
def test_the_airport_or_the_station_is_named(mode: Mode, airport: str) -> None:
    parts = (landing("07 13:00", mode), held("one", "07 16:00", PALACE, "kang"), leaving("07 21:00", mode))
    assert titles(asked(), *parts) == [f"{airport.replace('the out', 'The out')} to palace", f"palace to {airport}"]


def test_another_airport_of_the_city_is_farther_on_the_road() -> None:
    newark = new_york(asked(), other_airports=(OtherAirport(airport="EWR", ground=25),))
    parts = (landing("07 13:00"), held("one", "07 16:00", PALACE, "kang"), leaving("07 21:00"))
    assert titles(newark, *parts) == ["new-york airport (EWR) to palace", "palace to new-york airport (EWR)"]
    assert told(newark, *parts) == [
        ("07 14:20", "07 15:20", "new-york", PALACE, "one", "kang"),
        ("07 19:30", "07 20:30", PALACE, "new-york", "one", "kang"),
    ]


def test_the_transfer_is_that_of_the_venue_or_the_city_or_the_policies_and_none_where_there_is_no_airport() -> None:
    parts = (landing("07 13:00", Mode.TRAIN), held("two", "07 16:00", MISSION, "kang"))
    assert [each.minutes for each in drives(plan(*parts), asked())] == [35]
    assert [each.minutes for each in drives(plan(*parts), new_york(asked(), transfer=40))] == [40]
    border = new_york(asked(), airport=None, zone="America/New_York", at=(40.7, -74.0))
    assert drives(plan(*parts), border) == []
    own = (landing("07 13:00", Mode.TRAIN), held("one", "07 16:00", PALACE, "kang"))
    assert [each.minutes for each in drives(plan(*own), border)] == [35]


def test_one_drives_from_venue_to_venue_just_in_time_and_not_inside_one() -> None:
    talks, more = held("one", "07 14:00", PALACE, "kang"), held("two", "07 17:00", MISSION, "kang")
    assert told(asked(), talks, more) == [("07 16:30", "07 17:00", PALACE, MISSION, "two", "kang")]
    assert told(asked(), talks, held("two", "07 17:00", PALACE, "kang")) == []
    assert told(asked(), talks, held("two", "07 17:00", "seoul/blue-house", "kang")) == []


def test_what_lies_inside_another_meeting_has_no_drive_of_its_own() -> None:
    talks, aside = held("one", "07 14:00", PALACE, "kang", minutes=120), held("two", "07 14:30", MISSION, "kang")
    assert told(asked(), talks, aside) == []
    assert told(asked(), talks, aside, held("inn", "07 18:00", HOTEL, "kang")) == [
        ("07 17:40", "07 18:00", PALACE, HOTEL, "inn", "kang")
    ]


def test_a_rest_is_at_the_hotel_also_by_day() -> None:
    slept, talks = rest("k-1", "05 16:10", 600, "new-york", "kang"), held("one", "06 02:30", PALACE, "kang")
    assert told(asked(), OUT, slept, talks) == [
        ("05 15:20", "05 16:10", "new-york", HOTEL, "k-1", "kang"),
        ("06 02:10", "06 02:30", HOTEL, PALACE, "one", "kang"),
    ]
    assert told(asked(), OUT, talks) == [("05 15:20", "05 15:55", "new-york", PALACE, "one", "kang")]
    assert told(asked([]), OUT, slept, talks) == []


@pytest.mark.parametrize(
    ("start", "city", "between"),
    [
        ("07 15:05", "new-york", True),
        ("07 15:05", "seoul", False),
        ("07 04:00", "new-york", False),
        ("07 18:00", "new-york", False),
    ],
)
def test_a_rest_counts_between_the_two_things_where_it_lies_only(start: str, city: str, between: bool) -> None:
    talks, more = held("one", "07 14:00", PALACE, "kang"), held("two", "07 17:00", MISSION, "kang")
    ways = [(PALACE, HOTEL), (HOTEL, MISSION)] if between else [(PALACE, MISSION)]
    assert [drive[2:4] for drive in told(asked(), talks, rest("x", start, 60, city, "kang"), more)] == ways


# Landing at 05:00 in New York, which is 09:00 UTC, and out of the airport at 05:20; 75 min by the hotel, 35 min straight.
@pytest.mark.parametrize(
    ("hotels", "first", "ways"),
    [
        (None, "07 10:35", [("new-york", HOTEL), (HOTEL, MISSION)]),
        (None, "07 10:34", [("new-york", MISSION)]),
        (None, "07 09:59", [("new-york", MISSION)]),
        ([], "07 13:20", []),
        ([], "07 13:19", [("new-york", MISSION)]),
    ],
)
def test_whoever_lands_before_the_night_ends_goes_to_bed_where_there_is_time(
    hotels: list[str] | None, first: str, ways: list[tuple[str, str]]
) -> None:
    parts = (landing("07 08:00"), held("two", first, MISSION, "kang"))
    assert [drive[2:4] for drive in told(asked(hotels), *parts)] == ways


# A meeting that ends at 19:00, or as said, and a departure of which one must be at the airport half an hour before.
@pytest.mark.parametrize(
    ("start", "take_off", "night"),
    [
        ("06 22:00", "07 04:30", True),  # half past midnight
        ("06 22:00", "07 04:29", False),  # one must be there before midnight
        ("06 22:00", "07 08:30", True),  # before the night ends
        ("07 00:00", "07 05:29", False),  # 3 h 59 min between them
        ("07 00:00", "07 05:30", True),
        ("07 01:00", "07 05:30", False),
    ],
)
def test_before_an_early_departure_a_night_is_one_before_it_ends(start: str, take_off: str, night: bool) -> None:
    parts = (held("one", start, PALACE, "kang"), leaving(take_off))
    by_hotel = [(PALACE, HOTEL, "one"), (HOTEL, "new-york", "out")]
    assert [drive[2:5] for drive in told(asked(), *parts)] == (by_hotel if night else [(PALACE, "new-york", "one")])
    assert [drive[2:4] for drive in told(asked([]), *parts)] == ([] if night else [(PALACE, "new-york")])


def test_between_two_journeys_one_drives_to_a_hotel_only() -> None:
    parts = (landing("06 20:00"), leaving("07 20:00"))
    assert told(asked(), *parts) == [
        ("06 21:20", "06 22:10", "new-york", HOTEL, "in", "kang"),
        ("07 18:40", "07 19:30", HOTEL, "new-york", "out", "kang"),
    ]
    assert told(asked(), landing("07 13:00"), leaving("07 20:00")) == []


def test_what_does_not_fit_is_told_from_when_one_is_free_and_one_drive_after_the_other() -> None:
    assert told(asked(), EVENING, leaving("06 23:40")) == [("06 23:00", "06 23:35", PALACE, "new-york", "one", "kang")]
    late = (held("one", "07 08:50", PALACE, "kang"), held("two", "07 10:05", MISSION, "kang"))
    assert told(asked(), *late) == [
        ("07 09:50", "07 10:10", PALACE, HOTEL, "one", "kang"),
        ("07 10:10", "07 10:35", HOTEL, MISSION, "two", "kang"),
    ]
    soon = (landing("07 13:00"), held("one", "07 14:10", PALACE, "kang"))
    assert told(asked(), *soon) == [("07 14:20", "07 14:55", "new-york", PALACE, "one", "kang")]


def test_nobody_drives_in_a_city_that_they_have_left_or_not_reached() -> None:
    talks = held("one", "07 14:00", PALACE, "kang", minutes=240)
    assert told(asked(), talks, leaving("07 15:00"), held("two", "07 21:00", MISSION, "kang")) == []
    assert told(asked(), held("two", "07 12:00", MISSION, "kang"), landing("07 14:00")) == []
    in_the_air = held("two", "07 14:10", MISSION, "kang", minutes=20)
    assert told(asked(), leaving("07 14:00"), in_the_air) == []
    assert told(asked(), landing("07 14:00"), in_the_air) == []


def test_those_who_drive_together_are_on_one_drive() -> None:
    both = (held("one", "07 14:00", PALACE, "kang", "pompeo"), held("two", "07 17:00", MISSION, "pompeo", "kang"))
    assert told(asked(), *both) == [("07 16:30", "07 17:00", PALACE, MISSION, "two", "kang", "pompeo")]


def solved(name: str) -> tuple[Scenario, Plan]:
    asked_for = load_scenario(ROOT / "scenarios" / f"{name}.yaml")
    made = planner.solve_scenario(asked_for, Settings(time_limit=30)).plan
    assert made is not None
    return asked_for, made


def actual(name: str) -> tuple[Scenario, Plan]:
    asked_for = load_scenario(ROOT / "scenarios" / f"{name}.yaml")
    return asked_for, read_plan(ROOT / "scenarios" / f"{name}.actual.csv", asked_for)


@pytest.mark.parametrize(
    ("plan_of", "name", "least"),
    [
        (actual, "singapore-2018", 40),
        (actual, "hanoi-2019", 15),
        (solved, "hanoi-2019", 15),
        (solved, "first-steps", 3),
    ],
)
def test_in_a_plan_without_fault_nobody_drives_twice_at_once_or_misses_anything_for_it(
    plan_of: Callable[[str], tuple[Scenario, Plan]], name: str, least: int
) -> None:
    asked_for, made = plan_of(name)
    assert check(asked_for, made) == ()
    assert len(drives(made, asked_for)) >= least
    for person in asked_for.people:
        own = made.of(person)
        driven = list(drives_of(person, own, asked_for))
        assert all(one.end <= other.start for one, other in pairwise(driven)), person
        busy = [spent(asked_for, held_, person) for held_ in own.appointments if held_.place != REMOTE]
        busy += [(leg_.depart, leg_.arrive) for leg_ in own.journeys]
        busy += [(each.start, each.end) for each in own.rests]
        assert all(drive.end <= start or end <= drive.start for drive in driven for start, end in busy), person
        assert all(drive.start < drive.end for drive in driven)


def test_what_the_scenario_does_not_know_has_no_drive() -> None:
    stranger = (held("x", "06 22:00", "atlantis/x", "kang"), held("y", "07 14:00", "atlantis/y", "kang"))
    assert told(asked(), *stranger) == []
    nobody = (held("x", "06 22:00", PALACE, "nobody"), held("y", "07 14:00", MISSION, "nobody"))
    assert told(asked(), *nobody) == []
    flown = leg("x", "06 10:00", 60, "atlantis - new-york", "kang")
    assert told(asked(), flown, held("one", "06 14:00", PALACE, "kang"))[0][2:4] == ("new-york", PALACE)
    assert told(asked(), leg("x", "06 10:00", 60, "new-york - atlantis", "kang"), EVENING) == []
