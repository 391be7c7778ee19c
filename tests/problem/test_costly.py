import pytest

from planner.problem import Problem, compile_scenario
from planner.problem.spans import Spans
from tests.building import meeting, scenario


def asked(**fields: object) -> Problem:
    places = {"seoul": {"extra_holidays": ["2018-06-07"]}}
    return compile_scenario(scenario(meetings={"talk": meeting("pompeo", **fields)}, places=places))


def in_seoul(problem: Problem, those: Spans) -> list[str]:
    """The first and the last of the steps, as clocks in Seoul show them."""
    ends = [step for span in those for step in span]
    return [f"{problem.grid.instant(step + 9 * 60 // problem.grid.step):%d %H:%M}" for step in ends]


def test_holidays_are_those_of_the_calendar_and_the_extra_ones_by_the_clock_of_the_city() -> None:
    problem = asked()
    assert in_seoul(problem, problem.costly.holidays("seoul")) == ["06 00:00", "07 23:55"]
    assert problem.grid.roundings.any


def test_a_city_without_a_holiday_has_none_and_rounds_nothing() -> None:
    problem = asked()
    assert problem.costly.holidays("new-york") == ()
    assert not problem.grid.roundings.any


def test_whoever_does_not_watch_is_off_the_air() -> None:
    evening = {"zone": "Asia/Seoul", "between": ["19:00", "22:00"], "weight": "4"}
    problem = asked(needs={"prime_time": [evening]})
    (wish,) = problem.costly.off_air("talk")
    shown = in_seoul(problem, wish.steps)
    assert (wish.weight, shown[1:3]) == (4, ["04 18:55", "04 22:00"])
    assert problem.grid.roundings.any


@pytest.mark.parametrize("number", [0, 2])
def test_every_wish_is_kept(number: int) -> None:
    evening = {"zone": "Asia/Seoul", "between": ["19:00", "22:00"]}
    assert len(asked(needs={"prime_time": [evening] * number}).costly.off_air("talk")) == number
