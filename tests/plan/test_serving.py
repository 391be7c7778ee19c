"""Which pool serves what: a way in which no pool gives more than it has, wherever the judge finds that there is one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from planner.check import staffing
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
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
