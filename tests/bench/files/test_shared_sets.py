"""The public sets themselves, on machines that have them."""

from __future__ import annotations

import pytest

from planner.bench.files.formats import Format
from planner.bench.files.meeting_scheduling import read_meeting_scheduling
from planner.bench.files.meeting_scheduling_bound import bound_of
from planner.bench.files.recognised import look
from planner.bench.files.solving import run_file
from planner.bench.instance_json import tree_of
from planner.bench.jobs import Job
from tests.house.imports import ROOT

FOLDER = ROOT.parent / "shared" / "data"
"""Where the public sets lie."""

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the public sets are not on this machine")


@pytest.mark.slow
def test_every_instance_is_recognised() -> None:
    found = look([FOLDER], 300)
    formats = [each.format for each in found.instances]
    assert {kind: formats.count(kind) for kind in Format} == {
        Format.CSPLIB: 10,
        Format.MEETING_SCHEDULING: 3,
        Format.B2B: 2,
        Format.STUDY: 3,
    }
    assert all(each.known for each in found.instances if "solverforge" not in each.name)
    assert len([each for each in found.left_out if each.startswith(f"{FOLDER / 'cases'}:")]) == 1


def test_every_published_solution_is_right_but_one() -> None:
    rows = {
        each.name: run_file(Job("published", 1.0, name=each.name, file=each.file, format=each.format.value))
        for each in look([FOLDER / "csplib046"], 300).instances
        if "published" in each.methods
    }
    assert [name for name, row in rows.items() if row.status == "wrong"] == ["csplib046-19"]
    assert rows["csplib046-19"].words == "wrong, refused: agent 0's meetings 20 and 37 share slot 6 (and 1 more)"
    assert len(rows) == 6


def test_the_bounds_of_medium_points_are_above_nothing_and_not_above_what_is_known() -> None:
    bounds = {}
    for each in look([FOLDER / "optaplanner_meetingscheduling"], 300).instances:
        instance = read_meeting_scheduling(tree_of(each.file), each.file)
        bounds[len(instance.meetings)] = bound_of(instance, lambda: 60.0)
    assert bounds == {24: (0, 0), 50: (0, 131), 200: (0, 36)}


@pytest.mark.slow
def test_the_search_soon_has_no_hard_points() -> None:
    for each in look([FOLDER / "optaplanner_meetingscheduling"], 300).instances:
        row = run_file(Job("search", 10.0, name=each.name, file=each.file, format=each.format.value))
        assert row.result.startswith("0/"), each.name
