import pytest

from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.solving import best, status

BLOCKED = {"people": {"pompeo": {"blocked": [["2018-06-04", "2018-06-08"]]}}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "INFEASIBLE"),
        ({"must": "false"}, "OPTIMAL"),
        ({"who": {"required": ["pompeo"], "deputies": "true"}}, "OPTIMAL"),
        ({"who": {"required": ["pompeo"], "deputies": "true", "in_person": ["pompeo"]}}, "INFEASIBLE"),
        ({"who": {"required": ["pompeo"], "deputies": "true", "least_rank": "2"}}, "INFEASIBLE"),
        ({"who": {"required": ["pompeo", "sullivan"], "deputies": "true"}}, "INFEASIBLE"),
    ],
    ids=["nobody-free", "left-out", "deputy", "in-person", "rank", "deputy-sits-there-already"],
)
def test_a_seat_needs_somebody_who_may_fill_it(fields: dict[str, object], expected: str) -> None:
    assert status(scenario(meetings={"talk": meeting("pompeo", **fields)}, **BLOCKED)) == expected


def test_a_stand_in_costs_a_step_and_a_meeting_left_out_its_priority() -> None:
    fields = {"who": {"required": ["pompeo"], "deputies": "true"}}
    plan, values = best(scenario(meetings={"talk": meeting("pompeo", **fields)}, **BLOCKED))
    assert plan.appointments[0].people == ("sullivan",)
    assert values[Tier.ATTENDANCE] == 10
    plan, values = best(scenario(meetings={"talk": meeting("pompeo", must="false", priority="7")}, **BLOCKED))
    assert [each.meeting for each in plan.unscheduled] == ["talk"]
    assert values[Tier.PRIORITY] == 7


@pytest.mark.parametrize(("holder", "acting", "expected"), [(None, [], "INFEASIBLE"), (None, ["sullivan"], "OPTIMAL")])
def test_a_vacant_role_needs_somebody_acting(holder: None, acting: list[str], expected: str) -> None:
    roles = {"ambassador": {"name": "Ambassador", "acting": acting}}
    assert status(scenario(meetings={"talk": meeting("ambassador")}, roles=roles)) == expected


@pytest.mark.parametrize(("least", "expected"), [("1", "OPTIMAL"), ("2", "INFEASIBLE")])
def test_a_quorum_needs_enough_of_its_group(least: str, expected: str) -> None:
    who = {"required": [], "any_of": [{"of": ["pompeo", "sullivan"], "least": least}]}
    assert status(scenario(meetings={"talk": meeting(who=who)}, **BLOCKED)) == expected


def test_optional_people_come_when_they_can() -> None:
    who = {"required": ["sullivan"], "optional": {"pompeo": "5"}}
    plan, values = best(scenario(meetings={"talk": meeting(who=who)}))
    assert plan.appointments[0].people == ("pompeo", "sullivan")
    assert values[Tier.ATTENDANCE] == 0
    plan, values = best(scenario(meetings={"talk": meeting(who=who)}, **BLOCKED))
    assert plan.appointments[0].people == ("sullivan",)
    assert values[Tier.ATTENDANCE] == 5
