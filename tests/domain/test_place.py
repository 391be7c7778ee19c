"""Places are values: read once, written back as they were, and a name that begins like another is another."""

from __future__ import annotations

import ast

import pytest

from planner.check import check
from planner.domain.place import Place, read_place
from planner.plan.record import Appointment, Attendance, Plan, Status
from planner.solve import solve
from tests.building import meeting, scenario
from tests.house.imports import ROOT

ROOMS = {
    "suite": {},
    "suite-a": {},
    "suite-2": {},
    "boxes": {"count": "3"},
    "boxes-of-glass": {},
    "hall-2-1": {"count": "2"},
}
WORLD = scenario(places={"washington": {"venues": {"state": {"rooms": ROOMS}, "state-2": {}}}})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("washington", Place("washington")),
        ("washington/state", Place("washington", "state")),
        ("washington/state-2", Place("washington", "state-2")),
        ("washington/state/suite", Place("washington", "state", "suite")),
        ("washington/state/suite-2", Place("washington", "state", "suite-2")),
        ("washington/state/boxes", Place("washington", "state", "boxes")),
        ("washington/state/boxes-3", Place("washington", "state", "boxes", 3)),
        ("washington/state/boxes-4", Place("washington", "state", "boxes-4")),
        ("washington/state/boxes-03", Place("washington", "state", "boxes-03")),
        ("washington/state/boxes-٣", Place("washington", "state", "boxes-٣")),
        ("washington/state/boxes-of-glass", Place("washington", "state", "boxes-of-glass")),
        ("washington/state/hall-2-1-2", Place("washington", "state", "hall-2-1", 2)),
        ("nowhere/at/all", Place("nowhere", "at", "all")),
        ("remote", Place("remote")),
    ],
)
def test_a_place_is_read_and_written_back(text: str, place: Place) -> None:
    assert WORLD.place(text) == place
    assert str(place) == text
    assert WORLD.place(place) is place


@pytest.mark.parametrize("text", ["", "/", "a/", "/a", "a//b", "a/b/c/d"])
def test_what_is_no_place_is_none(text: str) -> None:
    assert read_place(text) is None
    with pytest.raises(KeyError):
        WORLD.place(text)


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("washington/state/suite", "washington", True),
        ("washington/state/suite", "washington/state", True),
        ("washington/state/suite", "washington/state/suite", True),
        ("washington/state/boxes-2", "washington/state/boxes", True),
        ("washington/state/boxes-2", "washington/state/boxes-2", True),
        ("washington/state/boxes-2", "washington/state/boxes-1", False),
        ("washington/state/boxes", "washington/state/boxes-2", False),
        ("washington/state/suite-a", "washington/state/suite", False),
        ("washington/state/suite-2", "washington/state/suite", False),
        ("washington/state/boxes-of-glass", "washington/state/boxes", False),
        ("washington/state-2", "washington/state", False),
        ("washington/state", "washington/state/suite", False),
        ("new-york", "washington", False),
        ("remote", "washington", False),
        ("remote", "remote", True),
    ],
)
def test_what_lies_in_what(inner: str, outer: str, lies: bool) -> None:
    assert WORLD.place(inner).lies_in(WORLD.place(outer)) is lies


def test_the_judge_tells_rooms_apart_whose_names_begin_alike() -> None:
    asked = scenario(
        places={"washington": {"venues": {"state": {"rooms": ROOMS}}}},
        meetings={"talk": meeting("pompeo", where=["washington/state/suite"], pin={"at": "2018-06-05 10:00"})},
    )
    plan = solve(asked).plan
    assert plan is not None
    held = plan.appointments[0]
    assert held.place == "washington/state/suite"
    for other in ("suite-a", "suite-2", "boxes-1"):
        moved = Appointment(
            held.start, "talk", held.end, f"washington/state/{other}", (Attendance("pompeo", "pompeo"),)
        )
        assert {finding.rule for finding in check(asked, Plan((moved,)))} == {"availability"}


@pytest.mark.parametrize(("place", "status"), [("suite", Status.PROVED_BEST), ("boxes", Status.NO_PLAN_EXISTS)])
def test_a_quota_counts_only_the_rooms_that_it_names(place: str, status: Status) -> None:
    """One meeting in suite and one in suite-a; or two in boxes, of which the second is one too many."""
    rooms = ("suite", "suite-a") if place == "suite" else ("boxes-1", "boxes-2")
    both = {
        who: meeting(who, where=[f"washington/state/{room}"])
        for who, room in zip(("pompeo", "sullivan"), rooms, strict=True)
    }
    quota = {"q": {"most": "1", "per_day": "false", "place": f"washington/state/{place}"}}
    asked = scenario(
        places={"washington": {"venues": {"state": {"rooms": ROOMS}}}}, meetings=both, policies={"quotas": quota}
    )
    assert solve(asked).status is status


def test_nobody_else_cuts_places() -> None:
    """Splitting at slashes or looking for a number behind a hyphen is the business of one file."""
    cutting = []
    for file in sorted((ROOT / "planner").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            first = node.args[0]
            cuts = node.func.attr in ("split", "rsplit", "partition", "rpartition")
            if cuts and isinstance(first, ast.Constant) and first.value in ("/", "-"):
                cutting.append(file.relative_to(ROOT).as_posix())
    allowed = {"planner/domain/place.py", "planner/domain/clock.py", "planner/domain/calendars.py"}
    pairs_of_languages = {
        "planner/check/staffing.py",
        "planner/domain/needed.py",
        "planner/domain/references/resources.py",
        "planner/report/languages.py",
        "planner/report/plan_tables.py",
    }
    subjects_of_terms = {"planner/report/cost_words.py"}
    file_names = {"planner/files/variants.py"}
    assert set(cutting) <= allowed | pairs_of_languages | subjects_of_terms | file_names
