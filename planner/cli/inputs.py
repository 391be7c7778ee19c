"""Scenarios and plans that a command reads: files, or with the name `-` what comes in by standard input.

How a plan was read that a hand or a spreadsheet changed is told on stderr.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli.ends import say
from planner.errors import Fault, InputError

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.plan.record import Answer, Plan
    from planner.report.day_sheets import Row

STDIN = "-"
"""The name that stands for standard input."""
SPOKEN = "standard input"
"""What it is called in messages."""


def spoken(path: Path) -> str:
    """What an input is called in messages."""
    return SPOKEN if str(path) == STDIN else str(path)


def once(*paths: Path | None) -> None:
    """Refuses standard input for more than one of these inputs. Raises InputError."""
    if sum(str(each) == STDIN for each in paths) > 1:
        message = "it is given for two inputs and can be read only once; name a file for one of them"
        raise InputError([Fault("FMT-twice", message, file=SPOKEN)])


def scenario_from(path: Path) -> Scenario:
    """A scenario. Raises NotFound, and InputError with everything that is wrong with it."""
    from planner.files import load_scenario, parse_scenario
    from planner.files.yaml_tree import MOST_BYTES

    return parse_scenario(_heard(MOST_BYTES), SPOKEN) if str(path) == STDIN else load_scenario(path)


def scenario_with_warnings(path: Path) -> tuple[Scenario, tuple[Fault, ...]]:
    """A scenario with its warnings, which are for the caller to tell. Raises as `scenario_from`."""
    from planner.files import load_with_warnings, parse_with_warnings
    from planner.files.yaml_tree import MOST_BYTES

    return parse_with_warnings(_heard(MOST_BYTES), SPOKEN) if str(path) == STDIN else load_with_warnings(path)


def needed_scenario(path: Path | None, option: str, lacks: str, alone: str | None) -> Scenario:
    """The scenario that an option needs; `lacks` is why, and `alone` says what else was asked for that does not go with it.

    Raises BadParameter where there is none or something does not go with it, else as `scenario_from`.
    """
    if path is None:
        raise typer.BadParameter(f"{lacks}: add --scenario SCENARIO", param_hint=option)
    if alone is not None:
        raise typer.BadParameter(alone, param_hint=option)
    return scenario_from(path)


def plan_from(path: Path, scenario: Scenario) -> Plan:
    """A plan of a scenario. Raises NotFound, and InputError with everything that is wrong with it."""
    from planner.files import parse_plan

    return parse_plan(_plan_bytes(path), scenario, spoken(path), say)


def answer_from(path: Path) -> Answer:
    """An answer in JSON. Raises NotFound, and InputError with everything that is wrong with it."""
    from planner.files import parse_answer, read_answer
    from planner.files.answer_file import MOST_BYTES

    return parse_answer(_heard(MOST_BYTES), SPOKEN) if str(path) == STDIN else read_answer(path)


def rows_from(path: Path) -> list[Row]:
    """The rows of a plan without its scenario. Raises NotFound, and InputError with everything that is wrong with it."""
    from planner.report.rows import parse_rows

    return parse_rows(_plan_bytes(path), spoken(path), say)


def plan_with_rows(path: Path, scenario: Scenario | None) -> tuple[Plan, list[Row]]:
    """A plan, and where its scenario is not known, its rows. Raises NotFound, and InputError with all that is wrong with it."""
    from planner.files import parse_plan
    from planner.report.rows import parse_rows

    data, name = _plan_bytes(path), spoken(path)
    return parse_plan(data, scenario, name, say), [] if scenario is not None else parse_rows(data, name)


def _plan_bytes(path: Path) -> bytes:
    from planner.files.plan_lines import MOST_BYTES
    from planner.files.text import read_bytes

    return _heard(MOST_BYTES) if str(path) == STDIN else read_bytes(path, MOST_BYTES)


def _heard(most: int) -> bytes:
    """What comes in by standard input. Raises InputError where it is larger than `most` bytes."""
    from planner.files.text import too_large

    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise InputError([too_large(len(data), most, SPOKEN)])
    return data
