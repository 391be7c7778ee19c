"""`planner show --worth-a-look`: what to look at before a plan leaves the office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.ends import write_json

if TYPE_CHECKING:
    from planner.cli.whose import Whose


def show_looks(plan: Path, scenario: Path | None, whose: Whose, *, bare: bool, json: bool) -> None:
    """Shows all that is worth a look, or what of it concerns somebody.

    Raises NotFound and InputError, and BadParameter where the scenario is missing or what is asked for does not go with it.
    """
    from planner.cli.inputs import needed_scenario, plan_from
    from planner.cli.screen import Screen
    from planner.cli.whose import identified
    from planner.report.look_text import print_looks
    from planner.report.trees import looks_tree
    from planner.report.worth_a_look import worth_a_look

    lacks = "the plan does not say what its scenario asks for"
    alone = "it is for the office, by the clock of each place: leave out --zone, --room, --resource and --for-release"
    asked = needed_scenario(scenario, "--worth-a-look", lacks, None if bare else alone)
    whose = identified(whose, [], asked)
    chosen = whose.person or whose.delegation
    whom = set(asked.people if chosen is None else asked.members(chosen))
    looks = worth_a_look(asked, plan_from(plan, asked))
    those = [look for look in looks if chosen is None or whom.intersection(look.people)]
    if json:
        write_json(looks_tree(those))
    else:
        print_looks(Screen(), those)
