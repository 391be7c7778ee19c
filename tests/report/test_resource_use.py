from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from planner.check import check, staffing
from planner.domain.scenario import Scenario
from planner.errors import NotFound
from planner.files import load_scenario, read_plan
from planner.plan import serving
from planner.plan.record import Plan
from planner.report.paper import Paper
from planner.report.pool_text import pool_called, print_pool
from planner.report.resource_tables import pool_line, pool_table, unserved_lines, use_table
from planner.report.resource_use import PoolUse, resource_use
from tests.building import meeting
from tests.made_plans import held, leg, plan, world

SCENARIOS = Path(__file__).parents[2] / "scenarios"
POOLS = {
    "every": {"name": "Interpreters", "kind": "interpreters", "number": "2", "languages": ["en", "ko"]},
    "local": {
        "name": "Interpreters of Seoul",
        "kind": "interpreters",
        "number": "1",
        "languages": ["ko", "en"],
        "cities": ["seoul"],
    },
    "guards": {"name": "Guards", "kind": "security", "number": "2", "cities": ["new-york"]},
    "cars": {"name": "Cars", "kind": "motorcades", "number": "3"},
    "jets": {"name": "Jets", "kind": "aircraft", "number": "1"},
    "line": {"name": "Secure line", "kind": "equipment", "number": "1"},
}


def staffed(**needs: Any) -> Scenario:
    one = meeting("pompeo", "kang", title="Talks", where=["new-york", "seoul"], needs=needs)
    return world(
        resources=POOLS,
        meetings={"talks": one, "more": {**one, "title": "More talks"}},
        parties={"envoys": {"aircraft": "jets"}},
    )


def pool(asked: Scenario, made: Plan, id_: str) -> PoolUse:
    return next(each for each in resource_use(asked, made).pools if each.id == id_)


TWICE = plan(
    held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
    held("more", "5 14:30", "pompeo", "kang", place="new-york/palace"),
)


