"""Ruin and recreate for the meeting-scheduling format: some meetings are taken off, and each put back where it costs least.

What comes of it is kept where it is better, and at first also where it is a little worse. Hard and medium points weigh more than
soft ones; how much more adapts to whether hard ones are there.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from random import Random

import numpy as np

from planner.bench.files.meeting_scheduling import Levels, MeetingScheduling
from planner.bench.files.meeting_scheduling_board import Board

MEDIUM = 300.0
"""Soft points that a medium point weighs."""
HARD = 2000.0
"""Soft points that a hard point weighs at first, and at least."""
MOST_HARD = 1e6
"""What a hard point weighs at most."""
WARM, COLD = 2000.0, 20.0
"""Soft points by which a try may be worse, about, at the beginning and at the end."""
FIRST_HEAT = 0.5 * MOST_HARD
"""The same while nothing but hard points counts."""
HARD_FIRST = 0.5
"""The part of a round, at most, in which that is so."""
ROUNDS, APART = 2, 0.8
"""Rounds from nothing at least, and the part of the time that they take together."""
AGAIN = 300.0
"""The heat at the beginning of what follows them."""
LOOKS = 50
"""Meetings to a try between two looks at which of them have hard points."""
SHORT, MANY, HALF = 0.04, 4, 0.5
"""Seconds for each meeting after which a round from nothing is as good as over, how many of these make it worth while to have them
instead, and the part of the time that they take then: where a round ends is chance, and the best of many is better."""
MOST = 20
"""Rounds from nothing, and tries on the best of them, at most."""
AFRESH, AGAIN_HOT = 1.5, (600.0, 1200.0)
"""Then how much longer than a round each try on the best of them is, and its heat at the beginning, in turn."""
MOST_OFF = 6
"""Meetings that are taken off at once, at most."""
ADAPTS = 200
"""Tries after which the weight of hard points is looked at."""

Seconds = Callable[[], float]


class Search:
    """A search on one instance. `best` and `levels` are the best solution so far, by level; `first` when hard points were gone."""

    def __init__(self, instance: MeetingScheduling, seed: int, now: Seconds = time.monotonic) -> None:
        self._instance, self._now = instance, now
        self._rng = Random(seed)  # noqa: S311 - no secret
        self._board = Board(instance, HARD, MEDIUM)
        self._kin = [[int(each) for each in np.flatnonzero(row)] for row in self._board.common]
        self._standing: Levels = (0, 0, 0)
        self.best: tuple[tuple[int, int], ...] = ()
        self.levels: Levels | None = None
        self.first: float | None = None
        self.tries = 0
        self._wrong: Sequence[int] = ()
        self._began = 0.0

    def run(self, seconds: float) -> None:
        """Searches so many seconds: some rounds from nothing, in part of the time, and then on from the best of them."""
        began = self._began = self._now()
        short = SHORT * len(self._instance.meetings)
        many = int(seconds * HALF / short)
        rounds, part = (min(many, MOST), HALF) if many >= MANY else (ROUNDS, APART)
        for number in range(1, rounds + 1):
            if number == 1 or self._now() < began + seconds * part:
                self._anew(began + seconds * part * number / rounds, WARM)
        if rounds == ROUNDS:
            self._again(began + seconds, AGAIN)
            return
        further = min(MOST, int(seconds * (1 - part) / (AFRESH * short)))
        for number in range(1, further + 1):
            until = began + seconds * (part + (1 - part) * number / further)
            self._again(until, AGAIN_HOT[number % len(AGAIN_HOT)])

    def _anew(self, until: float, heat: float) -> None:
        """A round from nothing: at first nothing but hard points counts, then all does."""
        board, began = self._board, self._now()
        for meeting in range(len(self._instance.meetings)):
            board.take(meeting)
        self._standing = (0, 0, 0)
        board.weigh(MOST_HARD, MEDIUM)
        self._put(sorted(range(len(self._instance.meetings)), key=self._hardest))
        self._note()
        self._easing(lambda: self._now() - began >= HARD_FIRST * (until - began))
        board.weigh(HARD, MEDIUM)
        self._cooled(until, heat)

    def _easing(self, over: Callable[[], bool]) -> None:
        """Tries while there are hard points: what is taken off has to do with a meeting that has some."""
        every = max(1, len(self._instance.meetings) // LOOKS)
        while self._standing[0] and not over():
            if self.tries % every == 0:
                self._wrong = self._board.wrong()
            self._try(FIRST_HEAT)
        self._wrong = ()

    def _again(self, until: float, heat: float) -> None:
        """On from the best solution."""
        for meeting, (start, room) in enumerate(self.best):
            self._board.put(meeting, start, room)
        assert self.levels is not None
        self._standing = self.levels
        self._board.weigh(HARD, MEDIUM)
        self._cooled(until, heat)

    def _cooled(self, until: float, heat: float) -> None:
        """Tries until the time is up, with less and less heat."""
        began = self._now()
        while (now := self._now()) < until:
            self._try(heat * (COLD / heat) ** ((now - began) / (until - began)))
            if self.tries % ADAPTS == 0:
                self._adapt()

    def _hardest(self, meeting: int) -> tuple[int, int]:
        held = self._instance.meetings[meeting]
        return -held.grains * len(held.people), meeting

    def _put(self, meetings: list[int]) -> None:
        """Puts meetings, one after the other, where each costs least."""
        board = self._board
        for meeting in meetings:
            room, start = divmod(int(np.argmin(board.costs(meeting))), board.grains)
            self._stand(meeting, start, room)

    def _stand(self, meeting: int, start: int, room: int) -> None:
        self._count(self._board.levels(meeting, start, room), 1)
        self._board.put(meeting, start, room)

    def _take(self, meeting: int) -> tuple[int, int, int]:
        """Takes a meeting off, and says what stood where."""
        board = self._board
        start, room = int(board.starts[meeting]), int(board.room[meeting])
        board.take(meeting)
        self._count(board.levels(meeting, start, room), -1)
        return meeting, start, room

    def _count(self, levels: Levels, sign: int) -> None:
        hard, medium, soft = self._standing
        self._standing = hard + sign * levels[0], medium + sign * levels[1], soft + sign * levels[2]

    def _try(self, heat: float) -> None:
        """Takes some meetings off and puts them back; undone where that is too much worse."""
        board, before = self._board, self._standing
        stood = [self._take(each) for each in self._chosen()]
        order = [meeting for meeting, _, _ in stood]
        self._rng.shuffle(order)
        self._put(order)
        worse = self._weighed(self._standing) - self._weighed(before)
        if worse > 0 and worse > -heat * math.log(1.0 - self._rng.random()):
            for meeting in order:
                board.take(meeting)
            for meeting, start, room in stood:
                board.put(meeting, start, room)
            self._standing = before
        self.tries += 1
        self._note()

    def _weighed(self, levels: Levels) -> float:
        return self._board.hard * levels[0] + self._board.medium * levels[1] + levels[2]

    def _chosen(self) -> list[int]:
        """A few meetings that have to do with each other: by people, by time, or by nothing."""
        rng, number = self._rng, len(self._instance.meetings)
        most = min(number, 1 + rng.randrange(MOST_OFF))
        first, kind = rng.choice(self._wrong or range(number)), rng.random()
        near: Sequence[int] = range(number)
        if kind < 0.4:
            near = self._kin[first]
        elif kind < 0.8:
            starts = self._board.starts
            far = np.abs(starts - starts[first])
            near = [int(each) for each in np.argsort(far, kind="stable")[: 2 * most + 1] if each != first]
        chosen = rng.sample(near, min(most - 1, len(near)))
        return [first, *(each for each in chosen if each != first)]

    def _note(self) -> None:
        if self.levels is None or self._standing < self.levels:
            board = self._board
            self.levels = self._standing
            self.best = tuple(zip(map(int, board.starts), map(int, board.room), strict=True))
            if self.first is None and self.levels[0] == 0:
                self.first = self._now() - self._began

    def _adapt(self) -> None:
        """Hard points weigh more where there are some, and less again where there are none."""
        board = self._board
        hard = min(MOST_HARD, board.hard * 1.5) if self._standing[0] else max(HARD, board.hard * 0.9)
        if hard != board.hard:
            board.weigh(hard, board.medium)
