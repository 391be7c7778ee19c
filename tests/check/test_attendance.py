from __future__ import annotations

import pytest

from planner.check import score
from planner.plan.record import Tier, Unscheduled
from tests.building import meeting, scenario
from tests.check.plans import findings, held, plan

WHO = {"required": ["pompeo"], "optional": {"kang": "5"}, "deputies": "true"}
ROLES = {"minister": {"name": "Minister", "acting": ["kang"]}}
ASKED = scenario(meetings={"talk": meeting(who=WHO), "spare": meeting("sullivan", must="false")}, roles=ROLES)
SPARE = Unscheduled("spare", "left out")
HOUSE = "washington/white-house"


def test_a_plan_that_keeps_to_it_has_no_findings() -> None:
    assert findings(ASKED, held("talk", "05 13:00", HOUSE, "pompeo"), SPARE) == []
    assert findings(ASKED, held("talk", "05 13:00", HOUSE, "sullivan as pompeo"), SPARE) == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((SPARE,), "'A meeting' must be held and is not"),
        ((held("talk", "05 13:00", HOUSE, "pompeo"),), "not reported as unscheduled"),
        ((held("talk", "05 13:00", HOUSE, "pompeo"), held("talk", "06 13:00", HOUSE, "pompeo"), SPARE), "2 appointments"),
        ((held("talk", "05 13:00", HOUSE, "pompeo"), SPARE, Unscheduled("talk", "")), "and is reported as unscheduled"),
        ((held("talk", "05 13:00", HOUSE, "pompeo"), SPARE, Unscheduled("other", "")), "no meeting 'other'"),
        ((held("talk", "05 13:00", HOUSE, "pompeo"), held("other", "05 13:00", HOUSE), SPARE), "no meeting 'other'"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", minutes=45), SPARE), "takes 45 min in the plan and 60 min"),
        ((held("talk", "05 13:00", HOUSE), SPARE), "The seat of pompeo in 'A meeting' is filled by 0 people"),
        ((held("talk", "05 13:00", HOUSE, "kang as pompeo"), SPARE), "may not fill the seat of pompeo"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", "sullivan"), SPARE), "which it does not have"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", "pompeo as kang"), SPARE), "sits in 2 seats"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", "sullivan as kang"), SPARE), "cannot stand in for kang"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", "nobody as kang"), SPARE), "'nobody'"),
        ((held("talk", "05 13:00", HOUSE, "pompeo", minutes=-60), SPARE), "ends before it has begun"),
        ((held("talk", "05 13:00", "atlantis/palace", "pompeo"), SPARE), "which is no place of the scenario"),
    ],
)  # fmt: skip
def test_every_breach_is_found(parts: tuple[object, ...], words: str) -> None:
    assert any(rule == "attendance" and words in message for rule, message in findings(ASKED, *parts))  # type: ignore[arg-type]


def test_somebody_asked_in_person_does_not_stand_in() -> None:
    who = {"required": ["pompeo"], "optional": {"sullivan": "5"}, "deputies": "true"}
    asked = scenario(meetings={"talk": meeting(who=who)})
    found = findings(asked, held("talk", "05 13:00", HOUSE, "sullivan as pompeo"))
    assert any("is asked to 'A meeting' in person" in message for _, message in found)


@pytest.mark.parametrize(("least", "broken"), [("1", False), ("2", True)])
def test_a_quorum_is_counted(least: str, broken: bool) -> None:
    asked = scenario(
        meetings={"talk": meeting(who={"required": [], "any_of": [{"of": ["pompeo", "sullivan"], "least": least}]})}
    )
    found = findings(asked, held("talk", "05 13:00", HOUSE, "pompeo"))
    assert any("needs at least 2 of pompeo, sullivan; 1 are there" in message for _, message in found) is broken


def test_a_role_is_filled_by_who_acts() -> None:
    asked = scenario(meetings={"talk": meeting("minister", where=["seoul/blue-house"])}, roles=ROLES)
    assert findings(asked, held("talk", "05 01:00", "seoul/blue-house", "kang as minister")) == []
    assert findings(asked, held("talk", "05 01:00", "seoul/blue-house", "pompeo as minister")) != []


def test_what_is_missing_is_counted() -> None:
    terms = score(ASKED, plan(held("talk", "05 13:00", HOUSE, "sullivan as pompeo"), SPARE))
    found = {(term.tier, term.name, term.subject, term.cost) for term in terms if term.tier is not Tier.TIDINESS}
    assert found == {
        (Tier.PRIORITY, "unheld", "spare", 10),
        (Tier.ATTENDANCE, "stand-in", "talk/pompeo", 10),
        (Tier.ATTENDANCE, "absent", "talk/kang", 5),
    }
