"""The study's instances as scenarios, and what the study gives a plan."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ortools.sat.python import cp_model

from planner.bench.study import LEFT_OUT_MUST, Study, read_study
from planner.bench.study_trees import DAY_0, meeting_id
from planner.check import check, score, tiers
from planner.errors import InputError, NotFound
from planner.model import build
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Tier, Unscheduled
from planner.problem import compile_scenario
from tests.house.imports import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "study"
"""Where the study's own instances lie, on machines that have them."""
NAMES = {
    "shuttle-50-s1": 50,
    "shuttle-100-s1": 100,
    "shuttle-300-s1": 300,
    "shuttle-1000-s1": 1000,
    "week-1200-s1": 1005,
}


def meeting(number: int, required: list[int], **other: Any) -> dict[str, Any]:
    usual = {
        "id": number,
        "duration": 12,
        "required": required,
        "deputies": [],
        "optional": [],
        "rooms_by_city": {"1": [0]},
        "window": [288, 576],
        "priority": 0,
        "interpreter_pool": -1,
        "motorcade": False,
    }
    return {**usual, **other}


def shuttle() -> dict[str, Any]:
    """Two people of Here; one meeting There, of which the second can send a third; one to leave out; one to come to."""
    cities = [
        {"name": name, "lat": 1.0, "lon": lon, "utc_offset_hours": 0, "rooms": 2, "buffer": 3, "motorcades": 1}
        for name, lon in (("Here", 0.0), ("There", 5.0))
    ]
    return {
        "kind": "shuttle",
        "name": "tiny",
        "step_minutes": 5,
        "days": 4,
        "cities": cities,
        "travel": [[0, 42], [54, 0]],
        "rest_after": [[0, 0], [120, 0]],
        "working_hours_local": [8, 21],
        "daily_limit": 6,
        "people": [{"base": 0, "party": 0, "blocked": []} for _ in range(4)],
        "interpreter_pools": [2],
        "meetings": [
            meeting(
                0,
                [0, 1],
                deputies=[{"for": 1, "deputy": 2, "penalty": 15}],
                optional=[{"person": 3, "weight": 7}],
                interpreter_pool=0,
                motorcade=True,
            ),
            meeting(1, [0, 1], priority=50, optional=[{"person": 3, "weight": 2}], rooms_by_city={"0": [0, 1]}),
        ],
        "precedence": [{"before": 0, "after": 1, "least_gap": 6, "most_gap": 600}],
        "same_day": [[0, 1]],
    }


def tiny_plan() -> Plan:
    """Meeting 0 with the deputy and without the optional person, meeting 1 left out; two people fly there and back."""
    start = DAY_0 + timedelta(days=1, hours=10)
    people = ("p000", "p002")
    seats = (Attendance("p000", "p000"), Attendance("p002", "p001-or-p002"))
    held = Appointment(start, "m0000", start + timedelta(hours=1), "c1/palace/r0-1", seats)
    arrive, depart = start - timedelta(hours=1), start + timedelta(hours=2)
    legs = (
        Journey(arrive - timedelta(minutes=210), "j1", arrive, "c0", "c1", people, Mode.GROUND),
        Journey(depart, "j2", depart + timedelta(minutes=270), "c1", "c0", people, Mode.GROUND),
    )
    return Plan((held,), legs, (), (Unscheduled("m0001", "left out"),))


def test_the_cost_is_what_was_left_out_stood_in_missed_and_travelled() -> None:
    study = Study("tiny", shuttle())
    # left out 50 + 2, a deputy 15, an optional person 7, legs of 3.5 and 4.5 hours, both rounded to 4, for two people
    assert study.figure(tiny_plan()) == 52 + 15 + 7 + 2 * (4 + 4)


def test_the_judge_counts_the_same_in_its_tiers_but_for_hours() -> None:
    study, plan = Study("tiny", shuttle()), tiny_plan()
    plan = replace(plan, appointments=(replace(plan.appointments[0], place="c1/palace/r0"),))
    found = tiers(score(study.scenario, plan))
    assert (found[Tier.PRIORITY], found[Tier.ATTENDANCE], found[Tier.TRAVEL]) == (50, 15 + 7 + 2, 2 * (210 + 270))
    assert not check(study.scenario, plan)


