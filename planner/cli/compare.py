"""`planner compare`: what changed from one plan to another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.differences import show_changes, show_costs
from planner.cli.ends import say, write, write_json
from planner.cli.options import AsJson, Quiet, scenario_option

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan
    from planner.report.day_sheets import Row

Before = Annotated[Path, typer.Argument(metavar="A.csv", help="The earlier plan.", autocompletion=completing.plans)]
After = Annotated[Path, typer.Argument(metavar="B.csv", help="The later plan.", autocompletion=completing.plans)]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="DIFF.csv", help="Write the comparison here; - for stdout.")
]
ScenarioFile = Annotated[Path | None, scenario_option("--scenario", "Their scenario: tells also what each plan costs.")]
ScenarioA = Annotated[Path | None, scenario_option("--scenario-a", "The earlier plan's, where they have two.")]
ScenarioB = Annotated[Path | None, scenario_option("--scenario-b", "The later plan's, where they have two.")]
MOST_FINDINGS = 12
"""So many findings of a plan are told; `planner check` tells them all."""


@dataclass(frozen=True)
class _Scenarios:
    """The scenarios of the two plans; the same one twice where they have one."""

    before: Scenario
    after: Scenario

    @property
    def earlier(self) -> Scenario | None:
        """The scenario of the earlier plan where that is another one."""
        return None if self.before.fingerprint == self.after.fingerprint else self.before


def compare(
    before: Before,
    after: After,
    output: Output = None,
    scenario: ScenarioFile = None,
    scenario_a: ScenarioA = None,
    scenario_b: ScenarioB = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Tell what differs between two plans.

    What moved, was added or dropped and who comes now; with a scenario also what each plan costs, and what is wrong with it.
    """
    from planner.cli.inputs import once
    from planner.cli.targets import ready
    from planner.files.atomic import write_text
    from planner.files.streams import without_alias
    from planner.report import comparison_csv, comparison_tree

    output = without_alias(output)
    files = _files(scenario, scenario_a, scenario_b)
    once(before, after, *dict.fromkeys(files))
    asked = _loaded(*files) if files else None
    one, other, rows = _plans(before, after, asked, hint=scenario is not None)
    ready([output, "-" if json else None], [before, after, *files], {output: ""})
    later, earlier = (None, None) if asked is None else (asked.after, asked.earlier)
    if output is not None:
        text = comparison_csv(one, other, later, rows, earlier)
        write(text) if output == "-" else write_text(output, text)
    if json:
        write_json(comparison_tree(one, other, later, rows, earlier))
    elif output is None or not quiet:
        _show(one, other, asked, rows, output)


def _files(scenario: Path | None, scenario_a: Path | None, scenario_b: Path | None) -> tuple[Path, Path] | tuple[()]:
    """The scenario files of the two plans, none where there are none."""
    one, other = scenario_a or scenario, scenario_b or scenario
    if scenario is not None and (scenario_a is not None or scenario_b is not None):
        message = "it is the scenario of both plans; leave it out, or leave out --scenario-a and --scenario-b"
        raise typer.BadParameter(message, param_hint="--scenario")
    if one is None and other is None:
        return ()
    if one is None or other is None:
        missing = "--scenario-a" if one is None else "--scenario-b"
        raise typer.BadParameter(f"the other plan has one, too: add {missing} SCENARIO")
    return one, other


def _loaded(before: Path, after: Path) -> _Scenarios:
    from planner.cli.inputs import scenario_from

    first = scenario_from(before)
    return _Scenarios(first, first if before == after else scenario_from(after))


def _plans(before: Path, after: Path, asked: _Scenarios | None, *, hint: bool) -> tuple[Plan, Plan, list[Row]]:
    """The two plans, and where they have no scenario, their rows; where one names what their one scenario does not know, it
    may be of another one.
    """
    from planner.cli.inputs import plan_with_rows
    from planner.errors import InputError

    try:
        one, rows = plan_with_rows(before, None if asked is None else asked.before)
        other, more = plan_with_rows(after, None if asked is None else asked.after)
    except InputError as error:
        if hint and any(fault.code == "REF-unknown" for fault in error.faults):
            say("Do the plans belong to two scenarios? Name them with --scenario-a and --scenario-b.")
        raise
    return one, other, [*rows, *more]


def _show(one: Plan, other: Plan, asked: _Scenarios | None, rows: list[Row], output: str | None) -> None:
    from planner.cli.screen import Screen
    from planner.plan.diff import compare as compare_plans
    from planner.plan.diff import unrelated
    from planner.report import Namer, told
    from planner.report.told_apart import UNRELATED, BothNamer

    screen = Screen(error=output == "-")
    if unrelated(one, other):
        screen.say((UNRELATED, "bold red"))
    namer = Namer(None if asked is None else asked.after, rows)
    if asked is not None and asked.earlier is not None:
        namer = BothNamer(asked.before, asked.after)
    show_changes(screen, told(compare_plans(one, other), namer))
    if asked is not None:
        _costs(screen, one, other, asked)
    if output not in (None, "-"):
        screen.say(f"The comparison is in {output}.")


def _costs(screen: Screen, one: Plan, other: Plan, asked: _Scenarios) -> None:
    show_costs(screen, one, other, asked.after, asked.earlier)
    which = "this" if asked.earlier is None else "its"
    for name, plan, scenario in (("earlier", one, asked.before), ("later", other, asked.after)):
        _findings(screen, f"The {name} plan breaks rules of {which} scenario", scenario, plan)


def _findings(screen: Screen, breaks: str, scenario: Scenario, plan: Plan) -> None:
    """What the judge finds in a plan, as many as can be read at once."""
    from planner.check import check
    from planner.report.words import counted

    findings = check(scenario, plan)
    if findings:
        screen.say((f"{breaks}: {counted(len(findings), 'finding')}.", "red"))
    for each in findings[:MOST_FINDINGS]:
        screen.bullet((f"{each.rule}: ", "bold"), each.message)
    if len(findings) > MOST_FINDINGS:
        screen.say(f"And {len(findings) - MOST_FINDINGS:,} more; planner check tells them all.")
