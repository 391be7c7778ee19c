"""A plan in whole numbers and the plan that it stands for."""

from __future__ import annotations

import time
from typing import Any

from planner.check import check
from planner.domain.scenario import Scenario
from planner.model import build
from planner.model.assigned import assignment_in
from planner.plan.record import Plan
from planner.problem import Problem, compile_scenario
from planner.problem.assignment import Assignment, plan_of
from planner.solve import Settings
from planner.solve.tiers import solve_tiers
from tests.building import meeting, scenario

KE = {"between": ["seoul", "new-york"], "departures": [{"at": "10:03", "length": "841 min", "flight": "KE 81"}]}


def solved(asked: Scenario) -> tuple[Problem, Assignment]:
    model = build(compile_scenario(asked))
    outcome = solve_tiers(model, Settings(), time.monotonic())
    assert outcome.solution is not None
    return model.draft.problem, assignment_in(model, outcome.solution)


def plan(asked: Scenario) -> Plan:
    problem, assignment = solved(asked)
    found = plan_of(problem, assignment, proved=True)
    assert check(asked, found) == ()
    return found


def test_an_assignment_holds_starts_places_seats_and_trips() -> None:
    asked = scenario(meetings={"talk": meeting("pompeo", "kang", where=["new-york"])}, routes={"ke": KE})
    problem, assignment = solved(asked)
    held = assignment.held["talk"]
    assert str(held.option.place) in ("new-york/mission", "new-york/palace")
    assert held.seats == (("kang", "kang"), ("pompeo", "pompeo"))
    out = assignment.trips["kang"][0]
    assert (out.origin, out.destination, out.minutes, out.flight) == ("seoul", "new-york", 841, "KE 81")
    assert problem.grid.origin is not None
    found = plan_of(problem, assignment, proved=True)
    assert check(asked, found) == ()
    assert [each.flight for each in found.journeys if each.origin == "seoul"] == ["KE 81"]
    assert {each.id for each in found.journeys} == {
        f"{each.people[0]}-{each.origin}-{each.destination}" for each in found.journeys
    }


def test_what_is_not_held_is_left_out_with_the_reason() -> None:
    clash: dict[str, Any] = {"must": "false", "pin": {"at": "2018-06-05 09:00"}}
    found = plan(scenario(meetings={"a": meeting("pompeo", **clash), "b": meeting("pompeo", **clash)}))
    assert len(found.appointments) == len(found.unscheduled) == 1
    assert found.unscheduled[0].reason.startswith("Proved: it cannot be held at all, or only")


def test_rooms_alike_are_shared_out() -> None:
    rooms = {"washington": {"venues": {"state": {"rooms": {"booth": {"count": "2"}}}}}}
    at = {"where": ["washington/state"], "pin": {"at": "2018-06-05 09:00"}}
    found = plan(scenario(places=rooms, meetings={"a": meeting("pompeo", **at), "b": meeting("sullivan", **at)}))
    assert {each.place for each in found.appointments} == {"washington/state/booth-1", "washington/state/booth-2"}


def test_a_rest_is_for_those_who_attend_also_where_they_come_for_the_second_stage() -> None:
    stages = [{"title": "One", "length": "2 h", "who": ["pompeo"]}, {"title": "Two", "length": "1 h", "who": ["kang"]}]
    talk = meeting("pompeo", "kang", where=["new-york"], pin={"at": "2018-06-06 12:30"}, stages=stages)
    del talk["length"]
    late = {"between": ["seoul", "new-york"], "departures": [{"at": "12:00", "length": "841 min", "days": ["wed"]}]}
    asked = scenario(meetings={"talk": talk}, routes={"late": late}, policies={"rest": {"length": "30 min"}})
    found = plan(asked)
    rest = next(each for each in found.rests if "kang" in each.people)
    held = found.appointment("talk")
    assert held is not None
    assert held.start < rest.end < held.end
