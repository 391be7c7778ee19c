"""Meetings: who, where, how long, when, and what they need."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.domain.base import Part
from planner.domain.people import Rank
from planner.domain.values import Clock, Count, Flag, Hours, Id, Minutes, PlaceRef, Some, Span, Text, Time, Zone


class Status(StrEnum):
    """How firm a meeting is: what has been promised to whom."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class Certainty(StrEnum):
    """How exact its time is meant."""

    EXACT = "exact"
    ABOUT = "about"
    TO_BE_DECIDED = "to-be-decided"
    HIDDEN = "hidden"


class Wall(StrEnum):
    """On which side of the summit a meeting lies."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Kind(StrEnum):
    """What kind of event it is."""

    BILATERAL = "bilateral"
    ONE_ON_ONE = "one-on-one"
    EXPANDED = "expanded"
    PLENARY = "plenary"
    WORKING_TALKS = "working-talks"
    LOGISTICS_TALKS = "logistics-talks"
    BRIEFING = "briefing"
    COURTESY_CALL = "courtesy-call"
    PULL_ASIDE = "pull-aside"
    CALL = "call"
    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    RECEPTION = "reception"
    CEREMONY = "ceremony"
    PHOTOGRAPH = "photograph"
    PRESS = "press"
    VISIT = "visit"
    DECISION = "decision"
    WALK_THROUGH = "walk-through"
    OTHER = "other"


class AnyOf(Part):
    """Some of several people or roles, as a quorum."""

    of: Annotated[tuple[Id, ...], Some]
    """The people or roles."""
    least: Annotated[Count, Field(ge=1)] = 1
    """How many of them must be there."""


class Who(Part):
    """Who attends."""

    required: tuple[Id, ...] = ()
    """People and roles without whom the meeting is not held."""
    optional: dict[Id, Count] = Field(default_factory=dict)
    """People who should be there, with the weight lost when they are not."""
    any_of: tuple[AnyOf, ...] = ()
    """Quorums: of each list of people and roles some must be there."""
    joins_after: dict[Id, Minutes] = Field(default_factory=dict)
    """Those of the meeting's people and roles who come later, and how long after its start; until then they are free."""
    leaves_after: dict[Id, Minutes] = Field(default_factory=dict)
    """Those who leave earlier, and how long after its start; from then on they are free."""
    deputies: Flag = False
    """Whether deputies may stand in for required people (a role's acting holders always may)."""
    in_person: tuple[Id, ...] = ()
    """Required people for whom nobody may stand in even so."""
    least_rank: Rank | None = None
    """Nobody of a lower level (a larger number) may fill a required seat."""


class When(Part):
    """When it may be held. Wall times are those of the place where it is held (home for remote ones)."""

    between: tuple[Span, ...] | Span | None = None
    """A span, or several, within which the whole meeting lies; whole days include their last; absent: the horizon."""
    time_of_day: Hours | None = None
    """Wall times between which it starts and ends on one day (or over midnight); absent: working hours or meal times."""
    days: tuple[Annotated[str, Field(pattern="^(mon|tue|wed|thu|fri|sat|sun)$")], ...] = ()
    """Weekdays on which it may start; none: any."""
    wall: Wall = Wall.BEFORE
    """On which side of the summit it lies: it ends by the summit's start, or starts when the summit has ended."""

    def spans(self) -> tuple[Span, ...]:
        """The spans, also where only one was written."""
        if not self.between:
            return ()
        first = self.between[0]
        return (self.between,) if not isinstance(first, tuple) else self.between  # type: ignore[return-value]


class Pin(Part):
    """A time, and perhaps a place, that is fixed: windows, hours and day rules no longer apply."""

    at: Time
    """The start, in the wall time of the place."""
    place: PlaceRef | None = None
    """The place; absent: any of `where`."""


class Arrive(Part):
    """How long before it people are in its city who come there by a journey, whatever their own figures say."""

    before: Minutes = 0
    """It begins for them no sooner after they could be at its venue; 0 min: at once."""
    evening_before: Flag = False
    """Whether they could be there before the day begins on which it starts, by the clock of its place."""


class Stage(Part):
    """A part of a meeting; stages follow each other without a gap."""

    title: Text
    """What it is called."""
    length: Minutes
    """How long it takes."""
    who: tuple[Id, ...] = ()
    """Which of the meeting's people and roles are in it; none: all of them."""


