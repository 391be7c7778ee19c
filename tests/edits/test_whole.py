"""A scenario as text, and as its own JSON: read again, it is the same."""

from __future__ import annotations

import json
from random import Random

import pytest

from planner.bench.families import FAMILIES
from planner.domain.scenario import Scenario
from planner.edits import text_of
from planner.edits.whole import said
from planner.files import load_scenario, parse_scenario
from tests.house.imports import ROOT

FILES = [*sorted((ROOT / "scenarios").glob("*.yaml")), ROOT / "tests" / "edits" / "every_reference.yaml"]
SCENARIOS = {file.name: load_scenario(file) for file in FILES} | {
    name: Scenario.model_validate(family(20, Random(2))) for name, family in FAMILIES.items()
}


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_it_is_the_same_when_its_text_is_read(scenario: Scenario) -> None:
    assert parse_scenario(text_of(scenario)) == scenario


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_it_is_the_same_when_its_json_is_read(scenario: Scenario) -> None:
    again = Scenario.model_validate_json(scenario.model_dump_json(by_alias=True))
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint


def test_the_end_of_a_day_and_the_minute_before_it_are_not_the_same() -> None:
    base = SCENARIOS["first-steps.yaml"]
    for words, minute in (("24:00", 1440), ("23:59", 1439)):
        tree = json.loads(base.model_dump_json(by_alias=True))
        tree["policies"]["working_hours"] = ["08:00", words]
        scenario = Scenario.model_validate(tree)
        assert scenario.policies.working_hours[1].minute == minute
        assert said(scenario)["policies"] == {"working_hours": ["08:00", words]}
        assert parse_scenario(text_of(scenario)) == scenario


def test_what_holds_by_itself_is_not_said() -> None:
    assert "policies" not in said(SCENARIOS["first-steps.yaml"])
    assert "status" not in text_of(SCENARIOS["first-steps.yaml"])
