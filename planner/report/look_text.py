"""What is worth a look as plain text: the first of it after a plan, or all of it."""

from __future__ import annotations

from collections.abc import Sequence

from planner.report.looks import Look
from planner.report.paper import Paper
from planner.report.worth_a_look import first_lines

HEAD = "Worth a look"
"""What stands above the list."""
NOTHING = "Nothing in it is worth a look."
"""What is said where all of it is asked for and there is none."""


def print_first_looks(paper: Paper, looks: Sequence[Look], *, above: bool = False) -> None:
    """Writes the first of what is worth a look, and how to see the others; nothing where there is nothing.

    With `above` an empty line stands above it.
    """
    lines, more = first_lines(looks)
    if lines and above:
        paper.print()
    if lines:
        paper.say((f"{HEAD}:", "bold"))
    for line in lines:
        paper.bullet(line)
    if more:
        paper.bullet(f"and {more:,} more (planner show --worth-a-look PLAN.csv --scenario SCENARIO)")


def print_looks(paper: Paper, looks: Sequence[Look]) -> None:
    """Writes all that is worth a look."""
    paper.say((f"{HEAD}:", "bold") if looks else NOTHING)
    for look in looks:
        paper.bullet(look.sentence)
