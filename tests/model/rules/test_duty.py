import pytest

from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.solving import best, status

LONG = {"way": {"between": ["seoul", "new-york"], "length": "14 h"}}


# 00:00 on 4 June in Seoul is 11:00 on 3 June in New York; the horizon opens at 00:00 in Washington.
# Take-off at 00:00 at the earliest + 14 h = 14:00; formalities 20 min, rest 10 h, transfer 35 min: 00:55.
@pytest.mark.parametrize(
    ("at", "rest", "expected"),
    [("05 00:55", {}, "OPTIMAL"), ("05 00:50", {}, "INFEASIBLE"),
     ("04 14:55", {"length": "0 min"}, "OPTIMAL"), ("04 14:50", {"length": "0 min"}, "INFEASIBLE"),
     ("04 14:55", {"after_leg": "845 min"}, "OPTIMAL")],
)  # fmt: skip
def test_a_long_leg_is_followed_by_rest(at: str, rest: dict[str, str], expected: str) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": f"2018-06-{at}"})}
    assert status(scenario(meetings=talk, routes=LONG, policies={"rest": rest})) == expected


def test_the_rest_is_in_the_plan_where_something_follows() -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"])}
    plan, _ = best(scenario(meetings=talk, routes=LONG))
    assert [(each.city, each.people) for each in plan.rests] == [("new-york", ("kang",))]
    assert plan.rests[0].journey == plan.journeys[0].id


def day(number: int, length: str = "30 min") -> dict[str, object]:
    when = {"between": ["2018-06-05", "2018-06-05"]}
    return {f"m-{index}": meeting("pompeo", length=length, when=when) for index in range(number)}


@pytest.mark.parametrize(
    ("meetings", "policies", "expected"),
    [
        (day(3), {"daily_meetings": "3"}, "OPTIMAL"),
        (day(4), {"daily_meetings": "3"}, "INFEASIBLE"),
        (day(4), {"daily_meetings": "3", "daily_uncounted": ["bilateral"]}, "OPTIMAL"),
        (day(4), {"daily_minutes": "119 min", "daily_uncounted": ["bilateral"]}, "INFEASIBLE"),
        (day(4), {"daily_minutes": "2 h"}, "OPTIMAL"),
        (day(4), {"daily_minutes": "119 min"}, "INFEASIBLE"),
    ],
)
def test_a_day_is_not_overloaded(meetings: dict[str, object], policies: dict[str, str], expected: str) -> None:
    assert status(scenario(meetings=meetings, policies=policies)) == expected


# 10:00 in Seoul is 21:00 in Washington the day before: an hour by 23:00 that lies in the night from 22:00 on.
@pytest.mark.parametrize(
    ("at", "person", "night"),
    [("2018-06-06 10:30", {}, 30), ("2018-06-06 12:00", {}, 60), ("2018-06-06 10:30", {"rank": "3"}, 0),
     ("2018-06-08 10:30", {}, 0), ("2018-06-06 23:00", {}, 0)],
)  # fmt: skip
def test_meetings_in_the_night_of_the_body_cost(at: str, person: dict[str, str], night: int) -> None:
    early = {"hello": meeting("pompeo", where=["seoul/blue-house"], pin={"at": "2018-06-06 09:00"})}
    talk = {"talk": meeting("pompeo", where=["seoul/blue-house"], pin={"at": at})}
    people = {"pompeo": {**person, "returns": "false"}}
    _, values = best(scenario(meetings={**early, **talk}, people=people))
    assert values[Tier.COMFORT] == night


def test_at_the_base_the_body_follows_its_clock() -> None:
    talk = {"talk": meeting("pompeo", pin={"at": "2018-06-06 05:30"})}
    _, values = best(scenario(meetings=talk))
    assert values[Tier.COMFORT] == 30


CALL = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": "2018-06-06 12:00"})}
HOURS = {"hours": ["06:00", "23:00"], "weight": "60"}


# Seoul is 13 hours ahead of New York, so that by the clock a leg of 14 hours lands an hour after it has taken off: hours from 09:00
# on hold both where they go on until after 10:00.
@pytest.mark.parametrize(
    ("travel", "comfort"),
    [({}, 0), ({"hours": ["09:00", "09:30"]}, 60), ({"hours": ["09:00", "09:05"]}, 60), ({"hours": ["09:00", "10:05"]}, 0),
     ({"hours": ["09:00", "09:05"], "rank": "1"}, 0), ({"hours": ["09:00", "09:05"], "outside": "ignore"}, 0),
     ({"hours": ["09:00", "09:05"], "weight": "7"}, 7)],
)  # fmt: skip
def test_setting_out_and_arriving_outside_the_hours_costs(travel: dict[str, object], comfort: int) -> None:
    asked = scenario(
        meetings=CALL, routes=LONG, people={"kang": {"returns": "false"}},
        policies={"travel_hours": {**HOURS, **travel}, "night": {"weight": "0"}},
    )  # fmt: skip
    _, values = best(asked)
    assert values[Tier.COMFORT] == comfort


