"""What really happened in 2018 is a plan of the scenario: the judge has nothing to find in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.check import check, score, tiers
from planner.domain.scenario import Scenario
from planner.files import load_scenario, plan_csv, read_plan
from planner.plan.record import Mode, Plan, Tier

FOLDER = Path(__file__).parents[2] / "scenarios"
CSV = FOLDER / "singapore-2018.actual.csv"


@pytest.fixture(scope="module")
def singapore() -> Scenario:
    return load_scenario(FOLDER / "singapore-2018.yaml")


@pytest.fixture(scope="module")
def actual(singapore: Scenario) -> Plan:
    return read_plan(CSV, singapore)


def test_the_judge_accepts_it(singapore: Scenario, actual: Plan) -> None:
    assert check(singapore, actual) == ()


def test_under_the_late_waiver_the_judge_finds_new_york_closed(actual: Plan) -> None:
    findings = check(load_scenario(FOLDER / "waiver-late.yaml"), actual)
    assert {finding.rule for finding in findings} == {"permits"}
    assert any("New York" in finding.message or "new-york" in finding.message for finding in findings)


def test_the_president_could_not_have_stayed_for_the_climate_and_left_at_noon(
    singapore: Scenario, actual: Plan
) -> None:
    climate = actual.appointment("g7-climate")
    assert climate is not None
    himself = tuple(
        sorted(replace(each, person="trump") if each.seat == "trump" else each for each in climate.attendance)
    )
    others = tuple(each for each in actual.appointments if each is not climate)
    stayed = replace(actual, appointments=tuple(sorted((*others, replace(climate, attendance=himself)))))
    assert {finding.rule for finding in check(singapore, stayed)} == {"journeys"}


def test_every_meeting_is_held_or_reported(singapore: Scenario, actual: Plan) -> None:
    held = {each.meeting for each in actual.appointments}
    left_out = {each.meeting for each in actual.unscheduled}
    assert held | left_out == set(singapore.meetings)
    assert left_out == {"trilateral-leaders"}
    assert all(each.reason for each in actual.unscheduled)


@pytest.mark.parametrize(
    ("id_", "start"),
    [
        ("moon-kim", (5, 26, 6, 0)),  # 15:00 in Panmunjom
        ("ny-dinner", (5, 30, 23, 0)),  # 19:00 in New York
        ("ny-talks", (5, 31, 13, 0)),  # 09:00 in New York
        ("round-4", (6, 3, 5, 0)),  # 14:00 in Panmunjom
        ("round-5", (6, 4, 1, 0)),  # 10:00 in Panmunjom
        ("abe-press", (6, 7, 18, 0)),  # 14:00 in Washington
        ("last-talks-1", (6, 11, 2, 0)),  # 10:00 in Singapore
        ("trump-lee", (6, 11, 4, 15)),  # 12:15 in Singapore
        ("summit", (6, 12, 1, 0)),  # 09:00 in Singapore
        ("signing", (6, 12, 5, 40)),  # 13:40 in Singapore
    ],
)
def test_times_on_record(actual: Plan, id_: str, start: tuple[int, int, int, int]) -> None:
    appointment = actual.appointment(id_)
    assert appointment is not None
    assert appointment.start == datetime(2018, *start, tzinfo=UTC)


def test_journeys_on_record(actual: Plan) -> None:
    flown = {(each.origin, each.destination, each.party or each.people[0]): each for each in actual.journeys}
    air_force_one = flown["la-malbaie", "singapore", "air-force-one"]
    assert air_force_one.depart == datetime(2018, 6, 9, 16, 0, tzinfo=UTC)
    assert air_force_one.arrive == datetime(2018, 6, 10, 12, 25, tzinfo=UTC)
    assert flown["pyongyang", "singapore", "kims-ministers"].arrive == datetime(2018, 6, 10, 6, 35, tzinfo=UTC)
    ca981 = flown["beijing", "new-york", "kim-yong-chols-party"]
    assert (ca981.mode, ca981.flight) == (Mode.SCHEDULED, "CA981")
    assert ca981.arrive == datetime(2018, 5, 30, 18, 20, tzinfo=UTC)
    assert flown["new-york", "washington", "kim-yong-chols-party"].mode is Mode.GROUND


@pytest.mark.parametrize("id_", ["g7-climate", "g7-oceans"])
def test_the_sherpa_stands_in_for_the_president_who_has_left(actual: Plan, id_: str) -> None:
    appointment = actual.appointment(id_)
    assert appointment is not None
    assert next(each.person for each in appointment.attendance if each.seat == "trump") == "eissenstat"


def test_what_it_cost(singapore: Scenario, actual: Plan) -> None:
    terms = score(singapore, actual)
    assert [term.subject for term in terms if term.name == "unheld" and term.amount] == ["trilateral-leaders"]
    assert {term.subject for term in terms if term.name == "stand-in" and term.amount} == {
        "g7-climate/trump",
        "g7-oceans/trump",
    }
    left = singapore.meetings["trilateral-leaders"].priority + singapore.work["verification"].priority
    assert tiers(terms)[Tier.PRIORITY] == left


def test_the_file_is_written_as_the_product_writes_it(singapore: Scenario, actual: Plan) -> None:
    assert CSV.read_bytes().decode("utf-8") == plan_csv(actual, singapore)
