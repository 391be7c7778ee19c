"""A plan in whole numbers again: what fits, and for every way in which a part does not, why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan
from planner.problem import Problem
from planner.problem.assignment import Assignment, plan_of
from planner.problem.plan_to_assignment import assignment_of
from tests.building import meeting, scenario
from tests.problem.test_assignment import KE, solved


@pytest.fixture(scope="module")
def case() -> tuple[Problem, Assignment, Plan]:
    """Kang flies to New York by a scheduled departure and meets Pompeo."""
    asked = scenario(
        meetings={"talk": meeting("pompeo", "kang", where=["new-york"]), "call": meeting("kang", where=["remote"])},
        routes={"ke": KE},
    )
    problem, assignment = solved(asked)
    return problem, assignment, plan_of(problem, assignment, proved=True)


def test_what_was_an_assignment_is_the_same_again(case: tuple[Problem, Assignment, Plan]) -> None:
    problem, assignment, plan = case
    fitted = assignment_of(problem, plan)
    assert fitted.misfits == ()
    assert fitted.assignment == assignment


MINUTE, YEAR = timedelta(minutes=1), timedelta(days=365)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"meeting": "ball"}, "There is no such meeting."),
        ({"start": MINUTE}, "It does not begin on the grid of 5 min."),
        ({"start": YEAR}, "It cannot begin then."),
        ({"place": "seoul"}, "It cannot be held in seoul."),
        ({"attendance": (Attendance("sullivan", "kang"),)}, "sullivan cannot have the seat of kang."),
        ({"attendance": (Attendance("kang", "dean"),)}, "kang cannot have the seat of dean."),
    ],
    ids=["meeting", "grid", "time", "place", "person", "seat"],
)
def test_a_meeting_that_does_not_fit_says_why(
    case: tuple[Problem, Assignment, Plan], change: dict[str, Any], reason: str
) -> None:
    problem, assignment, plan = case
    talk = plan.appointment("talk")
    assert talk is not None
    if "start" in change:
        change = {"start": talk.start + change["start"], "end": talk.end + change["start"]}
    changed = replace(talk, **change)
    fitted = assignment_of(problem, with_appointments(plan, changed))
    assert [(each.subject, each.reason) for each in fitted.misfits] == [(changed.meeting, reason)]
    assert fitted.assignment.held == {"call": assignment.held["call"]}


def test_a_meeting_that_is_held_twice_fits_once(case: tuple[Problem, Assignment, Plan]) -> None:
    problem, assignment, plan = case
    talk = plan.appointment("talk")
    assert talk is not None
    fitted = assignment_of(problem, with_appointments(plan, talk, replace(talk, start=talk.start + 60 * MINUTE)))
    assert [each.reason for each in fitted.misfits] == ["It is held twice."]
    assert fitted.assignment == assignment


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"mode": Mode.AIR}, "There is no such way"),
        ({"depart": MINUTE}, "There is no such way"),
        ({"destination": "washington"}, "There is no such way"),
    ],
    ids=["mode", "time", "city"],
)
def test_a_journey_that_does_not_fit_says_why(
    case: tuple[Problem, Assignment, Plan], change: dict[str, Any], reason: str
) -> None:
    problem, _, plan = case
    out = next(each for each in plan.journeys if each.people == ("kang",))
    if "depart" in change:
        change = {"depart": out.depart + MINUTE, "arrive": out.arrive + MINUTE}
    fitted = assignment_of(problem, with_journey(plan, out, replace(out, **change)))
    assert [each.subject for each in fitted.misfits] == [out.id]
    assert fitted.misfits[0].reason.startswith(reason)
    assert fitted.assignment.trips["kang"] == ()


def test_who_travels_as_a_party_does_not_fit_alone() -> None:
    party = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    asked = scenario(meetings={"talk": meeting("pompeo", where=["new-york"])}, parties=party)
    problem, assignment = solved(asked)
    plan = plan_of(problem, assignment, proved=True)
    assert assignment_of(problem, plan).misfits == ()
    out = plan.journeys[0]
    alone = replace(out, people=("pompeo",))
    fitted = assignment_of(problem, with_journey(plan, out, alone))
    assert [each.reason for each in fitted.misfits] == ["pompeo, sullivan travel together."]


def with_appointments(plan: Plan, *changed: Appointment) -> Plan:
    """The plan with the talk in other versions."""
    others = (each for each in plan.appointments if each.meeting != "talk")
    return replace(plan, appointments=tuple(sorted((*others, *changed))))


def with_journey(plan: Plan, old: Journey, new: Journey) -> Plan:
    """The plan with a journey in another version."""
    others = (each for each in plan.journeys if each != old)
    return replace(plan, journeys=tuple(sorted((*others, new))))