@pytest.mark.parametrize(
    ("travel", "expected"),
    [({"hours": ["09:00", "10:05"]}, "OPTIMAL"), ({"hours": ["09:00", "10:00"]}, "INFEASIBLE"),
     ({"hours": ["09:00", "10:00"], "rank": "1"}, "OPTIMAL")],
)  # fmt: skip
def test_outside_the_hours_nobody_travels_where_that_is_forbidden(travel: dict[str, object], expected: str) -> None:
    policies = {"travel_hours": {**HOURS, "outside": "forbid", **travel}}
    asked = scenario(meetings=CALL, routes=LONG, people={"kang": {"returns": "false"}}, policies=policies)
    assert status(asked) == expected


@pytest.mark.parametrize(
    ("night", "early"),
    [({}, 0), ({"early_after": "11 h"}, 0), ({"early_after": "10 h 50 min"}, 10), ({"early_after": "9 h"}, 20),
     ({"early_after": "9 h", "weight": "0"}, 0), ({"early_after": "9 h", "early_weight": "0"}, 0),
     ({"early_after": "9 h", "rank": "1"}, 0)],
)  # fmt: skip
def test_landing_long_before_the_first_meeting_costs(night: dict[str, str], early: int) -> None:
    """Rest makes Kang land 10 h 55 min before a meeting that lies in nobody's night, and no sooner."""
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": "2018-06-06 19:00"})}
    asked = scenario(
        meetings=talk, routes=LONG, people={"kang": {"returns": "false"}},
        policies={"night": {"hours": ["00:00", "00:05"], **night}, "travel_hours": {"outside": "ignore"}},
    )  # fmt: skip
    _, values = best(asked)
    assert values[Tier.COMFORT] == early


# Kang's meeting in Washington at 22:00 lies in the night there, and at 11:00 in Seoul. She lands 36 hours before in New York.
@pytest.mark.parametrize(("zone", "night"), [("America/New_York", 60), ("America/Chicago", 0)])
def test_the_body_goes_on_where_clocks_agree(zone: str, night: int) -> None:
    small = scenario(
        meetings={
            "early": meeting("kang", where=["new-york/palace"], pin={"at": "2018-06-05 17:00"}),
            "talk": meeting("kang", pin={"at": "2018-06-07 22:00"}),
        },
        people={"kang": {"returns": "false"}},
        places={"new-york": {"zone": zone}},
        routes={
            "way": {"between": ["seoul", "new-york"], "length": "7 h"},
            "far": {"between": ["seoul", "washington"], "closed": "true"},
        },
        policies={"travel_hours": {"outside": "ignore"}, "night": {"early_weight": "0", "adapts_after": "48 h"}},
    )
    _, values = best(small)
    assert values[Tier.COMFORT] == night


TRAIN = {"between": ["seoul", "new-york"], "mode": "train", "length": "14 h"}


@pytest.mark.parametrize(
    ("at", "route", "expected"),
    [("04 14:35", {"sleeper": "true"}, "OPTIMAL"), ("04 14:30", {"sleeper": "true"}, "INFEASIBLE"),
     ("05 00:35", {}, "OPTIMAL"), ("05 00:30", {}, "INFEASIBLE")],
)  # fmt: skip
def test_on_a_sleeper_one_has_rested(at: str, route: dict[str, str], expected: str) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": f"2018-06-{at}"})}
    assert status(scenario(meetings=talk, routes={"way": {**TRAIN, **route}})) == expected


@pytest.mark.parametrize(("route", "comfort"), [({"sleeper": "true"}, 0), ({}, 60)])
def test_a_sleeper_may_leave_and_arrive_at_night(route: dict[str, str], comfort: int) -> None:
    asked = scenario(
        meetings=CALL, routes={"way": {**TRAIN, **route}}, people={"kang": {"returns": "false"}},
        policies={"travel_hours": {**HOURS, "hours": ["09:00", "09:30"]}, "night": {"weight": "0"}},
    )  # fmt: skip
    _, values = best(asked)
    assert values[Tier.COMFORT] == comfort
