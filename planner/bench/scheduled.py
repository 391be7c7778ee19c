"""Made-up shuttles of delegations that fly with others: on most ways they depend on scheduled departures.

The meetings are those of the shuttle of the same number and seed.
"""

from __future__ import annotations

from itertools import combinations
from random import Random

from planner.bench.shuttle import shuttle_tree
from planner.bench.valid import Tree, validated
from planner.problem.ways import default_way

SHARE = 2 / 3
"""The part of the pairs of cities between which there are departures only."""
HOURS = ((6, 12), (14, 23))
"""Between which hours each of the departures of a day lies, in the city where it departs."""


def scheduled_tree(meetings: int, rng: Random) -> Tree:
    """A shuttle of so many meetings, with two departures a day on two thirds of the ways, as a scenario file would hold it."""
    tree = shuttle_tree(meetings, rng)
    tree["title"] = f"A shuttle of {meetings} meetings with scheduled departures"
    known, pairs = validated(tree), list(combinations(tree["places"], 2))
    tree["routes"] = {
        f"{origin}-{destination}": {
            "between": [origin, destination],
            "one_way": True,
            "departures": [_departure(rng, hours, default_way(known, origin, destination).minutes) for hours in HOURS],
        }
        for pair in sorted(rng.sample(pairs, round(SHARE * len(pairs))))
        for origin, destination in (pair, pair[::-1])
    }
    return tree


def _departure(rng: Random, hours: tuple[int, int], length: int) -> Tree:
    quarter = rng.randrange(4 * hours[0], 4 * hours[1])
    return {"at": f"{quarter // 4:02}:{quarter % 4 * 15:02}", "length": length}
