"""Compiles a scenario: the only road from calendars and zones to numbers."""

from __future__ import annotations

from planner.domain.scenario import Scenario
from planner.problem.alike import with_classes
from planner.problem.demands import demands_of, pools_of
from planner.problem.grid import grid_of
from planner.problem.openings import openings_of
from planner.problem.problem import Problem
from planner.problem.tasks import single_rooms, task_of
from planner.problem.travellers import travellers_of
from planner.problem.ways import ways_of
from planner.problem.windows import Windows


def compile_scenario(scenario: Scenario, step: int | None = None) -> Problem:
    """The scenario as whole numbers; every map in order of id, so that the order of the file changes nothing.

    `step` sets another grid than the scenario's, in minutes.
    """
    grid = grid_of(scenario, step)
    windows, single = Windows(scenario, grid), single_rooms(scenario)
    tasks = {id_: task_of(windows, id_, single) for id_ in sorted(scenario.meetings)}
    tasks = with_classes(scenario, tasks)
    openings = openings_of(scenario, grid)
    travellers = travellers_of(scenario, tasks, openings)
    moving = [each for each in travellers.values() if each.moves]
    cities = {city for task in tasks.values() for city in task.cities}
    cities |= {city for each in moving for city in (each.start, each.base)}
    pools = pools_of(scenario)
    demands = tuple(demand for id_ in tasks for demand in demands_of(scenario, pools, id_))
    ways = ways_of(scenario, grid, sorted(cities))
    return Problem(scenario, grid, tasks, travellers, ways, openings, pools, demands)
