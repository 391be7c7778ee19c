"""What a plan leaves out, on the screen: what stands against each meeting while all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan
    from planner.report.why_there import WhyThere

MOST = 8
"""So many meetings are looked at; of more their number is told."""


def left_out(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, WhyThere]]:
    """The meetings that a plan does not hold, the most important first, each with what stands against it."""
    from planner.alternatives import slots_of
    from planner.report.why_there import why_there

    ids = [left.meeting for left in plan.unscheduled if not scenario.meetings[left.meeting].cancelled]
    for id_ in sorted(ids, key=lambda id_: (-scenario.meetings[id_].priority, id_))[:MOST]:
        yield id_, why_there(scenario, plan, slots_of(scenario, plan, id_))


def show_left_out(screen: Screen, scenario: Scenario, plan: Plan, file: str) -> None:
    """Says of each meeting that is not held what stands against it, and how to ask what holding it would cost."""
    from planner.report.words import counted

    first = None
    for id_, why in left_out(scenario, plan):
        first = first or id_
        screen.bullet(("Not held: ", "bold"), f"{scenario.meetings[id_].title}.")
        for bind in why.binds:
            screen.say((f"{bind.head}: ", "bold"), f"{bind.says}.", indent=2)
    if first is None:
        return
    if len(plan.unscheduled) > MOST:
        screen.say(f"And {counted(len(plan.unscheduled) - MOST, 'meeting')} more.")
    screen.say("That is while all others stay as they are. What holding one would cost if they may move, say:")
    screen.say(f"planner solve {file} -o plan.csv, then planner why-not {file} plan.csv --meeting {first}", indent=2)


def left_out_tree(scenario: Scenario, plan: Plan) -> list[dict[str, Any]]:
    """The same for other programs."""
    from dataclasses import asdict

    return [{"meeting": id_, **asdict(why)} for id_, why in left_out(scenario, plan)]
