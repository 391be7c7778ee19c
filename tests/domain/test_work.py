"""Work: how its length is written, and what is wrong with it beyond the form of its values."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from planner.domain.references import faults_of
from planner.domain.work import read_work_length
from tests.building import meeting, scenario


def codes(**parts: Any) -> set[str]:
    return {fault.code for fault in faults_of(scenario(**parts))}


DRAFT = {"title": "Draft", "length": "4 h"}
OPENS_B = {**DRAFT, "opens": ["b"]}
CREW = {
    "crew": {"name": "Crew", "kind": "teams", "number": "2"},
    "cars": {"name": "Cars", "kind": "motorcades", "number": "2"},
}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, set()),
        ({"by": ["pompeo"]}, set()),
        ({"by": ["nobody"]}, {"REF-unknown"}),
        ({"by": ["us"]}, {"REF-unknown"}),
        ({"by": ["pompeo", "pompeo"]}, {"ID-twice"}),
        ({"teams": {"crew": "2"}}, set()),
        ({"teams": {"crew": "3"}}, {"NUM-pool"}),
        ({"teams": {"cars": "1"}}, {"REF-kind"}),
        ({"teams": {"nobody": "1"}}, {"REF-unknown"}),
        ({"city": "atlantis"}, {"REF-unknown"}),
        ({"calendar": "XX"}, {"REF-calendar"}),
        ({"length": "2 working days", "calendar": "US"}, set()),
        ({"length": "2 working days"}, {"LOGIC-calendar"}),
        ({"needs": {"meetings": ["a"], "work": ["survey"]}}, set()),
        ({"needs": {"meetings": ["c"]}}, {"REF-unknown"}),
        ({"needs": {"permits": ["c"]}}, {"REF-unknown"}),
        ({"needs": {"work": ["c"]}}, {"REF-unknown"}),
        ({"opens": ["a"]}, set()),
        ({"opens": ["c"]}, {"REF-unknown"}),
        ({"opens": ["a"], "needs": {"meetings": ["a"]}}, {"LOGIC-itself", "LOGIC-circle"}),
        ({"earliest": "2018-06-05", "due": "2018-06-05"}, set()),
        ({"earliest": "2018-06-05 12:00", "due": "2018-06-05 12:00"}, {"TIME-reversed"}),
        ({"earliest": "2018-06-09"}, {"TIME-outside"}),
        ({"due": "2018-06-03"}, {"TIME-outside"}),
        ({"due": "2030-01-01"}, set()),
        ({"earliest": "2018-03-11 02:30"}, {"TIME-skipped"}),
    ],
)
def test_work_refers_to_what_is_there_and_its_times_can_be(fields: dict[str, Any], found: set[str]) -> None:
    pieces = {"draft": {**DRAFT, **fields}, "survey": {**DRAFT, "title": "Survey"}}
    assert codes(meetings={"a": meeting("pompeo")}, resources=CREW, work=pieces) == found


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ({"x": {**DRAFT, "needs": {"work": ["y"]}}, "y": {**DRAFT, "needs": {"meetings": ["a"]}}}, set()),
        ({"x": {**DRAFT, "needs": {"work": ["y"]}}, "y": {**DRAFT, "needs": {"work": ["x"]}}}, {"LOGIC-circle"}),
        ({"x": {**OPENS_B, "needs": {"work": ["y"]}}, "y": {**DRAFT, "needs": {"meetings": ["b"]}}}, {"LOGIC-circle"}),
        ({"a": {**DRAFT, "needs": {"meetings": ["b"]}}, "y": OPENS_B}, set()),
    ],
)  # fmt: skip
def test_a_circle_can_lead_through_work(pieces: dict[str, Any], found: set[str]) -> None:
    assert codes(meetings={"a": meeting("pompeo"), "b": meeting("kang", must="false")}, work=pieces) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("6 h", "6 h"),
        ("2 h 30 min", "150 min"),
        ("5 working days", "5 working days"),
        ("1 working day", "1 working day"),
        ("14 days", "2 weeks"),
        ("10 days", "10 days"),
        ("18 months", "18 months"),
        ("15 years", "15 years"),
    ],
)
def test_a_length_of_work_is_written_as_planners_say_it(text: str, written: str) -> None:
    assert str(read_work_length(text)) == written
    assert read_work_length(written) == read_work_length(text)


@pytest.mark.parametrize("text", ["", "6", "0 h", "6 hs", "2 days 3 h", "3 decades", "51 years", "h", "1.5 h"])
def test_what_is_no_length_of_work_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(PydanticCustomError, match=r"length of work|can be planned|is no"):
        read_work_length(text)
