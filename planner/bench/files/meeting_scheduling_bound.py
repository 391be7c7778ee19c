"""What no solution of the meeting-scheduling format comes below: its grains are given to groups of meetings, at prices.

Where there are no hard points, the meetings of each grain are a group that may be held side by side, and cost what the people in
it overlap. A linear program says how many grains to give to each group, so that every meeting has all of its grains and it costs
least. It knows few groups at first; its prices tell which others to let in. What prices prove is counted again in whole numbers.

Source: P. C. Gilmore and R. E. Gomory, A linear programming approach to the cutting-stock problem, Operations Research 9 (1961).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from planner.bench.files.meeting_scheduling import CAPACITY, ONE_DAY, OVERTIME, MeetingScheduling
from planner.bench.files.meeting_scheduling_groups import SCALE, Group, Groups, Prices, TimeUp

MOST_PRICE = 10**9
"""Points that a grain costs at most: so sums of prices stay within whole numbers of 64 bits."""

Left = Callable[[], float]
"""How many seconds there are left."""


def bound_of(instance: MeetingScheduling, left: Left) -> tuple[int, int]:
    """Hard and medium points that no solution comes below: less hard ones are not possible, nor as many and less medium ones.

    Hard points are those of each meeting by itself, wherever it is held. Where that is nothing, medium points are those of
    meetings that take one grain here and another there, with enough rooms of enough seats in each: that a meeting goes on without
    a break, in one room and on one day, is left out. It ends when nothing more can be proved in this way, or with what was proved
    so far when no time is `left`.
    """
    hard = sum(_alone(instance))
    return hard, 0 if hard else _medium(instance, left)


def _alone(instance: MeetingScheduling) -> Iterable[int]:
    """The hard points that each meeting has at least by itself."""
    weights, days = instance.weights, np.array(instance.days)
    starts, seats = np.arange(len(days)), max(instance.rooms)
    by_length = {}
    for grains in {each.grains for each in instance.meetings}:
        last = starts + grains - 1
        other_day = days != days[np.minimum(last, len(days) - 1)]
        at = np.where(last >= len(days), weights[OVERTIME] * last, weights[ONE_DAY] * other_day)
        by_length[grains] = int(at.min())
    for each in instance.meetings:
        yield by_length[each.grains] + weights[CAPACITY] * max(0, each.seats - seats)


def _medium(instance: MeetingScheduling, left: Left) -> int:
    """Medium points at least, of what has no hard points."""
    groups = Groups(instance)
    lengths = [each.grains for each in instance.meetings]
    grains = len(instance.days) + (0 if instance.weights[OVERTIME] else max(lengths) - 1)
    program, best = _Program(groups, lengths, grains), 0
    try:
        while (solved := program.solve(left())) is not None:
            cost, prices, price = solved
            dearest, found = groups.dearest(prices, max(0, price), lambda: left() <= 0)
            best = max(best, proved(lengths, grains, prices, dearest))
            if best >= cost - 1e-6 or not program.add((*found, *groups.close(prices))):
                return best
    except TimeUp:
        pass
    return best


def proved(lengths: list[int], grains: int, prices: Prices, dearest: int) -> int:
    """The points that prices prove, where no group pays more than `dearest` over its cost, and that is not below nothing.

    In any solution the meetings pay for all of their grains. In each grain that is its cost and `dearest` at most.
    """
    paid: int = sum(length * price for length, price in zip(lengths, prices.tolist(), strict=True))
    return -((grains * dearest - paid) // SCALE)


class _Program:
    """The linear program: how many grains each group takes. At first it knows the groups of one meeting."""

    def __init__(self, groups: Groups, lengths: list[int], grains: int) -> None:
        self._groups = groups
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._needs = [self._solver.Constraint(length, length) for length in lengths]
        self._all = self._solver.Constraint(-self._solver.infinity(), grains)
        self._known: set[Group] = set()
        self._solver.Objective().SetMinimization()
        more = self._variable(min(MOST_PRICE, 1 + groups.most**2 * int(groups.costs.max())))
        self._all.SetCoefficient(more, -1)  # grains more than there are, at more than any group is worth
        self.add((each,) for each in range(len(lengths)))

    def _variable(self, cost: int) -> pywraplp.Variable:
        variable = self._solver.NumVar(0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(variable, cost)
        return variable

    def add(self, groups: Iterable[Group]) -> bool:
        """Lets groups take grains; whether any is new."""
        before = len(self._known)
        for group in groups:
            if group in self._known:
                continue
            self._known.add(group)
            taken = self._variable(self._groups.cost(group))
            self._all.SetCoefficient(taken, 1)
            for meeting in group:
                self._needs[meeting].SetCoefficient(taken, 1)
        return len(self._known) > before

    def solve(self, seconds: float) -> tuple[float, Prices, int] | None:
        """The least cost, what each meeting pays for a grain and what a grain costs, as parts of a point; None without time."""
        self._solver.SetTimeLimit(max(1, round(1_000 * seconds)))
        if seconds <= 0 or self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        duals: npt.NDArray[np.float64] = np.array([each.dual_value() for each in self._needs])
        prices = np.rint(np.clip(duals, -MOST_PRICE, MOST_PRICE) * SCALE).astype(np.int64)
        return self._solver.Objective().Value(), prices, round(-self._all.dual_value() * SCALE)
