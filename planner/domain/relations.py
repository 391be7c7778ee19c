"""Relations between meetings and between delegations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from planner.domain.base import Part
from planner.domain.meetings import Kind
from planner.domain.values import Count, Flag, Id, Minutes, Some, Text

Meetings = Annotated[tuple[Id, ...], Some, Field(min_length=2)]


class Side(StrEnum):
    """Before or after the meeting that a briefing is about."""

    BEFORE = "before"
    AFTER = "after"


class _Relation(Part):
    why: Text | None = None
    """The reason, for people; shown in findings and explanations."""


class Before(_Relation):
    """One meeting ends before another starts, where both are held."""

    rule: Literal["before"]
    first: Id
    """The earlier meeting."""
    then: Id
    """The later meeting."""
    least: Minutes = 0
    """Least minutes between the end of the first and the start of the other."""
    most: Minutes | None = None
    """Most minutes between them; absent: any number."""


class Gate(_Relation):
    """Meetings that can be held only when another one has been held."""

    rule: Literal["gate"]
    gate: Id
    """The meeting that opens the others."""
    opens: Annotated[tuple[Id, ...], Some]
    """The meetings that wait for it."""
    least: Minutes = 0
    """Least minutes between its end and their start."""


class SameDay(_Relation):
    """Meetings that start on one calendar day, each by the clock of its place."""

    rule: Literal["same-day"]
    meetings: Meetings
    """The meetings; those that are held must agree."""


class DifferentDays(_Relation):
    """Meetings of which no two start on the same calendar day, each by the clock of its place."""

    rule: Literal["different-days"]
    meetings: Meetings
    """The meetings."""


class Adjacent(_Relation):
    """Two meetings in direct succession, where both are held."""

    rule: Literal["adjacent"]
    first: Id
    """The earlier meeting."""
    then: Id
    """The later meeting."""
    within: Minutes = 15
    """Most minutes between the end of the first and the start of the other."""


class Brief(_Relation):
    """Somebody must be briefed near a meeting: when that one is held, the briefing is held too."""

    rule: Literal["brief"]
    meeting: Id
    """The briefing."""
    about: Id
    """The meeting that it is about."""
    side: Side
    """Whether the briefing comes before it or after it."""
    within: Minutes
    """Most minutes between the two: from the briefing's end to the start, or from the end to the briefing's start."""


class Inside(_Relation):
    """A short meeting within the time of a long one, such as a pull-aside: whoever is in both leaves for it and comes back."""

    rule: Literal["inside"]
    meeting: Id
    """The short meeting."""
    during: Id
    """The long meeting, which goes on without those who leave."""
    attend: Minutes = 0
    """Least minutes of the long meeting that whoever leaves attends, without all that they leave for and the ways."""
    also_outside: Flag = False
    """Whether the short one may also be held before or after the long one, where nobody has to leave."""


class Apart(_Relation):
    """People or delegations that must not meet at a venue."""

    rule: Literal["apart"]
    who: Annotated[tuple[Id, ...], Some, Field(min_length=2, max_length=2)]
    """Two delegations, people or groups; a group is one side."""
    gap: Minutes = 30
    """Least minutes between the meetings of the one and those of the other at the same venue."""


class Parity(_Relation):
    """The leading people of the delegations in a meeting are of like rank."""

    rule: Literal["parity"]
    meetings: Annotated[tuple[Id, ...], Some]
    """The meetings."""
    most: Count = 0
    """Most levels between the highest and the lowest leading rank."""


class Balance(_Relation):
    """Delegations that should have equally many meetings; every one too many costs its weight."""

    rule: Literal["balance"]
    delegations: Meetings
    """The delegations."""
    kinds: tuple[Kind, ...] = ()
    """Kinds of meetings that count; none: all."""
    weight: Count = 1
    """Points of protocol per meeting of difference between the most and the fewest."""


class AfterLanding(_Relation):
    """A meeting soon after somebody has landed in its city, such as a welcome."""

    rule: Literal["after-landing"]
    meeting: Id
    """The meeting."""
    who: Annotated[tuple[Id, ...], Some]
    """People, or delegations, whose landing it follows; whoever of them attends it has come no longer before."""
    within: Minutes
    """Most minutes between the landing and the meeting's start."""


class BeforeTakeOff(_Relation):
    """A meeting shortly before somebody takes off from its city, such as a farewell."""

    rule: Literal["before-take-off"]
    meeting: Id
    """The meeting."""
    who: Annotated[tuple[Id, ...], Some]
    """People, or delegations, whose take-off it precedes; whoever of them attends it leaves no later."""
    within: Minutes
    """Most minutes between the meeting's end and the take-off."""


Relation = Annotated[
    Before
    | Gate
    | SameDay
    | DifferentDays
    | Adjacent
    | Brief
    | Inside
    | Apart
    | Parity
    | Balance
    | AfterLanding
    | BeforeTakeOff,
    Field(discriminator="rule"),
]
