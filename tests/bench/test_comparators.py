"""The comparators: what they hold keeps the rules that they know, and they hold what can be held."""

import time
from collections import deque

import pytest

from planner.bench.families import FAMILIES, made
from planner.bench.greedy import greedy
from planner.bench.outline import Held, Moves, Outline, clashes, figures
from planner.bench.plain import Plain
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.problem import Problem, compile_scenario
from tests.building import meeting, scenario


def plain(problem: Problem, seconds: float = 10.0) -> tuple[str, Outline]:
    return Plain(problem).solve(seconds, 0, lambda: None)


def first_fit(problem: Problem) -> Outline:
    return deque(greedy(problem), maxlen=1).pop()


def two_cities(gap: str) -> Scenario:
    """Pompeo at nine in Washington and then in New York, from nine until so much later."""
    day = "2018-06-05"
    return scenario(
        meetings={
            "here": meeting("pompeo", when={"between": [f"{day} 09:00", f"{day} 10:00"]}),
            "there": meeting(
                "pompeo", where=["new-york/palace"], when={"between": [f"{day} 09:00", f"{day} {gap}"]}, must="false"
            ),
        },
    )


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("meetings", [20, 60])
def test_what_they_hold_keeps_the_rules_that_they_know(family: str, meetings: int) -> None:
    problem = compile_scenario(made(family, meetings, 1))
    for outline in (first_fit(problem), plain(problem)[1]):
        assert outline
        assert not list(clashes(problem, outline))


@pytest.mark.parametrize(("gap", "held"), [("15:00", ["here", "there"]), ("12:00", ["here"])])
def test_they_count_the_way_between_two_cities(gap: str, held: list[str]) -> None:
    problem = compile_scenario(two_cities(gap))
    assert sorted(first_fit(problem)) == held
    words, outline = plain(problem)
    assert (words, sorted(outline)) == ("its best (proved)", held)


def test_a_way_takes_what_the_product_says() -> None:
    problem = compile_scenario(two_cities("15:00"))
    here, there = (problem.tasks[id_].options[0] for id_ in ("here", "there"))
    way = problem.ways.free["washington", "new-york"][0].minutes
    steps = problem.grid.up(35 + 30 + way + 20 + 35)
    assert Moves(problem).between("pompeo", here, there) == steps
    assert Moves(problem).out("pompeo", here) == 0


def test_the_plain_model_holds_at_least_as_much_as_first_fit() -> None:
    problem = compile_scenario(made("week", 60, 0))
    words, outline = plain(problem)
    assert words == "its best (proved)"
    best, first = figures(problem, outline), figures(problem, first_fit(problem))
    assert best.priority <= first.priority
    assert best.musts_held == sum(task.must for task in problem.tasks.values())


def test_figures_count_what_is_left_out_and_who_is_missed() -> None:
    world = scenario(
        meetings={
            "a": meeting("pompeo", who={"required": ["pompeo"], "deputies": "true", "optional": {"kang": "7"}}),
            "b": meeting("kang", must="false", priority="30"),
        }
    )
    problem = compile_scenario(world)
    held = Held(problem.tasks["a"].starts[0][0], problem.tasks["a"].options[0], {"pompeo": "sullivan"})
    found = figures(problem, {"a": held})
    assert (found.held, found.musts_held, found.priority, found.attendance) == (1, 1, 30, 10 + 7)


def test_clashes_are_seen() -> None:
    problem = compile_scenario(two_cities("15:00"))
    first = {id_: task.starts[0][0] for id_, task in problem.tasks.items()}
    outline = {id_: Held(first[id_], problem.tasks[id_].options[0], {"pompeo": "pompeo"}) for id_ in first}
    assert list(clashes(problem, outline)) == ["pompeo cannot get from here to there"]
    wrong = {"here": Held(first["here"] + 1, problem.tasks["here"].options[0], {})}
    assert list(clashes(problem, wrong)) == ["here starts outside its windows", "here lacks pompeo"]


def test_building_and_fitting_end_when_the_time_is_up() -> None:
    problem = compile_scenario(made("shuttle", 60, 0))

    def over() -> None:
        raise OutOfTime("the time was up")

    for work in (lambda: Plain(problem, over), lambda: list(greedy(problem, over))):
        with pytest.raises(OutOfTime):
            work()


def test_the_plain_model_keeps_to_its_time() -> None:
    model, began = Plain(compile_scenario(made("shuttle", 150, 0))), time.monotonic()
    model.solve(0.5, 0, lambda: None)
    assert time.monotonic() - began < 5
