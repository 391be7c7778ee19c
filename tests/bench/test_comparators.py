"""The comparators: what they hold keeps the rules that they know, and they hold what can be held."""

import time
from collections import deque

import pytest

from planner.bench.families import FAMILIES, made
from planner.bench.greedy import greedy
from planner.bench.outline import Moves, Outline, clashes, plan_in
from planner.bench.plain import Plain
from planner.check import check, score, tiers
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.plan.record import Tier
from planner.problem import Problem, compile_scenario
from planner.problem.assignment import Held
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


def costs(problem: Problem, outline: Outline) -> dict[Tier, int]:
    return tiers(score(problem.scenario, plan_in(problem, outline)))


def test_the_plain_model_holds_at_least_as_much_as_first_fit() -> None:
    problem = compile_scenario(made("week", 60, 0))
    words, outline = plain(problem)
    assert words == "its best (proved)"
    assert costs(problem, outline)[Tier.PRIORITY] <= costs(problem, first_fit(problem))[Tier.PRIORITY]
    assert not [id_ for id_, task in problem.tasks.items() if task.must and id_ not in outline]


@pytest.mark.parametrize("gap", ["15:00", "12:00"])
def test_the_judge_finds_nothing_where_there_are_no_other_rules(gap: str) -> None:
    problem = compile_scenario(two_cities(gap))
    for outline in (first_fit(problem), plain(problem)[1]):
        assert not check(problem.scenario, plan_in(problem, outline))


@pytest.mark.parametrize(("family", "seed"), [("shuttle", 0), ("shuttle", 1), ("mixed", 0), ("week", 0)])
def test_the_judge_finds_only_what_they_ignore(family: str, seed: int) -> None:
    problem = compile_scenario(made(family, 150, seed))
    for outline in (first_fit(problem), plain(problem, 3.0)[1]):
        findings = check(problem.scenario, plan_in(problem, outline))
        known = {"availability", "rooms", "journeys"}
        assert not [each for each in findings if each.rule in known]
        left_out = [each for each in findings if each.rule == "attendance"]
        assert len(left_out) == sum(task.must and id_ not in outline for id_, task in problem.tasks.items())


def test_costs_are_those_of_the_plan() -> None:
    world = scenario(
        meetings={
            "a": meeting("pompeo", who={"required": ["pompeo"], "deputies": "true", "optional": {"kang": "7"}}),
            "b": meeting("kang", must="false", priority="30"),
            "c": meeting("pompeo", where=["new-york/palace"], when={"between": ["2018-06-06", "2018-06-06"]}),
        }
    )
    problem = compile_scenario(world)
    task, other = problem.tasks["a"], problem.tasks["c"]
    held = Held(task.starts[0][0], task.options[0], (("pompeo", "sullivan"),))
    away = Held(other.starts[0][0], other.options[0], (("pompeo", "pompeo"),))
    found = costs(problem, {"a": held, "c": away})
    there, back = (
        problem.ways.free[pair][0].minutes for pair in (("washington", "new-york"), ("new-york", "washington"))
    )
    assert (found[Tier.PRIORITY], found[Tier.ATTENDANCE], found[Tier.TRAVEL]) == (30, 10 + 7, there + back)


def test_clashes_are_seen() -> None:
    problem = compile_scenario(two_cities("15:00"))
    first = {id_: task.starts[0][0] for id_, task in problem.tasks.items()}
    outline = {id_: Held(first[id_], problem.tasks[id_].options[0], (("pompeo", "pompeo"),)) for id_ in first}
    assert list(clashes(problem, outline)) == ["pompeo cannot get from here to there"]
    wrong = {"here": Held(first["here"] + 1, problem.tasks["here"].options[0], ())}
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
