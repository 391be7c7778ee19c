"""Judges a bound: works out again what the prices of its certificate prove, start by start.

Whoever is left out costs its priority; whoever is held pays for the time of people, rooms and pools that it takes; and what all
of these would bring in if they were taken at every instant comes off. No plan whose meetings start on the grid costs less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import accumulate

from planner.check import rooms, staffing, starts
from planner.check.case import Case
from planner.domain.meetings import Meeting
from planner.domain.relations import Adjacent, Inside
from planner.domain.scenario import REMOTE, Scenario
from planner.domain.waivers import WaivedRule
from planner.plan.certificate import Certificate, Priced, PriceList, TravelCertificate
from planner.plan.record import Appointment, Plan

THOUSANDTHS = 1_000
MOST_PRICES = 20_000_000
"""Prices that are held in memory at most, those that are nothing too."""


@dataclass(frozen=True)
class Recount:
    """What prices prove, in points of their tier; `faults` are sentences on what makes a certificate none at all."""

    proved: int
    faults: tuple[str, ...] = ()

    def bears_out(self, certificate: Certificate | TravelCertificate) -> bool:
        """Whether the certificate claims no more than it proves."""
        return not self.faults and certificate.bound <= self.proved


@dataclass(frozen=True)
class _Row:
    """One list of prices: `until` has at each instant what all instants before it cost together."""

    of: Priced
    ids: frozenset[str]
    number: int
    until: tuple[int, ...]

    def cost(self, first: int, last: int) -> int:
        """What one unit costs from an instant until before another; after the last one nothing does."""
        most = len(self.until) - 1
        return self.until[min(last, most)] - self.until[min(first, most)]


_Take = tuple[_Row, int, int, int]
"""What a meeting takes: of which row, from and until which instant after its start, and how many units."""


def recount(scenario: Scenario, certificate: Certificate) -> Recount:
    """What the prices of a certificate prove in a scenario."""
    faults = tuple(_faults(scenario, certificate))
    if faults:
        return Recount(0, faults)
    return Recount(_Count(scenario, certificate).proved)


def _faults(scenario: Scenario, certificate: Certificate) -> Iterator[str]:
    early = scenario.start - certificate.begins
    if certificate.grid < 1 or not timedelta() <= early < timedelta(days=1):
        yield "Its instants must be at least a minute apart and begin with the horizon, or less than a day before it."
        return
    if len(certificate.prices) * _instants(scenario, certificate) > MOST_PRICES:
        yield f"It has more than {MOST_PRICES:,} prices, which nobody counts again."
        return
    known = {Priced.PERSON: set(scenario.people), Priced.POOLS: set(scenario.resources)}
    instants = _instants(scenario, certificate)
    for each in certificate.prices:
        called = f"The prices of {', '.join(each.ids)}"
        if not each.ids or len(set(each.ids)) < len(each.ids):
            yield f"{called} name nobody, or somebody twice."
        elif each.of is Priced.PERSON and len(each.ids) > 1:
            yield f"{called} are of several people; each has prices of their own."
        elif each.of is Priced.ROOMS:
            case = Case(scenario, Plan())
            yield from (f"There is no room {id_!r}." for id_ in each.ids if id_ == REMOTE or not case.place_exists(id_))
        else:
            one = "pool" if each.of is Priced.POOLS else "person"
            yield from (f"There is no {one} {id_!r}." for id_ in each.ids if id_ not in known[each.of])
        last = 0
        for run in each.runs:
            words = run.prices.split()
            if not all(word.isascii() and word.isdigit() and len(word) < 16 for word in words):
                yield f"{called} are no whole numbers of thousandths, from 0 on."
            elif run.first < last or run.first + len(words) > instants:
                yield f"{called} overlap, or go beyond the horizon."
            last = max(last, run.first + len(words))


def _instants(scenario: Scenario, certificate: Certificate) -> int:
    """How many instants there are from the beginning of the certificate to the end of the horizon."""
    return (scenario.end - certificate.begins) // timedelta(minutes=certificate.grid) + 1


class _Count:
    """One certificate being counted again."""

    def __init__(self, scenario: Scenario, certificate: Certificate) -> None:
        self.case = Case(scenario, Plan())
        self.scenario, self.grid = scenario, certificate.grid
        self.begins, self.instants = certificate.begins, _instants(scenario, certificate)
        self.rows = [self._row(each) for each in certificate.prices]

    def _row(self, prices: PriceList) -> _Row:
        at_instant = [0] * self.instants
        for run in prices.runs:
            for place, word in enumerate(run.prices.split(), start=run.first):
                at_instant[place] = int(word)
        number = len(prices.ids)
        if prices.of is Priced.POOLS:
            number = sum(self.scenario.resources[id_].count for id_ in prices.ids)
        return _Row(prices.of, frozenset(prices.ids), number, (0, *accumulate(at_instant)))

    @property
    def proved(self) -> int:
        """What no plan comes below, in whole points."""
        least = sum(self._least(id_, each) for id_, each in self.scenario.meetings.items() if not each.cancelled)
        taken = sum(row.number * row.until[-1] for row in self.rows)
        return max(0, -((taken - least) // THOUSANDTHS))

    def _least(self, id_: str, meeting: Meeting) -> int:
        """The least that a meeting adds: left out its priority, held what its cheapest start takes."""
        out = None if meeting.must else meeting.priority * THOUSANDTHS
        offers: dict[tuple[str, tuple[_Take, ...]], str] = {}  # rooms that are alike are looked at once
        for place in starts.places(self.case, id_):
            alike = str(self.scenario.place(place).alike)
            offers.setdefault((alike, tuple(self._takes(id_, meeting, place))), place)
        tried = sorted(
            (sum(units * row.cost(at + since, at + until) for row, since, until, units in takes), at, place)
            for (_, takes), place in offers.items()
            for at in range(self.instants)
        )
        for cost, at, place in tried:
            if out is not None and cost >= out:
                return out
            if starts.possible(self.case, id_, self.begins + timedelta(minutes=at * self.grid), place):
                return cost
        return out or 0

    def _takes(self, id_: str, meeting: Meeting, place: str) -> Iterator[_Take]:
        """What a meeting takes at a place."""
        minutes = meeting.least_minutes
        appointment = starts.appointment(self.case, id_, self.begins, place)
        pause = not self._goes_on(id_)
        for row in self.rows:
            if row.of is Priced.PERSON and id_ not in self._left:
                for person, begins, ends in self._alone(id_, meeting, appointment):
                    if person in row.ids:
                        ends += self._standing(person) if pause else 0
                        yield row, self._until(begins), self._until(ends), 1
            if row.of is Priced.ROOMS and place in row.ids:
                named = self.scenario.place(place)
                space, venue = self.scenario.room(named), self.scenario.venue(named)
                free = not pause or self.scenario.waives(WaivedRule.TURNOVER, id_)
                refresh = timedelta() if free else rooms.turnover_of(self.case, space, venue)
                if not space.open:
                    yield row, 0, self._until(minutes + refresh // timedelta(minutes=1)), 1
            if row.of is Priced.POOLS:
                for demand in staffing.demands_of(self.case, appointment):
                    if demand.pools and row.ids.issuperset(demand.pools):
                        yield row, 0, self._until(minutes), demand.number

    def _until(self, minutes: int) -> int:
        """How many instants lie within so many minutes from a start on the grid."""
        return -(-minutes // self.grid)

    def _alone(self, id_: str, meeting: Meeting, appointment: Appointment) -> Iterator[tuple[str, int, int]]:
        """Who alone can fill a required seat, and from when until when they are busy, in minutes after the start."""
        for seat in meeting.who.required:
            people = starts.may_fill(self.case, id_, seat)
            if len(people) == 1:
                busy = self.case.busy_time(appointment, seat)
                since, until = ((at - appointment.start) // timedelta(minutes=1) for at in (busy.start, busy.end))
                yield people[0], since, until

    @cached_property
    def _left(self) -> set[str]:
        """The meetings that people may leave for others, and those for which they may."""
        relations = (each for each in self.scenario.relations.values() if isinstance(each, Inside))
        return {id_ for each in relations for id_ in (each.meeting, each.during)}

    def _goes_on(self, id_: str) -> bool:
        """Whether another meeting may follow in the same room without a pause."""
        if id_ not in self._followed:
            others = (other for other in self.scenario.meetings if other != id_)
            stay = id_ in self._joined or any(rooms.stay_on(self.case, id_, other) for other in others)
            self._followed[id_] = stay
        return self._followed[id_]

    @cached_property
    def _followed(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _joined(self) -> set[str]:
        """The meetings that follow on each other by a relation."""
        relations = (each for each in self.scenario.relations.values() if isinstance(each, Adjacent))
        return {id_ for each in relations for id_ in (each.first, each.then)}

    def _standing(self, person: str) -> int:
        """Minutes that lie between any two meetings of somebody, where all of them are in one city."""
        cities = self._cities.get(person, set())
        return self.scenario.policies.changeover if len(cities) == 1 and REMOTE not in cities else 0

    @cached_property
    def _cities(self) -> dict[str, set[str]]:
        """By person, the cities of everything that they could be in; `remote` for calls."""
        found: dict[str, set[str]] = {}
        for id_, meeting in self.scenario.meetings.items():
            who = meeting.who
            people = {*who.optional, *(seat for group in who.any_of for seat in group.of)}
            people |= {person for seat in who.required for person in self.scenario.candidates(seat, id_)}
            where = {place.city for place in map(self.scenario.place, starts.places(self.case, id_))}
            for person in people:
                found.setdefault(person, set()).update(where)
        return found
