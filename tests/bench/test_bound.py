"""What no plan of an instance of the study is better than."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.bench import bound, methods
from planner.bench.jobs import Job
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Plan
from planner.solve import Settings, solve
from tests.bench.test_study import shuttle, week

BEST = 52 + 3 * (4 + 4)
"""What the best plan of the tiny shuttle costs: the second meeting is left out, and three people fly."""


def test_a_shuttle_costs_at_least_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(shuttle()), encoding="utf-8")
    row = methods.run(Job("bound", 4.0, study=str(file), name="tiny"))
    assert (row.status, row.words, row.held) == ("bound", "no plan costs less", None)
    assert 20 <= int(row.bound) <= BEST


def test_where_there_is_no_plan_soon_there_is_more_time_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, limits = tmp_path / "tiny.json", list[float]()
    file.write_text(json.dumps(shuttle()), encoding="utf-8")

    def late(scenario: Scenario, settings: Settings) -> Answer:
        limits.append(settings.time_limit)
        return replace(solve(scenario, settings), plan=None if len(limits) == 1 else Plan())

    monkeypatch.setattr(bound, "solve", late)
    assert methods.run(Job("bound", 20.0, study=str(file), name="tiny")).status == "bound"
    assert limits == pytest.approx([2.0, 6.0])


def test_a_week_holds_at_most_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(week()), encoding="utf-8")
    row = methods.run(Job("bound", 2.0, study=str(file), name="tiny"))
    assert (row.bound, row.words) == ("8", "no plan holds more")
