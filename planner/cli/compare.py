"""`planner compare`: what changed from one plan to another."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.ends import write, write_json
from planner.cli.options import AsJson, Quiet

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan
    from planner.report import Told

Before = Annotated[Path, typer.Argument(metavar="A.csv", help="The earlier plan.", autocompletion=completing.plans)]
After = Annotated[Path, typer.Argument(metavar="B.csv", help="The later plan.", autocompletion=completing.plans)]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="DIFF.csv", help="Write the comparison here; - for stdout.")
]
ScenarioFile = Annotated[
    Path | None,
    typer.Option(
        "--scenario",
        metavar="SCENARIO",
        help="Their scenario: tells also what each plan costs.",
        autocompletion=completing.scenarios,
    ),
]


def compare(
    before: Before,
    after: After,
    output: Output = None,
    scenario: ScenarioFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Tell what differs between two plans.

    What moved, was added or dropped and who comes now; with a scenario also what each plan costs.
    """
    from planner.cli.inputs import once, plan_with_rows, scenario_from
    from planner.cli.screen import Screen
    from planner.cli.targets import ready
    from planner.files.atomic import write_text
    from planner.files.streams import without_alias
    from planner.plan.diff import compare as compare_plans
    from planner.report import Namer, comparison_csv, told
    from planner.report.trees import comparison_tree

    output = without_alias(output)
    once(before, after, scenario)
    asked = None if scenario is None else scenario_from(scenario)
    (one, rows), (other, more) = plan_with_rows(before, asked), plan_with_rows(after, asked)
    rows += more
    ready([output, "-" if json else None], [each for each in (before, after, scenario) if each is not None], output)
    if output is not None:
        text = comparison_csv(one, other, asked, rows)
        write(text) if output == "-" else write_text(output, text)
        if quiet and not json:
            return None
    if json:
        return write_json(comparison_tree(one, other, asked, rows))
    screen, changes = Screen(error=output == "-"), compare_plans(one, other)
    _changes(screen, told(changes, Namer(asked, rows)))
    if asked is not None:
        _costs(screen, one, other, asked)
    if output not in (None, "-"):
        screen.say(f"The comparison is in {output}.")
    return None


def _changes(screen: Screen, those: list[Told]) -> None:
    if not those:
        screen.say("The plans are the same.")
    for about, group in groupby(those, key=lambda each: each.about):
        some = list(group)
        screen.say((f"{about.capitalize()}s that changed: {len(some):,}", "bold"))
        for each in some:
            screen.bullet((each.head, "bold"), f": {each.says}{'' if each.says.endswith('.') else '.'}")


def _costs(screen: Screen, one: Plan, other: Plan, scenario: Scenario) -> None:
    from planner.check import check
    from planner.cli.screen import table
    from planner.report import value_frame
    from planner.report.words import counted

    found = table("tier", "term", "before", "after", "difference", numbers=("before", "after", "difference"))
    for row in value_frame(one, other, scenario).to_dict("records"):
        whole, difference = row["term"] == "all", int(row["difference"])
        numbers = (f"{int(row['before']):,}", f"{int(row['after']):,}", f"{difference:+,}" if difference else "")
        tier = str(row["tier"]) if whole else ""
        found.add_row(tier, str(row["term"]), *numbers, style="bold" if whole else "")
    screen.print(found)
    for name, plan in (("earlier", one), ("later", other)):
        findings = check(scenario, plan)
        if findings:
            screen.say((f"The {name} plan breaks rules of this scenario: {counted(len(findings), 'finding')}.", "red"))
