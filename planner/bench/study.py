"""The instances of the engine study as scenarios, and what a plan of ours costs by the study's own reckoning.

What the product cannot say exactly as the study does:

- A must-have cannot be left out at a price; the product holds it or has no plan.
- The daily limit counts every meeting that a person attends, in the study only those with a required seat.
- The time that a person needs after a meeting is one figure for the whole scenario. Instances in which the cities differ in it
  are refused. It is owed before the person's next meeting in the city; a leg may begin as the meeting ends.
- Rest is owed by the length of a leg, so an instance is refused where a shorter leg owes rest and a longer one does not.
- Requests without any possible start (195 of week-1200) are left out of the scenario, which refuses meetings that cannot be;
  no plan holds them, so the value is the same.
- Clocks are fixed offsets, as in the study, and not those of the real cities; parties are delegations, because their members
  may part.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planner.bench.instance_json import tree_of
from planner.bench.study_trees import city_id, meeting_id, person_id, seat_id, shuttle_tree, week_tree
from planner.bench.valid import validated
from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError
from planner.plan.record import Appointment, Plan

KINDS = ("shuttle", "week")
"""What the `kind` of an instance can be."""
LEFT_OUT_MUST = 2_000
"""What the study charges for a must-have that is left out."""


@dataclass(frozen=True)
class Study:
    """One instance of the study: its numbers as they stand in the file, and the scenario that says the same."""

    name: str
    numbers: Mapping[str, Any]

    @property
    def week(self) -> bool:
        """Whether it is a week at one site, of which more value is better; else a shuttle, of which less cost is."""
        return bool(self.numbers["kind"] == "week")

    @cached_property
    def scenario(self) -> Scenario:
        """The instance as a scenario. Raises InputError where it says what the product cannot."""
        tree = week_tree(self.name, self.numbers) if self.week else shuttle_tree(self.name, self.numbers)
        return validated(tree)

    def figure(self, plan: Plan) -> int:
        """What the study gives the plan: the value that is held (a week), or what it costs (a shuttle)."""
        return value_held(self.numbers, plan) if self.week else cost(self.numbers, plan)


def read_study(path: str | os.PathLike[str]) -> Study:
    """An instance of the study from its JSON file.

    Raises NotFound where there is no such file, and InputError where it is no instance of the study.
    """
    shown = os.fspath(path)
    try:
        numbers = tree_of(path)
    except InputError as error:
        if error.faults[0].code == "FMT-json":  # whatever it is, it is none of these
            raise InputError([Fault("FMT-study", "it is no instance of the study", (), shown)]) from None
        raise
    try:
        study = Study(str(numbers["name"]), numbers)
        if numbers["kind"] not in KINDS:
            raise KeyError(numbers["kind"])
        _ = study.scenario
    except InputError as error:
        raise InputError(Fault(each.code, each.message, each.path, shown) for each in error.faults) from None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise InputError([Fault("FMT-study", "it is no instance of the study", (), shown)]) from None
    return study


def cost(numbers: Mapping[str, Any], plan: Plan) -> int:
    """What a plan of a shuttle costs in the study: meetings left out, deputies, optional weight that is lost, and travel."""
    held = {each.meeting: each for each in plan.appointments}
    meetings = sum(_lost(each, held.get(meeting_id(each["id"]))) for each in numbers["meetings"])
    order = {city_id(number): number for number in range(len(numbers["cities"]))}
    legs = sum(len(leg.people) * _hours(numbers, order[leg.origin], order[leg.destination]) for leg in plan.journeys)
    return meetings + legs


def leg_costs(numbers: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """What each leg of a shuttle costs a person in the study, by the ids of the cities."""
    cities = range(len(numbers["cities"]))
    return {(city_id(a), city_id(b)): _hours(numbers, a, b) for a in cities for b in cities if a != b}


def _lost(meeting: Mapping[str, Any], appointment: Appointment | None) -> int:
    if appointment is None:
        return int(meeting["priority"] or LEFT_OUT_MUST) + sum(int(each["weight"]) for each in meeting["optional"])
    seated = {each.seat: each.person for each in appointment.attendance}
    absent = sum(int(each["weight"]) for each in meeting["optional"] if person_id(each["person"]) not in seated)
    stood_in = sum(
        int(each["penalty"])
        for each in meeting["deputies"]
        if seated.get(seat_id(each["for"], each["deputy"])) == person_id(each["deputy"])
    )
    return absent + stood_in


def _hours(numbers: Mapping[str, Any], origin: int, destination: int) -> int:
    """Whole hours of a leg, at least one; half hours go to the even number, as Python rounds."""
    return max(1, round(int(numbers["travel"][origin][destination]) * int(numbers["step_minutes"]) / 60))


def value_held(numbers: Mapping[str, Any], plan: Plan) -> int:
    """The sum of the priorities of the requests that a plan of a week holds."""
    held = {each.meeting for each in plan.appointments}
    return sum(int(each["priority"]) for number, each in enumerate(numbers["requests"]) if meeting_id(number) in held)
