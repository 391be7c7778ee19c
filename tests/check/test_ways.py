"""Ways between cities: their default length, routes, departures by the clock, aircraft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.check import check
from planner.check.airports import kilometres
from planner.check.case import Case
from planner.check.ways import MILE, fault, slept, usual_minutes
from planner.domain.scenario import Scenario
from planner.plan.record import Journey, Mode, Plan
from tests.building import scenario
from tests.check.plans import findings, leg, plan

THERE, HOME = "washington - new-york", "new-york - washington"
BETWEEN = ["washington", "new-york"]


def told(asked: Scenario, journey: Journey) -> str | None:
    return fault(Case(asked, plan(journey)), journey)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    # A degree of the equator is 6378.137 km x pi / 180; a quarter of a meridian is 10001.966 km.
    [((0, 0), (0, 1), 111.3195), ((0, 0), (90, 0), 10001.9657), ((0, 179.5), (0, -179.5), 111.3195)],
)
def test_distances_are_those_of_the_ellipsoid(
    one: tuple[float, float], other: tuple[float, float], expected: float
) -> None:
    assert kilometres(one, other) == pytest.approx(expected, abs=0.001)
    assert kilometres(one, one) == 0


def minutes(one: tuple[float, float], other: tuple[float, float], airports: tuple[str | None, str | None]) -> float:
    """The default between two places at these coordinates."""
    places = {
        id_: {"at": [str(part) for part in at], "zone": "UTC", **({"airport": code} if code else {})}
        for id_, at, code in zip(("one", "two"), (one, other), airports, strict=True)
    }
    return usual_minutes(Case(scenario(places=places), Plan()), "one", "two")


@pytest.mark.parametrize(
    ("here", "there", "west"),
    [
        (10, -10, 20),
        (-10, 10, -20),
        (89.75, -89.75, 179.5),
        (90.25, -90.25, -179.5),
        (-89.75, 89.75, -179.5),
        (-90.25, 90.25, 179.5),
        (90, -90, 180),
        (-90, 90, -180),
        (170, -170, -20),
        (-170, 170, 20),
    ],
)
def test_flights_to_the_west_take_longer(here: float, there: float, west: float) -> None:
    one, other = (60.0, here), (60.0, there)
    expected = 43.2 + 0.117 * kilometres(one, other) / MILE + 0.517 * west
    assert minutes(one, other, ("IAD", "JFK")) == pytest.approx(expected, abs=0.0001)


def test_no_flight_is_faster_than_950_km_an_hour() -> None:
    """Over the pole to the east the formula would have 113 minutes for 2234 km."""
    one, other = (80.0, -89.5), (80.0, 89.5)
    assert minutes(one, other, ("IAD", "JFK")) == pytest.approx(kilometres(one, other) * 60 / 950, abs=0.0001)


@pytest.mark.parametrize("airports", [("IAD", None), (None, "JFK"), (None, None)])
def test_without_an_airport_one_goes_on_the_ground(airports: tuple[str | None, str | None]) -> None:
    assert minutes((0, 0), (0, 1), airports) == pytest.approx(144.715, abs=0.001)


@pytest.mark.parametrize(
    ("airport", "took", "mode", "words"),
    [
        ("JFK", 90, Mode.AIR, None),
        ("JFK", 60, Mode.AIR, "it takes 60 min; the way takes 68 min"),
        ("JFK", 600, Mode.GROUND, "it goes by ground, but the way from washington to new-york is by air"),
        (None, 600, Mode.GROUND, None),
        (None, 60, Mode.GROUND, "it takes 60 min; the way takes 477 min"),
        (None, 600, Mode.AIR, "it goes by air, but the way from washington to new-york is by ground"),
    ],
)
def test_where_no_route_is_said_the_default_holds(
    airport: str | None, took: int, mode: Mode, words: str | None
) -> None:
    city = {"airport": airport, "at": ["40.64", "-73.78"], "zone": "America/New_York"}
    assert told(scenario(places={"new-york": city}), leg("p-1", "05 15:00", took, THERE, "pompeo", mode=mode)) == words


def test_the_default_is_rounded_up() -> None:
    """From Washington to New York it is 67.98 minutes, and 71.78 back."""
    small = scenario()
    for way, least in ((THERE, 68), (HOME, 72)):
        assert told(small, leg("p-1", "05 15:00", least - 1, way, "pompeo")) is not None
        assert told(small, leg("p-1", "05 15:00", least, way, "pompeo")) is None


ROAD = {"between": BETWEEN, "mode": "ground", "length": "4 h"}
FLIGHT = {"between": BETWEEN, "length": "75 min"}
BACK = {"between": BETWEEN[::-1], "length": "85 min"}


@pytest.mark.parametrize(
    ("routes", "way", "took", "mode", "words"),
    [
        ([FLIGHT], THERE, 75, Mode.AIR, None),
        ([FLIGHT], HOME, 75, Mode.AIR, None),
        ([FLIGHT], HOME, 74, Mode.AIR, "it takes 74 min; the way takes 75 min"),
        ([{**FLIGHT, "one_way": "true"}], THERE, 74, Mode.AIR, "it takes 74 min; the way takes 75 min"),
        ([{**FLIGHT, "one_way": "true"}], HOME, 74, Mode.AIR, None),
        ([{**FLIGHT, "one_way": "true"}, {**BACK, "one_way": "true"}], HOME, 85, Mode.AIR, None),
        ([{**FLIGHT, "one_way": "true"}, {**BACK, "one_way": "true"}], HOME, 84, Mode.AIR, "it takes 84 min; the way takes 85 min"),
        ([{"between": ["washington", "seoul"], "length": "1 min"}], THERE, 60, Mode.AIR, "it takes 60 min; the way takes 68 min"),
        ([{"between": ["seoul", "washington"], "closed": "true"}], THERE, 90, Mode.AIR, None),
        ([{"between": BETWEEN}], THERE, 67, Mode.AIR, "it takes 67 min; the way takes 68 min"),
        ([{"between": BETWEEN}], THERE, 68, Mode.AIR, None),
        ([FLIGHT, ROAD], THERE, 75, Mode.AIR, None),
        ([FLIGHT, ROAD], THERE, 240, Mode.GROUND, None),
        ([FLIGHT, ROAD], THERE, 74, Mode.AIR, "it takes 74 min; the way takes 75 min"),
        ([FLIGHT, {**ROAD, "closed": "true"}], THERE, 75, Mode.AIR, "the way from washington to new-york is closed"),
        ([{**FLIGHT, "closed": "true", "one_way": "true"}], HOME, 75, Mode.AIR, None),
    ],
)  # fmt: skip
def test_routes_say_how_one_goes(
    routes: list[dict[str, object]], way: str, took: int, mode: Mode, words: str | None
) -> None:
    small = scenario(routes={f"route-{number}": route for number, route in enumerate(routes)})
    assert told(small, leg("p-1", "05 15:00", took, way, "pompeo", mode=mode)) == words


# Times in New York; 5 June 2018 is a Tuesday, and the departure is at 10:03.
DEPARTS = [{"at": "10:03", "length": "71 min", "days": ["tue"]}, {"at": "12:30", "length": "80 min"}]
SHUTTLE = {"between": BETWEEN, "departures": DEPARTS}
NOTHING = "nothing departs for new-york at"


@pytest.mark.parametrize(
    ("at", "took", "words"),
    [
        ("05 14:03", 71, None),
        ("05 14:04", 71, f"{NOTHING} Tue 05 Jun 10:04 and takes as long as it does"),
        ("05 15:03", 71, NOTHING),
        ("05 14:03", 80, NOTHING),
        ("06 14:03", 71, f"{NOTHING} Wed 06 Jun 10:03"),
        ("06 16:30", 80, None),
        ("06 16:30", 71, NOTHING),
        ("05 16:03", 71, NOTHING),
        ("05 14:30", 80, NOTHING),
    ],
)
def test_departures_have_their_times_weekdays_and_lengths(at: str, took: int, words: str | None) -> None:
    found = told(scenario(routes={"shuttle": SHUTTLE}), leg("p-1", at, took, THERE, "pompeo", mode=Mode.SCHEDULED))
    assert found is None if words is None else found is not None and found.startswith(words)


def test_departures_go_one_way_and_on_the_minute() -> None:
    small = scenario(routes={"shuttle": {**SHUTTLE, "length": "75 min"}})
    assert told(small, leg("p-2", "05 14:03", 75, HOME, "pompeo")) is None
    assert told(small, leg("p-2", "05 14:03", 71, HOME, "pompeo", mode=Mode.SCHEDULED)) is not None
    flight = leg("p-1", "05 14:03", 71, THERE, "pompeo", mode=Mode.SCHEDULED)
    assert told(small, flight) is None
    for late in (timedelta(seconds=30), timedelta(microseconds=1)):
        assert told(small, replace(flight, depart=flight.depart + late, arrive=flight.arrive + late)) is not None


@pytest.mark.parametrize(
    ("mode", "gone", "broken"),
    [("air", Mode.SCHEDULED, False), ("air", Mode.AIR, True), ("air", Mode.GROUND, True),
     ("ground", Mode.GROUND, False), ("ground", Mode.SCHEDULED, True)],
)  # fmt: skip
def test_trains_have_departures_too(mode: str, gone: Mode, broken: bool) -> None:
    small = scenario(routes={"shuttle": {**SHUTTLE, "mode": mode}})
    words = f"it goes by {gone}, but that way has scheduled departures only"
    assert told(small, leg("p-1", "05 14:03", 71, THERE, "pompeo", mode=gone)) == (words if broken else None)


def departs(day: str, clock: str, hour: str, zone: str = "America/New_York", days: tuple[str, ...] = ("sun",)) -> bool:
    """Whether something that goes at a time by the clock may leave at an hour of that day in UTC."""
    places = {"washington": {"zone": zone}}
    routes = {"shuttle": {**SHUTTLE, "departures": [{"at": clock, "length": "71 min", "days": list(days)}]}}
    depart = datetime.fromisoformat(f"{day} {hour}").replace(tzinfo=UTC)
    arrive = depart + timedelta(minutes=71)
    journey = Journey(depart, "p-1", arrive, "washington", "new-york", ("pompeo",), Mode.SCHEDULED)
    return told(scenario(routes=routes, places=places), journey) is None


def test_what_departs_at_a_time_that_comes_twice_goes_the_first_time() -> None:
    """On 4 November 2018 clocks in Washington went back from 02:00 to 01:00, at 06:00 UTC."""
    assert departs("2018-11-04", "01:30", "05:30")
    assert not departs("2018-11-04", "01:30", "06:30")
    assert departs("2018-11-04", "02:30", "07:30")


def test_what_departs_at_a_time_that_is_skipped_does_not_go() -> None:
    """On 11 March 2018 they skipped from 02:00 to 03:00, at 07:00 UTC."""
    assert departs("2018-03-11", "03:00", "07:00")
    assert not any(departs("2018-03-11", "02:30", hour) for hour in ("06:30", "07:00", "07:30"))


def test_nothing_departs_at_the_end_of_a_day() -> None:
    assert departs("2018-06-04", "00:00", "04:00", days=("mon",))
    assert not any(departs("2018-06-04", "24:00", hour, days=("sun", "mon")) for hour in ("04:00", "03:59", "03:59:59"))


@pytest.mark.parametrize(
    ("people", "party", "broken"),
    [
        ({}, None, True),
        ({"pompeo": {"own_aircraft": "true"}}, None, True),
        ({"sullivan": {"own_aircraft": "true"}}, None, True),
        ({"pompeo": {"own_aircraft": "true"}, "sullivan": {"own_aircraft": "true"}}, None, False),
        ({}, "true", False),
        ({"pompeo": {"own_aircraft": "true"}, "sullivan": {"own_aircraft": "true"}}, "false", True),
    ],
)
def test_only_with_aircraft_of_their_own_people_go_at_any_time(
    people: dict[str, object], party: str | None, broken: bool
) -> None:
    team = {"name": "Team", "members": ["pompeo", "sullivan"], "own_aircraft": party}
    parties = {} if party is None else {"team": team}
    small = scenario(routes={"shuttle": {**SHUTTLE, "length": "75 min"}}, people=people, parties=parties)
    assert (told(small, leg("p-1", "05 15:00", 75, THERE, "pompeo", "sullivan")) is not None) is broken
    assert told(small, leg("p-1", "05 15:00", 74, THERE, "pompeo", "sullivan")) is not None


def flying(
    second: Journey, *more: Journey, members: tuple[str, ...] = (), number: str = "1", pool: str = "jets"
) -> list[str]:
    """What is said of aircraft, where pompeo and sullivan have a pool and one of them is in the air from 15:00 to 16:15."""
    carried = {"aircraft": pool}
    small = scenario(
        routes={"way": FLIGHT},
        people={} if members else dict.fromkeys(("pompeo", "sullivan"), carried),
        parties={"team": {"name": "Team", "members": list(members), **carried}} if members else {},
        resources={"jets": {"name": "Jets", "kind": "aircraft", "number": number}},
    )
    people = members or ("pompeo",)
    legs = (leg("p-1", "05 15:00", 75, THERE, *people), second, *more)
    return [message for _, message in findings(small, *legs) if "in the air" in message]


@pytest.mark.parametrize(
    ("second", "broken"),
    [
        (leg("s-1", "05 16:14", 75, THERE, "sullivan"), ["2 legs of jets are in the air on Tue 05 Jun 12:14; there are 1."]),
        (leg("s-1", "05 16:15", 75, THERE, "sullivan"), []),
        (leg("s-1", "05 13:45", 75, THERE, "sullivan"), []),
        (leg("s-1", "05 13:46", 75, THERE, "sullivan"), ["2 legs of jets are in the air on Tue 05 Jun 11:00; there are 1."]),
        (leg("s-1", "05 15:30", 75, THERE, "sullivan", mode=Mode.SCHEDULED), []),
        (leg("s-1", "05 15:30", 75, THERE, "kang"), []),
    ],
)  # fmt: skip
def test_legs_of_one_pool_are_counted_while_they_are_in_the_air(second: Journey, broken: list[str]) -> None:
    assert flying(second) == broken


def test_people_without_a_party_fly_each_in_their_own() -> None:
    together = leg("s-1", "06 15:00", 75, HOME, "pompeo", "sullivan")
    words = "2 legs of jets are in the air on Wed 06 Jun 11:00; there are 1."
    assert flying(together) == [words]
    assert flying(together, number="2") == []
    assert flying(leg("s-1", "06 15:00", 75, HOME, "sullivan"), members=("pompeo", "sullivan")) == []


def test_a_pool_that_does_not_exist_has_no_aircraft() -> None:
    """Scenarios are told of that when they are read; the judge takes them as they come."""
    later = leg("s-1", "06 15:00", 75, THERE, "sullivan")
    assert flying(later) == []
    assert flying(later, pool="gliders") == [
        f"1 legs of gliders are in the air on {day} 11:00; there are 0." for day in ("Tue 05 Jun", "Wed 06 Jun")
    ]


def test_two_pools_are_two() -> None:
    jets = {id_: {"name": id_, "kind": "aircraft", "number": "1"} for id_ in ("jets", "props")}
    people = {"pompeo": {"aircraft": "jets"}, "sullivan": {"aircraft": "props"}}
    small = scenario(routes={"way": FLIGHT}, people=people, resources=jets)
    legs = (leg("p-1", "05 15:00", 75, THERE, "pompeo"), leg("s-1", "05 15:00", 75, THERE, "sullivan"))
    assert not [each for each in check(small, plan(*legs)) if "in the air" in each.message]


RAIL_AND_ROAD = {
    "between": BETWEEN,
    "stretches": [
        {"mode": "train", "to": "Philadelphia", "length": "2 h", "change": "20 min", "sleeper": "true"},
        {"mode": "ground", "length": "1 h 30 min"},
    ],
}


@pytest.mark.parametrize(
    ("way", "took", "mode", "words"),
    [
        (THERE, 230, Mode.TRAIN, None),
        (HOME, 230, Mode.TRAIN, None),
        (THERE, 229, Mode.TRAIN, "it takes 229 min; the way takes 230 min"),
        (HOME, 229, Mode.TRAIN, "it takes 229 min; the way takes 230 min"),
        (THERE, 230, Mode.GROUND, "it goes by ground, but the way from washington to new-york is by train"),
        (THERE, 230, Mode.AIR, "it goes by air, but the way from washington to new-york is by train"),
    ],
)
def test_stretches_and_changes_together_are_one_leg(way: str, took: int, mode: Mode, words: str | None) -> None:
    journey = leg("p-1", "05 15:00", took, way, "pompeo", mode=mode)
    assert told(scenario(routes={"line": RAIL_AND_ROAD}), journey) == words


@pytest.mark.parametrize(("lengths", "first"), [((61, 60), True), ((60, 60), True), ((60, 61), False)])
def test_a_route_goes_as_its_longest_stretch_does(lengths: tuple[int, int], first: bool) -> None:
    train, road = (f"{minutes} min" for minutes in lengths)
    stretches = [
        {"mode": "train", "to": "Trenton", "length": train, "sleeper": "true"},
        {"mode": "ground", "length": road},
    ]
    small = scenario(routes={"line": {"between": BETWEEN, "stretches": stretches}})
    for way in (THERE, HOME):
        by_train = leg("p-1", "05 15:00", sum(lengths), way, "pompeo", mode=Mode.TRAIN)
        assert (told(small, by_train) is None) is first
        assert slept(Case(small, plan(by_train)), by_train) is first
        by_road = leg("p-1", "05 15:00", sum(lengths), way, "pompeo", mode=Mode.GROUND)
        assert (told(small, by_road) is None) is not first