def test_a_must_that_is_left_out_costs_what_the_study_says() -> None:
    assert Study("tiny", shuttle()).figure(Plan()) == LEFT_OUT_MUST + 7 + 52


def test_a_leg_costs_an_hour_at_least() -> None:
    numbers = shuttle()
    numbers["travel"] = [[0, 2], [2, 0]]
    assert Study("tiny", numbers).figure(Plan(journeys=tiny_plan().journeys)) == LEFT_OUT_MUST + 7 + 52 + 4


def week() -> dict[str, Any]:
    return {
        "kind": "week",
        "name": "tiny-week",
        "step_minutes": 5,
        "days": 2,
        "rooms": 3,
        "buffer": 2,
        "interpreter_pools": [1],
        "available": [[[108, 228]], [[108, 150], [160, 228]]],
        "requests": [
            {"pair": [0, 1], "duration": 6, "start_domain": [[108, 144]], "priority": 8, "interpreter_pool": 0},
            {"pair": [1, 0], "duration": 6, "start_domain": [], "priority": 3, "interpreter_pool": -1},
        ],
    }


def test_a_week_is_worth_the_priorities_that_are_held() -> None:
    study = Study("tiny-week", week())
    start = DAY_0 + timedelta(hours=9)
    held = Appointment(start, "m0000", start + timedelta(minutes=30), "c0/hall/booths-1", ())
    assert (study.figure(Plan((held,))), study.figure(Plan())) == (8, 0)
    assert list(study.scenario.meetings) == ["m0000"]


def test_starts_of_a_week_are_those_of_the_study() -> None:
    task = compile_scenario(Study("tiny-week", week()).scenario).tasks["m0000"]
    assert task.starts == ((108, 144),)


def test_what_the_product_cannot_say_is_refused() -> None:
    numbers = shuttle()
    numbers["cities"][0]["buffer"] = 4
    with pytest.raises(InputError, match="buffers differ"):
        _ = Study("tiny", numbers).scenario
    numbers = shuttle()
    numbers["rest_after"] = [[0, 120], [0, 0]]
    with pytest.raises(InputError, match="rest does not follow"):
        _ = Study("tiny", numbers).scenario


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": "a", "kind": "fair"}', '{"name": "a", "kind": "week"}'])
def test_what_is_no_instance_is_refused_with_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json: it is no instance"):
        read_study(file)
    with pytest.raises(NotFound):
        read_study(tmp_path / "none.json")


def test_an_instance_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(shuttle()), encoding="utf-8")
    problem = compile_scenario(read_study(file).scenario)
    assert list(problem.tasks) == ["m0000", "m0001"]
    assert {demand.what for demand in problem.demands} == {"en-zh", "motorcades"}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the study's instances are not on this machine")
@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_instance_is_valid_and_compiles(name: str) -> None:
    study = read_study(FOLDER / f"{name}.json")
    problem = compile_scenario(study.scenario)
    assert len(problem.tasks) == NAMES[name]
    assert all(task.starts for task in problem.tasks.values())


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the study's instances are not on this machine")
def test_the_starts_of_every_request_are_those_of_the_study() -> None:
    study = read_study(FOLDER / "week-1200-s1.json")
    tasks = compile_scenario(study.scenario).tasks
    for number, each in enumerate(study.numbers["requests"]):
        if each["start_domain"]:
            steps = {step for first, last in tasks[meeting_id(number)].starts for step in range(first, last + 1)}
            assert steps == {step for first, last in each["start_domain"] for step in range(first, last + 1)}


@pytest.mark.slow
@pytest.mark.skipif(not FOLDER.is_dir(), reason="the study's instances are not on this machine")
def test_the_proved_optimum_of_the_smallest_shuttle_is_that_of_the_study() -> None:
    """Its sum is minimised in the product's own model; 340 is what the study proved for it."""
    model = build(compile_scenario(read_study(FOLDER / "shuttle-50-s1.json").scenario))
    hours = sum(
        max(1, round(leg.minutes / 60)) * leg.literal
        for itinerary in model.draft.itineraries.of.values()
        for leg in itinerary.legs
    )
    model.cp.minimize(model.objective(Tier.PRIORITY) + model.objective(Tier.ATTENDANCE) + hours)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 200
    solver.parameters.num_workers = 2
    solver.parameters.linearization_level = 2
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    assert solver.objective_value == 340
