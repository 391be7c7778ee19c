"""Warnings of a scenario, told on stderr: a file or a pipe that carries the answer stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planner.cli.ends import say
from planner.cli.inputs import STDIN
from planner.errors import Fault

MOST_SHOWN = 5
"""Warnings that are told before a solve; `planner validate` tells all."""


def warn(warnings: Sequence[Fault], scenario: Path, most: int | None = MOST_SHOWN) -> None:
    """Tells the first warnings, each with its place in the file, and how many others there are."""
    if not warnings:
        return
    number = len(warnings)
    say(f"{number:,} {'warning' if number == 1 else 'warnings'}, which {'stops' if number == 1 else 'stop'} nothing:")
    shown = warnings if most is None else warnings[:most]
    for warning in shown:
        say(str(warning))
    if (left := number - len(shown)) > 0:
        where = "" if str(scenario) == STDIN else f"; planner validate {scenario} tells all"
        say(f"... and {left:,} more{where}")


def problems(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """Faults or warnings for programs."""
    keys = ("code", "file", "line", "column", "path", "message")
    return [{key: getattr(fault, key) for key in keys} for fault in faults]
