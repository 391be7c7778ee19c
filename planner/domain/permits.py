"""Permits: visas, waivers, clearances that take days and open a city or a way."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.domain.base import Part
from planner.domain.places import Coordinates
from planner.domain.values import Day, Id, Number, Some, Span, Text, WorkingDays, Zone


class Opens(Part):
    """What a permit opens: a city, perhaps only part of it, or a way between two cities."""

    city: Id | None = None
    """The city that nobody named in the permit may be in without it."""
    within_miles: Annotated[Number, Field(gt=0)] | None = None
    """Radius in statute miles of the part of the city that is opened; absent: all of it."""
    of: Coordinates | None = None
    """Centre of that radius; absent: the city's coordinates."""
    flight: Annotated[tuple[Id, ...], Field(min_length=2, max_length=2)] | None = None
    """The way, from the first city to the second, that nobody named in the permit may fly without it."""


class Authority(Part):
    """Who decides, and how long it takes."""

    name: Text
    """The office that decides."""
    calendar: Annotated[str, Field(pattern="^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    """Calendar of its working days: ISO country code, with a subdivision if wanted."""
    zone: Zone
    """Its IANA zone: days begin there."""
    lead: WorkingDays
    """Working days that it takes: submitted on a day, the permit opens at the start of the lead-th working day after."""


class Permit(Part):
    """A permit that people need; without it they cannot be there at all."""

    name: Text
    """What people call it."""
    for_: Annotated[tuple[Id, ...], Some] = Field(alias="for")
    """The people, delegations, parties or groups who need it."""
    opens: Opens
    """What it opens."""
    authority: Authority
    """Who decides, and how long it takes."""
    submitted: Day | None = None
    """The day on which it was or will be submitted; absent: not submitted, so it opens nothing."""
    granted: Day | None = None
    """The day from which it is granted, where that is known; then the lead no longer matters."""
    valid: Span | None = None
    """Span in which it can be used (zone of the city it opens; for a flight, of the first); whole days include their last."""
    source: Text | None = None
    """Where the figures come from."""
