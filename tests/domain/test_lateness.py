from __future__ import annotations

from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from planner.domain.lateness import read_counted_from
from planner.domain.references import faults_of
from tests.building import meeting, scenario

SUMMIT = {"meeting": "s", "at": "2018-06-06 15:00", "place": "washington/white-house"}


@pytest.mark.parametrize("text", ["horizon", "summit", "2018-06-12", "2018-06-12 09:00", "2018-06-12 09:00 Asia/Seoul"])
def test_what_lateness_is_counted_from_is_read_and_written(text: str) -> None:
    assert str(read_counted_from(text)) == text
    assert read_counted_from(read_counted_from(text)) == read_counted_from(text)


@pytest.mark.parametrize("value", ["Summit", "start", "", "2018-6-12", "2018-06-12 24:00", "{x}", None, 5, ["summit"]])
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(PydanticCustomError):
        read_counted_from(value)


@pytest.mark.parametrize(
    ("counted_from", "summit", "codes"),
    [
        ("horizon", None, set()),
        ("summit", SUMMIT, set()),
        ("summit", None, {"LOGIC-lateness"}),
        ("2018-06-08", None, set()),
        ("2018-06-04 00:00", None, set()),
        ("2018-06-03 23:59", None, {"TIME-outside"}),
        ("2018-06-09", None, set()),
        ("2018-06-09 00:01", None, {"TIME-outside"}),
        ("2018-06-05 10:00-09:00", None, set()),
        ("2018-03-11 02:30", None, {"TIME-skipped"}),
    ],
)
def test_there_is_what_lateness_is_counted_from(counted_from: str, summit: Any, codes: set[str]) -> None:
    parts = {"summit": summit} if summit else {}
    asked = scenario(meetings={"s": meeting("pompeo")}, policies={"lateness": {"counted_from": counted_from}}, **parts)
    assert {fault.code for fault in faults_of(asked)} == codes
