"""Slots as people look at them: runs of starts of which much the same is true, and the hours of each day as a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from planner.domain import clock
from planner.domain.place import REMOTE
from planner.domain.scenario import Scenario
from planner.plan.record import COUNTED, Attendance, Tier
from planner.plan.slots import Reason, Slot, Slots
from planner.report.words import Namer, duration

CELL = 30
"""Minutes of a cell of the map."""
CELLS = 24 * 60 // CELL
"""Cells of a day."""
CLOSED, BARRED, AS_GOOD = "closed", "barred", "as good"
"""What a cell says where no tier pays: the calendars close it, something else bars it, or it costs no more than now."""
BEST_FIRST: tuple[str, ...] = (AS_GOOD, *(str(tier) for tier in reversed(COUNTED)), BARRED, CLOSED)
"""What a cell can say, the best first: of several starts in a cell the best one counts."""


@dataclass(frozen=True)
class Run:
    """Slots at a place one after the other: possible ones in which the same tier pays, or ones barred for the same reasons."""

    slots: tuple[Slot, ...]

    @property
    def first(self) -> datetime:
        """The first start."""
        return self.slots[0].first

    @property
    def last(self) -> datetime:
        """The last start."""
        return self.slots[-1].last

    @property
    def place(self) -> str:
        """The place."""
        return self.slots[0].place

    @property
    def best(self) -> Slot:
        """The slot that costs least, the earliest of these; of a run that is possible."""
        return min(self.slots, key=lambda slot: (slot.price, slot.first))

    @property
    def possible(self) -> bool:
        """Whether the meeting can be there."""
        return self.slots[0].possible

    @property
    def closed(self) -> bool:
        """Whether the calendars alone close it."""
        return not self.possible and all(reason.calendar for reason in self.slots[0].reasons)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What stands against it; empty where it is possible."""
        return self.slots[0].reasons


@dataclass(frozen=True)
class Cell:
    """Half an hour of the map: what the best start in it says, and that start (UTC) with its slot.

    Where the calendars close all of it, it is any start, or none.
    """

    says: str = CLOSED
    start: datetime | None = None
    slot: Slot | None = None

    def rank(self, here: str | None) -> tuple[int, tuple[int, ...], bool]:
        """For comparison, the best first; of alike ones that at a place goes before the others, and none at all comes last."""
        if self.slot is None:
            return len(BEST_FIRST), (), True
        return BEST_FIRST.index(self.says), self.slot.price if self.slot.possible else (), self.slot.place != here


@dataclass(frozen=True)
class MapDay:
    """A day in a city by its clock: each half hour from midnight on; `now` is the number of the cell where the meeting is."""

    city: str
    day: date
    cells: tuple[Cell, ...]
    now: int | None = None


def runs_of(slots: Iterable[Slot]) -> list[Run]:
    """The runs of all places, in order."""
    return [Run(tuple(group)) for _, group in groupby(slots, key=_alike)]


def _alike(slot: Slot) -> tuple[str, Tier | None, bool, tuple[Attendance, ...], tuple[Reason, ...]]:
    pays = slot.pays if slot.possible else None
    return slot.place, pays, slot.possible, slot.people, slot.reasons


def says(slot: Slot) -> str:
    """What a cell says of a slot."""
    if slot.possible:
        return AS_GOOD if slot.pays is None else str(slot.pays)
    return CLOSED if all(reason.calendar for reason in slot.reasons) else BARRED


def map_of(scenario: Scenario, slots: Slots) -> list[MapDay]:
    """The days on which there is anything but closed hours, city by city in the order of the places."""
    cells: dict[str, dict[date, list[Cell]]] = {}
    for slot in slots.slots:
        said = says(slot)
        city = scenario.place(slot.place).city
        for start, local in _starts(scenario, slot, CELL if said == CLOSED else slots.step):
            row = cells.setdefault(city, {}).setdefault(local.date(), [Cell()] * CELLS)
            number = (local.hour * 60 + local.minute) // CELL
            row[number] = min(row[number], Cell(said, start, slot), key=lambda cell: cell.rank(slots.here))
    return [
        MapDay(city, day, tuple(row), _cell_of_now(scenario, slots, city, day))
        for city, days in cells.items()
        for day, row in sorted(days.items())
        if any(cell.says != CLOSED for cell in row)
    ]


def starts_on(scenario: Scenario, slots: Slots, place: str) -> dict[date, dict[str, datetime]]:
    """The starts at a place (UTC) for each day by its clock, by what the clock shows; a time that comes again has its offset."""
    days: dict[date, dict[str, datetime]] = {}
    for slot in sorted((slot for slot in slots.slots if slot.place == place), key=lambda slot: slot.first):
        for start, local in _starts(scenario, slot, slots.step):
            clocks = days.setdefault(local.date(), {})
            shown = f"{local:%H:%M}"
            clocks[f"{shown} (UTC{local.isoformat()[-6:]})" if shown in clocks else shown] = start
    return days


def _starts(scenario: Scenario, slot: Slot, step: int) -> Iterator[tuple[datetime, datetime]]:
    """Starts of a slot, so many minutes apart: each as an instant and by the clock of its place."""
    zone, instant = scenario.zone_of(slot.place), slot.first
    while instant <= slot.last:
        yield instant, clock.to_local(instant, zone)
        instant += timedelta(minutes=step)


def _cell_of_now(scenario: Scenario, slots: Slots, city: str, day: date) -> int | None:
    now = slots.now
    if now is None or scenario.place(now.place).city != city:
        return None
    local = clock.to_local(now.start, scenario.zone_of(now.place))
    return (local.hour * 60 + local.minute) // CELL if local.date() == day else None


def when_and_where(namer: Namer, instant: datetime, place: str) -> str:
    """A start at a place: `Fri 1 Jun 09:00 in Residence, New York`, `Fri 1 Jun 09:00 by telephone`."""
    return f"{namer.time(instant, place)} {where(namer, place)}"


def where(namer: Namer, place: str) -> str:
    """A place within a sentence: `in Residence, New York`, `by telephone`."""
    return "by telephone" if place == REMOTE else f"in {namer.place(place)}"


def clock_named(namer: Namer, city: str) -> str:
    """Whose hours a map shows: `New York, hours by its clock`."""
    return "By telephone, hours by the clock of home" if city == REMOTE else f"{namer.place(city)}, hours by its clock"


def costs_in_words(slot: Slot) -> str:
    """What a possible slot costs more or less than now, tier by tier: `comfort +20, tidiness -5`; `the same` for nothing."""
    assert slot.costs is not None
    shortened = [f"shortened by {duration(slot.shortened)}"] if slot.shortened else []
    return ", ".join([*shortened, *(f"{tier} {cost:+,}" for tier, cost in slot.costs.items() if cost)]) or "the same"


def reasons_in_words(reasons: Sequence[Reason]) -> str:
    """Reasons as one line."""
    return "; ".join(reason.says for reason in reasons)
