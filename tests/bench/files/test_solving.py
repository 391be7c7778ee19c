"""What comes of a job on a file, of every format, and that what is wrong does not pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.bench import methods
from planner.bench.apart import run_apart
from planner.bench.files import solving
from planner.bench.files.b2b_model import Found, Model
from planner.bench.files.formats import Format
from planner.bench.files.meeting_scheduling_search import Search
from planner.bench.jobs import Job, Row
from planner.errors import BrokenPlan, InputError
from tests.bench.files.instances import b2b_tree, csplib_tree, meeting, meetings_tree
from tests.bench.files.test_recognised import put

MEETINGS = meetings_tree(meeting(2, [0], [1]), meeting(2, [0, 1]))


@pytest.fixture
def ran(tmp_path: Path) -> Any:
    """What comes of an instance."""

    def run(kind: Format, tree: object, method: str, seconds: float = 30.0) -> Row:
        file = put(tmp_path / "a.json", tree)
        return methods.run(Job(method, seconds, name="a", file=str(file), format=kind.value))

    return run


def test_the_product_says_what_it_came_to_beside_what_is_published(ran: Any) -> None:
    row = ran(Format.CSPLIB, csplib_tree(), "product")
    assert (row.result, row.bound, row.status, row.meetings) == ("4", "4", "proved", 3)
    assert row.words == "satisfiable in 6 slots, as published; 4 least (proved)"
    assert 0 < row.first <= row.seconds
    other = csplib_tree(published_status="infeasible", published_solution=None)
    assert ran(Format.CSPLIB, other, "product").words.startswith("satisfiable in 6 slots; published as infeasible")
    unknown = csplib_tree(published_status=None)
    assert ran(Format.CSPLIB, unknown, "product").words == "satisfiable in 6 slots; 4 least (proved)"
    short = ran(Format.CSPLIB, csplib_tree(slots=3, published_status="infeasible", published_solution=None), "product")
    assert (short.result, short.words) == ("4", "infeasible in 3 slots, as published; 4 least (proved)")


def test_without_time_the_product_says_so(ran: Any) -> None:
    row = ran(Format.CSPLIB, csplib_tree(), "product", 1e-9)
    assert (row.result, row.failed) == ("", False)
    assert row.status == "none"


@pytest.mark.parametrize(
    ("solution", "result", "status", "words"),
    [
        ([0, 2, 5], "6", "right", "right"),
        ([0, 3, 0], "4", "right", "right"),
        ([0, 0, 5], "", "wrong", "wrong, refused: agent 0's meetings 0 and 1 share slot 0"),
        ([0, 0, 0], "", "wrong", "wrong, refused: agent 0's meetings 0 and 1 share slot 0 (and 1 more)"),
        ([0, 2, 6], "", "wrong", "wrong, refused: meeting 2 is in slot 6, and the last is 5"),
    ],
)
def test_a_published_solution_is_looked_at(solution: list[int], result: str, status: str, words: str, ran: Any) -> None:
    row = ran(Format.CSPLIB, csplib_tree(published_solution=solution), "published")
    assert (row.result, row.status, row.words) == (result, status, words)
    assert not row.failed


def test_the_search_and_the_model_say_what_they_came_to(ran: Any) -> None:
    row = ran(Format.MEETING_SCHEDULING, MEETINGS, "search", 0.3)
    assert row.result == "0/0/5"  # in the larger room from 0 and from 3, one grain after the other: last grains 1 and 4
    assert row.words.startswith("no hard points from ")
    assert (row.status, row.bound) == ("found", "0/0")
    row = ran(Format.B2B, b2b_tree(), "model")
    assert (row.result, row.bound, row.status, row.words) == ("0", "0", "proved", "fewest (proved)")
    row = ran(Format.B2B, b2b_tree(slots=1, unavailable=[[]] * 4), "model")
    assert (row.result, row.status, row.words) == ("", "impossible", "no solution exists (proved)")


def test_a_solution_of_ours_that_is_wrong_does_not_pass(ran: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "solve", lambda *_: Found((0, 1, 0, 1), 0, proved=True, impossible=False, first=0.1))
    with pytest.raises(BrokenPlan, match="participant 0 is not there in slot 0"):
        ran(Format.B2B, b2b_tree(), "model")

    def run(self: Search, seconds: float) -> None:
        self.best, self.levels = ((0, 0), (0, 0)), (0, 0, 0)

    monkeypatch.setattr(solving, "bound_of", lambda *_: (0, 1))
    with pytest.raises(BrokenPlan, match=r"a solution of \(0, 0, 5\) is below what none should be below, \(0, 1\)"):
        ran(Format.MEETING_SCHEDULING, MEETINGS, "search", 0.3)

    monkeypatch.setattr(Search, "run", run)
    with pytest.raises(BrokenPlan, match=r"takes its solution for \(0, 0, 0\)"):
        ran(Format.MEETING_SCHEDULING, MEETINGS, "search")


def test_fewest_is_said_only_of_what_is_proved(ran: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "solve", lambda *_: Found((1, 0, 1, 2), 0, proved=False, impossible=False, first=0.1))
    row = ran(Format.B2B, b2b_tree(), "model")
    assert (row.status, row.words) == ("found", "the fewest found")
    monkeypatch.setattr(Model, "solve", lambda *_: Found(None, 0, proved=False, impossible=False, first=None))
    assert ran(Format.B2B, b2b_tree(), "model").words == "nothing found in the time given"


def test_a_file_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    file = put(tmp_path / "a.json", b2b_tree())
    row = run_apart(Job("model", 20.0, name="ring", file=str(file), format="b2b"))
    assert row is not None
    assert (row.result, row.words) == ("0", "fewest (proved)")
    assert row.memory is not None


def test_a_file_that_has_become_another_is_told(ran: Any) -> None:
    with pytest.raises(InputError, match="this field is missing"):
        ran(Format.B2B, {}, "model")
    assert solving.Format.STUDY.methods == ("product", "plain", "greedy", "bound")
