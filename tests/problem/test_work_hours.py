"""Work in whole numbers against the clock, minute by minute."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from planner.check import work_time
from planner.check.case import Case
from planner.domain.scenario import Scenario
from planner.domain.work_times import due_of, earliest_of
from planner.plan.record import Plan
from planner.problem import compile_scenario
from planner.problem.preparations import Preparation
from tests.building import scenario
from tests.solve.worlds import World


def worlds(number: int) -> list[Scenario]:
    made = (World(seed).scenario for seed in range(300, 300 + number))
    return [asked for asked in made if asked is not None and asked.work]


def by_the_clock(asked: Scenario, id_: str) -> dict[int, int]:
    """For every step at which a piece of work can begin by its own, the minutes after which it is ready."""
    case, grid, work = Case(asked, Plan()), compile_scenario(asked).grid, asked.work[id_]
    found = {}
    for step in range(grid.first, grid.end + 1):
        start = grid.instant(step)
        if start < earliest_of(asked, work) or start >= asked.end or not work_time.goes_on(case, work, start):
            continue
        ready = work_time.ready(case, work, start)
        if ready is not None and ready <= due_of(asked, work):
            found[step] = round((ready - start).total_seconds() / 60)
    return found


def minutes_by_start(preparation: Preparation) -> dict[int, int]:
    return {step: phase.minutes for phase in preparation.phases for step in range(phase.low, phase.high + 1)}


def test_work_is_ready_when_the_judge_says_wherever_clocks_change() -> None:
    compared = possible = 0
    for asked in worlds(150):
        problem = compile_scenario(asked)
        for id_, work in asked.work.items():
            if work.needs.work or work.needs.permits:
                continue
            found = minutes_by_start(problem.preparations[id_])
            assert found == by_the_clock(asked, id_), (asked.title, id_)
            compared += 1
            possible += bool(found)
    assert compared > 60
    assert possible > 20


@pytest.mark.parametrize("seed", range(12))
def test_work_goes_on_while_everybody_has_time(seed: int) -> None:
    rng = random.Random(seed)
    spans = []
    for _ in range(rng.randint(1, 3)):
        first = rng.randint(0, 5 * 24 * 4)
        begin, end = (
            f"2018-06-{4 + at // 96:02} {at % 96 // 4:02}:{at % 4 * 15:02}"
            for at in (first, first + rng.randint(1, 90))
        )
        spans.append([begin, end])
    field = rng.choice(("blocked", "available"))
    length = rng.choice(("2 h", "7 h", "1 working day", "3 working days"))
    hours = rng.choice((["08:00", "20:00"], ["20:00", "04:00"], ["00:00", "24:00"], ["09:30", "09:30"]))
    work: dict[str, Any] = {
        "title": "Draft",
        "length": length,
        "calendar": "US",
        "hours": hours,
        "by": ["sullivan", "kang"],
    }
    asked = scenario(
        horizon={"from": "2018-06-03", "to": "2018-06-11", "grid": "15 min"},
        people={"sullivan": {field: spans}, "kang": {"blocked": [["2018-06-06", "2018-06-06"]]}},
        work={"draft": work},
    )
    assert minutes_by_start(compile_scenario(asked).preparations["draft"]) == by_the_clock(asked, "draft")


def test_the_end_of_a_month_is_its_last_day() -> None:
    fields = {"title": "Draft", "length": "1 month", "due": "2018-03-15"}
    asked = scenario(horizon={"from": "2018-01-30", "to": "2018-01-31"}, work={"draft": fields})
    grid, found = compile_scenario(asked).grid, minutes_by_start(compile_scenario(asked).preparations["draft"])
    ready = {grid.instant(step) + timedelta(minutes=minutes) for step, minutes in found.items()}
    assert {each.date().isoformat() for each in ready} == {"2018-02-28", "2018-03-01"}
    assert found == by_the_clock(asked, "draft")


FIFTEEN_YEARS = (
    "It takes 15 years from 6 June 2018 08:00 and would be ready on 6 June 2033 08:00; "
    "it is due by the end of 20 January 2021."
)
FIVE_DAYS = (
    "It takes 5 working days (calendar US) from 4 June 2018 08:00 and would be ready on 8 June 2018 20:00; "
    "it is due by 8 June 2018 12:00."
)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (
            {"length": "15 years", "earliest": "2018-06-06", "due": "2021-01-20"},
            FIFTEEN_YEARS,
        ),
        (
            {"length": "5 working days", "calendar": "US", "due": "2018-06-08 12:00"},
            FIVE_DAYS,
        ),
        (
            {"length": "8 h", "by": ["sullivan"]},
            "It takes 8 h, and goes on from 08:00 to 20:00 while those who do it have time: never long enough.",
        ),
        ({"needs": {"work": ["never"]}}, "It needs 'Never', which cannot be ready."),
    ],
)  # fmt: skip
def test_what_cannot_be_ready_says_so_with_the_figures(fields: dict[str, Any], says: str) -> None:
    pieces = {
        "draft": {"title": "Draft", "length": "4 h", **fields},
        "never": {"title": "Never", "length": "50 years"},
    }
    away = {"available": [["2018-06-05 08:00", "2018-06-05 09:00"]]}
    found = compile_scenario(scenario(work=pieces, people={"sullivan": away})).preparations["draft"]
    assert (found.dead, found.phases) == (says, ())
