"""Compiles a scenario: the only road from calendars and zones to numbers."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.scenario import Scenario
from planner.problem.alike import single_rooms, with_classes
from planner.problem.demands import demands_of, pools_of
from planner.problem.grid import grid_of
from planner.problem.openings import openings_of
from planner.problem.preparations import opened_by, preparations_of
from planner.problem.problem import Problem
from planner.problem.tasks import task_of
from planner.problem.travellers import travellers_of
from planner.problem.ways import ways_of
from planner.problem.whereabouts import whereabouts_of
from planner.problem.windows import Windows

Tick = Callable[[], None]
"""Is called often while something long goes on, and raises OutOfTime where that should end."""


def no_tick() -> None:
    """Lets everything go on."""


def compile_scenario(scenario: Scenario, step: int | None = None, tick: Tick = no_tick) -> Problem:
    """The scenario as whole numbers; every map in order of id, so that the order of the file changes nothing.

    `step` sets another grid than the scenario's, in minutes. Raises what `tick` raises.
    """
    grid = grid_of(scenario, step)
    windows, single = Windows(scenario, grid), single_rooms(scenario)
    preparations = preparations_of(windows)
    ready = opened_by(windows, preparations.values())
    tasks = {}
    for id_ in sorted(scenario.meetings):
        tick()
        tasks[id_] = task_of(windows, id_, single, ready.get(id_, ()))
    tasks = with_classes(scenario, tasks)
    tick()
    openings = openings_of(scenario, grid)
    travellers = travellers_of(scenario, tasks, openings)
    whereabouts = whereabouts_of(scenario, grid, travellers)
    moving = [each for each in travellers.values() if each.moves]
    cities = {city for task in tasks.values() for city in task.cities}
    cities |= {city for each in moving for city in (each.start, each.base)}
    cities |= {anchor.city for each in whereabouts.values() for anchor in each.anchors}
    tick()
    pools = pools_of(scenario)
    demands = tuple(demand for id_ in tasks for demand in demands_of(scenario, id_))
    ways = ways_of(scenario, grid, sorted(cities), tick)
    return Problem(scenario, grid, tasks, travellers, ways, openings, pools, demands, preparations, whereabouts)
