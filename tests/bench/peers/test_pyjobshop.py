"""PyJobShop on CSPLib 046: what it is told of ways, and what is said of its solutions."""

from __future__ import annotations

from typing import Any

import pytest

from planner.bench.files.csplib import read_csplib
from planner.bench.jobs import Job, Row
from planner.bench.peers import csplib_pyjobshop
from planner.bench.peers.beside import lacking
from planner.bench.peers.csplib_pyjobshop import Makespan, pairs_apart
from planner.bench.peers.rows import pyjobshop_row
from tests.bench.files.instances import csplib_tree

LACKING = lacking("pyjobshop")
JOB = Job("pyjobshop", 30.0)
ROUND = {"attends": [[0, 1, 2], []], "published_solution": None}
"""One agent attends all three meetings."""


def reported(monkeypatch: pytest.MonkeyPatch, *found: Any) -> Row:
    monkeypatch.setattr(csplib_pyjobshop, "solved", lambda *_: Makespan(*found))
    return pyjobshop_row(read_csplib(csplib_tree(), "a.json"), JOB)


def test_its_solution_is_looked_at_by_our_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    row = reported(monkeypatch, (0, 3, 0), 4, True)
    assert (row.result, row.bound, row.status, row.words) == ("4", "4", "proved", "least, as it says")
    row = reported(monkeypatch, (0, 2, 5), 3, False)
    assert (row.result, row.bound, row.status, row.words) == ("6", "3", "found", "not proved least")
    row = reported(monkeypatch, (0, 2, 4), 4, True)
    assert (row.result, row.status) == ("", "wrong")
    assert row.words == "wrong: agent 1's meetings 1 and 2 start 2 slots apart and not 3"
    row = reported(monkeypatch, None, 0, False)
    assert (row.result, row.status, row.words) == ("", "none", "nothing found in the time given")
    assert not row.failed


@pytest.mark.parametrize(("far", "expected"), [(3, []), (4, [(0, 2)])])
def test_meetings_with_a_shorter_way_over_a_third_are_kept_apart_by_themselves(
    far: int, expected: list[tuple[int, int]]
) -> None:
    distance = [[0, 1, far], [1, 0, 1], [far, 1, 0]]
    assert list(pairs_apart(read_csplib(csplib_tree(**ROUND, distance=distance), "a.json"))) == expected


@pytest.mark.skipif(LACKING is not None, reason=f"PyJobShop: {LACKING}")
@pytest.mark.parametrize(
    ("changed", "slots"),
    [
        ({}, "4"),
        ({"attends": [[1, 2], []]}, "4"),
        ({**ROUND, "distance": [[0, 1, 3], [1, 0, 1], [3, 1, 0]]}, "5"),
        ({**ROUND, "distance": [[0, 1, 5], [1, 0, 1], [5, 1, 0]]}, "7"),
    ],
)
def test_it_finds_the_least_number_of_slots(changed: dict[str, Any], slots: str) -> None:
    row = pyjobshop_row(read_csplib(csplib_tree(**changed), "a.json"), JOB)
    assert (row.result, row.bound, row.status) == (slots, slots, "proved")
