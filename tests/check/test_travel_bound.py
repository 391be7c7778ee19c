"""The judge of bounds of travel lets through what prices prove and refuses all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from planner.check.bound import Recount
from planner.check.travel_bound import recount_travel
from planner.domain.rule_packs import laid_over
from planner.domain.scenario import Scenario
from planner.plan.certificate import AttendedOnce, PresencePrice, TravelCertificate
from tests.building import meeting, scenario

BEGINS = datetime(2018, 6, 4, 4, tzinfo=UTC)
GRID = 30
LAST = 240
"""The last instant of the horizon: five days of 48."""
ROUTES: dict[str, Any] = {
    "shuttle": {"between": ["washington", "new-york"], "length": "60 min"},
    "pacific": {"between": ["washington", "seoul"], "length": "800 min"},
    "polar": {"between": ["new-york", "seoul"], "length": "780 min"},
}
TUESDAY = {"between": [["2018-06-05 09:00", "2018-06-05 10:00"]]}
IN_NEW_YORK: dict[str, Any] = {"where": ["new-york/palace"], "when": TUESDAY}


def asked(talks: dict[str, Any], **parts: Any) -> Scenario:
    """One meeting of an hour, `talks`, in a world whose ways are known; more where that is said."""
    meetings = {"talks": talks, **parts.pop("meetings", {})}
    return scenario(meetings=meetings, routes=laid_over(ROUTES, parts.pop("routes", {})), **parts)


def trip(**fields: Any) -> Scenario:
    """Talks in New York on Tuesday at nine, which Pompeo must attend."""
    return asked(meeting("pompeo", **laid_over(IN_NEW_YORK, fields)))


def paid(
    who: str, points: float, *, meeting: str = "talks", city: str = "new-york", first: int = 0, last: int = LAST
) -> PresencePrice:
    return PresencePrice(who, meeting, city, first, last, int(1000 * points))


def of(*prices: PresencePrice, **fields: Any) -> TravelCertificate:
    """A certificate whose blocks are hours."""
    plain = TravelCertificate(
        bound=0,
        begins=BEGINS,
        grid=GRID,
        block=60,
        priority=0,
        attendance=0,
        per_priority=0,
        per_attendance=0,
        prices=prices,
        once=(),
    )
    return replace(plain, **fields)


def proved(scenario: Scenario, *prices: PresencePrice, **fields: Any) -> int:
    counted = recount_travel(scenario, of(*prices, **fields))
    assert counted.faults == ()
    return counted.proved


@pytest.mark.parametrize(
    ("prices", "points"),
    [
        ((), 0),
        ((paid("pompeo", 120),), 120),  # there and back, 60 min each
        ((paid("pompeo", 100),), 100),  # less than the trip costs
        ((paid("pompeo", 300),), 120),  # the trip earns more than it costs
        ((paid("pompeo", 99.001),), 100),  # whole points: what is more than 99 is a hundred
        ((paid("pompeo", 120, first=66, last=66),), 120),  # nine in New York is 33 hours after the beginning
        ((paid("pompeo", 120, first=67),), 0),
        ((paid("pompeo", 120, last=65),), 0),
        ((paid("pompeo", 50, last=65), paid("pompeo", 120, first=66, last=66), paid("pompeo", 70, first=67)), 120),
        ((paid("pompeo", 120, city="washington"),), 0),  # where it is not held
        ((paid("kang", 120),), 0),  # who is not asked
    ],
)
def test_a_trip_that_must_be_made_costs_the_way_there_and_back(prices: tuple[PresencePrice, ...], points: int) -> None:
    assert recount_travel(trip(), of(*prices)) == Recount(points)


def test_a_point_too_high_is_refused() -> None:
    certificate = of(paid("pompeo", 300))
    counted = recount_travel(trip(), certificate)
    assert counted.bears_out(replace(certificate, bound=120))
    assert not counted.bears_out(replace(certificate, bound=121))


@pytest.mark.parametrize(
    ("person", "points"),
    [
        ({"returns": "false"}, 60),
        ({"starts": "new-york"}, 60),  # has only to come back, meeting or not
        ({"starts": "seoul"}, 840),  # 780 min to New York, 60 home, of which 800 are due in any case
        ({"starts": "new-york", "returns": "false"}, 0),
    ],
)
def test_a_journey_leads_from_where_one_is_to_where_one_must_be(person: dict[str, str], points: int) -> None:
    world = asked(meeting("pompeo", **IN_NEW_YORK), people={"pompeo": person})
    assert proved(world, paid("pompeo", 900)) == points


def test_a_minute_counts_its_weight() -> None:
    world = asked(meeting("pompeo", **IN_NEW_YORK), policies={"weights": {"travel": "3"}})
    assert proved(world, paid("pompeo", 900)) == 360


def test_two_who_meet_both_travel() -> None:
    world = asked(meeting("pompeo", "kang", **IN_NEW_YORK))
    assert proved(world, paid("pompeo", 120), paid("kang", 1560)) == 1680


@pytest.mark.parametrize(("pompeo", "kang", "points"), [(1600, 1600, 1600), (1600, 1000, 1000), (900, 800, 800)])
def test_one_of_two_travels_whoever_that_is(pompeo: int, kang: int, points: int) -> None:
    world = asked(meeting("pompeo", "kang", where=["washington", "seoul"]))
    prices = (paid("pompeo", pompeo, city="seoul"), paid("kang", kang, city="washington"))
    assert proved(world, *prices) == points


@pytest.mark.parametrize(
    ("fields", "points"),
    [
        ({"per_priority": 5_000}, 50),  # ten points that are left out
        ({"per_priority": 20_000}, 120),
        ({"per_priority": 5_000, "priority": 4}, 30),
        ({"per_priority": 20_000, "priority": 4}, 40),
        ({"per_priority": 5_000, "per_attendance": 2_000}, 64),  # nor does its guest come, of weight 7
        ({"per_priority": 5_000, "per_attendance": 2_000, "attendance": 3}, 58),
    ],
)
def test_what_is_left_out_costs_its_points_and_comes_off(fields: dict[str, int], points: int) -> None:
    world = trip(must="false", priority="10", who={"optional": {"sullivan": "7"}})
    assert proved(world, paid("pompeo", 120), paid("sullivan", 4), **fields) == points


def test_a_guest_stays_away_where_that_is_cheaper() -> None:
    world = trip(who={"optional": {"sullivan": "7"}})
    prices = (paid("pompeo", 120), paid("sullivan", 120))
    assert proved(world, *prices, per_attendance=2_000) == 134
    assert proved(world, *prices, per_attendance=50_000) == 240


@pytest.mark.parametrize(("once", "points"), [((), 60), ((AttendedOnce("pompeo", ("talks",)),), 110)])
def test_a_listed_meeting_counts_once_and_any_other_in_every_stay(once: tuple[AttendedOnce, ...], points: int) -> None:
    """Talks pay 50 at least, at home or away, the dinner 200; a trip of 120 earns 260, and 50 more if talks count twice."""
    when = {"between": [["2018-06-04 09:00", "2018-06-04 10:00"], *TUESDAY["between"]]}
    talks = meeting("pompeo", where=["washington", "new-york"], when=when)
    world = asked(talks, meetings={"dinner": meeting("pompeo", **IN_NEW_YORK)})
    prices = (paid("pompeo", 60, city="washington"), paid("pompeo", 50), paid("pompeo", 200, meeting="dinner"))
    assert proved(world, *prices, once=once) == points


def test_a_listed_meeting_counts_at_its_highest_price() -> None:
    """What is earned first, 50 at home on Monday, does not stand in the way of 60 more on Tuesday in New York."""
    when = {"between": [["2018-06-04 09:00", "2018-06-04 10:00"], *TUESDAY["between"]]}
    talks = meeting("pompeo", where=["washington", "new-york"], when=when)
    world = asked(talks, meetings={"dinner": meeting("pompeo", **IN_NEW_YORK)})
    there = (paid("pompeo", 50, last=65), paid("pompeo", 110, first=66), paid("pompeo", 200, meeting="dinner"))
    once = (AttendedOnce("pompeo", ("talks",)),)
    assert proved(world, paid("pompeo", 50, city="washington"), *there, once=once) == 60


@pytest.mark.parametrize(
    ("at", "points"),
    [
        ("06:00", 120),
        ("07:00", 120),  # lands at 8:00, free at 8:20; 35 min to the palace
        ("07:30", 120),  # five minutes too late, but within the hour as blocks go
        ("08:00", 500),  # ready at 9:20: nobody earns anything by going
    ],
)
def test_who_flies_by_the_timetable_waits_for_a_departure(at: str, points: int) -> None:
    shuttle = {"departures": [{"at": at, "days": ["tue"], "length": "60 min"}]}
    world = asked(meeting("pompeo", **IN_NEW_YORK), routes={"shuttle": shuttle})
    assert proved(world, paid("pompeo", 500)) == points
    own = asked(
        meeting("pompeo", **IN_NEW_YORK), routes={"shuttle": shuttle}, people={"pompeo": {"own_aircraft": "true"}}
    )
    assert proved(own, paid("pompeo", 500)) == 120


def test_who_goes_far_rests_first() -> None:
    """Who leaves when Monday begins lands on Tuesday at 02:50 by Seoul's clock, and is rested at 13:10."""
    soon, late = ({"between": [[f"2018-06-0{day} 09:00", f"2018-06-0{day} 10:00"]]} for day in (5, 6))
    for when, points in ((soon, 5000), (late, 1600)):
        assert (
            proved(asked(meeting("pompeo", where=["seoul"], when=when)), paid("pompeo", 5000, city="seoul")) == points
        )


