"""Day sheets of pools, and how much of them is in use over time."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.errors import NotFound
from planner.plan.record import Plan
from planner.report.audience import Audience
from planner.report.pool_load import bar, busy_hours, load_table
from planner.report.pool_sheets import pool_schedule, whole_line
from planner.report.pool_text import pool_text
from planner.report.resource_use import PoolUse, resource_use
from planner.report.sheet_choice import SheetMaker, Whose
from planner.report.trees import pool_tree
from tests.building import meeting
from tests.made_plans import held, leg, plan, world

POOLS: dict[str, Any] = {
    "cars": {"name": "Cars", "kind": "motorcades", "number": "2"},
    "voices": {"name": "Interpreters", "kind": "interpreters", "number": "2", "languages": ["en", "ko"]},
    "jets": {"name": "Jets", "kind": "aircraft", "number": "2"},
}
PALACE, MISSION = "new-york/palace", "new-york/mission"


def asked(**pools: Any) -> Scenario:
    needs = {"motorcades": "1", "interpretation": ["en-ko"]}
    one = meeting("pompeo", "kang", where=["new-york"], needs=needs)
    return world(
        places={"new-york": {"ground": {"palace - mission": "20 min"}}},
        resources={**POOLS, **pools},
        meetings={id_: {**one, "title": id_.capitalize()} for id_ in ("talks", "more", "last")},
        parties={"envoys": {"aircraft": "jets"}},
    )


def pool(scenario: Scenario, made: Plan, id_: str) -> PoolUse:
    return next(each for each in resource_use(scenario, made).pools if each.id == id_)


TWO = plan(held("talks", "5 14:00", "pompeo", "kang", place=PALACE), held("more", "5 16:00", "kang", place=MISSION))


def test_a_motorcade_drives_from_venue_to_venue_by_the_ground_time_on_a_line_of_its_own() -> None:
    scenario = asked()
    (day,) = pool_schedule(scenario, pool(scenario, TWO, "cars")).days
    assert [(f"{line.start:%H:%M}-{line.end:%H:%M}", line.kind, line.title, line.people) for line in day.lines] == [
        ("10:00-11:00", "meeting", "Talks", "Motorcade 1"),
        ("11:40-12:00", "journey", "Palace Hotel to mission", "Motorcade 1"),
        ("12:00-13:00", "meeting", "More", "Motorcade 1"),
    ]
    lines = pool_text(scenario, pool(scenario, TWO, "cars")).splitlines()
    assert ["11:40-12:00", "Palace", "Hotel", "to", "mission"] in [line.split() for line in lines]
    assert "New York. Motorcade 1. 20 min." in [line.strip() for line in lines]


def test_a_motorcade_that_would_come_late_is_left_for_one_that_does_not_and_else_says_by_how_much() -> None:
    soon = plan(TWO.appointments[0], held("more", "5 15:10", "kang", place=MISSION))
    scenario = asked()
    assert [use.members for use in pool(scenario, soon, "cars").uses] == [("1",), ("2",)]
    alone = asked(cars={**POOLS["cars"], "number": "1"})
    (day,) = pool_schedule(alone, pool(alone, soon, "cars")).days
    drive = day.lines[1]
    assert (f"{drive.start:%H:%M}-{drive.end:%H:%M}", drive.people) == ("11:00-11:20", "")
    assert drive.detail == "20 min, 10 min late for More"


def test_interpreters_hear_when_to_leave_and_work_in_turn() -> None:
    scenario = asked(voices={**POOLS["voices"], "number": "1"})
    (day,) = pool_schedule(scenario, pool(scenario, TWO, "voices")).days
    assert [line.title for line in day.lines] == ["Talks", "More"]
    assert day.lines[1].detail == "For Kang Kyung-wha. From Palace Hotel, New York, 20 min: leave by 11:40. 1 h"
    two = asked()
    assert [use.members for use in pool(two, TWO, "voices").uses] == [("1",), ("2",)]


def test_from_another_city_only_the_city_is_said() -> None:
    far = plan(TWO.appointments[0], held("more", "5 22:00", "kang"))
    scenario = asked(voices={**POOLS["voices"], "number": "1"})
    (use,) = pool(scenario, far, "voices").uses[1:]
    assert [(move.origin, move.minutes) for move in use.moves] == [(PALACE, None)]
    assert "From New York." in pool_text(scenario, pool(scenario, far, "voices"))


def test_an_aircraft_flies_on_from_where_it_has_landed() -> None:
    made = plan(
        leg("a", "4 12:00", "washington - new-york", "pompeo", "sullivan"),
        leg("b", "5 12:00", "new-york - washington", "pompeo", "sullivan"),
    )
    scenario = asked()
    assert [use.members for use in pool(scenario, made, "jets").uses] == [("1",), ("1",)]
    (first, _) = pool_schedule(scenario, pool(scenario, made, "jets")).days
    boarding, formalities = scenario.policies.boarding, scenario.policies.formalities
    assert (boarding, formalities) == (30, 20)
    assert "Passengers are at the airport by 07:30 and out of it at 09:30 by the clock there" in first.lines[0].detail


def test_work_that_cannot_be_shared_out_to_whole_members_is_told_in_words() -> None:
    """Three hours of work on a day of two people who work for 90 minutes each: one of them would have to be relieved."""
    short = {**POOLS["voices"], "daily": "90 min"}
    scenario = asked(voices=short)
    three = plan(
        *(held(id_, f"5 {hour}:00", "kang", place=PALACE) for id_, hour in (("talks", 13), ("more", 15), ("last", 17)))
    )
    voices = pool(scenario, three, "voices")
    assert not voices.whole
    assert not voices.short
    assert "no way was found in which each interpreter serves one thing at a time" in whole_line(voices)
    assert "1 of 2 interpreters" in pool_text(scenario, voices)
    assert whole_line(pool(asked(), three, "voices")) == ""


def test_a_bar_for_each_busy_hour() -> None:
    scenario = asked()
    both = plan(TWO.appointments[0], held("more", "5 14:30", "kang", place=PALACE))
    voices = pool(scenario, both, "voices")
    assert [(hour.begins.hour, hour.used) for hour in busy_hours(scenario, voices)] == [(10, 2), (11, 1)]
    text = pool_text(scenario, voices)
    assert "In use by the hour, by the clock of New York" in text
    assert "    10:00  ##  2 of 2\n    11:00  #.  1 of 2\n" in text
    assert load_table(scenario, voices).to_numpy().tolist()[0] == ["2018-06-05", 10, 11, 2, 2]


def test_an_hour_that_ends_in_the_middle_of_a_use_begins_the_next() -> None:
    scenario = asked()
    long = plan(held("talks", "5 14:45", "kang", place=PALACE, minutes=80))
    assert [hour.begins.hour for hour in busy_hours(scenario, pool(scenario, long, "cars"))] == [10, 11, 12]


@pytest.mark.parametrize(
    ("used", "there", "letters"),
    [
        (0, 3, "..."),
        (2, 3, "##."),
        (3, 3, "###"),
        (4, 3, "###!"),
        (1, 100, "#" + "." * 29),
        (60, 30, "#" * 15 + "!" * 15),
    ],
)
def test_a_bar(used: int, there: int, letters: str) -> None:
    assert bar(used, there) == letters


def test_sheets_of_one_pool_of_all_pools_and_of_none() -> None:
    maker = SheetMaker(asked(), TWO)
    assert [choice.id for choice in maker.choices(Whose.POOL)] == ["cars", "voices"]
    (cars,) = maker.sheets(Whose.POOL, "cars")
    assert (cars.name, cars.under) == ("Cars", "2 uses; at most 1 of 2 motorcades at once. 1 always free.")
    assert [each.name for each in maker.sheets(Whose.EACH_POOL)] == ["Cars", "Interpreters"]
    assert maker.text(Whose.EACH_POOL).startswith(maker.text(Whose.POOL, "cars"))
    with pytest.raises(NotFound, match="there is no pool 'trains'"):
        maker.sheets(Whose.POOL, "trains")


def test_outside_the_office_nobody_is_told_what_pools_do() -> None:
    outside = SheetMaker(asked(), TWO, Audience.RELEASE)
    assert outside.choices(Whose.POOL) == []
    assert outside.sheets(Whose.EACH_POOL) == []
    with pytest.raises(NotFound):
        outside.sheets(Whose.POOL, "cars")


@pytest.mark.parametrize(
    ("named", "who"), [([], ["Lee", "Tong"]), (["Lee"], ["Tong", "Lee"]), (["Lee", "Tong"], ["Lee", "Lee and Tong"])]
)
def test_members_who_have_names_are_told_by_them(named: list[str], who: list[str]) -> None:
    voices = {**POOLS["voices"], "names": ["Lee", "Tong"]}
    scenario = asked(voices=voices)
    more = scenario.meetings["more"]
    needs = more.needs.model_copy(update={"named": tuple(named)})
    meetings = {**scenario.meetings, "more": more.model_copy(update={"needs": needs})}
    scenario = scenario.model_copy(update={"meetings": meetings})
    found = pool(scenario, TWO, "voices")
    (day,) = pool_schedule(scenario, found).days
    assert [line.people for line in day.lines] == who
    assert who[-1] in pool_text(scenario, found)
    assert pool_tree(found)["uses"][1]["members"] == who[-1].split(" and ")


def test_the_only_one_is_told_by_name_and_not_without_one() -> None:
    for more, who in (({"names": ["Lee"]}, "Lee"), ({}, "")):
        scenario = asked(voices={**POOLS["voices"], "number": "1", **more})
        (day,) = pool_schedule(scenario, pool(scenario, TWO, "voices")).days
        assert day.lines[0].people == who
