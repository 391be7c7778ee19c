"""Alternatives: every start and place that one meeting could have while all others stay when, where and with whom they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.assignment import Assignment
from planner.search.bars import Bar, bars_of
from planner.search.board import Board
from planner.search.chances import Company, chance_of, open_starts
from planner.search.jobs import Job, Seated, Spot
from planner.search.prices import PARTS, PLACE, Price, Weights
from planner.search.resume import resume
from planner.search.settled import assignment_on
from planner.search.standing import Placed
from planner.search.steps import Steps, between, each_of

IN_ORDER: Weights = tuple(
    {PLACE[Tier.ATTENDANCE]: 1e9, PLACE[Tier.TRAVEL]: 1.0}.get(part, 0.0) for part in range(PARTS)
)
"""Weights with which whoever may come comes, however far it is: attendance goes before travel."""


@dataclass(frozen=True)
class Alternative:
    """A place, a start and people for the meeting, and what the plan costs with it there; `anew` where the journeys of those who
    may come are made anew.
    """

    spot: Spot
    start: int
    seated: tuple[Seated, ...]
    price: Price
    anew: bool


class Alternatives:
    """What one meeting of a plan could be instead. Journeys of the plan are kept wherever they fit; those of whoever may come to
    the meeting are also made anew, and the better of the two counts.
    """

    def __init__(self, problem: Problem, plan: Assignment, meeting: str, tick: Callable[[], None]) -> None:
        self._boards = [_Without(problem, plan, meeting, tick, anew=anew) for anew in (False, True)]
        kept = self._boards[0]
        self.job, self.lost, self.now, self.price = kept.job, kept.lost, kept.now, kept.price
        self.free = any(board.free for board in self._boards)
        """Whether everybody still gets where they must be without the meeting; else nothing is known."""

    def at(self, spot: Spot) -> Iterator[Alternative]:
        """The best at each start at which the meeting can be at a place, in order of time."""
        yield from self.best_of([spot]).values()

    def best_of(self, spots: Iterable[Spot]) -> dict[int, Alternative]:
        """The best at each start at some places or lengths, in order of time."""
        best: dict[int, Alternative] = {}
        numbers = [self.job.spots.index(spot) for spot in spots]
        for board in self._boards:
            for number in numbers if board.free else ():
                for found in board.at(board.job.spots[number]):
                    if found.start not in best or found.price < best[found.start].price:
                        best[found.start] = found
        return dict(sorted(best.items()))

    def bars(self, spot: Spot) -> list[Bar]:
        """What keeps the meeting from some starts at a place, each by itself, with its first choice of people."""
        board = next(board for board in self._boards if board.free)
        return board.bars(board.job.spots[self.job.spots.index(spot)])

    def with_it(self, alternative: Alternative) -> Assignment:
        """The whole plan with the meeting there."""
        return self._boards[alternative.anew].with_it(alternative)


class _Without:
    """A board with all of a plan on it but one meeting."""

    def __init__(
        self, problem: Problem, plan: Assignment, meeting: str, tick: Callable[[], None], *, anew: bool
    ) -> None:
        self._board, self._tick, self._anew = Board(problem), tick, anew
        self.job: Job = self._board.jobs[meeting]
        self.lost: tuple[str, ...] = ()
        """Meetings of the plan that could not be kept: the search knows no journeys for them."""
        self.now: Placed | None = None
        """Where the meeting is."""
        self.price: Price = ()
        """What the plan costs as it is."""
        self._waiting: list[Placed] = []
        """Meetings that were taken off with it, and are put back where they were as soon as it is there."""
        self.free = self._board.sound and self._set_up(plan)

    def _set_up(self, plan: Assignment) -> bool:
        board, id_, problem = self._board, self.job.id, self._board.problem
        comes = {problem.traveller_of[person].id for person in self.job.task.people} if self._anew else set()
        for traveller, trips in plan.trips.items():
            if traveller in comes:
                continue
            hops = board.journeying[traveller].hops
            legs = (
                hops.leg_of((trip.origin, trip.destination), trip.way, trip.departs, trip.minutes) for trip in trips
            )
            board.journeying[traveller].prefer(leg for leg in legs if leg is not None)
        resume(board, plan.held, self._tick)
        self.lost = tuple(other for other in plan.held if other not in board.placed)
        self.price, self.now = board.price, board.placed.get(id_)
        return self.now is None or board.remove(id_) or self._taken_off_with_others(self.now)

    def _taken_off_with_others(self, now: Placed) -> bool:
        """Takes the meeting off with others of its people, as few as may be, where they need it to get on to them."""
        board, travellers = self._board, {id_ for id_, _ in now.stops}
        others = [
            other
            for other in sorted(board.placed.values(), key=lambda placed: abs(placed.start - now.start))
            if other is not now and travellers & {id_ for id_, _ in other.stops}
        ]
        for other in others:
            mark = board.log.mark()
            if board.remove(other.job.id) and board.remove(now.job.id):
                self._waiting = [other]
                return True
            board.log.back(mark)
        last_first = sorted(others, key=lambda placed: placed.start, reverse=True)
        for other in last_first:
            if board.remove(other.job.id):
                self._waiting.insert(0, other)
            if board.remove(now.job.id):
                self._waiting = [each for each in self._waiting if not self._put_back(each)]
                return True
        return False

    def _put_back(self, placed: Placed) -> bool:
        chance = chance_of(self._board, placed.job, placed.spot, placed.start, placed.seated)
        return chance is not None and self._board.put(placed.job, placed.spot, placed.start, placed.seated)

    def at(self, spot: Spot) -> Iterator[Alternative]:
        """The best at each start at which the meeting can be at a place, in order of time."""
        starts = open_starts(self._board, self.job, spot)
        companies = [(cost, self._company(spot, required, starts)) for cost, required in self.job.seatings]
        met = [(cost, company) for cost, company in companies if company is not None]
        possible = 0
        for _, company in met:
            possible |= company.starts
        for start in each_of(possible, last_first=False):
            self._tick()
            best: Alternative | None = None
            best_cost = 0
            for cost, company in met:
                if best is not None and cost > best_cost:
                    break
                found = self._put(company, spot, start)
                if found is not None and (best is None or found.price < best.price):
                    best, best_cost = found, cost
            if best is not None:
                yield best

    def bars(self, spot: Spot) -> list[Bar]:
        """What keeps the meeting from some starts at a place, each by itself, with its first choice of people."""
        required = self.job.seatings[0][1] if self.job.seatings else ()
        return list(bars_of(self._board, self.job, spot, required))

    def with_it(self, alternative: Alternative) -> Assignment:
        """The whole plan with the meeting there."""
        board, mark = self._board, self._board.log.mark()
        if not self._whole(alternative.spot, alternative.start, alternative.seated):
            raise AssertionError("what could be put before cannot be put again")
        assignment = assignment_on(board.standing, board.problem.grid.step)
        board.log.back(mark)
        return assignment

    def _company(self, spot: Spot, required: tuple[Seated, ...], starts: Steps) -> Company | None:
        company = Company(self._board, self.job, spot, IN_ORDER, starts)
        met = bool(company.starts) and all(company.add(seat, candidate) for seat, candidate in required)
        return company if met else None

    def _whole(self, spot: Spot, start: int, seated: tuple[Seated, ...]) -> bool:
        """Puts the meeting and all that was taken off with it; whether that went."""
        board, waiting = self._board, list(self._waiting)
        if not board.put(self.job, spot, start, seated):
            return False
        while waiting:
            left = [other for other in waiting if not self._put_back(other)]
            if len(left) == len(waiting):
                return False
            waiting = left
        return True

    def _put(self, company: Company, spot: Spot, start: int) -> Alternative | None:
        """Tries the meeting there with everybody who may come, else without them; nothing has changed in the end."""
        board, mark = self._board, self._board.log.mark()
        for optional in (True, False) if self.job.optional else (False,):
            there = company.at(spot, between(start, start))
            if there is None or not there.complete(optional=optional):
                continue
            seated = tuple(there.seated)
            price = board.price if self._whole(spot, start, seated) and board.prepared() else None
            board.log.back(mark)
            if price is not None:
                return Alternative(spot, start, seated, price, self._anew)
        return None
