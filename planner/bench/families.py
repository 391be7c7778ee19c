"""The families of made-up summits: a name, a number of meetings and a seed give one scenario, the same everywhere."""

from __future__ import annotations

from random import Random

from planner.bench.mixed import mixed_tree
from planner.bench.scheduled import scheduled_tree
from planner.bench.shuttle import shuttle_tree
from planner.bench.valid import validated
from planner.bench.week import week_tree
from planner.domain.scenario import Scenario

FAMILIES = {"shuttle": shuttle_tree, "week": week_tree, "mixed": mixed_tree, "scheduled": scheduled_tree}
"""How the tree of each family is made."""
FEWEST, MOST = 2, 2_000
"""Meetings that a made-up summit can have."""


def made(family: str, meetings: int, seed: int) -> Scenario:
    """The scenario of a family with so many meetings, judged as a file is. Raises KeyError for a family that there is not."""
    make = FAMILIES[family]
    return validated(make(meetings, Random(f"{family} {meetings} {seed}")))  # noqa: S311 - no secret
