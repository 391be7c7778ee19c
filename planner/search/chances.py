"""Chances: where one more meeting can go, found without looking at a single start by itself.

Everything that stands in the way takes starts out of a set; what lies on the way from city to city cuts the rest into pieces
within which the detour is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planner.plan.record import Tier
from planner.problem.parts import part_of
from planner.problem.tasks import Candidate, Quorum, Seat
from planner.problem.travellers import Traveller
from planner.search.board import Board
from planner.search.diaries import clear_of
from planner.search.gaps import ANYWHERE, Gap, common, covered, gaps
from planner.search.hops import NEVER
from planner.search.jobs import Job, Seated, Spot
from planner.search.prices import NO_WEIGHTS, PLACE, Weights
from planner.search.steps import Steps, between, first_of, last_of, touching
from planner.search.stops import Stop


class Chance(NamedTuple):
    """A place, a start and people for a meeting, and about what it would cost, weighed."""

    cost: float
    spot: Spot
    start: int
    seated: tuple[Seated, ...]


def chances(board: Board, job: Job, weights: Weights, *, late: bool = False) -> list[Chance]:
    """Where a meeting can go by what the board's tables say, in each piece where it is tidiest or as `late` as it can, the cheapest
    first; `Board.put` has the last word.
    """
    found: list[Chance] = []
    cheapest, attendance = float("inf"), weights[PLACE[Tier.ATTENDANCE]]
    opened, at_site = [(spot, open_starts(board, job, spot)) for spot in job.spots], defaultdict[int, Steps](int)
    for spot, starts in opened:
        at_site[spot.site] |= starts
    companies: dict[tuple[int, int], Company | None] = {}
    for spot, starts in opened:
        if not starts:
            continue
        for number, (cost, required) in enumerate(job.seatings):
            if cost * attendance >= cheapest:
                break
            if (spot.site, number) not in companies:
                company = Company(board, job, spot, weights, at_site[spot.site])
                met = all(company.add(seat, candidate) for seat, candidate in required)
                companies[spot.site, number] = company if met else None
            there = companies[spot.site, number]
            here = None if there is None else there.at(spot, starts)
            if here is not None and here.complete():
                chosen = list(here.chances(cost, late=late))
                cheapest = min([cheapest, *(chance.cost + job.absent * attendance for chance in chosen)])
                found += chosen
    return sorted(found, key=_cost)


def chance_of(board: Board, job: Job, spot: Spot, start: int, seated: tuple[Seated, ...]) -> Chance | None:
    """The meeting there, then and with these people, if the board's tables leave room for that."""
    starts = open_starts(board, job, spot) & between(start, start)
    company = Company(board, job, spot, NO_WEIGHTS, starts)
    there = bool(starts) and all(company.add(seat, candidate) for seat, candidate in seated)
    here = company.at(spot, starts) if there else None
    return Chance(0.0, spot, start, seated) if here is not None and here.quorate() else None


def _cost(chance: Chance) -> float:
    return chance.cost


def open_starts(board: Board, job: Job, spot: Spot) -> Steps:
    """Starts that other meetings leave open, whoever attends."""
    starts = spot.starts
    for lag in board.book.lags.get(job.id, ()):
        if (other := board.placed.get(lag.other)) is not None:
            end, opened = board.problem.grid.end, 0
            for least, most in (lag.between(spot.option.short, other.spot.option.short), *lag.others):
                opened |= between(other.start + least, min(other.start + most, end))
            starts &= opened
    for work in board.work.opened.get(job.id, ()):
        if (done := board.work.done.get(work)) is not None:
            starts &= between(done.ready, board.problem.grid.end)
    starts &= _on_good_days(board, job, spot)
    if starts and spot.room is not None:
        starts &= ~_room_taken(board, job, spot)
    for number, able in spot.pools:
        if not starts:
            return 0
        starts &= board.taking.served(able, number, spot.option.zone, (spot.steps, spot.minutes))
    return starts


