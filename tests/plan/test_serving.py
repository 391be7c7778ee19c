"""Which pool serves what: a way in which no pool gives more than it has, wherever the judge finds that there is one."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest

from planner.check import staffing
from planner.domain.scenario import Scenario
from planner.plan.demands import Demand
from planner.plan.record import Appointment, Plan
from planner.plan.serving import served
from tests.building import meeting
from tests.made_plans import held, plan, world

KOREAN = {"kind": "interpreters", "languages": ["en", "ko"]}


def drawn(chance: random.Random) -> tuple[Scenario, Plan]:
    """A few pools of interpreters and teams, and a day of meetings that need them."""
    pools: dict[str, Any] = {}
    for number in range(chance.randint(1, 3)):
        cities = chance.choice([[], ["seoul"], ["new-york"], ["new-york", "seoul"]])
        daily = {"daily": f"{chance.choice([60, 90, 120, 180])} min"} if chance.random() < 0.7 else {}
        more = {"name": f"Pool {number}", "number": str(chance.randint(1, 3)), "cities": cities, **daily}
        pools[f"pool-{number}"] = {**KOREAN, **more}
    meetings, parts = {}, []
    for number in range(chance.randint(2, 7)):
        minutes = chance.choice([30, 60, 90])
        needs = {"interpretation": ["en-ko"], "mode": chance.choice(["consecutive", "simultaneous"])}
        meetings[f"m{number}"] = meeting(
            "kang", where=["seoul", "new-york"], length=f"{minutes} min", needs=needs, title=f"M{number}"
        )
        place, start = chance.choice(["seoul/blue-house", "new-york/palace"]), chance.randrange(0, 24, 1)
        parts.append(held(f"m{number}", f"5 {start // 2:02}:{start % 2 * 30:02}", "kang", place=place, minutes=minutes))
    return world(resources=pools, meetings=meetings), plan(*parts)


def overdrawn(asked: Scenario, made: Plan) -> bool:
    """Whether a pool gives more at once or on a day than it has, or something is served by none."""
    services = served(asked, made)
    if any(each.pool is None for each in services):
        return True
    for id_, pool in asked.resources.items():
        those = [each.demand for each in services if each.pool == id_]
        if any(sum(two.number for two in those if two.start <= one.start < two.end) > pool.number for one in those):
            return True
        daily = asked.policies.interpreter_daily if pool.daily is None else pool.daily
        for day in {each.day for each in those} if daily is not None else ():
            if sum(each.minutes for each in those if each.day == day) > daily * pool.number:
                return True
    return False


@pytest.mark.parametrize("seed", range(150))
def test_there_is_a_way_exactly_where_the_judge_finds_one(seed: int) -> None:
    asked, made = drawn(random.Random(seed))
    assert overdrawn(asked, made) == bool(list(staffing.judge(staffing.Case(asked, made))))


def test_worlds_are_drawn_of_both_sorts() -> None:
    found = [overdrawn(*drawn(random.Random(seed))) for seed in range(150)]
    assert 30 < sum(found) < 120


def test_the_same_plan_is_served_the_same_way_in_whatever_order_it_comes() -> None:
    asked, made = drawn(random.Random(3))
    turned = Plan(tuple(reversed(made.appointments)))
    assert served(asked, made) == served(asked, turned)


def test_what_the_scenario_does_not_know_takes_nothing() -> None:
    assert served(world(), plan(held("party", "5 14:00", "kang"))) == []


def drawn_with_names(chance: random.Random) -> tuple[Scenario, Plan]:
    """The same of one pool or two without limits on a day, of which some are asked for by name."""
    names = [["Ahn", "Bae", "Cho"][: chance.randint(1, 3)], ["Diaz", "Eco"][: chance.randint(1, 2)]]
    pools = {f"pool-{at}": {**KOREAN, "name": f"Pool {at}", "names": names[at], "daily": "24 h"} for at in (0, 1)}
    meetings, parts = {}, []
    for number in range(chance.randint(2, 6)):
        needs: dict[str, Any] = {"interpretation": ["en-ko"], "mode": chance.choice(["consecutive", "simultaneous"])}
        if chance.random() < 0.5:
            needs["named"] = chance.sample([*names[0], *names[1]], chance.randint(1, 2))
        minutes = chance.choice([30, 60, 90])
        meetings[f"m{number}"] = meeting(
            "kang", where=["seoul"], length=f"{minutes} min", needs=needs, title=f"M{number}"
        )
        start = chance.randrange(0, 10)
        parts.append(
            held(
                f"m{number}",
                f"5 {start // 2:02}:{start % 2 * 30:02}",
                "kang",
                place="seoul/blue-house",
                minutes=minutes,
            )
        )
    return world(resources=pools, meetings=meetings), plan(*parts)


def possible(asked: Scenario, made: Plan) -> bool:
    """Whether everybody can be given to meetings one at a time, by trying all ways."""
    names = {name: id_ for id_, pool in asked.resources.items() for name in pool.names}
    busy: dict[str, list[Appointment]] = {name: [] for name in names}
    held_in_order = sorted(made.appointments)

    def free(name: str, one: Appointment) -> bool:
        return all(one.end <= other.start or other.end <= one.start for other in busy[name])

    def met(at: int) -> bool:
        if at == len(held_in_order):
            return True
        one = held_in_order[at]
        needs = asked.meetings[one.meeting].needs
        number = asked.policies.interpreters.number(needs.mode, asked.meetings[one.meeting].minutes)
        besides = max(0, number - len(needs.named))
        for pool in dict.fromkeys(names.values()):
            for others in combinations([name for name in names if names[name] == pool], besides):
                come = [*needs.named, *others]
                if len(set(come)) == len(come) and all(free(name, one) for name in come):
                    for name in come:
                        busy[name].append(one)
                    if met(at + 1):
                        return True
                    for name in come:
                        busy[name].remove(one)
        return False

    return met(0)


@pytest.mark.parametrize("seed", range(150))
def test_the_judge_lets_through_exactly_what_people_with_names_can_do(seed: int) -> None:
    asked, made = drawn_with_names(random.Random(seed))
    assert possible(asked, made) == (not list(staffing.judge(staffing.Case(asked, made))))


@pytest.mark.parametrize("seed", range(150))
def test_everybody_with_a_name_is_in_one_thing_at_a_time_and_where_they_are_asked_for(seed: int) -> None:
    asked, made = drawn_with_names(random.Random(seed))
    services = served(asked, made)
    busy: dict[str, list[Demand]] = {}
    for each in services:
        names = asked.resources[str(each.pool)].names if each.pool else ()
        come = {names[member] for member in each.members}
        assert {*each.demand.named} <= come or not possible(asked, made)
        for name in come if possible(asked, made) else ():
            assert not any(each.demand.start < other.end for other in busy.get(name, []))
            busy.setdefault(name, []).append(each.demand)
    assert not possible(asked, made) or all(len(each.members) == each.demand.number for each in services)


def test_worlds_with_names_are_drawn_of_both_sorts() -> None:
    found = [possible(*drawn_with_names(random.Random(seed))) for seed in range(150)]
    assert 30 < sum(found) < 120


def together(**needs: object) -> list[tuple[str | None, tuple[int, ...]]]:
    """Who serves three meetings of which the second asks for Ahn, and the first and the third lie around it."""
    pools = {"voices": {**KOREAN, "name": "Voices", "names": ["Ahn", "Bae"], "daily": "24 h"}}
    asks = {"interpretation": ["en-ko"]}
    times = {"a": (0, 30, asks), "b": (1, 60, {**asks, **needs}), "c": (1, 60, asks)}
    meetings = {
        id_: meeting("kang", where=["seoul"], length=f"{minutes} min", needs=asked)
        for id_, (_, minutes, asked) in times.items()
    }
    parts = [
        held(id_, f"5 1{hour}:00", "kang", place="seoul/blue-house", minutes=minutes)
        for id_, (hour, minutes, _) in times.items()
    ]
    return [(each.pool, each.members) for each in served(world(resources=pools, meetings=meetings), plan(*parts))]


def test_work_goes_to_whoever_is_asked_for() -> None:
    assert together() == [("voices", (0,)), ("voices", (0,)), ("voices", (1,))]
    assert together(named=["Bae"]) == [("voices", (0,)), ("voices", (1,)), ("voices", (0,))]
