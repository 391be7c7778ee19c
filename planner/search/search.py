"""The search: a plan constructed at once, then made better round by round, first roughly and then tier by tier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.assignment import Assignment
from planner.search.anneal import Anneal
from planner.search.board import Board
from planner.search.construct import construct
from planner.search.prices import MUSTS, PLACE, Price, Weights
from planner.search.resume import resume
from planner.search.settled import assignment_on
from planner.search.standing import Standing

ROUGH: Weights = (2_000.0, 1.0, 1.0, 1.0, 0.03, 1 / 60, 1e-5)
"""Weights until all musts are held, and what TIGHTER multiplies then: an hour en route counts as much as a point of priority, a
landing at night as two, and a must more than anything.
"""
TIGHTER = (3, 8, 16, 128, 30_000)
"""How much more the tiers above comfort count from stage to stage: at first so little that meetings may change their days for it,
and in the end so much that no lower tier outweighs a higher one. Where nobody travels it begins with the second.
"""
EASIER = (8, 8, 16, 32, 1_000)
"""How much more comfort counts: many small discomforts add up to a meeting otherwise."""
HEAT = 20.0
"""How much worse a plan may easily become at first, in points."""
WARM = 4.0
"""How much at the beginning of the later stages."""
EXCHANGES = (0.2, 0.9)
"""From and until which part of the time meetings are exchanged by the solver, where that pays."""
COLD = 1.0
"""How much at the end of each."""


@dataclass(frozen=True)
class Found:
    """A plan that was found, as it stood on the board, whose grid has steps of so many minutes."""

    standing: Standing
    step: int

    @property
    def price(self) -> Price:
        """What it costs."""
        return self.standing.price

    @cached_property
    def assignment(self) -> Assignment:
        """The plan in whole numbers."""
        return assignment_on(self.standing, self.step)

    @property
    def whole(self) -> bool:
        """Whether everything that must be held is."""
        return self.price[MUSTS] == 0


class Search:
    """A search over one problem. The same seed and number of rounds give the same plan."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self._board = Board(problem)
        self._seed = seed
        self._heat = HEAT
        self._best: Found | None = None
        self.rounds = 0
        """How many rounds the newest improvement has had."""
        self.sound = self._board.sound
        """Whether it can say anything at all of this problem."""

    def construct(self, tick: Callable[[], None]) -> None:
        """Makes a first plan, at once. Raises what `tick` raises; what there is by then is a plan all the same."""
        construct(self._board, ROUGH, tick)

    def begin_from(self, assignment: Assignment, tick: Callable[[], None]) -> int:
        """Makes a first plan of what fits of another, and constructs the rest; how many meetings stand as they did there.

        Raises what `tick` raises; what there is by then is a plan all the same.
        """
        resume(self._board, assignment.held, tick)
        self._heat, kept = WARM, len(self._board.placed)
        construct(self._board, ROUGH, tick)
        return kept

    @property
    def now(self) -> Found:
        """The plan that stands now."""
        return Found(self._board.standing, self._board.problem.grid.step)

    @property
    def best(self) -> Found:
        """The best plan of the newest improvement; what stands now where there was none."""
        return self.now if self._best is None else self._best

    def improve(
        self,
        rounds: int | None,
        tick: Callable[[], None],
        passed: Callable[[], float] = lambda: 0.0,
        exchange: int = 1,
    ) -> Iterator[Found]:
        """Plans, each better than all before, within so many rounds, or with None until `tick` raises, as it may in any case.

        `passed` is the part of the time that is over: where rounds take longer than thought, the search hurries on, and what
        it finds is not the same every time. An exchange counts as so many rounds.
        """
        if self._best is not None:
            self._board.restore(self._best.standing)
        anneal, stage, number, exchanging = Anneal(self._board, self._seed), 0, 0, False
        self._best, self.rounds, first = self.now, 0, 0 if self._board.routes else 1
        while rounds is None or number < rounds:
            tick()
            part = max(number / rounds if rounds else 0.0, min(passed(), 0.999))
            done = part * (len(TIGHTER) - first)
            exchanges = EXCHANGES[0] <= part < EXCHANGES[1] and anneal.may_exchange
            if int(done) > stage or exchanges != exchanging:
                stage, exchanging = int(done), exchanges
                anneal.back_to_best()
            weights = _weights(first + stage) if self._best.whole else ROUGH
            if exchanges:
                better, number = anneal.exchange(weights), number + exchange
            else:
                hot = self._heat if stage == 0 else WARM
                better, number = anneal.round(weights, hot * (COLD / hot) ** (done - stage)), number + 1
            self.rounds = number
            if better:
                self._best = Found(anneal.best, self._board.problem.grid.step)
                yield self._best


def _weights(stage: int) -> Weights:
    comfort = PLACE[Tier.COMFORT]
    factors = {**dict.fromkeys(range(comfort), TIGHTER[stage]), comfort: EASIER[stage]}
    return tuple(weight * factors.get(part, 1) for part, weight in enumerate(ROUGH))
