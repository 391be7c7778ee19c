import pytest

from tests.building import meeting, scenario
from tests.solving import best, status

STATE = {"name": "State Department", "calendar": "US", "zone": "America/New_York", "lead": "2 working days"}


def waiver(**fields: object) -> dict[str, object]:
    opens = {"city": "new-york"}
    return {"waiver": {"name": "Waiver", "for": ["kang"], "opens": opens, "authority": STATE, **fields}}


def talk(at: str, **fields: object) -> dict[str, object]:
    return {"talk": meeting("kang", where=["new-york"], pin={"at": f"2018-06-{at}"}, **fields)}


@pytest.mark.parametrize(
    ("permit", "at", "expected"),
    [
        ({}, "06 12:00", "INFEASIBLE"),
        ({"submitted": "2018-06-04"}, "06 12:00", "OPTIMAL"),
        ({"submitted": "2018-06-04"}, "06 00:00", "INFEASIBLE"),
        ({"submitted": "2018-06-05"}, "06 12:00", "INFEASIBLE"),
        ({"granted": "2018-06-06"}, "06 12:00", "OPTIMAL"),
        ({"granted": "2018-06-07"}, "06 12:00", "INFEASIBLE"),
        ({"granted": "2018-06-04", "valid": ["2018-06-06", "2018-06-06"]}, "06 12:00", "OPTIMAL"),
        ({"granted": "2018-06-04", "valid": ["2018-06-05", "2018-06-06 13:00"]}, "06 12:00", "INFEASIBLE"),
        ({"granted": "2018-06-04", "for": ["rok"]}, "06 12:00", "OPTIMAL"),
        ({"for": ["rok"]}, "06 12:00", "INFEASIBLE"),
        ({"for": ["us"]}, "06 12:00", "OPTIMAL"),
    ],
)
def test_nobody_is_in_a_city_without_the_permit(permit: dict[str, object], at: str, expected: str) -> None:
    assert status(scenario(meetings=talk(at), permits=waiver(**permit))) == expected


def test_a_weekend_and_a_holiday_are_no_working_days() -> None:
    """Ten working days from Tue 15 May 2018 end on Wed 30 May: Memorial Day, 28 May, does not count."""
    horizon = {"from": "2018-05-28", "to": "2018-06-02"}
    lead = {**STATE, "lead": "10 working days"}
    for submitted, expected in (("2018-05-15", "OPTIMAL"), ("2018-05-16", "INFEASIBLE")):
        held = {"talk": meeting("kang", where=["new-york"], pin={"at": "2018-05-30 12:00"})}
        permits = waiver(submitted=submitted, authority=lead)
        assert status(scenario(meetings=held, permits=permits, horizon=horizon)) == expected


@pytest.mark.parametrize(("miles", "expected"), [("25", "OPTIMAL"), ("5", "INFEASIBLE")])
def test_a_permit_reaches_as_far_as_its_radius(miles: str, expected: str) -> None:
    opens = {"city": "new-york", "within_miles": miles, "of": ["40.768", "-73.982"]}
    permits = waiver(granted="2018-06-04", opens=opens)
    assert status(scenario(meetings=talk("06 12:00"), permits=permits)) == expected


def test_one_of_several_permits_is_enough_and_must_cover_the_stay() -> None:
    early = waiver(granted="2018-06-04", valid=["2018-06-04", "2018-06-05"])["waiver"]
    late = waiver(granted="2018-06-04", valid=["2018-06-06", "2018-06-08"])["waiver"]
    both = {"early": early, "late": late}
    assert status(scenario(meetings=talk("06 12:00"), permits=both)) == "OPTIMAL"
    assert status(scenario(meetings=talk("06 00:00"), permits=both)) == "INFEASIBLE"


@pytest.mark.parametrize(("granted", "expected"), [("2018-06-05", "OPTIMAL"), ("2018-06-07", "INFEASIBLE")])
def test_a_flight_permit_opens_the_way(granted: str, expected: str) -> None:
    permits = waiver(granted=granted, opens={"flight": ["seoul", "new-york"]})
    assert status(scenario(meetings=talk("06 12:00"), permits=permits)) == expected


def test_somebody_who_may_not_stay_where_they_start_has_no_plan() -> None:
    people = {"kang": {"starts": "new-york"}}
    open_ = waiver(granted="2018-06-01")
    shut = waiver(granted="2018-06-05")
    assert status(scenario(meetings=talk("06 12:00"), people=people, permits=open_)) == "OPTIMAL"
    assert status(scenario(meetings=talk("06 12:00"), people=people, permits=shut)) == "INFEASIBLE"


def test_the_plan_waits_for_the_permit() -> None:
    free = {"talk": meeting("kang", where=["new-york"])}
    plan, _ = best(scenario(meetings=free, permits=waiver(submitted="2018-06-04")))
    landing = plan.journeys[0].arrive
    assert landing.isoformat() >= "2018-06-06T04:00"
