"""What differs between two plans, on the screen: what changed in words, and what each costs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan
    from planner.report import Told


def show_changes(screen: Screen, changes: Sequence[Told]) -> None:
    """A line for each change, kind by kind."""
    if not changes:
        screen.say("The plans are the same.")
    for about, group in groupby(changes, key=lambda each: each.about):
        some = list(group)
        screen.say((f"{about.capitalize()}s that changed: {len(some):,}", "bold"))
        for each in some:
            screen.bullet((each.head, "bold"), f": {each.says}{'' if each.says.endswith('.') else '.'}")


def show_costs(screen: Screen, one: Plan, other: Plan, scenario: Scenario, earlier: Scenario | None = None) -> None:
    """A table of what two plans cost, tier by tier and term by term; `earlier` is the scenario of the first, where another."""
    from planner.cli.screen import table
    from planner.report import value_frame

    found = table("tier", "term", "before", "after", "difference", numbers=("before", "after", "difference"))
    for row in value_frame(one, other, scenario, earlier).to_dict("records"):
        whole, difference = row["term"] == "all", int(row["difference"])
        numbers = (f"{int(row['before']):,}", f"{int(row['after']):,}", f"{difference:+,}" if difference else "")
        tier = str(row["tier"]) if whole else ""
        found.add_row(tier, str(row["term"]), *numbers, style="bold" if whole else "")
    screen.print(found)
