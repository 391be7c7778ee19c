from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.plan.record import Mode, Status, Tier
from planner.plan.settings import Settings
from planner.solve import solve
from tests.building import meeting, scenario
from tests.solving import best, status

ALL_DAY = {"time_of_day": ["00:00", "24:00"]}


def talk(who: str, where: str, low: str, high: str, **fields: object) -> dict[str, object]:
    when = {"between": [f"2018-06-05 {low}", f"2018-06-05 {high}"], **ALL_DAY}
    return meeting(who, where=[where], when=when, **fields)


@pytest.mark.parametrize(("second", "expected"), [("10:05", "OPTIMAL"), ("10:00", "INFEASIBLE")])
def test_a_person_changes_over_between_meetings(second: str, expected: str) -> None:
    meetings = {
        "a": talk("pompeo", "washington/white-house", "09:00", "10:00"),
        "b": talk("pompeo", "washington/white-house", second, f"11:{second[3:]}"),
    }
    assert status(scenario(meetings=meetings)) == expected


@pytest.mark.parametrize(
    ("second", "ground", "expected"),
    [("10:30", {}, "OPTIMAL"), ("10:25", {}, "INFEASIBLE"), ("10:15", {"white-house - state": "15 min"}, "OPTIMAL"),
     ("10:10", {"state - white-house": "15 min"}, "INFEASIBLE")],
)  # fmt: skip
def test_the_way_between_venues_takes_its_time(second: str, ground: dict[str, str], expected: str) -> None:
    hour = f"{int(second[:2]) + 1}{second[2:]}"
    meetings = {
        "a": talk("pompeo", "washington/white-house", "09:00", "10:00"),
        "b": talk("pompeo", "washington/state", second, hour),
    }
    assert status(scenario(meetings=meetings, places={"washington": {"ground": ground}})) == expected


# 10:00 + 35 transfer + 30 boarding = 11:05 take-off; 72 min to New York, rounded up to 75: 12:20; + 20 + 35 = 13:15.
@pytest.mark.parametrize(("second", "expected"), [("13:15", "OPTIMAL"), ("13:10", "INFEASIBLE")])
def test_a_journey_has_transfer_boarding_flight_and_formalities(second: str, expected: str) -> None:
    hour = f"{int(second[:2]) + 1}{second[2:]}"
    meetings = {
        "a": talk("pompeo", "washington/white-house", "09:00", "10:00"),
        "b": talk("pompeo", "new-york/palace", second, hour),
    }
    routes = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}
    assert status(scenario(meetings=meetings, routes=routes)) == expected


@pytest.mark.parametrize(
    ("route", "expected"),
    [({"length": "75 min"}, "OPTIMAL"), ({"closed": "true"}, "INFEASIBLE"),
     ({"mode": "ground", "length": "4 h"}, "OPTIMAL"),
     ({"departures": [{"at": "07:00", "days": ["wed"], "length": "70 min"}]}, "INFEASIBLE"),
     ({"departures": [{"at": "07:00", "days": ["tue"], "length": "70 min"}]}, "OPTIMAL"),
     ({"departures": [{"at": "07:00", "days": ["wed"], "length": "70 min"}], "one_way": "true"}, "INFEASIBLE")],
    ids=["given", "closed", "ground", "flies-too-late", "flies-in-time", "one-way-flies-too-late"],
)  # fmt: skip
def test_a_way_can_be_used_as_its_route_says(route: dict[str, object], expected: str) -> None:
    routes = {"shuttle": {"between": ["washington", "new-york"], **route}}
    meetings = {"b": talk("pompeo", "new-york/palace", "14:00", "16:00")}
    assert status(scenario(meetings=meetings, routes=routes)) == expected


def test_an_aircraft_of_ones_own_goes_at_any_time() -> None:
    departures = [{"at": "07:00", "days": ["wed"], "length": "70 min"}]
    routes = {"shuttle": {"between": ["washington", "new-york"], "departures": departures}}
    meetings = {"b": talk("pompeo", "new-york/palace", "14:00", "16:00")}
    people = {"pompeo": {"own_aircraft": "true"}}
    assert status(scenario(meetings=meetings, routes=routes, people=people)) == "OPTIMAL"


