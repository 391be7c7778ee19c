"""When and in which cities a meeting may be held, and who may then sit where: for bounds that price who is present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from planner.check import attendance, availability, starts
from planner.check.case import Case
from planner.check.clocks import MINUTE
from planner.check.journeys import transfer
from planner.domain import clock
from planner.domain.meetings import Meeting
from planner.domain.scenario import REMOTE


@dataclass(frozen=True)
class Seat:
    """A seat of a meeting and who may come in it, each with how many steps they stand down the line.

    `weight` is what it costs in points of attendance where a guest does not come; None for a seat that must be filled.
    """

    name: str
    people: tuple[tuple[str, int], ...]
    weight: int | None = None


class Offer:
    """What a meeting asks for: its seats, the places of each city, and its possible starts on a grid of instants."""

    def __init__(self, case: Case, id_: str, begins: datetime, grid: int) -> None:
        self._case, self.id, self._begins, self._grid = case, id_, begins, grid
        self._known: dict[tuple[str, int], bool] = {}
        self._when_free: dict[tuple[str, str, int], bool] = {}

    @property
    def meeting(self) -> Meeting:
        """What the scenario says of it."""
        return self._case.scenario.meetings[self.id]

    @cached_property
    def alone(self) -> tuple[Seat, ...]:
        """The required seats that one person only may fill."""
        return tuple(each for each in self._required if len(each.people) == 1)

    @cached_property
    def others(self) -> tuple[Seat, ...]:
        """The required seats that several may fill, without those who must sit elsewhere."""
        bound = {person for seat in self.alone for person, _ in seat.people}
        seats = (each for each in self._required if len(each.people) != 1)
        return tuple(Seat(each.name, tuple(one for one in each.people if one[0] not in bound)) for each in seats)

    @cached_property
    def guests(self) -> tuple[Seat, ...]:
        """The seats that may stay empty."""
        named = (
            (seat, attendance.itself(self._case, seat), weight) for seat, weight in self.meeting.who.optional.items()
        )
        return tuple(Seat(seat, ((who, 0),) if who is not None else (), weight) for seat, who, weight in named)

    @property
    def _required(self) -> Iterator[Seat]:
        for seat in self.meeting.who.required:
            line = attendance.in_line(self._case, self.id, seat)
            people = starts.may_fill(self._case, self.id, seat)
            yield Seat(seat, tuple((person, line.index(person)) for person in people))

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """By city, the rooms where it may be held, those that are alike once."""
        found: dict[str, dict[str, str]] = {}
        for place in starts.places(self._case, self.id):
            named = self._case.scenario.place(place)
            found.setdefault(named.city, {}).setdefault(str(named.alike), place)
        return {city: tuple(those.values()) for city, those in found.items()}

    def transfer(self, city: str) -> int:
        """The least minutes between where journeys to a city end and where it may be held there."""
        return min(transfer(self._case, place) // MINUTE for place in self.places[city])

    def instants(self, city: str) -> range:
        """The instants of the grid between which all its possible starts in a city lie."""
        scenario, zone = self._case.scenario, self._case.zone(city)
        length = timedelta(minutes=self.meeting.least_minutes)
        first, last = scenario.start, scenario.end - length
        if (fixed := self._case.fixed(self.id)) is not None:
            at, around = clock.instant(fixed, zone), timedelta(minutes=scenario.tolerance(self.id))
            first, last = max(first, at - around), min(last, at + around)
        elif spans := [self._case.span(*span, zone) for span in self.meeting.when.spans()]:
            first = max(first, min(low for low, _ in spans))
            last = min(last, max(high for _, high in spans) - length)
        grid = timedelta(minutes=self._grid)
        return range(-((self._begins - first) // grid), (last - self._begins) // grid + 1)

    def possible(self, city: str, at: int) -> bool:
        """Whether it may start in a city at an instant, and somebody is free for each required seat."""
        key = (city, at)
        if key not in self._known:
            held = starts.possible(self._case, self.id, self._instant(at), *self.places[city])
            self._known[key] = held and all(
                any(self.free(seat, person, at) for person, _ in seat.people) for seat in self.others
            )
        return self._known[key]

    def free(self, seat: Seat, person: str, at: int) -> bool:
        """Whether somebody has time for a seat where the meeting starts at an instant."""
        who = self._case.scenario.people[person]
        if not who.available and not who.blocked:
            return True
        key = (seat.name, person, at)
        if key not in self._when_free:
            appointment = starts.appointment(self._case, self.id, self._instant(at), REMOTE)
            busy = self._case.busy_time(appointment, seat.name)
            self._when_free[key] = next(availability.of_person(self._case, person, [busy]), None) is None
        return self._when_free[key]

    def busy(self, seat: Seat) -> tuple[int, int]:
        """From and until how many minutes after the start whoever fills a seat is busy at least."""
        appointment = starts.appointment(self._case, self.id, self._begins, REMOTE)
        busy = self._case.busy_time(appointment, seat.name)
        return (busy.start - self._begins) // MINUTE, (busy.end - self._begins) // MINUTE

    def _instant(self, at: int) -> datetime:
        return self._begins + timedelta(minutes=at * self._grid)
