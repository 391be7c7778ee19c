"""The screen of `planner explain`: what stands in the way, and what would help."""

from __future__ import annotations

from pathlib import Path

from planner.cli.inputs import STDIN
from planner.cli.left_out import show_left_out
from planner.cli.screen import Screen, table
from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Obstacle, Status
from planner.report.answer_words import culprit, tiers_of_repairs

MOST_CULPRITS = 8
"""So many fields are named of one obstacle; --json names all."""
MOST_OBSTACLES = 5
"""So many are shown whole; of more their number is told."""


def show_explanation(screen: Screen, answer: Answer, scenario: Scenario, file: Path) -> None:
    """Prints every obstacle with what of the file makes it so, and the repairs, the mildest first."""
    style = "bold green" if answer.plan is not None else "bold red"
    screen.say((f"{scenario.title}: ", "bold"), (answer.words, style))
    if answer.plan is not None:
        screen.say("There is a plan, so nothing stands in its way. Make it with planner solve.")
        show_left_out(screen, scenario, answer.plan, str(file))
        return
    show_obstacles(screen, scenario, answer)
    if answer.repairs:
        _show_repairs(screen, answer, file)
    elif answer.status is Status.NO_PLAN_EXISTS:
        screen.say("No repair was found in the time given; --time-limit 2m looks longer.")


def show_obstacles(screen: Screen, scenario: Scenario, answer: Answer) -> None:
    """Prints every obstacle, as many as can be read at once."""
    for number, obstacle in enumerate(answer.obstacles[:MOST_OBSTACLES], start=1):
        _show_obstacle(screen, scenario, obstacle, number if len(answer.obstacles) > 1 else None)
    if len(answer.obstacles) > MOST_OBSTACLES:
        screen.say(f"And {len(answer.obstacles) - MOST_OBSTACLES} more; --json tells all of them.")


def _show_obstacle(screen: Screen, scenario: Scenario, obstacle: Obstacle, number: int | None) -> None:
    screen.bullet(*([(f"({number}) ", "bold")] if number else []), obstacle.sentence)
    if obstacle.culprits:
        named = [f"{each} ({culprit(scenario, each)})" for each in obstacle.culprits[:MOST_CULPRITS]]
        if len(obstacle.culprits) > MOST_CULPRITS:
            named.append(f"and {len(obstacle.culprits) - MOST_CULPRITS} fields more")
        screen.say((f"because of {', '.join(named)}", "dim"), indent=2)


def _show_repairs(screen: Screen, answer: Answer, file: Path) -> None:
    """A table of repairs with what their plans cost: columns that are nothing everywhere are left out."""
    screen.say(("What would help", "bold"), ", each tried: there is a plan with it.")
    shown = tiers_of_repairs(answer.repairs)
    rows = table("", "repair", "held", *shown, numbers=("", "held", *shown))
    for number, repair in enumerate(answer.repairs, start=1):
        costs = (f"{repair.values.get(str(tier), 0):,}" for tier in shown)
        rows.add_row(str(number), repair.says.removesuffix("."), f"{repair.held:,}", *costs)
    screen.print(rows)
    screen.say("What a plan costs is what a quick one does; a whole solve may find a better one.")
    if str(file) != STDIN:
        screen.say(f"To write the first into the scenario: planner explain {file} --apply 1 -o CHANGED.yaml")