def test_a_scheduled_leg_keeps_its_own_minutes_and_number() -> None:
    departures = [{"at": "08:37", "length": "71 min", "flight": "US 1"}]
    routes = {"shuttle": {"between": ["washington", "new-york"], "departures": departures}}
    plan, values = best(scenario(meetings={"b": talk("pompeo", "new-york/palace", "14:00", "16:00")}, routes=routes))
    out, back = plan.journeys
    assert (out.mode, out.flight, f"{out.depart:%H:%M}") == (Mode.SCHEDULED, "US 1", "12:37")
    assert (out.arrive - out.depart).total_seconds() == 71 * 60
    minutes = (back.arrive - out.depart).total_seconds() / 60
    late = next(each.start for each in plan.appointments)
    assert values[Tier.TIDINESS] == minutes + (late - scenario().start).total_seconds() / 60


def test_whoever_returns_is_at_the_base_at_the_end() -> None:
    last = meeting("pompeo", where=["new-york/palace"], pin={"at": "2018-06-08 22:00"})
    assert status(scenario(meetings={"b": last})) == "INFEASIBLE"
    assert status(scenario(meetings={"b": last}, people={"pompeo": {"returns": "false"}})) == "OPTIMAL"


def test_somebody_who_starts_elsewhere_is_there_first() -> None:
    early = {"b": meeting("pompeo", where=["new-york/palace"], pin={"at": "2018-06-04 00:30"})}
    assert status(scenario(meetings=early)) == "INFEASIBLE"
    assert status(scenario(meetings=early, people={"pompeo": {"starts": "new-york"}})) == "OPTIMAL"


def test_a_party_travels_as_one() -> None:
    party = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    meetings = {
        "a": talk("pompeo", "new-york/palace", "09:00", "10:00"),
        "b": talk("sullivan", "washington/white-house", "10:00", "11:00"),
    }
    assert status(scenario(meetings=meetings)) == "OPTIMAL"
    assert status(scenario(meetings=meetings, parties=party)) == "INFEASIBLE"
    plan, values = best(scenario(meetings={"a": meetings["a"]}, parties=party))
    assert {each.people for each in plan.journeys} == {("pompeo", "sullivan")}
    assert values[Tier.TRAVEL] == sum(2 * (leg.arrive - leg.depart).total_seconds() / 60 for leg in plan.journeys)


@pytest.mark.parametrize(("number", "expected"), [("2", "OPTIMAL"), ("1", "INFEASIBLE")])
def test_no_more_aircraft_fly_than_there_are(number: str, expected: str) -> None:
    jets = {"jets": {"name": "Jets", "kind": "aircraft", "number": number}}
    people = {who: {"aircraft": "jets", "starts": "new-york", "own_aircraft": "true"} for who in ("pompeo", "sullivan")}
    meetings = {
        who: meeting(who, pin={"at": f"2018-06-04 03:{minute}"})
        for who, minute in (("pompeo", "00"), ("sullivan", "05"))
    }
    early = {"from": "2018-06-04 00:30", "to": "2018-06-08"}
    assert status(scenario(meetings=meetings, people=people, resources=jets, horizon=early)) == expected


def test_a_call_does_not_overlap_a_journey() -> None:
    call = {"call": meeting("pompeo", where=["remote"], kind="call", pin={"at": "2018-06-05 12:00"}, length="4 h")}
    there = talk("pompeo", "new-york/palace", "16:00", "17:00")
    assert status(scenario(meetings={**call, "b": there})) == "OPTIMAL"
    stay = talk("pompeo", "washington/white-house", "08:00", "09:00")
    later = talk("pompeo", "new-york/palace", "16:00", "18:00")
    assert status(scenario(meetings={**call, "a": stay, "b": later})) == "OPTIMAL"
    long = {"call": meeting("pompeo", where=["remote"], kind="call", pin={"at": "2018-06-05 10:00"}, length="6 h")}
    assert status(scenario(meetings={**long, "a": stay, "b": there})) == "INFEASIBLE"


def test_a_city_is_visited_again_where_that_is_needed() -> None:
    meetings = {
        "a": talk("pompeo", "new-york/palace", "08:00", "09:00"),
        "b": talk("pompeo", "washington/state", "14:00", "15:00"),
        "c": talk("pompeo", "new-york/mission", "20:00", "21:00"),
    }
    plan, _ = best(scenario(meetings=meetings))
    assert [leg.destination for leg in plan.journeys] == ["new-york", "washington", "new-york", "washington"]


SUMMIT = {"meeting": "summit", "at": "2018-06-06 15:00", "place": "washington/state"}


