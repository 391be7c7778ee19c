"""What is worth a look in a plan: the kinds, from when on something is of a kind, and the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from planner.check.case import Case
from planner.domain.order_of_precedence import in_precedence
from planner.domain.policies import Rest
from planner.domain.values import Hours, read_clock
from planner.report.words import MOST_NAMED, Namer, counted, duration, listed

SPARE = timedelta(hours=1)
"""Less time to spare than this is worth a look: a late slot or a slow motorcade easily costs half an hour, seldom more than
one."""
SPARE_ON_THE_GROUND = timedelta(minutes=15)
"""The same after a leg on the ground, which ends at the door and runs late by minutes, not by slots."""
NIGHT: Hours = (read_clock("23:00"), read_clock("06:00"))
"""Local hours in which nobody likes to take off or land: many airports are closed to traffic then, no official greets, and
whoever is called for two hours before has no night."""
WAIT = timedelta(days=1)
"""A longer time with nothing to do asks for a programme, or for a later flight; a night and the hours around it do not."""
SOON = timedelta(days=1)
"""Within this time after a long leg a first meeting is one of somebody who has not slept a whole night there."""
LONG_LEG = timedelta(minutes=Rest().after_leg)
"""A leg of this length tires also where a scenario asks for no rest after it."""
BODY_REST = timedelta(minutes=Rest().length)
"""The rest that a body needs after a long leg also where a scenario asks for none."""

READY_BEFORE = timedelta(days=1)
"""Work that is ready less than this before somebody counts on it has no day left for what goes wrong on the last one."""
READY_SHARE = 10
"""Nor has long work with less than one part in so many of its time to spare: estimates are seldom better than that."""


class LookKind(StrEnum):
    """Why something is worth a look; what matters most comes first."""

    LEFT_OUT = "left-out"
    PERMIT = "permit"
    WAIVED = "waived"
    REPLACED = "replaced"
    JUST_READY = "just-ready"
    UNRESTED = "unrested"
    JUST_LANDED = "just-landed"
    NIGHT = "night"
    WAIT = "wait"
    MOVE = "move"


@dataclass(frozen=True)
class Look:
    """Something in a plan that is worth a look before it leaves the office, in a sentence with local times.

    `people` are those whom it concerns, in order of precedence; `meetings` and `journeys` are ids. `at` is when it happens, in
    UTC; None for a meeting that is not held.
    """

    kind: LookKind
    sentence: str
    people: tuple[str, ...]
    meetings: tuple[str, ...]
    journeys: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True)
class Desk:
    """What every kind is looked for with: the plan before its judge, and names for what is in it."""

    case: Case
    namer: Namer

    def ordered(self, people: Collection[str]) -> tuple[str, ...]:
        """People in order of precedence, each once."""
        return tuple(in_precedence(self.case.scenario, set(people)))

    def named(self, people: Collection[str]) -> str:
        """People by name in order of precedence, a few of them and how many others."""
        return self.namer.group(self.ordered(people))

    def after(self, instant: datetime, place: str, since: datetime, word: str = "at") -> str:
        """An instant by the clock of a place that was told of another one before: after a word, the hour alone on the same day
        there.
        """
        local, before = self.namer.local(instant, place), self.namer.local(since, place)
        if local.date() == before.date():
            return f"{word} {local:%H:%M}"
        return f"{'on' if word == 'at' else word} {self.namer.time(instant, place)}"


def some(words: Iterable[str]) -> str:
    """Words as a list: all of a few, else the first two and how many others."""
    those = list(words)
    if len(those) <= MOST_NAMED:
        return listed(those)
    return f"{', '.join(those[:2])} and {counted(len(those) - 2, 'other')}"


def length(between: timedelta) -> str:
    """A length of time in words, whatever its sign."""
    return duration(round(between.total_seconds() / 60))


def verb(people: Collection[str], one: str, many: str) -> str:
    """The verb of one person or of several."""
    return one if len(people) == 1 else many
