"""The scenario as whole numbers, for solvers: start domains, seats, ways, permits, pools; every map in order of id."""

from planner.problem.compile import Tick, compile_scenario, no_tick
from planner.problem.problem import Problem

__all__ = ["Problem", "Tick", "compile_scenario", "no_tick"]