class Interpretation(StrEnum):
    """How it is interpreted."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"


class Press(StrEnum):
    """What the press may see."""

    NONE = "none"
    CLOSED = "closed"
    POOL = "pool"
    OPEN = "open"


class PrimeTime(Part):
    """A wish to be seen: the start should lie in these hours of a zone."""

    zone: Zone
    """The audience's zone."""
    between: tuple[Clock, Clock]
    """Hours in that zone; may run over midnight."""
    weight: Count = 1
    """What missing it costs, in points of protocol."""


class Needs(Part):
    """What it needs besides people."""

    interpretation: tuple[Annotated[str, Field(pattern="^[a-z]{2}-[a-z]{2}$")], ...] = ()
    """Language pairs, such as en-ko; each counts once, whichever language comes first."""
    mode: Interpretation = Interpretation.CONSECUTIVE
    """How it is interpreted."""
    security: Count = 0
    """Security teams."""
    motorcades: Count = 0
    """Motorcades."""
    equipment: dict[Id, Count] = Field(default_factory=dict)
    """Units of resources of kind equipment, by the resource's id."""
    named: tuple[Text, ...] = ()
    """Who of the pools is asked for by name; they come, and count towards what it needs of their pools."""
    features: tuple[Id, ...] = ()
    """What the room must offer."""
    neutral: Flag = False
    """Whether the room must be neutral."""
    seats: Count | None = None
    """Seats needed; absent: as many as can attend."""
    press: Press = Press.NONE
    """What the press may see."""
    prime_time: tuple[PrimeTime, ...] = ()
    """Audiences that should be able to watch it."""


class Meeting(Part):
    """A meeting or an event."""

    title: Text
    """What it is called."""
    kind: Kind = Kind.OTHER
    """What kind of event it is."""
    track: Id | None = None
    """The track it belongs to, such as logistics."""
    who: Who
    """Who attends."""
    where: Annotated[tuple[PlaceRef, ...], Some]
    """Places where it may be held: cities, venues or rooms; `[remote]` for a call."""
    length: Minutes | None = None
    """How long it takes; absent: the sum of its stages."""
    least_length: Minutes | None = None
    """It may be shortened to this; absent: it never is."""
    when: When = When()
    """When it may be held."""
    must: Flag = False
    """Whether it must be held; a plan without it is no plan."""
    priority: Annotated[Count, Field(ge=1, le=1000)] = 10
    """What leaving it out costs, in points of priority, where it is not a must."""
    stages: tuple[Stage, ...] = ()
    """Its stages in order."""
    needs: Needs = Needs()
    """What it needs besides people."""
    pin: Pin | None = None
    """A fixed time and place."""
    arrive: Arrive | None = None
    """How long before it people are there who come by a journey; absent: as `arrival` of the figures says."""
    status: Status = Status.TENTATIVE
    """How firm it is; a cancelled one stays in the file and is not planned."""
    certainty: Certainty = Certainty.EXACT
    """How exact its time is meant."""
    tolerance: Minutes | None = None
    """How far from its pin it may start where its certainty is about; absent: the policy's `about`."""
    note: Text | None = None
    """Anything that the reader should know; shown in the plan."""

    @property
    def minutes(self) -> int:
        """The whole length in minutes."""
        return self.length if self.length is not None else sum(stage.length for stage in self.stages)

    @property
    def least_minutes(self) -> int:
        """The length to which it may be shortened, in minutes; the whole one where it never is."""
        return self.minutes if self.least_length is None else self.least_length

    def may_take(self, length: timedelta) -> bool:
        """Whether it may be held for so long."""
        return timedelta(minutes=self.least_minutes) <= length <= timedelta(minutes=self.minutes)

    @property
    def cancelled(self) -> bool:
        """Whether it is called off: it takes nothing, and nothing waits for it or is due because of it."""
        return self.status is Status.CANCELLED

    def part_of(self, seat: str, minutes: int | None = None) -> tuple[int, int]:
        """When whoever fills a seat is busy in it: from and until how many minutes after its start, where it takes so many
        minutes (its whole length if that is not said).

        That is from the first to the last stage that the seat is in (the whole meeting where no stage has it), without what
        passes before they join it and after they leave it.
        """
        begin, inside = 0, []
        for stage in self.stages:
            if not stage.who or seat in stage.who:
                inside.append((begin, begin + stage.length))
            begin += stage.length
        whole = self.minutes if minutes is None else minutes
        first, last = (inside[0][0], inside[-1][1]) if inside else (0, whole)
        return max(first, self.who.joins_after.get(seat, 0)), min(last, self.who.leaves_after.get(seat, last))

    @property
    def remote(self) -> bool:
        """Whether nobody needs to be anywhere."""
        return self.where == ("remote",)
