"""The search as part of a solve: how much of the time it gets, how many rounds that makes, and what is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.errors import OutOfTime
from planner.model.solver import SHORTEST, Effort
from planner.plan.settings import Progress
from planner.problem import Problem
from planner.search.prices import TIERS
from planner.search.search import Found, Search
from planner.solve.given import Given

ROUNDS = 280
"""Rounds a second at a hundred meetings: with so many a search ends by itself. Measured were 283 to 546, with scheduled departures
196; where they take longer the time ends it.
"""
SLOWER = 0.6
"""Ten times as many meetings are taken to make it slower by ten to this power: measured were 97 to 163 rounds a second at 1,000,
and 74 at 2,000.
"""
EXCHANGING = 0.08
"""Wall seconds that an exchange is taken to last: 0.04 to 0.06 in a week of 1,000 meetings."""
JUDGING = 1.5e-3
"""Wall seconds for each meeting that are kept for judging the plan: twice what was measured at 300 to 2,000 meetings."""
BRIEF = 100
"""Rounds before a small model: in half a second they spare it five, where the constructed plan holds all that must be held.
Where it does not, the model finds that sooner.
"""
FEW = 15
"""Under so many meetings the model needs no help."""
BRIEFLY = 0.1
"""The part of the time that these may take."""
TELL_EVERY = 0.2
"""Wall seconds between two reports at least."""


@dataclass(frozen=True)
class Budget:
    """What a search may take: wall seconds beyond the first plan, and rounds, so that it comes out the same every time; None
    for as many as there is time for.
    """

    effort: Effort
    seconds: float
    rounds: int | None
    exchange: int = 1
    """How many rounds take the time of an exchange."""
    musts: bool = True
    """Whether it looks for what must be held and is not, or leaves that to the model."""

    def cut(self, part: float) -> Budget:
        """A part of it."""
        return replace(
            self, seconds=self.seconds * part, rounds=None if self.rounds is None else int(self.rounds * part)
        )

    def after(self, rounds: int, seconds: float) -> Budget:
        """What is left of it after so many rounds and wall seconds."""
        left = None if self.rounds is None else max(0, self.rounds - rounds)
        return replace(self, seconds=max(0.0, self.seconds - seconds), rounds=left)


def budget_of(meetings: int, effort: Effort, share: float, *, fast: bool) -> Budget:
    """What a search among so many meetings may take, where it gets that share of what is left; without any, it is brief."""
    left = effort.left - JUDGING * meetings
    if not share:
        rounds = BRIEF if meetings >= FEW else 0
        return Budget(effort.shorter(left), max(0.0, left) * BRIEFLY, rounds, musts=False)
    seconds = max(0.0, left) * share
    pace = ROUNDS * (100 / max(1, meetings)) ** SLOWER
    rounds, exchange = int(seconds * pace), max(1, round(EXCHANGING * pace))
    return Budget(effort.shorter(left), seconds, rounds if rounds == 0 or not fast else None, exchange)


def search_for(
    problem: Problem,
    seed: int,
    budget: Budget,
    on_found: Callable[[Found], None],
    enough: Callable[[Found], bool],
    given: Given | None = None,
    part: Callable[[Found], float] = lambda _: 1.0,
) -> Found | None:
    """The best that a search finds within its budget, perhaps from a plan; None where it can say nothing of the problem.

    `on_found` is told of the first plan, and a few times a second of better ones. It ends where one is `enough`. `part` is asked
    once, with the first plan that holds all that must be held, what part of the budget there is for better ones.
    """
    search = Search(problem, seed)
    if not search.sound:
        return None
    try:
        if given is None or given.assignment is None:
            search.construct(budget.effort.tick)
        else:
            given.kept = search.begin_from(given.assignment, budget.effort.tick)
    except OutOfTime:
        return search.now
    on_found(search.now)
    passes = (budget.rounds, None) if budget.musts else ()  # a plan that comes out the same every time, else any at all
    for rounds in passes:
        if not search.best.whole:
            budget = _improved(search, replace(budget, rounds=rounds), on_found, lambda found: found.whole)
    if search.best.whole and not enough(search.best):
        _improved(search, budget.cut(part(search.best)), on_found, enough)
    return search.best


def _improved(
    search: Search, budget: Budget, on_found: Callable[[Found], None], enough: Callable[[Found], bool]
) -> Budget:
    """Has a search find better plans within a budget, until one is enough; what is left of the budget."""
    began, told = time.monotonic(), 0.0

    def passed() -> float:
        return (time.monotonic() - began) / max(budget.seconds, SHORTEST)

    effort, whole = budget.effort.shorter(budget.seconds), search.best.whole
    try:
        for better in search.improve(budget.rounds, effort.tick, passed, budget.exchange):
            first, whole = better.whole and not whole, better.whole
            if first or time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                on_found(better)
            if enough(better):
                break
    except OutOfTime:
        pass
    return budget.after(search.rounds, time.monotonic() - began)


def found_by_search(found: Found, seconds: float) -> Progress:
    """What is told of a plan of the search, so many wall seconds after the beginning."""
    values = tuple(zip(TIERS, found.price[1:], strict=True))
    parts = [f"{found.price[0]:,} that must be held are not"] if not found.whole else []
    parts += [f"{tier} {value:,}" for tier, value in values if value]
    return Progress(None, None, None, seconds, f"search: {', '.join(parts)}", searched=values if found.whole else ())
