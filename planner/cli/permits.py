"""`planner show --permits`: until when each permit can be submitted, and what is at risk after it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


def show_permits(plan: Path, scenario: Path | None, today: datetime | None, *, alone: bool, json: bool) -> None:
    """Shows every permit as a deadline.

    Raises NotFound and InputError, and BadParameter where the scenario is missing or something does not go with it.
    """
    from planner.cli.ends import write_json
    from planner.cli.inputs import needed_scenario, plan_from
    from planner.cli.screen import Screen
    from planner.report.permit_deadlines import permit_deadlines
    from planner.report.permit_text import print_permits
    from planner.report.trees import permits_tree

    lacks = "the plan does not say what is to be permitted"
    more = "it is for the office, of everybody and by the clock of each place: leave out all but --today and --json"
    asked = needed_scenario(scenario, "--permits", lacks, None if alone else more)
    found = permit_deadlines(asked, plan_from(plan, asked), None if today is None else today.date())
    if json:
        write_json(permits_tree(found))
    else:
        print_permits(Screen(), asked, found)
