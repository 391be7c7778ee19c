"""How strictly something is taken that should not be."""

from __future__ import annotations

from enum import StrEnum


class Strictness(StrEnum):
    """What becomes of plans that do what should not be: they are none, they cost, or they are like any other."""

    FORBID = "forbid"
    AVOID = "avoid"
    IGNORE = "ignore"
