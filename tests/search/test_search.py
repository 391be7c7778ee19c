"""What a search finds is what the judge and the model make of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

import pytest

from planner.bench.families import made
from planner.check import check, score, tiers
from planner.domain.policies import Policies
from planner.domain.scenario import Scenario
from planner.files import load_scenario
from planner.model import build
from planner.model.assigned import assignment_in
from planner.model.hint import values_of
from planner.model.solver import Effort
from planner.plan.record import Tier
from planner.problem import Problem, compile_scenario, no_tick
from planner.problem.assignment import plan_of
from planner.problem.plan_to_assignment import assignment_of
from planner.search.anneal import Anneal
from planner.search.board import Board
from planner.search.construct import construct, insert
from planner.search.hops import NEVER
from planner.search.journeying import REMEMBERED
from planner.search.prices import PLACE, TIERS
from planner.search.ruin import Ruin
from planner.search.search import ROUGH, Found, Search
from tests.building import meeting, scenario
from tests.cli.running import SINGAPORE
from tests.solve.worlds import World


def worlds(number: int) -> list[Scenario]:
    made = (World(seed).scenario for seed in range(500, 500 + number))
    return [asked for asked in made if asked is not None]


def searches(asked: Iterable[Scenario], seed: int) -> Iterator[tuple[Scenario, Problem, Search]]:
    """A search with a first plan for each scenario of which one can say anything."""
    for scenario_ in asked:
        problem = compile_scenario(scenario_)
        search = Search(problem, seed)
        if search.sound:
            search.construct(no_tick)
            yield scenario_, problem, search


def is_what_the_judge_says(asked: Scenario, problem: Problem, found: Found) -> bool:
    """Whether the plan is whole; fails where the judge finds more than musts that are not held, or other costs."""
    plan = plan_of(problem, found.assignment, proved=False)
    findings = check(asked, plan)
    assert {finding.rule for finding in findings} <= (set() if found.whole else {"attendance"}), findings
    values = tiers(score(asked, plan))
    assert tuple(values[tier] for tier in TIERS) == found.price[1:]
    return found.whole


def test_every_plan_of_a_search_is_judged_clean_and_priced_as_the_judge_does() -> None:
    whole = 0
    for asked, problem, search in searches(worlds(160), seed=1):
        for found in [search.now, *search.improve(12, no_tick)]:
            whole += is_what_the_judge_says(asked, problem, found)
    assert whole > 50


@pytest.mark.parametrize("family", ["shuttle", "week", "mixed", "scheduled"])
def test_so_is_every_plan_of_a_large_summit(family: str) -> None:
    for asked, problem, search in searches([made(family, 60, seed) for seed in (1, 2)], seed=3):
        first = search.now
        plans = [first, *search.improve(150, no_tick)]
        for found in plans:
            is_what_the_judge_says(asked, problem, found)
        assert [found.price for found in plans] == sorted((found.price for found in plans), reverse=True)
        assert len(plans) > 1


def counted(asked: Scenario, **policies: object) -> Scenario:
    """A scenario with other weights of minutes, and lateness counted from something else."""
    tree = asked.policies.model_dump(mode="python") | policies
    return asked.model_copy(update={"policies": Policies.model_validate(tree)})


@pytest.mark.parametrize("counted_from", ["horizon", "summit", "2018-06-05", "2018-06-09 10:07"])
def test_so_is_every_plan_where_minutes_weigh_otherwise(counted_from: str) -> None:
    weights = {"travel": "3", "away": "2", "late": "5"}
    asked = counted(load_scenario(SINGAPORE), weights=weights, lateness={"counted_from": counted_from})
    for each, problem, search in searches([asked], seed=1):
        for found in [search.now, *search.improve(40, no_tick)]:
            is_what_the_judge_says(each, problem, found)


@pytest.mark.parametrize(
    ("counted_from", "starts"),
    [("horizon", "04 12:00"), ("2018-06-06", "06 12:00"), ("2018-06-06 10:00", "06 13:00"), ("2018-06-08", "08 12:00")],
)
def test_a_search_draws_a_meeting_to_where_it_is_least_late(counted_from: str, starts: str) -> None:
    policies = {"lateness": {"counted_from": counted_from}}
    search = Search(compile_scenario(scenario(meetings={"a": meeting("pompeo")}, policies=policies)), seed=0)
    search.construct(no_tick)
    problem = compile_scenario(scenario(meetings={"a": meeting("pompeo")}, policies=policies))
    (found,) = plan_of(problem, search.now.assignment, proved=False).appointments
    assert f"{found.start:%d %H:%M}" == starts


def test_a_plan_is_read_as_the_assignment_that_it_was_made_of() -> None:
    singapore = load_scenario(SINGAPORE)
    for _, problem, search in searches([*worlds(40), made("shuttle", 60, 1), made("week", 60, 1), singapore], seed=2):
        for found in [search.now, *search.improve(20, no_tick)]:
            fitted = assignment_of(problem, plan_of(problem, found.assignment, proved=False))
            assert fitted.misfits == ()
            assert fitted.assignment == found.assignment


def test_a_search_goes_on_from_the_plan_of_another() -> None:
    for asked, problem, search in searches([*worlds(40), made("mixed", 60, 1), load_scenario(SINGAPORE)], seed=2):
        found = [search.now, *search.improve(20, no_tick)][-1]
        other = Search(problem, 3)
        assert other.begin_from(found.assignment, no_tick) == len(found.assignment.held)
        assert other.now.assignment.held.items() >= found.assignment.held.items()
        assert other.now.price <= found.price
        for better in [other.now, *other.improve(20, no_tick)]:
            is_what_the_judge_says(asked, problem, better)
            assert better.price <= found.price


def test_what_does_not_fit_any_more_is_held_elsewhere() -> None:
    for asked, problem, search in searches([made("shuttle", 60, 4), made("week", 60, 4)], seed=2):
        assignment = search.now.assignment
        held = {
            id_: replace(each, start=each.start + 8 * (number % 2))
            for number, (id_, each) in enumerate(assignment.held.items())
        }
        other = Search(problem, 3)
        kept = other.begin_from(replace(assignment, held=held), no_tick)
        assert len(held) / 5 < kept < len(held)
        is_what_the_judge_says(asked, problem, other.now)


def test_a_whole_plan_is_a_solution_of_the_model_and_read_from_it_again() -> None:
    checked = 0
    for _, problem, search in searches([*worlds(80), made("shuttle", 30, 1), made("mixed", 30, 1)], seed=2):
        found = search.now
        if not found.whole:
            continue
        model = build(problem)
        solution = values_of(model, found.assignment, Effort(time.monotonic() + 60))
        assert solution is not None, problem.scenario.title
        again = assignment_in(model, solution)
        assert (again.held, again.trips) == (found.assignment.held, found.assignment.trips)
        assert all(solution.value(model.objective(tier)) == found.price[PLACE[tier]] for tier in TIERS)
        checked += 1
    assert checked > 20


def test_a_meeting_is_taken_off_with_all_that_need_it_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = scenario(
        meetings={id_: meeting("pompeo", must="false") for id_ in ("gate", "talk")},
        relations={"r": {"rule": "gate", "gate": "gate", "opens": ["talk"]}},
    )
    board = Board(compile_scenario(asked))
    construct(board, ROUGH, no_tick)
    remove = board.remove
    monkeypatch.setattr(board, "remove", lambda id_: id_ != "talk" and remove(id_))
    assert Anneal(board, 0).take_off(["gate"]) == []
    assert sorted(board.placed) == ["gate", "talk"]
    monkeypatch.setattr(board, "remove", remove)
    assert sorted(Anneal(board, 0).take_off(["gate"])) == ["gate", "talk"]
    assert not board.placed


def test_hops_are_remembered_and_forgotten_again() -> None:
    board = Board(compile_scenario(load_scenario(SINGAPORE)))
    journeying = next(each for each in board.journeying.values() if each.hops.ways)
    pair = next(pair for pair, ways in journeying.hops.ways.items() if ways and ways[0].flights is None)
    first = journeying.ridden(*pair, 0, NEVER)
    for leave in range(REMEMBERED + 10):
        journeying.ridden(*pair, -leave, NEVER)
    assert len(journeying._ridden) <= REMEMBERED
    assert journeying.ridden(*pair, 0, NEVER) == first


def test_what_is_taken_back_was_never_there() -> None:
    board, rng = Board(compile_scenario(load_scenario(SINGAPORE))), Random(3)
    construct(board, ROUGH, no_tick)
    ruin = Ruin(board, rng)
    for _ in range(30):
        board.log.settle()
        before = board.standing
        ids, _ = ruin.pick()
        for id_ in ids:
            board.remove(id_)
        for id_ in rng.sample(ids, len(ids)):
            insert(board, board.jobs[id_], ROUGH)
        board.log.back(0)
        after = board.standing
        assert after.price == before.price
        assert after.tables == before.tables


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    problem = compile_scenario(load_scenario(SINGAPORE))
    plans = []
    for seed in (4, 4, 5):
        search = Search(problem, seed)
        search.construct(no_tick)
        *_, last = [search.now, *search.improve(40, no_tick)]
        plans.append((last.price, last.assignment))
    assert plans[0] == plans[1]
    assert plans[0] != plans[2]


@pytest.mark.parametrize(("ground", "held"), [("30 min", 2), ("14 h", 1)])
def test_a_meeting_is_put_only_where_there_is_time_to_get_there(ground: str, held: int) -> None:
    asked = scenario(
        horizon={"from": "2018-06-04", "to": "2018-06-04"},
        policies={"ground": ground},
        meetings={
            "one": meeting("pompeo", must="false", where=["washington/white-house"]),
            "two": meeting("pompeo", must="false", where=["washington/state"]),
        },
    )
    search = Search(compile_scenario(asked), seed=0)
    search.construct(no_tick)
    assert len(search.now.assignment.held) == held


def test_a_chain_of_meetings_that_need_each_other_is_put_from_its_end() -> None:
    chain = {f"m{n}": meeting("pompeo", must="false", length="30 min") for n in range(6)}
    gates = {f"r{n}": {"rule": "gate", "gate": f"m{n}", "opens": [f"m{n + 1}"]} for n in range(5)}
    asked = scenario(meetings=chain, relations=gates)
    search = Search(compile_scenario(asked), seed=0)
    search.construct(no_tick)
    assert sorted(search.now.assignment.held) == sorted(chain)
    assert search.now.price[PLACE[Tier.PRIORITY]] == 0


def with_names(seed: int) -> Scenario:
    """A day of meetings that need interpreters who have names, and of which some ask for one or two of them."""
    chance, names = Random(seed), ["Ahn", "Bae", "Cho", "Diaz"]
    voices = {
        "name": "Voices",
        "kind": "interpreters",
        "languages": ["en", "ko"],
        "daily": chance.choice(["3 h", "8 h"]),
    }
    split = chance.choice([2, 3, 4])
    pools = {"one": {**voices, "names": names[:split]}, "two": {**voices, "names": [*names[split:], "Eco"]}}
    meetings = {}
    for number in range(10):
        needs: dict[str, object] = {"interpretation": ["en-ko"], "mode": chance.choice(["consecutive", "simultaneous"])}
        if chance.random() < 0.5:
            needs["named"] = chance.sample(names, chance.choice([1, 1, 2]))
        day = {"between": ["2018-06-05", "2018-06-05"]}
        length = f"{chance.choice([30, 60, 100])} min"
        meetings[f"m{number}"] = meeting(needs=needs, length=length, when=day, must="false")
    return scenario(meetings=meetings, resources=pools)


def test_who_is_asked_for_by_name_is_in_one_thing_at_a_time_in_a_search() -> None:
    held = 0
    for asked, problem, search in searches(map(with_names, range(25)), seed=1):
        for found in [search.now, *search.improve(20, no_tick)]:
            is_what_the_judge_says(asked, problem, found)
            held += len(found.assignment.held)
    assert held > 150


@pytest.mark.parametrize("length", ["1 h", "30 h"])
def test_whoever_is_sooner_by_way_of_the_base_goes_home_first(length: str) -> None:
    roads = {"long": {"between": ["camp", "new-york"], "mode": "ground", "length": length}}
    asked = scenario(
        places={"camp": {"at": ["39.6", "-77.5"], "zone": "America/New_York", "venues": {"lodge": {"open": "true"}}}},
        routes={"short": {"between": ["camp", "washington"], "mode": "ground", "length": "1 h"}, **roads},
        meetings={
            "one": meeting("pompeo", where=["new-york/palace"], when={"between": [["2018-06-04", "2018-06-04"]]}),
            "two": meeting("pompeo", where=["camp/lodge"], when={"between": [["2018-06-07", "2018-06-08"]]}),
        },
    )
    search = Search(compile_scenario(asked), seed=0)
    search.construct(no_tick)
    (trips,) = (trips for trips in search.now.assignment.trips.values() if trips)
    there = [trip.destination for trip in trips]
    assert there == ["new-york", *(["washington"] if length == "30 h" else []), "camp", "washington"]
