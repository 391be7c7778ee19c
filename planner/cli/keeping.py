"""Writes what a solve came to: each output by itself, so that the trouble of one costs no other, and no plan is lost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from planner.cli.ends import write
from planner.domain.scenario import Scenario
from planner.errors import InputError, PlannerError
from planner.files import answer_json, plan_csv
from planner.files.atomic import write_text
from planner.files.streams import STDOUT
from planner.plan.record import Answer


@dataclass
class Kept:
    """What was written and what was not, in sentences; `output` is the file that was asked for the plan, if any."""

    output: str | None
    nothing_asked: bool
    written: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def keep(answer: Answer, scenario: Scenario, output: str | None, json: str | None) -> Kept:
    """Writes the plan to `output` and the whole answer to `json`, files first, so that they are there whatever happens
    to stdout. A plan that cannot be written where it should be goes to the folder of temporary files.
    """
    kept = Kept(None if output == STDOUT else output, output is None and json is None)
    table = None if answer.plan is None or output is None else plan_csv(answer.plan, scenario, sign=True)
    whole = None if json is None else answer_json(answer, scenario)
    if table is not None and output is not None and output != STDOUT:
        _keep(kept, "The plan", output, table)
        if kept.failures:
            _rescue(kept, table)
    if whole is not None and json is not None and json != STDOUT:
        _keep(kept, "The whole answer", json, whole)
    for text, name in ((table, output), (whole, json)):
        if text is not None and name == STDOUT:
            write(text)
    return kept


def _keep(kept: Kept, what: str, name: str, text: str) -> None:
    try:
        write_text(name, text)
    except InputError as error:
        kept.failures.append(f"{what}, to {name}: {'; '.join(fault.message for fault in error.faults)}.")
    except PlannerError as error:
        kept.failures.append(f"{what}: {error}.")
    else:
        kept.written.append(f"{what} is in {name}.")


def _rescue(kept: Kept, text: str) -> None:
    """Puts a plan that cannot be where it should into the folder of temporary files, where that can be written."""
    try:
        name = str(Path(tempfile.mkdtemp(prefix="summit-plan-")) / "plan.csv")
        write_text(name, text)
    except (OSError, PlannerError):
        return
    kept.written.append(f"The plan is in {name} instead.")
