"""What is known or asked of where people are: journeys that are known, and stays without a meeting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.domain.base import Part
from planner.domain.values import Count, Id, Text, Time


class KnownJourney(Part):
    """A journey whose times are known: whoever makes it leaves and lands then, whatever the way's figures say."""

    who: Id
    """The person or the party that makes it."""
    from_: Id = Field(alias="from")
    """The city left."""
    to: Id
    """The city reached."""
    leaves: Time | None = None
    """The departure, by the clock of the city left; absent: as long before the landing as the way takes."""
    lands: Time | None = None
    """The arrival, by the clock of the city reached; absent: as long after the departure as the way takes."""
    mode: Annotated[str, Field(pattern="^(air|scheduled|ground|train)$")] | None = None
    """By an aircraft of their own, a scheduled flight, road or train; absent: as the way goes, and a scheduled flight where
    `flight` is given."""
    flight: Text | None = None
    """The number of the flight or train, shown in the plan."""
    note: Text | None = None
    """What the reader should know."""


class AskedStay(Part):
    """A stay that is asked for: whoever it is for is in the city throughout, also where nothing is attended there."""

    who: Id
    """The person or the party that stays."""
    city: Id
    """The city where they stay."""
    from_: Time = Field(alias="from")
    """Its start, by the clock of the city: there since then at the latest."""
    to: Time | None = None
    """Its end, by the clock of the city: there until then at least; a whole day is included. Absent: `nights` says it."""
    nights: Count | None = None
    """How many nights it has, in place of an end: to the end of the last night (`night.hours` of the policies), that many days
    after the day of its start, by the clock of the city."""
    note: Text | None = None
    """What it is for."""
