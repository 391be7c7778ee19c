"""`planner compare`: what changed from one plan to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan

Before = Annotated[Path, typer.Argument(metavar="A.csv", help="The earlier plan.")]
After = Annotated[Path, typer.Argument(metavar="B.csv", help="The later plan.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="DIFF.csv", help="Write the comparison here.")]
ScenarioFile = Annotated[
    Path | None,
    typer.Option("--scenario", metavar="SCENARIO", help="Their scenario: for names, local times and costs."),
]


def compare(before: Before, after: After, output: Output = None, scenario: ScenarioFile = None) -> None:
    """Compare two plans: what moved, was added or dropped, who changed; with a scenario also what each costs."""
    from planner.files import load_scenario, read_plan
    from planner.files.atomic import write_text
    from planner.plan.diff import compare as compare_plans
    from planner.report import Namer, comparison_csv, sentence

    asked = None if scenario is None else load_scenario(scenario)
    one, other = read_plan(before, asked), read_plan(after, asked)
    namer, changes = Namer(asked), compare_plans(one, other)
    for change in changes:
        typer.echo(sentence(change, namer))
    number = len(changes)
    typer.echo(f"{number} {'change' if number == 1 else 'changes'}." if number else "The plans are the same.")
    if asked is not None:
        _costs(one, other, asked)
    if output is not None:
        write_text(output, comparison_csv(one, other, asked))
        typer.echo(f"The comparison is in {output}.")


def _costs(one: Plan, other: Plan, scenario: Scenario) -> None:
    from rich.console import Console
    from rich.table import Table

    from planner.report import value_frame

    frame = value_frame(one, other, scenario)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in frame.columns:
        table.add_column(name, justify="left" if name in ("tier", "term") else "right")
    for row in frame.to_dict("records"):
        whole, difference = row["term"] == "all", int(row["difference"])
        numbers = (f"{int(row['before']):,}", f"{int(row['after']):,}", f"{difference:+,}" if difference else "")
        tier = str(row["tier"]) if whole else ""
        table.add_row(tier, str(row["term"]), *numbers, style="bold" if whole else "")
    Console().print(table)
