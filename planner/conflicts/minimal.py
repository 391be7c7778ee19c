"""The fewest of some things that still make something true: whatever can go, goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def fewest(groups: Sequence[Sequence[Thing]], still: Callable[[list[Thing]], bool]) -> list[Thing]:
    """What is left of all these things when each that can go has gone, the groups that come last first.

    `still` says of some of them whether they are enough, and says yes of more wherever it does of fewer. It is true of all of
    them. So it is true of what is left, and not known of any fewer; where it was false and not merely unknown, none can go.
    """
    kept: list[Thing] = []
    waiting = [list(group) for group in _first_groups(groups, still) if group]
    while waiting:
        group = waiting.pop()
        rest = [thing for other in waiting for thing in other]
        if still(rest + kept):
            continue
        if len(group) == 1:
            kept.insert(0, group[0])
        else:
            half = len(group) // 2
            waiting += [group[:half], group[half:]]
    return kept


def _first_groups(groups: Sequence[Sequence[Thing]], still: Callable[[list[Thing]], bool]) -> Sequence[Sequence[Thing]]:
    """So many of the groups from the first on that they are enough, found in a few leaps."""
    number = 1
    while number < len(groups):
        if still([thing for group in groups[:number] for thing in group]):
            return groups[:number]
        number *= 2
    return groups
