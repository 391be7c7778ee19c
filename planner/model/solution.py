"""The one place where values of the solver are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.errors import InvalidModel


@dataclass(frozen=True)
class Solution:
    """The values of a solution. Made only from a search that has one, for without one the solver returns garbage.

    What a search says of a solution while it goes on can be read until it goes on.
    """

    solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback

    @classmethod
    def of(cls, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> Solution | None:
        """The solution of a finished search, or None where it has none; raises InvalidModel where the model is refused."""
        if status == cp_model.MODEL_INVALID:
            raise InvalidModel("the solver refused the model; this is our mistake, please report it with the scenario")
        return cls(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None

    @property
    def values(self) -> Sequence[int]:
        """The values of all variables, in the order of the model."""
        return tuple(self.solver.response_proto.solution)

    def value(self, expression: cp_model.LinearExprT) -> int:
        """The value of a variable or of an expression over variables."""
        return int(self.solver.value(expression))

    def holds(self, literal: cp_model.IntVar) -> bool:
        """Whether a literal holds."""
        return self.value(literal) == 1
