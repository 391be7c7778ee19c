"""The one place where values of the solver are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.errors import InvalidModel, OurBug


@dataclass(frozen=True)
class Reader:
    """The values of a solution. Made only from a search that has one, for without one the solver returns garbage."""

    values: Sequence[int]

    @classmethod
    def of(cls, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> Reader | None:
        """The solution of a finished search, or None where it has none; raises InvalidModel where the model is refused."""
        if status == cp_model.MODEL_INVALID:
            raise InvalidModel("the solver refused the model; this is our mistake, please report it with the scenario")
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return cls(tuple(solver.response_proto.solution))

    def value(self, variable: cp_model.IntVar) -> int:
        """The value of a variable."""
        if not 0 <= variable.index < len(self.values):
            raise OurBug(f"the variable {variable} is not part of the solution")
        return int(self.values[variable.index])

    def holds(self, literal: cp_model.IntVar) -> bool:
        """Whether a literal holds."""
        return self.value(literal) == 1