def test_a_way_over_another_city_and_a_known_journey_are_ways_too() -> None:
    closed = {"shuttle": {"closed": "true"}}
    world = asked(meeting("pompeo", **IN_NEW_YORK), routes=closed)
    assert proved(world, paid("pompeo", 5000)) == 5000  # too far round
    later = {"where": ["new-york"], "when": {"between": [["2018-06-06", "2018-06-08"]]}}
    world = asked(meeting("pompeo", **later), routes=closed)
    assert proved(world, paid("pompeo", 5000)) == 3160  # over Seoul, both ways
    known = {"who": "pompeo", "from": "washington", "to": "new-york"}
    known |= {"leaves": "2018-06-05 06:00", "lands": "2018-06-05 07:10"}
    world = asked(meeting("pompeo", **later), routes=closed, journeys={"hop": known})
    assert proved(world, paid("pompeo", 5000)) == 1650
    world = asked(meeting("pompeo", **later), routes=closed, journeys={"hop": {**known, "who": "sullivan"}})
    assert proved(world, paid("pompeo", 5000)) == 3160


@pytest.mark.parametrize(
    ("prices", "points"),
    [
        ((paid("pompeo", 120),), 30),  # his deputy costs ten points of attendance
        ((paid("pompeo", 120), paid("sullivan", 50)), 80),
        ((paid("pompeo", 120), paid("sullivan", 120)), 120),
    ],
)
def test_a_stand_in_costs_attendance_and_the_own_presence(prices: tuple[PresencePrice, ...], points: int) -> None:
    world = trip(who={"deputies": "true"})
    assert proved(world, *prices, per_attendance=3_000) == points


