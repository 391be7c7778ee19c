"""Anneal: takes a part of the plan away and puts it back, over and over, and now and then lets it become a little worse."""

from __future__ import annotations

from math import log
from random import Random

from planner.plan.record import Tier
from planner.search.board import Board
from planner.search.chances import Chance, chance_of, chances
from planner.search.construct import TRIES, insert, put, room_for
from planner.search.exchange import Exchange
from planner.search.jobs import Job
from planner.search.prices import MUSTS, PLACE, Weights, weighed
from planner.search.ruin import Ruin

WANTED_FIRST = 0.8
"""How often the meeting for which room was made is put before all others."""
ANYWHERE = 0.5
"""How often a must for which room was made is put anywhere, not where it costs least: where that is, something else may fail."""
WAITING = 6
"""How many meetings that are not held are tried with those that were taken off."""
LATE = 0.3
"""How often everything is put as late as it can go, where anybody travels: who comes late in the day has come by day."""


class Anneal:
    """One search over a board, from one seed; the same seed and number of rounds give the same plan."""

    def __init__(self, board: Board, seed: int) -> None:
        self.board = board
        self.rng = Random(seed)  # noqa: S311 - a search, no secret
        self._ruin, self._exchange = Ruin(board, self.rng), Exchange(board, self.rng)
        self.best = board.standing
        self._ease = {id_: room_for(job) for id_, job in board.jobs.items()}

    def back_to_best(self) -> None:
        """Puts the best plan so far on the board again."""
        self.board.restore(self.best)

    def round(self, weights: Weights, heat: float) -> bool:
        """One ruin and recreate; whether it is the best plan so far. `heat` is how much worse it may easily become."""
        board, rng = self.board, self.rng
        board.log.settle()
        before = board.price
        ids, wanted = self._ruin.pick()
        removed, late = self.take_off(ids), bool(board.routes) and rng.random() < LATE
        if wanted is not None and rng.random() < WANTED_FIRST:
            self._insert_somewhere(board.jobs[wanted], weights, late=late)
        for job in self._order(removed):
            insert(board, job, weights, late=late)
        after = board.price
        worse = weighed(after, weights) - weighed(before, weights)
        if worse > 0 and worse > -heat * log(max(rng.random(), 1e-12)):
            board.log.back(0)
            return False
        better = after < self.best.price
        if better:
            self.best = board.standing
        return better

    def _insert_somewhere(self, job: Job, weights: Weights, *, late: bool) -> None:
        """Puts a meeting where it costs least; one that must be held every second time anywhere."""

        def in_any_order(other: Job) -> list[Chance]:
            places = chances(self.board, other, weights, late=late)
            return self.rng.sample(places, min(len(places), TRIES)) if other is job else places[:TRIES]

        if job.task.must and self.rng.random() < ANYWHERE:
            put(self.board, job, in_any_order)
        else:
            insert(self.board, job, weights, late=late)

    @property
    def may_exchange(self) -> bool:
        """Whether anything that is not held may be held in exchange for others."""
        return self._exchange.pays and self.best.price[MUSTS] + self.best.price[PLACE[Tier.PRIORITY]] > 0

    def exchange(self, weights: Weights) -> bool:
        """Lets the solver choose among many meetings; whether it is the best plan so far. What is taken is no worse tier by
        tier, the last one aside.
        """
        board = self.board
        board.log.settle()
        before, (ids, days) = board.price, self._exchange.pick()
        if not days:
            return False
        there = {id_: board.placed[id_] for id_ in ids}
        removed = self.take_off(ids)
        chosen = self._exchange.chosen({id_: there[id_] for id_ in removed}, days, weights)
        for id_, chance in chosen.items():
            if chance_of(board, board.jobs[id_], chance.spot, chance.start, chance.seated) is not None:
                board.put(board.jobs[id_], chance.spot, chance.start, chance.seated)
        for job in self._order([id_ for id_ in removed if id_ not in board.placed]) if chosen else ():
            insert(board, job, weights)
        if not chosen or board.price[:-1] > before[:-1]:
            board.log.back(0)
            self._exchange.gained(0)
            return False
        priority = PLACE[Tier.PRIORITY]
        self._exchange.gained(before[priority] - board.price[priority])
        better = board.price < self.best.price
        if better:
            self.best = board.standing
        return better

    def take_off(self, ids: list[str]) -> list[str]:
        """Takes meetings off, each with all that need it or not at all: somebody may depend on it to get on."""
        removed: list[str] = []
        for id_ in ids:
            mark, together = self.board.log.mark(), self._with_all_that_need(id_)
            if all(self.board.remove(other) for other in together) and self.board.prepared():
                removed += together
            else:
                self.board.log.back(mark)
        return removed

    def _with_all_that_need(self, id_: str) -> list[str]:
        """A meeting on the board and those on it that cannot be held without it."""
        together: dict[str, None] = {}
        waiting = [id_]
        while waiting:
            other = waiting.pop()
            if other in self.board.placed and other not in together:
                together[other] = None
                waiting += sorted(self.board.book.needed.get(other, ()))
        return list(together)

    def _order(self, removed: list[str]) -> list[Job]:
        """In which order they are put back: by what is at stake and how hard they are to place, or at random."""
        board, rng = self.board, self.rng
        gone = set(removed)
        waiting = [id_ for id_ in board.jobs if id_ not in board.placed and id_ not in gone and board.jobs[id_].spots]
        ids = sorted(removed) + rng.sample(waiting, min(len(waiting), WAITING))
        jobs = [board.jobs[id_] for id_ in ids]
        noise = {job.id: rng.random() for job in jobs}
        kind = rng.random()
        if kind < 0.4:
            return sorted(jobs, key=lambda job: noise[job.id])
        if kind < 0.7:
            return sorted(jobs, key=lambda job: self._ease[job.id] * (0.5 + noise[job.id]))
        return sorted(jobs, key=lambda job: (not job.task.must, -job.task.priority * (0.5 + noise[job.id])))