# The horizon begins at 04 04:00 UTC; the summit is from 19:00 to 20:00 UTC, and the room is refreshed for 15 minutes.
@pytest.mark.parametrize(
    ("counted_from", "wall", "starts", "late"),
    [
        ("horizon", "either", "04 12:00", 8 * 60),
        ("summit", "before", "06 17:45", 15),
        ("summit", "after", "06 20:15", 15),
        ("2018-06-07", "before", "06 17:45", 9 * 60 + 15),
        ("2018-06-07", "after", "07 12:00", 0),
        ("2018-06-05 12:00", "before", "05 15:00", 0),
        ("2018-06-05 12:00", "after", "06 20:15", 28 * 60 + 15),
    ],
)
def test_a_meeting_is_drawn_to_what_lateness_is_counted_from(
    counted_from: str, wall: str, starts: str, late: int
) -> None:
    meetings = {"summit": meeting("kang"), "talk": meeting("kang", when={"wall": wall})}
    meetings = {id_: {**each, "where": ["washington/state"]} for id_, each in meetings.items()}
    people = {"kang": {"base": "washington"}}
    policies = {"lateness": {"counted_from": counted_from}, "weights": {"late": "3"}}
    plan, values = best(scenario(meetings=meetings, people=people, summit=SUMMIT, policies=policies))
    (start,) = (each.start for each in plan.appointments if each.meeting == "talk")
    assert values[Tier.TIDINESS] == 3 * late
    if late:
        assert f"{start:%d %H:%M}" == starts


@pytest.mark.parametrize("name", ["travel", "away", "late"])
@pytest.mark.parametrize("weight", [0, 2])
def test_minutes_weigh_what_the_policies_say(name: str, weight: int) -> None:
    meetings = {"b": talk("pompeo", "new-york/palace", "14:00", "16:00")}
    _, plain = best(scenario(meetings=meetings))
    weights = {"travel": "0", "away": "0", "late": "0"} | {name: str(weight)}
    _, values = best(scenario(meetings=meetings, policies={"weights": weights}))
    if name == "travel":
        assert (values[Tier.TRAVEL], values[Tier.TIDINESS]) == (weight * plain[Tier.TRAVEL], 0)
    else:
        assert values[Tier.TRAVEL] == 0
        assert (values[Tier.TIDINESS] > 0) is (weight > 0)


def test_what_weighs_more_decides() -> None:
    """Held early, the talk has somebody wait elsewhere for a day; held late, it is late."""
    meetings = {
        "a": meeting("pompeo", where=["new-york/palace"], pin={"at": "2018-06-06 12:00"}),
        "b": meeting("pompeo", where=["new-york/palace"], when={"between": ["2018-06-05", "2018-06-06"]}),
    }
    for weights, day in (({"late": "5"}, 5), ({"away": "5"}, 6)):
        plan, _ = best(scenario(meetings=meetings, policies={"weights": {"travel": "1", **weights}, **COMFORTABLE}))
        assert [each.start.day for each in plan.appointments if each.meeting == "b"] == [day]


COMFORTABLE = {"travel_hours": {"outside": "ignore"}, "night": {"weight": "0", "early_weight": "0"}}


@st.composite
def counted(draw: st.DrawFn) -> Scenario:
    """Two or three talks in two cities around a summit, with weights for minutes, and lateness counted from anything."""
    froms = ["horizon", "summit", "summit", "2018-06-06", "2018-06-05 10:00", "2018-06-07 09:07"]
    talks: dict[str, Any] = {"summit": meeting("kang", where=["washington/state"])}
    for id_ in ("a", "b", "c")[: draw(st.integers(1, 3))]:
        people = draw(st.lists(st.sampled_from(["pompeo", "sullivan"]), min_size=1, max_size=2, unique=True))
        talks[id_] = meeting(
            *people,
            where=draw(st.sampled_from([["washington/state"], ["new-york"], ["washington/state", "new-york"]])),
            length=draw(st.sampled_from(["60 min", "52 min"])),
            when={"wall": draw(st.sampled_from(["before", "after", "either"]))},
            must=draw(st.sampled_from(["true", "false"])),
        )
    return scenario(
        meetings=talks,
        summit=SUMMIT,
        people={"kang": {"base": "washington"}, "sullivan": draw(st.sampled_from([{}, {"starts": "new-york"}]))},
        policies={
            "weights": {name: str(draw(st.integers(0, 3))) for name in ("travel", "away", "late")},
            "lateness": {"counted_from": draw(st.sampled_from(froms))},
        },
    )


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(counted())
def test_the_judge_counts_minutes_alike(asked: Scenario) -> None:
    """Every answer is judged before it leaves: every term of the cost."""
    answer = solve(asked, Settings(time_limit=30))
    assert not answer.faults
    assert answer.status is Status.PROVED_BEST
