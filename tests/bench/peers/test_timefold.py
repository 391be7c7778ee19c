"""Timefold on the meeting-scheduling format, in a process of its own; and what is said of its solutions, without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.bench.apart import run_apart
from planner.bench.files.meeting_scheduling import Levels, Places, read_meeting_scheduling
from planner.bench.jobs import Job, Row
from planner.bench.peers import meetings_timefold
from planner.bench.peers.beside import lacking
from planner.bench.peers.meetings_timefold import Reported
from planner.bench.peers.rows import timefold_row
from tests.bench.files.instances import Tree, meeting, meetings_tree
from tests.bench.files.test_recognised import put

LACKING = lacking("timefold")
TALKS = meetings_tree(meeting(2, [0], [1]), meeting(2, [0, 1]))
CROWDED = meetings_tree(
    meeting(3, [0, 1], [2]),
    meeting(2, [0, 2], [1, 3]),
    meeting(2, [3], [0, 2, 4]),
    meeting(1, [1, 2, 3, 4], [0]),
    meeting(4, [4], [2]),
    rooms=(4, 3, 2),
    days=(0, 0, 0, 1, 1),
)
"""Five meetings that fit in no way: every rule of the three levels is broken, or costs something."""


def reported(monkeypatch: pytest.MonkeyPatch, places: Places | None, levels: Levels) -> Row:
    monkeypatch.setattr(meetings_timefold, "solved", lambda *_: Reported(places, levels, 1.5))
    return timefold_row(read_meeting_scheduling(TALKS, "a.json"), Job("timefold", 1.0))


def test_its_solution_is_scored_by_our_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    row = reported(monkeypatch, [(0, 0), (3, 0)], (0, 0, 5))
    assert (row.result, row.status, row.words) == ("0/0/5", "found", "as it says; 1.5 s of it until it was ready")
    row = reported(monkeypatch, [(0, 0), (3, 0)], (0, 0, 4))
    assert (row.result, row.status, row.words) == ("0/0/5", "wrong", "it says 0/0/4; 1.5 s of it until it was ready")
    row = reported(monkeypatch, None, (0, 0, 0))
    assert (row.result, row.status) == ("", "none")
    assert not row.failed


@pytest.mark.skipif(LACKING is not None, reason=f"Timefold: {LACKING}")
@pytest.mark.slow
@pytest.mark.parametrize(("tree", "result"), [(TALKS, "0/0/5"), (CROWDED, None)])
def test_it_counts_as_we_do(tree: Tree, result: str | None, tmp_path: Path) -> None:
    file = put(tmp_path / "a.json", tree)
    row = run_apart(Job("timefold", 3.0, name="talks", file=str(file), format="meeting-scheduling"))
    assert row is not None
    assert row.words.startswith("as it says; "), row
    assert result in (None, row.result)
