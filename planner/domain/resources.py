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
    number: Count | None = None
    """How many there are; absent: as many as it has `names`."""
    names: tuple[Text, ...] = ()
    """What each of them is called, where that is known: all of them, and no name in two pools."""
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = ()
    """Languages that each of them works in (interpreters)."""
    cities: tuple[Id, ...] = ()
    """Where the pool is; none: wherever it is needed."""
    daily: Minutes | None = None
    """Most minutes of work each of them has on a calendar day of the city; absent: the policy's for interpreters, none else."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names) if self.number is None else self.number
