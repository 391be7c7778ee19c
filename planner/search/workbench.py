"""The workbench: what is done of the work beside a board, done anew whenever a meeting on which it depends is put or taken off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.plan.record import Tier
from planner.problem import Problem
from planner.search.preparing import Done, Preparing
from planner.search.prices import MUSTS, PLACE
from planner.search.tables import Log


class Workbench:
    """The work that is done, by id; what changes goes through the log and is charged."""

    def __init__(self, problem: Problem, log: Log, charge: Callable[[int, int], None]) -> None:
        self._grid = problem.grid
        self._preparing = Preparing(problem)
        self._log = log
        self._charge = charge
        self.done: dict[str, Done] = {}
        self.opened = self._preparing.opened
        """By meeting, the work that opens it."""
        self.touched = self._preparing.touched
        """The meetings on which work depends, or that depend on it."""

    def set_up(self) -> None:
        """Charges all work as undone, and then does what can be done without any meeting."""
        for each in self._preparing.pieces.values():
            self._charge_undone(each.id, 1)
        self.do({})

    def do(self, held: Mapping[str, tuple[int, int]]) -> None:
        """Does the work where the meetings that matter begin, and have ended, at these steps."""
        done = self._preparing.done(held)
        for id_ in self._preparing.pieces:
            old, new = self.done.get(id_), done.get(id_)
            if old != new:
                self._log.set(self.done, id_, new)
                self._charge_undone(id_, (new is None) - (old is None))
                self._charge(PLACE[Tier.TIDINESS], self._begun(new) - self._begun(old))

    def ready(self, starts: Mapping[str, int]) -> bool:
        """Whether what opens these meetings is ready by their starts."""
        return all(
            (done := self.done.get(work)) is not None and done.ready <= start
            for id_, start in starts.items()
            for work in self.opened.get(id_, ())
        )

    def _begun(self, done: Done | None) -> int:
        return 0 if done is None else self._grid.step * done.start - self._grid.lead

    def _charge_undone(self, id_: str, number: int) -> None:
        each = self._preparing.pieces[id_]
        self._charge(MUSTS if each.must else PLACE[Tier.PRIORITY], number if each.must else number * each.priority)
