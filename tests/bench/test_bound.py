"""What no plan of an instance of the study is better than."""

from __future__ import annotations

import json
from pathlib import Path

from planner.bench import methods
from planner.bench.jobs import Job
from tests.bench.test_study import shuttle, week

BEST = 52 + 3 * (4 + 4)
"""What the best plan of the tiny shuttle costs: the second meeting is left out, and three people fly."""


def test_a_shuttle_costs_at_least_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(shuttle()), encoding="utf-8")
    row = methods.run(Job("bound", 4.0, study=str(file), name="tiny"))
    assert (row.status, row.words, row.held) == ("bound", "no plan costs less", None)
    assert 20 <= int(row.bound) <= BEST


def test_a_week_holds_at_most_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(week()), encoding="utf-8")
    row = methods.run(Job("bound", 2.0, study=str(file), name="tiny"))
    assert (row.bound, row.words) == ("8", "no plan holds more")
