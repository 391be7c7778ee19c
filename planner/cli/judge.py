"""`planner check` and `planner validate`: is a plan sound, is a scenario?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.ends import Exit, write_json
from planner.cli.options import AsJson, Quiet

if TYPE_CHECKING:
    from planner.check import Finding
    from planner.check.waived import Waived
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan, Tier

ScenarioFile = Annotated[
    Path,
    typer.Argument(
        metavar="SCENARIO", help="The scenario, a YAML file; - for standard input.", autocompletion=completing.scenarios
    ),
]
PlanFile = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN.csv",
        help="The plan, made by us or by hand, or with --bound an answer in JSON; - for standard input.",
        autocompletion=completing.plans,
    ),
]


Bound = Annotated[
    bool, typer.Option("--bound", help="Count the bound of an answer again instead, from the prices that it has.")
]


def check(
    scenario: ScenarioFile, plan: PlanFile, bound: Bound = False, json: AsJson = False, quiet: Quiet = False
) -> None:
    """Judge a plan: its faults and its cost.

    Every rule is read again, independently of the solver. Exit code 1 where the plan breaks one, or a bound is too high.
    """
    if bound:
        from planner.cli.bounds import check_bound

        check_bound(scenario, plan, json=json, quiet=quiet)
    from planner.check import check as check_plan
    from planner.check import score, tiers
    from planner.check.waived import waived
    from planner.cli.inputs import once, plan_from, scenario_with_warnings
    from planner.cli.warned import problems, warn

    once(scenario, plan)
    asked, warnings = scenario_with_warnings(scenario)
    made = plan_from(plan, asked)
    findings, terms, lifted = check_plan(asked, made), score(asked, made), waived(asked, made)
    if json:
        found: dict[str, object] = {"findings": [asdict(each) for each in findings], "tiers": tiers(terms)}
        if lifted:
            found["waived"] = [{"id": each.id, "lifted": [asdict(one) for one in each.lifted]} for each in lifted]
        found["terms"] = [{**asdict(each), "cost": each.cost} for each in terms]
        write_json({**found, "warnings": problems(warnings)})
    else:
        if not quiet:
            warn(warnings, scenario)
            _show_waived(asked, lifted)
        _show(asked, made, findings, tiers(terms), quiet=quiet)
    raise typer.Exit(Exit.FINDINGS if findings else Exit.DONE)


def _show_waived(scenario: Scenario, lifted: tuple[Waived, ...]) -> None:
    """What waivers lift from the plan, each with who gave it, and the warning that one lifts nothing."""
    from planner.cli.screen import Screen
    from planner.report.looks_at_waivers import lifts, waiver_words

    screen = Screen()
    for each in lifted:
        said = f"{waiver_words(scenario, each)} {lifts(each)}"
        if each.lifted:
            screen.say(("waived: ", "bold"), said)
        else:
            screen.say(("warning: ", "bold"), f"waived {said}")


def _show(
    scenario: Scenario, plan: Plan, findings: tuple[Finding, ...], values: dict[Tier, int], *, quiet: bool
) -> None:
    from planner.cli.screen import Screen, table
    from planner.plan.record import COUNTED
    from planner.report.words import MEANING, counted

    screen = Screen()
    for each in findings:
        screen.say((f"{each.rule}: ", "bold"), each.message)
    if quiet:
        return
    verdict = (counted(len(findings), "finding"), "bold red") if findings else ("no findings", "bold green")
    held = f"{len({each.meeting for each in plan.appointments}):,} of {counted(len(scenario.to_be_planned), 'meeting')} held"
    screen.say(verdict, f": {held}, {counted(len(plan.journeys), 'journey')}.")
    costs = table("tier", "cost", "what it counts", numbers=("cost",))
    for tier in COUNTED:
        costs.add_row(str(tier), f"{values[tier]:,}", MEANING[tier])
    screen.print(costs)


def validate(scenario: ScenarioFile, json: AsJson = False, quiet: Quiet = False) -> None:
    """Tell what is wrong with a scenario.

    Tells every problem at once, each with its place in the file. Exit code 2 where there is one; warnings stop nothing.
    """
    from planner.cli.inputs import scenario_with_warnings, spoken
    from planner.cli.screen import Screen
    from planner.cli.warned import problems, warn
    from planner.errors import InputError
    from planner.report.words import counted

    try:
        asked, warnings = scenario_with_warnings(scenario)
    except InputError as error:
        if not json:
            raise
        write_json({"problems": problems(error.faults)})
        raise typer.Exit(Exit.BAD_INPUT) from None
    if json:
        told = {"problems": [], "warnings": problems(warnings)}
        return write_json({**told, "title": asked.title, "fingerprint": asked.fingerprint})
    if quiet:
        return None
    warn(warnings, scenario, most=None)
    screen, musts = Screen(), sum(each.must for each in asked.to_be_planned.values())
    screen.say(f"{spoken(scenario)} is sound: {asked.title}.")
    people, cities = counted(len(asked.people), "person", "people"), counted(len(asked.places), "city", "cities")
    screen.say(f"{counted(len(asked.meetings), 'meeting')}, {musts:,} of them must be held; {people}; {cities}.")
    return None
