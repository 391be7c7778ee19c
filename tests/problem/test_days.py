from datetime import date

from planner.problem import Problem, compile_scenario
from tests.building import meeting, scenario

TWO_DAYS = {"between": ["2018-06-05", "2018-06-06"]}


def asked(**fields: object) -> Problem:
    return compile_scenario(scenario(meetings={"talk": meeting("pompeo", **fields)}))


def test_days_are_those_of_the_clock_of_the_place() -> None:
    problem = asked(where=["washington/state", "seoul/blue-house"], when={"between": ["2018-06-05", "2018-06-05"]})
    day = date(2018, 6, 5)
    possible = problem.days.possible(problem.tasks["talk"])
    assert list(possible) == [("America/New_York", day), ("Asia/Seoul", day)]
    first = {zone: problem.grid.instant(those[0][0]).hour for (zone, _), those in possible.items()}
    opens = {zone: scenario().policies.working_hours[0].minute // 60 for zone in first}
    assert first == {"America/New_York": opens["America/New_York"] + 4, "Asia/Seoul": opens["Asia/Seoul"] + 15}


def test_a_meeting_starts_only_on_days_that_it_has() -> None:
    problem = asked(when=TWO_DAYS)
    task = problem.tasks["talk"]
    assert problem.days.dates(task) == (date(2018, 6, 5), date(2018, 6, 6))
    assert problem.days.all_dates([task, asked().tasks["talk"]])[0] == date(2018, 6, 5)
    assert problem.days.all_dates([]) == ()


def test_a_meeting_without_a_place_has_no_days() -> None:
    problem = asked(when={"days": ["sat"]})
    assert problem.days.possible(problem.tasks["talk"]) == {}


def test_days_count_as_rounded_only_where_something_depends_on_them() -> None:
    problem = asked(when=TWO_DAYS)
    task, noted = problem.tasks["talk"], problem.grid.roundings
    assert problem.days.dates(task)
    assert not noted.any
    assert problem.days.told_apart(task) == problem.days.possible(task)
    assert noted.any


def test_a_single_day_is_not_rounded() -> None:
    problem = asked(when={"between": ["2018-06-05", "2018-06-05"]})
    assert problem.days.told_apart(problem.tasks["talk"])
    assert not problem.grid.roundings.any
