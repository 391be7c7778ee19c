"""Slots: starts in a row at a place, which are alike to a meeting: possible at the same cost, or barred for the same reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.plan.record import Appointment, Attendance, Tier


@dataclass(frozen=True, order=True)
class Reason:
    """What stands against a start, in words without a full stop, and the fields of the scenario that say so.

    `calendar` is there where the calendars alone say it, whatever else is in the plan.
    """

    says: str
    paths: tuple[str, ...] = ()
    calendar: bool = False


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Starts from `first` to `last` (UTC) at a place, every one of the grid in between.

    `costs` is what each tier costs more than the plan as it is, less where it is negative; None where the meeting cannot be
    there, for these `reasons`. `people` are those who come; `shortened` is by how many minutes it is shorter than its length.
    """

    first: datetime
    last: datetime
    place: str
    people: tuple[Attendance, ...] = ()
    costs: Mapping[Tier, int] | None = None
    reasons: tuple[Reason, ...] = ()
    shortened: int = 0

    @property
    def possible(self) -> bool:
        """Whether the meeting can be there while all others stay as they are."""
        return self.costs is not None

    @property
    def price(self) -> tuple[int, ...]:
        """The costs in the order of the tiers, for comparison; of what is possible only."""
        assert self.costs is not None
        return tuple(self.costs[tier] for tier in sorted(self.costs, key=list(Tier).index))

    @property
    def pays(self) -> Tier | None:
        """The first tier in which it is worse than the plan as it is; None where none is before one in which it is better."""
        assert self.costs is not None
        worse = next(((tier, cost) for tier in Tier if (cost := self.costs.get(tier, 0))), None)
        return worse[0] if worse is not None and worse[1] > 0 else None


@dataclass(frozen=True, kw_only=True)
class Slots:
    """Every start of a meeting at every place that it may have, in order of place and time.

    `now` is where it is in the plan, None where it is not held; `here` is the place of the slots that it has there, which for
    rooms that are alike name them all. `step` is the minutes of the grid. `remarks` are sentences
    on what was done otherwise than a reader may think.
    """

    meeting: str
    now: Appointment | None
    here: str | None
    step: int
    slots: tuple[Slot, ...]
    remarks: tuple[str, ...] = ()

    @property
    def possible(self) -> tuple[Slot, ...]:
        """Those where the meeting can be, the best first; of alike ones that at its place goes before the others."""
        possible = (slot for slot in self.slots if slot.possible)
        return tuple(sorted(possible, key=lambda slot: (slot.price, slot.place != self.here, slot.first)))

    def at(self, instant: datetime, place: str) -> Slot | None:
        """The slot at an instant and a place; None where there is none, off the grid say."""
        return next((slot for slot in self.slots if slot.place == place and self.has(slot, instant)), None)

    def has(self, slot: Slot, instant: datetime) -> bool:
        """Whether an instant is one of the starts of a slot: those between two starts of the grid are none."""
        beyond = (instant - slot.first).total_seconds()
        return slot.first <= instant <= slot.last and beyond % (60 * self.step) == 0
