from __future__ import annotations

import math

import pytest
import typer

from planner.cli.durations import seconds


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("60", 60),
        ("2.5", 2.5),
        ("90s", 90),
        ("90 sec", 90),
        ("1m", 60),
        ("1 min", 60),
        ("1m30s", 90),
        ("1 h 30 min", 5400),
        ("1.5h", 5400),
        (" 2 Hours ", 7200),
        ("-1", -1),
        ("inf", math.inf),
    ],
)
def test_lengths_of_time_are_read(text: str, means: float) -> None:
    assert seconds(text) == means


@pytest.mark.parametrize("text", ["", "soon", "1x", "1d", "m", "1m soon", "1:30", "1m-2s", "1.2.3s"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no length of time; write seconds, or 90s, 1m or 1h30m"):
        seconds(text)
