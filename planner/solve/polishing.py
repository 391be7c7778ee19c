"""Polishing: what the exact model finds for one tier, made good in the tiers below by the search before the model goes on.

The model asks for nothing but the tier it works on: for a point more of priority it lets everybody fly about. The search puts
that right in a second, and from there the model proves the tiers below sooner. Where the model worked in vain, the search goes
on, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.errors import OutOfTime
from planner.model import Model
from planner.model.assigned import assignment_in
from planner.model.hint import values_of
from planner.model.solution import Solution
from planner.model.solver import Effort
from planner.search.search import Search

ROUNDS = 250
"""Rounds of the search for a unit of the solver's work, of which it does 0.3 to 1.6 a second: where the time suffices, no clock
has a say.
"""
EASY = 2.0
"""A tier that took less work is of a model that needs no help."""
MOST = 1_000
"""Rounds at most."""
PART = 0.25
"""The part of the time that is left which it may take at most."""


def polished(model: Model, solution: Solution, work: float, effort: Effort) -> Iterator[Solution]:
    """Solutions that may be better than one tier by tier: the same plan, with all that it costs counted, and what the search
    makes of it. `work` is what the solver did for it, in its own units.
    """
    assignment = assignment_in(model, solution)
    tight = values_of(model, assignment, effort)
    if tight is not None:
        yield tight
    if work < EASY:
        return
    search = Search(model.draft.problem, effort.seed)
    if not search.sound:
        return
    rounds = min(MOST, int(ROUNDS * work))
    tick = effort.shorter(PART * effort.left).tick
    try:
        search.begin_from(assignment, tick)
        for _ in search.improve(rounds, tick):
            pass
    except OutOfTime:
        pass
    if search.best.whole:
        better = values_of(model, search.best.assignment, effort)
        if better is not None:
            yield better
