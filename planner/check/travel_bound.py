"""Judges a bound of travel: works out again what the prices of its certificate prove, start by start and block by block.

Whoever is left out costs its priority, and its guests theirs; whoever is held pays for the presence of people; what they are paid
comes off their journeys. No plan that leaves out as little as the certificate says, and whose meetings start on the grid, costs
less.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from planner.check.bound import THOUSANDTHS, Recount
from planner.check.case import Case
from planner.check.itinerary import Chance, Trip, least
from planner.check.legs import Ways
from planner.check.offers import Offer, Seat
from planner.domain.scenario import Scenario
from planner.plan.certificate import PresencePrice, TravelCertificate
from planner.plan.record import Plan

MOST_PRICES = 2_000_000
"""Prices that are held in memory at most."""


def recount_travel(scenario: Scenario, certificate: TravelCertificate) -> Recount:
    """What the prices of a certificate of travel prove in a scenario."""
    faults = tuple(_faults(scenario, certificate))
    if faults:
        return Recount(0, faults)
    count = _Count(scenario, certificate)
    faults = tuple(count.long_blocks())
    return Recount(0, faults) if faults else Recount(count.proved)


def _faults(scenario: Scenario, certificate: TravelCertificate) -> Iterator[str]:
    early = scenario.start - certificate.begins
    if certificate.grid < 1 or not timedelta() <= early < timedelta(days=1):
        yield "Its instants must be at least a minute apart and begin with the horizon, or less than a day before it."
        return
    if len(certificate.prices) > MOST_PRICES:
        yield f"It has more than {MOST_PRICES:,} prices, which nobody counts again."
        return
    if certificate.block < 1:
        yield "Its blocks must be at least a minute long."
    if min(certificate.priority, certificate.attendance, certificate.per_priority, certificate.per_attendance) < 0:
        yield "What may be left out, and what a point of it counts, is never less than nothing."
    named: list[tuple[str, str | None, str | None]] = []
    named += [(each.who, each.meeting, each.city) for each in certificate.prices]
    named += [(each.who, meeting, None) for each in certificate.once for meeting in each.meetings]
    named += [(each.who, None, None) for each in certificate.once]
    for who, meeting, city in dict.fromkeys(named):
        yield from _unknown(scenario, who, meeting, city)
    yield from _wrong_prices(scenario, certificate)


def _unknown(scenario: Scenario, who: str, meeting: str | None, city: str | None) -> Iterator[str]:
    if who not in scenario.parties and who not in scenario.people:
        yield f"There is no person or party {who!r}."
    elif who not in scenario.parties and (party := scenario.party_of(who)) is not None:
        yield f"{who!r} travels in the party {party!r} and has no prices alone."
    if meeting is not None and meeting not in scenario.meetings:
        yield f"There is no meeting {meeting!r}."
    if city is not None and city not in scenario.places:
        yield f"There is no city {city!r}."


def _wrong_prices(scenario: Scenario, certificate: TravelCertificate) -> Iterator[str]:
    last = (scenario.end - certificate.begins) // timedelta(minutes=certificate.grid)
    rows = sorted(certificate.prices, key=lambda each: (each.who, each.meeting, each.city, each.first))
    for each in rows:
        called = f"A price of {each.who} for {each.meeting} in {each.city}"
        if each.price < 0:
            yield f"{called} is less than nothing."
        if not 0 <= each.first <= each.last <= last:
            yield f"{called} ends before it begins, or goes beyond the horizon."
    for one, other in pairwise(rows):
        same = (one.who, one.meeting, one.city) == (other.who, other.meeting, other.city)
        if same and other.first <= one.last:
            yield f"Prices of {one.who} for {one.meeting} in {one.city} overlap."


class _Count:
    """One certificate being counted again."""

    def __init__(self, scenario: Scenario, certificate: TravelCertificate) -> None:
        self.case, self.scenario, self.certificate = Case(scenario, Plan()), scenario, certificate
        self.offers = {
            id_: Offer(self.case, id_, certificate.begins, certificate.grid) for id_ in scenario.to_be_planned
        }
        self.of: dict[str, list[PresencePrice]] = {}
        self.rows: dict[tuple[str, str], dict[str, list[PresencePrice]]] = {}
        for each in sorted(certificate.prices, key=lambda each: each.first):
            if each.price > 0 and each.meeting in self.offers:
                self.of.setdefault(each.who, []).append(each)
                self.rows.setdefault((each.meeting, each.city), {}).setdefault(each.who, []).append(each)
        self.traveller = {person: scenario.party_of(person) or person for person in scenario.people}
        self.ways: dict[object, Ways] = {}
        self.trips = {who: self._trip(who) for who in sorted(self.of)}

    @property
    def proved(self) -> int:
        """What no plan comes below, in whole points."""
        said = self.certificate
        total = sum(self._pays(offer) for offer in self.offers.values())
        total += sum(least(trip, self._ways(who), said.block) for who, trip in self.trips.items())
        total -= said.per_priority * said.priority + said.per_attendance * said.attendance
        return max(0, -(-total // THOUSANDTHS))

    def long_blocks(self) -> Iterator[str]:
        """Faults: travellers who can be in another city within a block."""
        for who, trip in self.trips.items():
            lengths = (
                self._ways(who).least(origin, city)
                for origin in dict.fromkeys((trip.starts, *trip.cities))
                for city in trip.cities
                if city != origin
            )
            shortest = min((each for each in lengths if each is not None), default=None)
            if shortest is not None and shortest < self.certificate.block:
                yield f"Its blocks take {self.certificate.block} min, longer than a way of {who}, which takes {shortest} min."

    def _people(self, who: str) -> tuple[str, ...]:
        return self.scenario.members(who) if who in self.scenario.parties else (who,)

    def _ways(self, who: str) -> Ways:
        """The ways of a traveller: the same for all whom nothing tells apart."""
        people = self._people(who)
        known = [id_ for id_, each in self.scenario.journeys.items() if {*self.scenario.members(each.who)} & {*people}]
        owns = self.scenario.parties[who].own_aircraft if who in self.scenario.parties else None
        owns = self.scenario.people[who].own_aircraft if owns is None else owns
        alike = (owns, frozenset(str(self.case.figures(each).rest) for each in people), tuple(known))
        if alike not in self.ways:
            self.ways[alike] = Ways(self.case, self.certificate.begins, people)
        return self.ways[alike]

    def _trip(self, who: str) -> Trip:
        """A traveller's chances to earn, and between which cities that is."""
        people = self._people(who)
        chances = (self._chance(who, price) for price in self.of[who])
        returns = any(self.scenario.people[person].returns for person in people)
        return Trip(
            chances=tuple(each for each in chances if each is not None),
            once=frozenset(meeting for each in self.certificate.once if each.who == who for meeting in each.meetings),
            starts=self.case.start_city(people[0]),
            back=self.scenario.base_of(people[0]) if returns else None,
            minute=self.scenario.policies.weights.travel * len(people) * THOUSANDTHS,
        )

    def _chance(self, who: str, price: PresencePrice) -> Chance | None:
        """Where and when a price can be earned; None where it never can."""
        offer, city = self.offers[price.meeting], price.city
        if city not in offer.places:
            return None
        hull, transfer, grid = offer.instants(city), offer.transfer(city), self.certificate.grid
        within = range(max(price.first, hull.start), min(price.last + 1, hull.stop))
        latest: list[int] = []
        leaves: list[int] = []
        for seat in (*offer.alone, *offer.others, *offer.guests):
            since, until = offer.busy(seat)
            for person, _ in seat.people:
                if self.traveller[person] != who:
                    continue
                first = next((at for at in within if self._sits(offer, seat, person, city, at)), None)
                if first is not None:
                    last = next(at for at in reversed(within) if self._sits(offer, seat, person, city, at))
                    latest.append(last * grid + since - transfer)
                    leaves.append(first * grid + until + transfer)
        if not latest:
            return None
        block = self.certificate.block
        return Chance(price.meeting, city, max(latest) // block, min(leaves) // block, price.price)

    def _sits(self, offer: Offer, seat: Seat, person: str, city: str, at: int) -> bool:
        """Whether somebody may fill a seat of a meeting that starts in a city at an instant."""
        return offer.free(seat, person, at) and offer.possible(city, at)

    def _pays(self, offer: Offer) -> int:
        """The least that a meeting pays: left out, or held at its cheapest start; those that look cheapest are tried first."""
        said, meeting = self.certificate, offer.meeting
        best = math.inf
        if not meeting.must:
            guests = sum(meeting.who.optional.values())
            best = said.per_priority * meeting.priority + said.per_attendance * guests
        stretches = sorted(self._stretches(offer), key=lambda each: each[0])
        for at_least, city, instants in stretches:
            for at in instants:
                if best <= at_least:
                    break
                if offer.possible(city, at):
                    best = min(best, self._costs(offer, city, at, anybody=False))
        return 0 if best == math.inf else int(best)

    def _stretches(self, offer: Offer) -> Iterator[tuple[float, str, range]]:
        """By city, stretches of instants at which prices do not change, with what a start costs there if everybody is free."""
        for city in offer.places:
            hull = offer.instants(city)
            rows = [each for row in self.rows.get((offer.id, city), {}).values() for each in row]
            cuts = {cut for each in rows for cut in (each.first, each.last + 1) if cut in hull}
            for low, high in pairwise(sorted({hull.start, *cuts, max(hull.start, hull.stop)})):
                yield self._costs(offer, city, low, anybody=True), city, range(low, high)

    def _costs(self, offer: Offer, city: str, at: int, *, anybody: bool) -> float:
        """What a meeting pays that starts in a city at an instant; with `anybody` as if everybody were free then."""
        said = self.certificate
        bound = {self.traveller[person] for seat in offer.alone for person, _ in seat.people}
        seats = [
            (seat, [one for one in seat.people if anybody or offer.free(seat, one[0], at)])
            for seat in (*offer.others, *offer.guests)
        ]
        share: dict[str, set[str]] = {}
        for _, people in seats:
            for person, _ in people:
                share.setdefault(self.traveller[person], set()).add(person)
        total: float = sum(self._price(offer.id, city, who, at) for who in bound)
        step = said.per_attendance * self.scenario.policies.stand_in_weight
        for seat, people in seats:
            pays: list[float] = [] if seat.weight is None else [said.per_attendance * seat.weight]
            for person, steps in people:
                who = self.traveller[person]
                part = 0 if who in bound else self._price(offer.id, city, who, at) // len(share[who])
                pays.append(part + steps * step)
            total += min(pays, default=math.inf)
        return total

    def _price(self, meeting: str, city: str, who: str, at: int) -> int:
        """What the presence of a traveller costs a meeting."""
        rows = self.rows.get((meeting, city), {}).get(who, [])
        place = bisect_right(rows, at, key=lambda each: each.first) - 1
        return rows[place].price if place >= 0 and at <= rows[place].last else 0
