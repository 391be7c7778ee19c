"""The problem as a constraint model of CP-SAT: variables, one file per rule family, costs by tiers."""

from planner.model.build import Model, build

__all__ = ["Model", "build"]
