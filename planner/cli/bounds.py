"""`planner check --bound`: the bound of an answer, counted again from its prices."""

from __future__ import annotations

from pathlib import Path

import typer

from planner.cli.ends import Exit, say, write_json


def check_bound(scenario: Path, answer: Path, *, json: bool, quiet: bool) -> None:
    """Counts the bound of an answer again and tells what its prices prove. Raises Exit, 1 where they prove less than it says.

    Raises NotFound, and InputError where a file is wrong or the answer has no prices.
    """
    from planner.check.bound import recount
    from planner.cli.inputs import answer_from, once, scenario_from, spoken
    from planner.cli.screen import Screen
    from planner.errors import Fault, InputError
    from planner.plan.record import Tier

    once(scenario, answer)
    asked, given = scenario_from(scenario), answer_from(answer)
    certificate = given.certificate
    if certificate is None:
        message = "there are no prices in it that prove a bound: solve with --json, and see docs/bounds.md for when it has some"
        raise InputError([Fault("FMT-missing", message, ("answer", "certificate"), file=spoken(answer))])
    if given.provenance.fingerprint != asked.fingerprint:
        say(
            f"The answer is of another scenario than {spoken(scenario)} as it is now; its prices are counted all the same."
        )
    shown = next((each.bound for each in given.tiers if each.tier is Tier.PRIORITY), 0)
    claimed, counted = max(shown, certificate.bound), recount(asked, certificate)
    holds = not counted.faults and claimed <= counted.proved
    if json:
        write_json({"claimed": claimed, "proved": counted.proved, "holds": holds, "faults": counted.faults})
    elif not (quiet and holds):
        screen = Screen()
        for fault in counted.faults:
            screen.say(("bound: ", "bold"), fault)
        proved = f"its prices prove that at least {counted.proved:,} points of priority must be left out"
        verdict = ("the bound holds", "bold green") if holds else ("the bound does not hold", "bold red")
        screen.say(verdict, f": {proved}, and it says {claimed:,}.")
    raise typer.Exit(Exit.DONE if holds else Exit.FINDINGS)
