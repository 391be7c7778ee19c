"""Every scenario loads; the variant differs from its base by its patch only; the tutorial's stays short."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.domain.permit_days import granted_on
from planner.domain.scenario import Scenario
from planner.files import load_scenario
from tests.house.tree import kept

FOLDER = Path(__file__).parents[2] / "scenarios"


def dumped(scenario: Scenario) -> dict[str, Any]:
    return scenario.model_dump(mode="json", by_alias=True)


@pytest.mark.parametrize("file", kept("scenarios", "*.yaml"), ids=lambda file: file.stem)
def test_every_scenario_loads_without_a_problem(file: Path) -> None:
    assert load_scenario(file).meetings


def test_the_late_waiver_differs_by_its_patch_only() -> None:
    base, late = (dumped(load_scenario(FOLDER / name)) for name in ("singapore-2018.yaml", "waiver-late.yaml"))
    assert late["permits"]["kim-yong-chol-waiver"]["submitted"] == "2018-05-29"
    late["permits"]["kim-yong-chol-waiver"]["submitted"] = base["permits"]["kim-yong-chol-waiver"]["submitted"]
    assert late["title"] != base["title"]
    late["title"] = base["title"]
    assert late == base


@pytest.mark.parametrize(("name", "day"), [("singapore-2018.yaml", "2018-05-30"), ("waiver-late.yaml", "2018-06-05")])
def test_the_waiver_is_there_on_the_first_day_asked_for_or_after_the_last(name: str, day: str) -> None:
    waiver = load_scenario(FOLDER / name).permits["kim-yong-chol-waiver"]
    assert waiver.valid is not None
    assert [str(each) for each in waiver.valid] == ["2018-05-30", "2018-06-02"]
    assert str(granted_on(waiver)) == day


def test_the_first_steps_are_short() -> None:
    assert len((FOLDER / "first-steps.yaml").read_text(encoding="utf-8").splitlines()) < 40
    scenario = load_scenario(FOLDER / "first-steps.yaml")
    assert len(scenario.delegations) == 2
    assert len(scenario.places) == 3
    assert 4 <= len(scenario.meetings) <= 5
    assert len(scenario.permits) == 1
