"""Writes what a solve came to: each output by itself, so that the trouble of one costs no other, and no plan is lost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from planner.cli.ends import write
from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError, PlannerError
from planner.files import answer_json, people_csv, plan_csv
from planner.files.atomic import write_text
from planner.files.streams import STDOUT
from planner.plan.record import Answer
from planner.report.looks import Look


@dataclass
class Kept:
    """What was written and what was not, in sentences; `of_plan` are the files that were asked for what a plan says."""

    of_plan: tuple[str, ...]
    nothing_asked: bool
    stdout_taken: bool
    written: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Targets:
    """Where a solve is to write: the plan, the whole answer, and the table of people; `-` is stdout, None nowhere."""

    output: str | None
    json: str | None
    people: str | None = None

    def named(self) -> tuple[str | None, ...]:
        """All of them."""
        return (self.output, self.json, self.people)


def keep(
    answer: Answer,
    scenario: Scenario,
    targets: Targets,
    looks: tuple[Look, ...] = (),
    warnings: tuple[Fault, ...] = (),
) -> Kept:
    """Writes everything to where it should be, files first, so that they are there whatever happens to stdout.

    What is worth a look and the scenario's warnings go into the whole answer. A plan that cannot be written where it should be
    goes to the folder of temporary files.
    """
    output, json = targets.output, targets.json
    of_plan = tuple(name for name in (output, targets.people) if name is not None and name != STDOUT)
    kept = Kept(of_plan, output is None and json is None, STDOUT in targets.named())
    table = None if answer.plan is None or output is None else plan_csv(answer.plan, scenario, sign=True)
    whole = None if json is None else answer_json(answer, scenario, looks, warnings)
    if table is not None and output is not None and output != STDOUT:
        _keep(kept, "The plan", output, table)
        if kept.failures:
            _rescue(kept, table)
    if whole is not None and json is not None and json != STDOUT:
        _keep(kept, "The whole answer", json, whole)
    people = None if answer.plan is None or targets.people is None else people_csv(answer.plan, scenario)
    if people is not None and targets.people is not None and targets.people != STDOUT:
        _keep(kept, "The table of people", targets.people, people)
    for text, name in ((table, output), (whole, json), (people, targets.people)):
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
