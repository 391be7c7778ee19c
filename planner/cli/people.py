"""`planner show --people FILE`: the table of people of a plan."""

from __future__ import annotations

from pathlib import Path

from planner.cli.ends import say, write


def write_people(plan: Path, scenario: Path | None, target: str, *, bare: bool, quiet: bool) -> None:
    """Writes a row for each person in each item of a plan to `target`, where `-` is stdout.

    Raises NotFound and InputError, and BadParameter where the scenario is missing or what is asked for does not go with it.
    """
    from planner.cli.inputs import needed_scenario, plan_from
    from planner.cli.targets import ready
    from planner.files import people_csv
    from planner.files.atomic import write_text
    from planner.files.streams import STDOUT, without_alias

    lacks = "the plan does not say who belongs to which delegation"
    alone = "the table has everybody by the clock of each place, for the office: leave out all but --scenario"
    asked = needed_scenario(scenario, "--people", lacks, None if bare else alone)
    name = without_alias(target) or target
    ready([name], [each for each in (plan, scenario) if each is not None], {name: ""})
    text = people_csv(plan_from(plan, asked), asked)
    if name == STDOUT:
        return write(text)
    write_text(name, text)
    if not quiet:
        say(f"The table of people is in {name}.")
    return None
