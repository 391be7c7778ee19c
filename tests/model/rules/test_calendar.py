import pytest

from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.solving import best, status

HOLIDAY = {"washington": {"extra_holidays": ["2018-06-05"]}}
ON_IT = {"between": ["2018-06-05", "2018-06-05"]}


@pytest.mark.parametrize(
    ("when", "holidays", "expected"),
    [(ON_IT, "forbid", "INFEASIBLE"), (ON_IT, "avoid", "OPTIMAL"), ({}, "forbid", "OPTIMAL")],
)
def test_nothing_is_held_on_a_holiday_where_that_is_forbidden(
    when: dict[str, object], holidays: str, expected: str
) -> None:
    talk = meeting("pompeo", when=when)
    assert status(scenario(meetings={"talk": talk}, places=HOLIDAY, policies={"holidays": holidays})) == expected


@pytest.mark.parametrize(("when", "cost"), [(ON_IT, 1), ({}, 0)])
def test_a_holiday_costs_where_it_is_to_be_avoided(when: dict[str, object], cost: int) -> None:
    _, values = best(scenario(meetings={"talk": meeting("pompeo", when=when)}, places=HOLIDAY))
    assert values[Tier.PROTOCOL] == cost


def test_a_pinned_meeting_may_lie_on_a_holiday() -> None:
    talk = meeting("pompeo", pin={"at": "2018-06-05 09:00"})
    small = scenario(meetings={"talk": talk}, places=HOLIDAY, policies={"holidays": "forbid"})
    assert status(small) == "OPTIMAL"


@pytest.mark.parametrize(("until", "expected"), [("13:00", "OPTIMAL"), ("13:05", "INFEASIBLE")])
def test_a_quiet_time_is_kept(until: str, expected: str) -> None:
    quiet = {"prayer": {"name": "Prayer", "between": ["12:00", until], "cities": ["washington"]}}
    talk = meeting("pompeo", when={"time_of_day": ["11:05", "14:00"]})
    assert status(scenario(meetings={"talk": talk}, policies={"quiet_times": quiet})) == expected


@pytest.mark.parametrize(("at", "cost"), [("2018-06-05 09:00", 4), ("2018-06-05 20:00", 0), ("2018-06-05 22:00", 4)])
def test_a_wish_to_be_seen_costs_when_it_is_missed(at: str, cost: int) -> None:
    wish = {"zone": "America/New_York", "between": ["20:00", "22:00"], "weight": "4"}
    talk = meeting("pompeo", pin={"at": at}, needs={"prime_time": [wish]})
    _, values = best(scenario(meetings={"talk": talk}))
    assert values[Tier.PROTOCOL] == cost


@pytest.mark.parametrize(("least", "cost"), [("0 min", 0), ("10 min", 1)])
def test_the_pin_itself_is_kept_where_nothing_speaks_against_it(least: str, cost: int) -> None:
    meetings = {
        "one": meeting("pompeo", pin={"at": "2018-06-05 09:00"}),
        "two": meeting("kang", pin={"at": "2018-06-05 10:00"}, where=["remote"], certainty="about"),
    }
    order = {"rule": "before", "first": "one", "then": "two", "least": least}
    plan, values = best(scenario(meetings=meetings, relations={"order": order}))
    assert values[Tier.PROTOCOL] == cost
    start = next(each.start for each in plan.appointments if each.meeting == "two")
    assert (start.minute == 0) == (cost == 0)
