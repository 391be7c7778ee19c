"""Figures of their own that a person or a delegation has, in place of those of the policies."""

from __future__ import annotations

from planner.domain.base import Part
from planner.domain.strictness import Strictness
from planner.domain.values import Count, Flag, Hours, Minutes


class OwnRest(Part):
    """Rest after long legs and at night, as in the policies; what is not said comes from there."""

    after_leg: Minutes | None = None
    """Legs at least this long owe it."""
    length: Minutes | None = None
    """How long it is; 0 min: none is owed."""
    by_train: Minutes | None = None
    """How long it is after legs by train."""
    by_ground: Minutes | None = None
    """How long it is after legs on the road."""
    own_aircraft: Minutes | None = None
    """How long it is after legs on an aircraft of one's own."""
    at_night: Minutes | None = None
    """How long it is between what one attends before the end of a night and after it."""


class OwnHours(Part):
    """The hours for travelling, or for calls, as in the policies; what is not said comes from there."""

    hours: Hours | None = None
    """From when to when, by the clock of the city that one leaves, reaches, or is in."""
    outside: Strictness | None = None
    """What one outside them means."""
    weight: Count | None = None
    """Points of comfort for each one outside them, where it is to be avoided."""


class OwnArrival(Part):
    """How long before what they attend people are in a city, as in the policies; what is not said comes from there."""

    before: Minutes | None = None
    """Nothing there begins for them sooner after they could be at its venue."""
    evening_before: Flag | None = None
    """Whether they could be there before the day begins on which it starts."""
    outside: Strictness | None = None
    """What arriving later means."""
    weight: Count | None = None
    """Points of comfort for each stay for which they arrive later, where it is to be avoided."""


class OwnNightsAway(Part):
    """How many nights in a row one is away from the base, as in the policies; what is not said comes from there."""

    most: Count | None = None
    """Most nights of a trip."""
    outside: Strictness | None = None
    """What more of them mean."""
    weight: Count | None = None
    """Points of comfort for each night more, where they are to be avoided."""


class OwnNight(Part):
    """What the night costs, as in the policies; what is not said comes from there."""

    weight: Count | None = None
    """Points of comfort for each minute of a meeting in the night."""
    early_after: Minutes | None = None
    """How long before the first meeting in a city a landing costs nothing."""
    early_weight: Count | None = None
    """Points of comfort for each hour, begun, of landing sooner."""


class Figures(Part):
    """Figures of one's own: what is not said comes from the delegation, then from the policies."""

    rest: OwnRest | None = None
    """Rest after long legs and at night."""
    travel_hours: OwnHours | None = None
    """Hours for setting out and arriving; a person who has some of their own counts whatever their rank."""
    call_hours: OwnHours | None = None
    """Hours for calls."""
    arrival: OwnArrival | None = None
    """How long before what they attend they are in a city."""
    nights_away: OwnNightsAway | None = None
    """Nights in a row away from the base."""
    night: OwnNight | None = None
    """What the night costs; a person who has a word on it of their own counts whatever their rank."""
    daily_meetings: Count | None = None
    """Most meetings on one calendar day."""
    daily_minutes: Minutes | None = None
    """Most minutes of meetings on one calendar day."""
