"""Made-up summits: the same for a seed everywhere, valid, of the size that was asked for, and of their kind."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from planner.bench.families import FAMILIES, made
from planner.bench.outline import Moves, trips_in
from planner.bench.parts import CITIES, FIRST_MONDAY, MONDAYS
from planner.bench.shuttle import Shuttle
from planner.bench.valid import validated
from planner.check import check
from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.plan.record import Status
from planner.problem import Problem, compile_scenario
from planner.problem.assignment import Assignment, Held, Trip, plan_of
from planner.problem.tasks import SeatKind
from planner.solve import Settings, solve

FINGERPRINT = "from planner.bench.families import made; print(made({!r}, {}, {}).fingerprint)"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_gives_one_scenario_whatever_the_order_of_hashes(family: str) -> None:
    prints = {made(family, 40, 3).fingerprint}
    for order in ("1", "2"):
        command = [sys.executable, "-c", FINGERPRINT.format(family, 40, 3)]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": order}, capture_output=True, encoding="utf-8", check=True
        )
        prints.add(done.stdout.strip())
    assert len(prints) == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_another_seed_or_number_gives_another_scenario(family: str) -> None:
    assert len({made(family, meetings, seed).fingerprint for meetings in (20, 21) for seed in range(3)}) == 6


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("meetings", [2, 3, 7, 25, 60, 150, 400, 1000])
def test_every_size_is_valid_and_every_must_can_be_somewhere(family: str, meetings: int) -> None:
    for seed in range(3):
        scenario = made(family, meetings, seed)
        assert len(scenario.meetings) == meetings
        tasks = compile_scenario(scenario).tasks
        assert not [id_ for id_, task in tasks.items() if task.must and not task.starts]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", [0, 1])
def test_there_is_a_plan(family: str, seed: int) -> None:
    assert solve(made(family, 20, seed), Settings(time_limit=20)).plan is not None


def test_a_must_that_the_timetable_cannot_hold_is_seen() -> None:
    scenario = made("shuttle", 20, 0)
    tree = scenario.model_dump(mode="json", by_alias=True, exclude_unset=True)
    must = next(id_ for id_, each in scenario.meetings.items() if each.must)
    tree["meetings"]["again"] = {**tree["meetings"][must], "pin": {"at": str(scenario.horizon.from_)}}
    assert solve(Scenario.model_validate(tree), Settings(time_limit=20)).status is Status.NO_PLAN_EXISTS


def test_a_shuttle_travels_and_has_what_shuttles_have() -> None:
    scenario = made("shuttle", 300, 0)
    assert len(scenario.places) == 7
    assert scenario.permits
    assert scenario.relations
    assert any(meeting.who.deputies for meeting in scenario.meetings.values())
    assert any(meeting.who.optional for meeting in scenario.meetings.values())
    assert any(meeting.needs.interpretation for meeting in scenario.meetings.values())
    assert 0.5 < sum(meeting.must for meeting in scenario.meetings.values()) / 300 < 0.7
    assert len({scenario.base_of(person) for person in scenario.people}) > 3


def test_a_week_stays_at_one_site() -> None:
    scenario = made("week", 1000, 0)
    assert list(scenario.places) == ["geneva"]
    assert 60 <= len(scenario.delegations) <= 190
    assert scenario.policies.quotas
    assert {meeting.kind for meeting in scenario.meetings.values()} == {"bilateral", "plenary"}
    lengths = {meeting.minutes for meeting in scenario.meetings.values() if meeting.kind == "bilateral"}
    assert lengths == {20, 25, 30}


def test_a_mixed_summit_is_both() -> None:
    scenario = made("mixed", 200, 0)
    kinds = [id_[0] for id_ in scenario.meetings]
    assert kinds.count("m") == 100
    assert kinds.count("p") + kinds.count("r") == 100
    assert len(scenario.places) > 1


def test_clocks_of_the_cities_stand_still_while_it_lasts() -> None:
    """The hidden timetable counts on days of 24 hours."""
    scenario = made("mixed", 1000, 0)
    assert len(scenario.places) == len(CITIES)
    begin = datetime.combine(FIRST_MONDAY, time(), UTC)
    end = begin + timedelta(weeks=MONDAYS - 1, days=1) + (scenario.end - scenario.start)
    assert not [city for city in scenario.places if clock.changes(scenario.zone_of(city), begin, end)]


def placed(shuttle: Shuttle, problem: Problem) -> dict[str, Held]:
    """The meetings of the hidden timetable where and when it has them."""
    held: dict[str, Held] = {}
    for each in shuttle.planted:
        zone, task = ZoneInfo(problem.scenario.zone_of(each.host)), problem.tasks[each.id]
        begin = datetime.combine(shuttle.first, time(9), zone)
        begin += timedelta(days=each.when[0], minutes=105 * each.when[1])
        option = next(option for option in task.options if option.city == each.host)
        seats = tuple((seat.id, seat.candidates[0].person) for seat in task.seats if seat.kind is SeatKind.REQUIRED)
        held[each.id] = Held(problem.grid.minutes(begin) // problem.grid.step, option, seats)
    return held


def travelled(shuttle: Shuttle, problem: Problem, held: dict[str, Held], person: str, trip: Trip) -> list[Trip]:
    """A trip as the hidden timetable has it: at noon of the day after a round, and home where nothing is in the next one."""
    moves, step, planted = Moves(problem), problem.grid.step, {each.id: each for each in shuttle.planted}
    own = sorted((each.start * step, id_) for id_, each in held.items() if person in dict(each.seats))
    before = [id_ for start, id_ in own if start < trip.departs]
    after = [id_ for start, id_ in own if start >= trip.arrives]
    if not before or not after:
        return [trip]
    last, then = planted[before[-1]], planted[after[0]]
    noon = datetime.combine(shuttle.first, time(12), ZoneInfo(problem.scenario.zone_of(last.host)))
    left = problem.grid.minutes(noon + timedelta(days=shuttle.rounds[last.round][-1] + 1))
    ready = held[last.id].start * step + problem.tasks[last.id].length
    base = problem.travellers[person].base
    if then.round == last.round + 1 or base in (last.host, then.host):
        if base == last.host:
            return [trip]
        ready += moves.before(trip.way, held[last.id].option)
        return [replace(trip, departs=max(ready, min(trip.departs, left)))]
    home, out = (problem.ways.free[pair][0] for pair in ((last.host, base), (base, then.host)))
    arrives = held[then.id].start * step - moves.after(problem.travellers[person], out, held[then.id].option)
    return [
        Trip(last.host, base, home, left, home.minutes),
        Trip(base, then.host, out, arrives - out.minutes, out.minutes),
    ]


@pytest.mark.parametrize("meetings", [20, 150, 300, 1000])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_hidden_timetable_of_a_shuttle_is_a_plan(meetings: int, seed: int) -> None:
    """So every must-have can be held, at every size: the judge finds nothing."""
    shuttle = Shuttle(meetings, Random(f"{meetings} {seed}"))
    problem = compile_scenario(validated(shuttle.tree))
    held = placed(shuttle, problem)
    assert {id_ for id_, task in problem.tasks.items() if task.must} <= set(held)
    trips = {
        person: tuple(one for trip in those for one in travelled(shuttle, problem, held, person, trip))
        for person, those in trips_in(problem, held).items()
    }
    findings = check(problem.scenario, plan_of(problem, Assignment(held, trips), proved=False))
    assert not [each.message for each in findings]


@pytest.mark.parametrize("meetings", [25, 300])
def test_scheduled_departures_are_on_two_thirds_of_the_ways_of_a_shuttle(meetings: int) -> None:
    shuttle, scheduled = made("shuttle", meetings, 5), made("scheduled", meetings, 5)
    cities = len(scheduled.places)
    assert scheduled.places.keys() == shuttle.places.keys()
    assert len(scheduled.routes) == 2 * round(cities * (cities - 1) / 2 * 2 / 3)
    assert {len(route.departures) for route in scheduled.routes.values()} == {2}
    assert [each.title for each in scheduled.meetings.values()] == [each.title for each in shuttle.meetings.values()]
