"""The scenario as whole numbers, for solvers: start domains, seats, ways, permits, pools; every map in order of id."""

from planner.problem.compile import compile_scenario
from planner.problem.problem import Problem

__all__ = ["Problem", "compile_scenario"]
