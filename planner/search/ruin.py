"""Ruin: which meetings are taken off the board together, so that putting them back can come out better."""

from __future__ import annotations

from random import Random

from planner.plan.record import Tier
from planner.search.board import Board
from planner.search.jobs import Job, Spot
from planner.search.prices import MUSTS, PLACE
from planner.search.standing import Placed

MOST = 40
"""How many meetings are taken off at most; as many again that a meeting which is to be held is related to."""
FOR_MUSTS = 0.7
"""The part of the rounds that make room for a must that is not held, while there is one."""
FOR_OTHERS = 0.3
"""The part of the rounds that make room for something else that is not held, or else for who should come to what is."""


class Ruin:
    """Picks meetings that have to do with each other: through their people, their city, their time, or what is lacking."""

    def __init__(self, board: Board, rng: Random) -> None:
        self._board = board
        self._rng = rng
        self._days = max(1, round(24 * 60 / board.problem.grid.step))
        self._ways = (self._by_person, self._by_person, self._by_city, self._at_random, self._around)

    def pick(self) -> tuple[list[str], str | None]:
        """Meetings to take off, and the one for which they make room, if they do that: it is not held, or taken off as well."""
        board, rng = self._board, self._rng
        if not board.placed:
            return [], None
        missing = board.price[MUSTS] > 0
        if rng.random() < (FOR_MUSTS if missing else FOR_OTHERS):
            waiting = [id_ for id_, job in board.jobs.items() if id_ not in board.placed and job.spots]
            musts = [id_ for id_ in waiting if board.jobs[id_].task.must]
            if waiting:
                wanted = rng.choice(musts or waiting)
                return self._in_the_way_of(wanted), wanted
            if poor := self._poorly_attended():
                wanted = rng.choice(poor)
                return list(dict.fromkeys([wanted, *self._in_the_way_of(wanted)])), wanted
        return rng.choice(self._ways)(), None

    def _poorly_attended(self) -> list[str]:
        """Meetings to which not everybody comes who may, or a deputy and not the principal."""
        board = self._board
        if board.price[PLACE[Tier.ATTENDANCE]] == 0:
            return []
        return [
            id_
            for id_, placed in board.placed.items()
            if board.toll.attendance(placed.job, placed.seated) + placed.job.absent > 0
        ]

    def _number(self) -> int:
        """How many: mostly few."""
        return 1 + int(MOST * self._rng.random() ** 2)

    def _anybody(self) -> Placed:
        placed = self._board.placed
        return placed[self._rng.choice(list(placed))]

    def _nearest(self, those: list[Placed], start: int) -> list[str]:
        those.sort(key=lambda placed: (abs(placed.start - start), placed.job.id))
        return [placed.job.id for placed in those[: self._number()]]

    def _at_random(self) -> list[str]:
        placed = list(self._board.placed)
        return self._rng.sample(placed, min(len(placed), 1 + self._number() // 3))

    def _by_person(self) -> list[str]:
        """What somebody attends around a time."""
        seed = self._anybody()
        if not seed.stops:
            return [seed.job.id]
        traveller, _ = self._rng.choice(seed.stops)
        placed = self._board.placed
        return self._nearest([placed[stop.meeting] for stop in self._board.stops[traveller]], seed.start)

    def _by_city(self) -> list[str]:
        """What is held in a city around a time."""
        seed, placed = self._anybody(), self._board.placed
        here = [each for each in placed.values() if each.spot.option.city == seed.spot.option.city]
        return self._nearest(here, seed.start)

    def _around(self) -> list[str]:
        """What shares people with a meeting around its time."""
        seed = self._anybody()
        return self._nearest(self._with(travellers={id_ for id_, _ in seed.stops}), seed.start)

    def _with(self, travellers: set[str]) -> list[Placed]:
        board = self._board
        ids = dict.fromkeys(stop.meeting for id_ in sorted(travellers) for stop in board.stops[id_])
        return [board.placed[id_] for id_ in ids]

    def _in_the_way_of(self, id_: str) -> list[str]:
        """What keeps people, rooms and pools busy when a meeting that is not held could be, and what else keeps it out."""
        board, job = self._board, self._board.jobs[id_]
        seated = [each for _, required in job.seatings[:1] for each in required]
        people = {candidate.person for _, candidate in (*seated, *job.any_of)}
        spot = self._rng.choice(job.spots)
        low, high = spot.option.starts[0][0], spot.option.starts[-1][1]
        at = self._rng.randint(low, high)
        there = self._with({board.traveller_of[person].id for person in people})
        first, last = at - self._days, at + self._days
        near = [each for each in (*there, *self._sharing(spot)) if first <= each.start <= last]
        return list(dict.fromkeys([*self._on_which_depends(job, spot, at), *self._nearest(near, at)]))

    def _sharing(self, spot: Spot) -> list[Placed]:
        """What is held in rooms of the same class, takes from a pool that is needed there, or is where people are kept apart."""
        board, option = self._board, spot.option
        pools = {pool for _, able in spot.pools for pool in able}
        venue = option.venue if board.book.apart else None
        return [
            each
            for each in board.placed.values()
            if (spot.room is not None and each.spot.room == spot.room)
            or (venue is not None and each.spot.option.venue == venue)
            or any(pool in pools for pool, _ in each.pools)
        ]

    def _on_which_depends(self, job: Job, spot: Spot, at: int) -> list[str]:
        """What keeps a meeting from a start by relations and quotas: all that it is related to, and one that counts for each."""
        board, day = self._board, self._board.almanac.day_of(spot.option.zone, at)
        related = [id_ for id_ in board.book.related(job.id) if id_ in board.placed]
        found = related if len(related) <= MOST else self._rng.sample(related, MOST)
        for allowance in board.book.allowances.get(job.id, ()):
            if spot.index in allowance.counting[job.id]:
                held = (
                    (board.placed[id_], places) for id_, places in allowance.counting.items() if id_ in board.placed
                )
                counting = [each for each, places in held if each.spot.index in places]
                counting = [each for each in counting if each.day == day or not allowance.daily]
                if len(counting) >= allowance.most:
                    found.append(self._rng.choice(counting).job.id)
        return found