def _on_good_days(board: Board, job: Job, spot: Spot) -> Steps:
    """Starts on days that relations and quotas leave open."""
    almanac, placed, zone = board.almanac, board.placed, spot.option.zone
    steps = -1
    for id_ in board.book.same_day.get(job.id, ()):
        if id_ in placed:
            steps &= almanac.on(zone, {placed[id_].day})
    apart = board.book.other_day.get(job.id)
    if apart and (others := {placed[id_].day for id_ in apart if id_ in placed}):
        steps &= ~almanac.on(zone, others)
    for allowance in board.book.allowances.get(job.id, ()):
        if spot.index not in allowance.counting[job.id]:
            continue
        if not allowance.daily:
            steps = steps if board.counted.get((allowance.name, None), 0) < allowance.most else 0
        else:
            counted = ((day, board.counted.get((allowance.name, day), 0)) for day, _ in almanac.days(zone))
            if full := {day for day, count in counted if count >= allowance.most}:
                steps &= ~almanac.on(zone, full)
    return steps


def _room_taken(board: Board, job: Job, spot: Spot) -> Steps:
    """Starts at which no room of the class is free for so long."""
    room = spot.room
    assert room is not None
    if not board.special(room):
        levels = board.rooms.get(room)
        return touching(levels[-1], spot.size) if levels else 0
    up, taken = board.problem.grid.up, 0
    for id_ in board.shared_rooms.get(room, ()):
        other = board.placed[id_]
        before = up(spot.minutes + _pause(board, spot, job.id, id_))
        after = up(other.spot.minutes + _pause(board, spot, id_, job.id))
        taken |= between(other.start - before + 1, other.start + after - 1)
    return taken


def _pause(board: Board, spot: Spot, earlier: str, later: str) -> int:
    """Minutes to refresh a room between two meetings."""
    problem = board.problem
    free = frozenset((earlier, later)) in problem.adjacent or (earlier, later) in problem.staying
    option = board.placed[earlier].spot.option if earlier in board.placed else spot.option
    return 0 if free else option.turnover