def test_needs_are_taken_from_pools_of_their_kind() -> None:
    asked = staffed(interpretation=["en-ko"], security="1", motorcades="2", equipment={"line": "1"})
    made = plan(held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"))
    found = {each.id: each for each in resource_use(asked, made).pools}
    assert {id_: each.most for id_, each in found.items()} == {
        "every": 1,
        "local": 0,
        "guards": 1,
        "cars": 2,
        "jets": 0,
        "line": 1,
    }
    (use,) = found["cars"].uses
    assert (use.what, use.place, use.number) == ("Talks", "new-york/palace", 2)
    assert found["local"].since is None


def test_the_most_at_once_is_of_what_overlaps_only() -> None:
    asked = staffed(motorcades="1")
    assert pool(asked, TWICE, "cars").most == 2
    apart = plan(held("talks", "5 14:00", "kang"), held("more", "5 15:00", "kang"))
    assert pool(asked, apart, "cars").most == 1
    assert len(pool(asked, apart, "cars").uses) == 2


def test_a_pool_that_is_overdrawn_is_told() -> None:
    asked = staffed(motorcades="2")
    cars = pool(asked, TWICE, "cars")
    assert (cars.most, cars.short) == (4, True)
    assert "1 too few" in pool_line(cars)
    assert not pool(staffed(motorcades="1"), TWICE, "cars").short


def test_pools_of_few_cities_are_used_first_so_that_all_are_served() -> None:
    asked = staffed(interpretation=["en-ko"])
    seoul = plan(
        *(
            held(id_, at, "pompeo", "kang", place="seoul/blue-house")
            for id_, at in (("talks", "6 01:00"), ("more", "6 01:30"))
        )
    )
    assert [each.most for each in resource_use(asked, seoul).pools][:2] == [1, 1]
    (use,) = pool(asked, seoul, "local").uses
    assert use.others == ("Interpreters",)


def test_what_no_pool_can_give_is_told() -> None:
    asked = staffed(security="1")
    made = plan(held("talks", "6 01:00", "pompeo", "kang", place="seoul/blue-house"))
    assert unserved_lines(asked, resource_use(asked, made)) == [
        "Talks on Wed 6 Jun 2018 10:00 needs 1 of security teams, which no pool has there.",
    ]
    assert unserved_lines(asked, resource_use(asked, TWICE)) == []


def test_legs_by_air_take_an_aircraft_of_the_pool() -> None:
    made = plan(
        leg("a", "4 22:00", "washington - new-york", "pompeo"), leg("b", "4 22:00", "washington - new-york", "kang")
    )
    (use,) = pool(staffed(), made, "jets").uses
    assert use.what == "The envoys, Washington to New York"


def test_tables_in_words() -> None:
    asked = staffed(interpretation=["en-ko"])
    pools = pool_table(asked, resource_use(asked, TWICE)).set_index("Pool")
    assert list(
        pools.loc["Interpreters", ["Kind", "Where", "There are", "Most at once", "Left then", "First needed so"]]
    ) == [
        *("Interpreters, English-Korean", "anywhere", 2, 2, 0, "Tue 5 Jun 2018 10:30"),
    ]
    uses = use_table(asked, pool(asked, TWICE, "every"))
    assert list(uses.loc[0, ["From", "Until", "Clock", "Number", "For"]]) == [
        "10:00",
        "11:00",
        "New York, UTC-4",
        1,
        "Talks",
    ]
    assert use_table(asked, pool(asked, Plan(), "every")).empty
    assert pool_line(pool(asked, Plan(), "every")) == "Nothing needs it; there are 2."


@pytest.mark.parametrize("minutes", [30, 60, 61, 120, 121, 240, 241, 360, 361, 500, 1000])
@pytest.mark.parametrize("mode", ["consecutive", "simultaneous", "whispered"])
def test_as_many_interpreters_as_the_judge_counts(minutes: int, mode: str) -> None:
    needs = {"interpretation": ["en-ko"], "mode": mode}
    asked = world(meetings={"talks": {"length": f"{minutes} min", "needs": needs}})
    case, talks = staffing.Case(asked, Plan()), asked.meetings["talks"]
    assert asked.policies.interpreters.number(talks.needs.mode, minutes) == staffing.interpreters(case, talks)


def test_a_plan_that_the_judge_lets_through_overdraws_nothing() -> None:
    asked = load_scenario(SCENARIOS / "singapore-2018.yaml")
    actual = read_plan(SCENARIOS / "singapore-2018.actual.csv", asked)
    found = resource_use(asked, actual)
    assert check(asked, actual) == ()
    assert not any(each.short for each in found.pools)
    assert found.unserved == ()
    assert sum(len(each.uses) for each in found.pools) > 60


@pytest.mark.parametrize(("tries", "most"), [(2_000, [0, 1]), (-4, [1, 0])])
def test_where_no_more_ways_are_tried_the_pool_with_most_left_gives(
    tries: int, most: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "MOST_TRIES", tries)
    seoul = plan(held("talks", "6 01:00", "kang", place="seoul/blue-house"))
    found = resource_use(staffed(interpretation=["en-ko"]), seoul)
    assert [each.most for each in found.pools][:2] == most


def test_a_first_choice_that_leaves_nothing_for_a_later_one_is_taken_back() -> None:
    """The only interpreter of Seoul works one hour a day: the first of two talks must leave it to neither or both."""
    pools = {
        "local": {**POOLS["local"], "daily": "60 min"},
        "every": {**POOLS["every"], "number": "1", "daily": "90 min"},
    }
    long = meeting("kang", title="Long", where=["seoul"], length="90 min", needs={"interpretation": ["en-ko"]})
    short = {**long, "title": "Short", "length": "60 min"}
    asked = world(resources=pools, meetings={"talks": short, "more": long})
    seoul = plan(
        held("talks", "6 01:00", "kang", place="seoul/blue-house"),
        held("more", "6 03:00", "kang", place="seoul/blue-house", minutes=90),
    )
    found = {each.id: [use.what for use in each.uses] for each in resource_use(asked, seoul).pools}
    assert found == {"local": ["Short"], "every": ["Long"]}


def test_a_pool_as_text_says_each_use_with_its_place_and_clock_and_who_could_come_instead() -> None:
    asked = staffed(motorcades="1")
    file = io.StringIO()
    paper = Paper(file=file, width=80, color_system=None)
    print_pool(paper, asked, pool(asked, TWICE, "cars"))
    lines = [line.rstrip() for line in file.getvalue().splitlines()]
    assert lines[0] == "Cars"
    assert "Tuesday 5 June 2018" in lines
    (first,) = [number for number, line in enumerate(lines) if line.startswith("  10:00-11:00")]
    assert lines[first].split(maxsplit=2) == ["10:00-11:00", "1", "Talks"]
    assert lines[first + 1].strip() == "Palace Hotel, New York. New York, UTC-4."


def test_a_pool_that_is_not_there_is_told() -> None:
    found = resource_use(staffed(), TWICE)
    assert pool_called(found, "cars").id == pool_called(found, "car").id == "cars"
    with pytest.raises(NotFound, match="there is no pool 'cards'; did you mean cars"):
        pool_called(found, "cards")
    with pytest.raises(NotFound, match="the scenario has no pools"):
        pool_called(resource_use(world(), TWICE), "cars")
