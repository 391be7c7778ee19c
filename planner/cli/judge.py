"""`planner check` and `planner validate`: is a plan sound, is a scenario?"""

from __future__ import annotations

import json as json_
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.ends import Exit

ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help="The scenario, a YAML file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]


def check(
    scenario: ScenarioFile,
    plan: Annotated[Path, typer.Argument(metavar="PLAN.csv", help="The plan, made by us or by hand.")],
    json: AsJson = False,
) -> None:
    """Judge a plan: every rule that it breaks, and what it costs. Exit code 1 where it breaks one."""
    from planner.check import check as check_plan
    from planner.check import score, tiers
    from planner.files import load_scenario, read_plan

    asked = load_scenario(scenario)
    made = read_plan(plan, asked)
    findings, values = check_plan(asked, made), tiers(score(asked, made))
    if json:
        found = [{"rule": each.rule, "subject": each.subject, "message": each.message} for each in findings]
        typer.echo(json_.dumps({"findings": found, "tiers": values}, indent=2, ensure_ascii=False))
    else:
        for each in findings:
            typer.echo(f"{each.rule}: {each.message}")
        held = f"{len(made.appointments)} of {len(asked.meetings)} meetings held"
        verdict = (
            "no findings" if not findings else f"{len(findings)} {'finding' if len(findings) == 1 else 'findings'}"
        )
        typer.echo(f"{verdict}: {held}, {len(made.journeys)} journeys.")
        typer.echo("It costs " + ", ".join(f"{tier} {value:,}" for tier, value in values.items()) + ".")
    raise typer.Exit(Exit.FINDINGS if findings else Exit.DONE)


def validate(scenario: ScenarioFile, json: AsJson = False) -> None:
    """Read a scenario and tell every problem in it. Exit code 2 where there is one."""
    from planner.errors import InputError
    from planner.files import load_scenario

    try:
        asked = load_scenario(scenario)
    except InputError as error:
        if not json:
            raise
        keys = ("code", "file", "line", "column", "path", "message")
        found = [{key: getattr(each, key) for key in keys} for each in error.problems]
        typer.echo(json_.dumps({"problems": found}, indent=2, ensure_ascii=False))
        raise typer.Exit(Exit.BAD_INPUT) from None
    if json:
        typer.echo(json_.dumps({"problems": [], "fingerprint": asked.fingerprint}, indent=2))
        return
    people, musts = len(asked.people), sum(each.must for each in asked.meetings.values())
    typer.echo(f"{scenario} is sound: {asked.title}.")
    typer.echo(
        f"{len(asked.meetings)} meetings, {musts} of them must be held; {people} people; {len(asked.places)} cities."
    )
