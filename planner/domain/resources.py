"""Resources that are never enough: interpreters, security teams, motorcades, aircraft, equipment, teams for work."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.domain.base import Part
from planner.domain.values import Count, Id, Minutes, Text


class ResourceKind(StrEnum):
    """What the pool consists of."""

    INTERPRETERS = "interpreters"
    SECURITY = "security"
    MOTORCADES = "motorcades"
    AIRCRAFT = "aircraft"
    EQUIPMENT = "equipment"
    TEAMS = "teams"


class Resource(Part):
    """A pool of alike resources."""

    name: Text
    """What people call it."""
    kind: ResourceKind
    """What the pool consists of."""
    number: Count
    """How many there are."""
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = ()
    """Languages that each of them works in (interpreters)."""
    cities: tuple[Id, ...] = ()
    """Where the pool is; none: wherever it is needed."""
    daily: Minutes | None = None
    """Most minutes of work each of them has on a calendar day of the city; absent: the policy's for interpreters, none else."""