@dataclass
class Company:
    """People who come to a meeting at a place, and the starts and pieces that they leave open."""

    board: Board
    job: Job
    spot: Spot
    weights: Weights
    starts: Steps
    seated: list[Seated] = field(default_factory=list)
    pieces: list[Gap] = field(default_factory=lambda: [ANYWHERE])

    def add(self, seat: Seat, candidate: Candidate, *, worth: float | None = None) -> bool:
        """Adds somebody; where they leave nothing open, or cost more travel than they are worth, nothing has changed."""
        if any(other.person == candidate.person for _, other in self.seated):
            return False
        starts = self.starts & self._free(seat, candidate)
        if not starts:
            return False
        board, pieces = self.board, self.pieces
        id_, stop = board.stop_of(self.job, self.spot, seat, candidate.person)
        window = (first_of(starts), last_of(starts))
        journeying = board.journeying.get(id_)
        alone = journeying is not None and journeying.alone and stop.city is not None
        starts &= ~clear_of(board.lags, board.routes[id_].calls if alone else board.stops[id_], stop, window)
        if journeying is not None and stop.city is not None:
            if all(board.traveller_of[other.person].id != id_ for _, other in self.seated):
                others = gaps(journeying, board.routes[id_], board.lags, stop, window)
                pieces = others if pieces == [ANYWHERE] else common(pieces, others)
                starts &= covered(pieces, board.problem.grid.end)
        elif journeying is not None:
            starts &= ~self._in_the_air(id_, stop)
        if stop.city is None and board.toll.calling.forbidden(candidate.person):
            starts &= ~self.uncalled(seat, candidate)
        if not starts:
            return False
        if worth is not None and pieces is not self.pieces and self._least(starts, pieces) - self._least() > worth:
            return False
        self.starts, self.pieces = starts, pieces
        self.seated.append((seat, candidate))
        return True

    def at(self, spot: Spot, starts: Steps) -> Company | None:
        """The same people at a spot of the same site, at some starts; None where these are none, or the people too many."""
        starts, seats = self.starts & starts, spot.option.seats
        if not starts or (seats is not None and not self.job.seats_named and len(self.seated) > seats):
            return None
        return Company(self.board, self.job, spot, self.weights, starts, self.seated.copy(), self.pieces)

    def _least(self, starts: Steps | None = None, pieces: list[Gap] | None = None) -> float:
        """What the shortest detour costs."""
        starts, pieces = self.starts if starts is None else starts, self.pieces if pieces is None else pieces
        end = self.board.problem.grid.end
        detours = [detour for low, high, detour, _ in pieces if starts & between(low, min(high, end))]
        return self.weights[PLACE[Tier.TRAVEL]] * self.board.per_minute.travel * min(detours, default=NEVER)

    def _crowded(self) -> bool:
        seats = self.spot.option.seats
        return seats is not None and not self.job.seats_named and len(self.seated) >= seats

    def _free(self, seat: Seat, candidate: Candidate) -> Steps:
        """Starts for which somebody is free by the calendar, not overloaded, and not too near to whom they are kept from."""
        board, person = self.board, candidate.person
        steps = board.times_of(self.job, self.spot, seat, candidate) & ~self.overloaded(seat, person)
        if board.book.apart:
            steps &= ~self.too_near(person)
        return steps

    def overloaded(self, seat: Seat, person: str) -> Steps:
        """Starts on days on which somebody has so much to do that this is too much."""
        board, zone, figures = self.board, self.spot.option.zone, self.board.problem.figures[person]
        minutes = seat.minutes(self.spot.option)
        alone = minutes > figures.daily_minutes or (figures.daily_meetings < 1 and self.job.counted)
        days = (day for day, _ in board.almanac.days(zone)) if alone else board.heavy.get(person, ())
        overloaded = {day for day in days if self._overloads(person, day, minutes)}
        return board.almanac.on(zone, overloaded) if overloaded else 0

    def _overloads(self, person: str, day: date, length: int) -> bool:
        (number, minutes), most = self.board.loads.get((person, day), (0, 0)), self.board.problem.most_on(person, day)
        return (number >= most[0] and self.job.counted) or minutes + length > most[1]

    def too_near(self, person: str) -> Steps:
        """Starts at which somebody whom a person is kept from is at the venue."""
        board, venue, near = self.board, self.spot.option.venue, 0
        for separation in board.book.apart:
            gap = separation.gap
            for side, other in (separation.sides, separation.sides[::-1]):
                if person not in side:
                    continue
                if any(candidate.person in other for _, candidate in self.seated):
                    return -1
                for id_ in board.at_venue.get(venue, ()) if venue is not None else ():
                    placed = board.placed[id_]
                    if any(candidate.person in other for _, candidate in placed.seated):
                        up = board.problem.grid.up
                        low = placed.start - up(self.spot.minutes + gap)
                        near |= between(low + 1, placed.start + up(placed.spot.minutes + gap) - 1)
        return near

    def uncalled(self, seat: Seat, candidate: Candidate) -> Steps:
        """Starts at which a call is outside somebody's hours, as they travel now."""
        board, person = self.board, candidate.person
        traveller = board.traveller_of[person]
        legs = board.routes[traveller.id].legs if traveller.id in board.routes else ()
        return board.toll.calling.now(traveller, legs, person, part_of(self.job.task, seat, self.spot.option))

    def _in_the_air(self, id_: str, stop: Stop) -> Steps:
        """Starts of a call that would reach into a leg as it is travelled now."""
        steps = 0
        for leg in self.board.routes[id_].legs:
            steps |= between(leg.depart - leg.boarding - stop.tail + 1, leg.calls + stop.lead - 1)
        return steps

    def complete(self, *, optional: bool = True) -> bool:
        """Adds whoever may come, unless they are left out, and whoever makes up the numbers; whether these are complete."""
        for seat, candidate in self.job.optional if optional else ():
            if not self._crowded():
                self.add(seat, candidate, worth=seat.weight * self.weights[PLACE[Tier.ATTENDANCE]])
        for quorum in self.job.task.quorums:
            there = self._there(quorum)
            for seat, candidate in self.job.any_of:
                if there < quorum.least and seat.id in quorum.seats and not self._crowded():
                    there += self.add(seat, candidate)
            if there < quorum.least:
                return False
        return True

    def quorate(self) -> bool:
        """Whether enough of those come of whom so many must."""
        return all(self._there(quorum) >= quorum.least for quorum in self.job.task.quorums)

    def _there(self, quorum: Quorum) -> int:
        return sum(seat.id in quorum.seats and candidate.itself for seat, candidate in self.seated)

    def chances(self, cost: int, *, late: bool) -> Iterator[Chance]:
        """The tidiest start of every piece, or its last, and that which costs nothing in protocol and lies in nobody's night."""
        seated = tuple(self.seated)
        present = sum(seat.weight for seat, _ in seated if (seat.id in self.job.optional_seats))
        fixed = (cost - present) * self.weights[PLACE[Tier.ATTENDANCE]]
        costly, nights, calls = self._costly(), self._nights(seated), self._calls()
        for _, uncalled in calls:
            costly |= uncalled
        tidiness, end = self.spot.tidiness, self.board.problem.grid.end
        for low, high, detour, slope in self.pieces:
            steps = self.starts & between(low, min(high, end))
            if not steps:
                continue
            good = steps & ~costly
            for among in (good, steps) if good and good != steps else (steps,):
                ends = [last_of(among) if late else tidiness.best(slope, among)]
                if self.job.id in self.board.book.parting and last_of(among) not in ends:
                    ends.append(last_of(among))
                for start in ends:
                    called = sum([weight for weight, uncalled in calls if uncalled >> start & 1])
                    price = self._price(called, detour, tidiness.cost(slope, start), start, nights)
                    yield Chance(fixed + price, self.spot, start, seated)

    def _costly(self) -> Steps:
        steps, board, city = 0, self.board, self.spot.option.city
        for _, costly in self.spot.costly:
            steps |= costly
        for seat, candidate in self.seated:
            if city is not None and board.toll.leads(candidate.person):
                traveller = board.traveller_of[candidate.person]
                adapted = self._adapted(traveller, city)
                steps |= board.dark(seat, self.spot, city) & adapted
                steps |= board.dark(seat, self.spot, traveller.base) & ~adapted
        return steps

    def _nights(self, seated: tuple[Seated, ...]) -> list[tuple[Stop, Steps, str]]:
        """The stops whose nights count, with the starts at which the clock of the city holds, and whose does at the others."""
        board, city = self.board, self.spot.option.city
        leading = (board.toll.leads(candidate.person) for _, candidate in seated)
        if city is None or not self.weights[PLACE[Tier.COMFORT]] or not any(leading):
            return []
        stops = ((board.problem.travellers[id_], stop) for id_, stop in board.stops_of(self.job, self.spot, seated))
        return [(stop, self._adapted(traveller, city), traveller.base) for traveller, stop in stops]

    def _adapted(self, traveller: Traveller, city: str) -> Steps:
        return self.board.toll.adapted(traveller, self.board.routes.get(traveller.id), city)

    def _calls(self) -> list[tuple[int, Steps]]:
        """Points of comfort for each who would be called outside their hours, with the starts that cost them."""
        if self.spot.option.city is not None:
            return []
        weights = (
            (self.board.toll.calling.weight(candidate.person), seat, candidate) for seat, candidate in self.seated
        )
        return [(weight, self.uncalled(seat, candidate)) for weight, seat, candidate in weights if weight]

    def _price(
        self, night: int, detour: int, tidiness: int, start: int, nights: list[tuple[Stop, Steps, str]]
    ) -> float:
        weights, toll, city = self.weights, self.board.toll, self.spot.option.city
        for stop, adapted, base in nights:
            assert city is not None
            night += toll.night(stop._replace(start=start), city if adapted >> start & 1 else base)
        return (
            weights[PLACE[Tier.PROTOCOL]] * toll.protocol(self.spot, start)
            + weights[PLACE[Tier.COMFORT]] * night
            + weights[PLACE[Tier.TRAVEL]] * self.board.per_minute.travel * detour
            + weights[PLACE[Tier.TIDINESS]] * tidiness
        )
