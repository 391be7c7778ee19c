"""The solver's model in the making: it knows whose each constraint is, and ticks, for building can take long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ortools.sat.python import cp_model

from planner.problem import Tick

STRUCTURE = "structure"
"""Whose the constraints are that say what a variable means; every other owner is the KEY of a family of rules."""
EVERY = 32
"""How many constraints and variables are made between two ticks."""

Posted = Mapping[str, tuple[range, ...]]
"""The numbers of the constraints of each owner: ranges in order, apart, and those of all owners together are all there are."""


class PostingModel(cp_model.CpModel):
    """A model that is being made. Without further word its constraints are structure."""

    def __init__(self, tick: Tick) -> None:
        super().__init__()
        self._tick = tick
        self._made = 0
        self._owner = STRUCTURE
        self._noted = 0
        self._ranges: dict[str, list[range]] = {STRUCTURE: []}

    @contextmanager
    def owned_by(self, owner: str) -> Iterator[None]:
        """What is posted in here is of that owner; may be nested, and the innermost owner counts."""
        before = self._owner
        self._hand_over(owner)
        try:
            yield
        finally:
            self._hand_over(before)

    def posted(self) -> Posted:
        """Whose each constraint is, of every owner so far."""
        self._hand_over(self._owner)
        return {owner: tuple(ranges) for owner, ranges in self._ranges.items()}

    def _hand_over(self, owner: str) -> None:
        """Notes what was posted since the last time, and whose the next constraints are."""
        ranges, number = self._ranges[self._owner], len(self.proto.constraints)
        if number > self._noted:
            low = ranges.pop().start if ranges and ranges[-1].stop == self._noted else self._noted
            ranges.append(range(low, number))
            self._noted = number
        self._ranges.setdefault(owner, [])
        self._owner = owner

    def _count(self) -> None:
        self._made += 1
        if self._made % EVERY == 0:
            self._tick()

    def add(self, ct: Any) -> Any:
        """As the solver's own, with a tick now and then."""
        self._count()
        return super().add(ct)

    def add_bool_or(self, *literals: Any) -> Any:
        """As the solver's own, with a tick now and then."""
        self._count()
        return super().add_bool_or(*literals)

    def new_bool_var(self, name: str) -> cp_model.IntVar:
        """As the solver's own, with a tick now and then."""
        self._count()
        literal: cp_model.IntVar = super().new_bool_var(name)
        return literal
