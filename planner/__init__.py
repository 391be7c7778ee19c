"""Plans the run-up to a summit: meetings, people, travel and permits solved together, with proof.

This is the public door. What it offers is loaded when it is first asked for, so that importing `planner` costs nothing:

    import planner

    scenario = planner.load_scenario("scenarios/first-steps.yaml")
    answer = planner.solve_scenario(scenario, planner.Settings(time_limit=30))
    print(answer.words)
    if answer.plan is not None:
        planner.write_plan(answer.plan, scenario, "plan.csv")

The verbs have two words because `planner.solve` and `planner.check` are the rooms behind the door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.check import Finding
    from planner.check import check as check_plan
    from planner.check import score as score_plan
    from planner.domain.scenario import Scenario
    from planner.errors import Fault, InputError, NotFound, OurBug, PlannerError
    from planner.files import load_scenario, read_answer, read_plan, write_answer, write_plan
    from planner.plan.diff import Change
    from planner.plan.diff import compare as compare_plans
    from planner.plan.record import (
        Answer,
        Appointment,
        Attendance,
        Journey,
        Plan,
        Rest,
        Status,
        Term,
        Tier,
        Unscheduled,
    )
    from planner.plan.settings import Progress, Settings
    from planner.solve import solve as solve_scenario

    __version__: str

__all__ = [
    "Answer",
    "Appointment",
    "Attendance",
    "Change",
    "Fault",
    "Finding",
    "InputError",
    "Journey",
    "NotFound",
    "OurBug",
    "Plan",
    "PlannerError",
    "Progress",
    "Rest",
    "Scenario",
    "Settings",
    "Status",
    "Term",
    "Tier",
    "Unscheduled",
    "check_plan",
    "compare_plans",
    "load_scenario",
    "read_answer",
    "read_plan",
    "score_plan",
    "solve_scenario",
    "write_answer",
    "write_plan",
]

_ROOMS = {
    "planner.check": "Finding check_plan=check score_plan=score",
    "planner.domain.scenario": "Scenario",
    "planner.errors": "Fault InputError NotFound OurBug PlannerError",
    "planner.files": "load_scenario read_answer read_plan write_answer write_plan",
    "planner.plan.diff": "Change compare_plans=compare",
    "planner.plan.record": "Answer Appointment Attendance Journey Plan Rest Status Term Tier Unscheduled",
    "planner.plan.settings": "Progress Settings",
    "planner.solve": "solve_scenario=solve",
}
"""What the door offers out of each room; after `=` stands what it is called in there."""


def _open(name: str) -> object:
    """Finds a name of the door in its room; raises AttributeError where the door does not offer it."""
    from importlib import import_module
    from importlib.metadata import version

    if name == "__version__":
        return version("summit-planner")
    for room, offers in _ROOMS.items():
        for outside, _, inside in (offer.partition("=") for offer in offers.split()):
            if outside == name:
                return getattr(import_module(room), inside or outside)
    raise AttributeError(f"module 'planner' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


if not TYPE_CHECKING:  # so that type checkers refuse what the door does not offer
    __getattr__ = _open