def test_a_stand_in_who_has_no_time_does_not_help() -> None:
    blocked = {"sullivan": {"blocked": [["2018-06-05", "2018-06-05"]]}}
    world = asked(meeting("pompeo", **laid_over(IN_NEW_YORK, {"who": {"deputies": "true"}})), people=blocked)
    assert proved(world, paid("pompeo", 120), per_attendance=3_000) == 120
    blocked["pompeo"] = blocked["sullivan"]
    world = asked(meeting("pompeo", **laid_over(IN_NEW_YORK, {"who": {"deputies": "true"}})), people=blocked)
    assert proved(world, paid("pompeo", 120), per_attendance=3_000) == 0  # held nowhere, so nothing is said of it


def test_a_party_travels_as_one() -> None:
    party = {"both": {"name": "Both", "members": ["pompeo", "sullivan"]}}
    world = asked(meeting("pompeo", "sullivan", **IN_NEW_YORK), parties=party)
    assert proved(world, paid("both", 500)) == 240
    assert proved(world, paid("both", 200)) == 200  # each traveller is paid for once
    either = laid_over(IN_NEW_YORK, {"who": {"deputies": "true"}})
    world = asked(meeting("pompeo", **either), parties=party)
    assert proved(world, paid("both", 240)) == 120  # one of the two seats that the party could fill


def test_a_call_needs_nobody_anywhere() -> None:
    world = asked(meeting("pompeo", where=["remote"]))
    assert proved(world, paid("pompeo", 120)) == 0


GOOD = paid("pompeo", 100)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (of(replace(GOOD, who="nobody")), "There is no person or party 'nobody'."),
        (of(replace(GOOD, meeting="lunch")), "There is no meeting 'lunch'."),
        (of(replace(GOOD, city="atlantis")), "There is no city 'atlantis'."),
        (of(replace(GOOD, who="sullivan")), "'sullivan' travels in the party 'alone' and has no prices alone."),
        (of(GOOD, once=(AttendedOnce("nobody", ()),)), "There is no person or party 'nobody'."),
        (of(GOOD, once=(AttendedOnce("pompeo", ("lunch",)),)), "There is no meeting 'lunch'."),
        (of(replace(GOOD, price=-1)), "less than nothing"),
        (of(GOOD, per_priority=-1), "never less than nothing"),
        (of(GOOD, attendance=-1), "never less than nothing"),
        (of(GOOD, GOOD), "Prices of pompeo for talks in new-york overlap."),
        (of(replace(GOOD, last=20), replace(GOOD, first=20)), "overlap"),
        (of(replace(GOOD, first=-1)), "goes beyond the horizon"),
        (of(replace(GOOD, last=LAST + 1)), "goes beyond the horizon"),
        (of(replace(GOOD, first=9, last=8)), "ends before it begins"),
        (of(GOOD, block=0), "at least a minute long"),
        (of(GOOD, block=61), "longer than a way of pompeo, which takes 60 min"),
        (of(GOOD, begins=datetime(2018, 6, 5, tzinfo=UTC)), "begin with the horizon"),
        (of(GOOD, begins=datetime(2018, 6, 3, 4, tzinfo=UTC)), "less than a day before it"),
        (of(GOOD, grid=0), "at least a minute apart"),
        (of(*(GOOD,) * 2_000_001), "more than 2,000,000 prices"),
    ],
)
def test_what_is_no_certificate_is_told(wrong: TravelCertificate, says: str) -> None:
    world = asked(meeting("pompeo", **IN_NEW_YORK), parties={"alone": {"name": "Alone", "members": ["sullivan"]}})
    counted = recount_travel(world, wrong)
    assert says in " ".join(counted.faults)
    assert not counted.bears_out(replace(wrong, bound=0))
