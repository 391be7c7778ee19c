"""The rule families of the model: one file each, in the order in which they are posted."""

from types import ModuleType

from planner.model.rules import (
    attendance,
    availability,
    calendar,
    duty,
    journeys,
    permits,
    precedence,
    protocol,
    rooms,
    staffing,
    work,
)

FAMILIES: tuple[ModuleType, ...] = (
    attendance,
    availability,
    rooms,
    journeys,
    precedence,
    permits,
    staffing,
    work,
    duty,
    protocol,
    calendar,
)
"""Every family; each has KEY, SAYS, applies(problem) and post(draft)."""
