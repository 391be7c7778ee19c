"""A scenario tightened around a plan of its own still has that plan: whatever is asked, it may not be denied."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings

from planner.check import check
from planner.domain.meetings import Meeting
from planner.domain.moment import Moment
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Plan, Status
from planner.solve import Settings, solve
from tests.solve.test_random_worlds import worlds


def moment(instant: datetime) -> Moment:
    return Moment(instant.date(), instant.time(), timedelta())


def tightened(scenario: Scenario, plan: Plan) -> Scenario:
    """Every meeting of the plan must be held there, in a window that just holds it; days hold no more than they do."""
    meetings = dict(scenario.meetings)
    for held in plan.appointments:
        meetings[held.meeting] = around(meetings[held.meeting], held)
    most = max((len(plan.of(person).appointments) for person in scenario.people), default=0)
    policies = scenario.policies.model_copy(
        update={"daily_meetings": max(1, min(most, scenario.policies.daily_meetings))}
    )
    return scenario.model_copy(update={"meetings": meetings, "policies": policies})


def around(meeting: Meeting, held: Appointment) -> Meeting:
    window = ((moment(held.start), moment(held.end)),)
    when = meeting.when.model_copy(update={"between": window})
    return meeting.model_copy(update={"must": True, "where": (held.place,), "when": when})


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_a_plan_is_not_denied_where_everything_else_is_taken_away(scenario: Scenario) -> None:
    parties = scenario.parties.values()
    if any(len({scenario.people[who].returns for who in party.members}) > 1 for party in parties):
        return
    plan = solve(scenario, Settings(time_limit=30)).plan
    if plan is None:
        return
    narrow = tightened(scenario, plan)
    assert check(narrow, plan) == ()
    answer = solve(narrow, Settings(time_limit=30))
    assert (answer.status, answer.faults) == (Status.PROVED_BEST, ())
    assert answer.plan is not None
    assert {each.meeting for each in answer.plan.appointments} >= {each.meeting for each in plan.appointments}
