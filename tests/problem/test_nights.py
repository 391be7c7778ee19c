import pytest

from planner.problem import Problem, compile_scenario
from planner.problem.parts import Part, part_of, whole
from planner.problem.spans import numbers
from tests.building import meeting, scenario

HERE, THERE = "America/New_York", "Asia/Seoul"


def asked(hours: tuple[str, str] = ("22:00", "06:00"), **fields: object) -> Problem:
    talk = meeting(
        "pompeo", when={"time_of_day": ["20:00", "24:00"], "between": ["2018-06-05", "2018-06-05"]}, **fields
    )
    return compile_scenario(scenario(meetings={"talk": talk}, policies={"night": {"hours": list(hours)}}))


def test_the_table_has_the_minutes_in_the_night_for_every_start() -> None:
    problem = asked()
    task = problem.tasks["talk"]
    starts = list(numbers(task.starts))
    minutes = [20 * 60 + (start - starts[0]) * problem.grid.step for start in starts]
    expected = tuple(max(0, min(60, minute + 60 - 22 * 60)) for minute in minutes)
    assert problem.nights.table(whole(task), HERE) == expected
    assert {0, 30, 60} <= set(expected)


def test_a_part_is_counted_and_not_the_meeting() -> None:
    problem = asked()
    task = problem.tasks["talk"]
    assert part_of(task, task.seats[0]) == whole(task)
    assert problem.nights.table(Part("talk", 60, 0), HERE) == (0,) * len(problem.nights.table(whole(task), HERE))


def test_each_clock_has_its_own_night() -> None:
    problem = asked()
    assert set(problem.nights.table(whole(problem.tasks["talk"]), THERE)) == {0}


@pytest.mark.parametrize(("hours", "rounded"), [(("22:00", "06:00"), False), (("22:02", "06:00"), True)])
def test_a_night_that_falls_off_the_grid_is_noted_when_it_is_read(hours: tuple[str, str], *, rounded: bool) -> None:
    problem = asked(hours)
    assert not problem.grid.roundings.any
    problem.nights.table(whole(problem.tasks["talk"]), HERE)
    assert problem.grid.roundings.any is rounded
