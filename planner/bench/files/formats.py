"""The formats of files that can be run: how each is recognised by what it holds, by which methods it is solved, what counts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from planner.bench.jobs import METHODS
from planner.bench.study import KINDS


class Format(StrEnum):
    """A format of instances, by the word that stands in figures."""

    CSPLIB = "csplib-046"
    MEETING_SCHEDULING = "meeting-scheduling"
    B2B = "b2b"
    STUDY = "study"

    @property
    def counts(self) -> str:
        """What the result of a solution counts."""
        return {
            Format.CSPLIB: "least number of slots",
            Format.MEETING_SCHEDULING: "hard/medium/soft points, less is better",
            Format.B2B: "idle periods, less is better",
            Format.STUDY: "cost of a shuttle, less is better, or value of a week, more is better",
        }[self]

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that solve it."""
        return {
            Format.CSPLIB: ("product",),
            Format.MEETING_SCHEDULING: ("search",),
            Format.B2B: ("model",),
            Format.STUDY: (*METHODS, "bound"),
        }[self]


_FIELDS: Mapping[Format, frozenset[str]] = {
    Format.CSPLIB: frozenset(("attends", "distance")),
    Format.MEETING_SCHEDULING: frozenset(("grains", "meetings")),
    Format.B2B: frozenset(("participants", "locations")),
}
"""The fields by which a format is known."""


def format_of(tree: Any) -> Format | None:
    """The format of what a JSON file holds; None where it is of none."""
    if not isinstance(tree, dict):
        return None
    if tree.get("kind") in KINDS:
        return Format.STUDY
    return next((each for each, fields in _FIELDS.items() if fields <= tree.keys()), None)
