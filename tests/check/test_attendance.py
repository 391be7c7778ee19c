from __future__ import annotations

import pytest

from planner.check import score
from planner.domain.scenario import Scenario
from planner.plan.record import Plan, Tier, Unscheduled
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


def told(asked: Scenario, *parts: object) -> list[str]:
    return [message for rule, message in findings(asked, *parts) if rule == "attendance"]  # type: ignore[arg-type]


def test_what_makes_no_sense_is_told_in_a_sentence() -> None:
    backwards = held("talk", "05 13:00", HOUSE, "pompeo", minutes=-60)
    assert "'A meeting' ends before it has begun." in told(ASKED, backwards, SPARE)
    assert "There is no meeting 'x' in the scenario." in told(ASKED, held("x", "05 13:00", HOUSE), SPARE)


def test_every_meeting_is_reported_once() -> None:
    talk = held("talk", "05 13:00", HOUSE, "pompeo")
    assert told(ASKED, talk, SPARE, Unscheduled("spare", "again")) == [
        "'A meeting' is reported as unscheduled 2 times."
    ]
    spare = held("spare", "05 15:00", HOUSE, "sullivan")
    assert told(ASKED, talk, spare) == []
    assert told(ASKED, talk, spare, spare) == ["'A meeting' has 2 appointments."]


OFFICES = {
    "held": {"name": "Held", "holder": "kang", "acting": ["sullivan"]},
    "empty": {"name": "Empty", "acting": ["sullivan", "kang"]},
    "nobodys": {"name": "Nobody's"},
}


def group(*of: str, least: int = 1) -> Scenario:
    who = {"required": [], "any_of": [{"of": list(of), "least": str(least)}]}
    people = {"kang": {"starts": "washington", "returns": "false"}}
    return scenario(meetings={"talk": meeting(who=who)}, roles=OFFICES, people=people)


@pytest.mark.parametrize(
    ("seat", "person", "sits"),
    [
        ("pompeo", "pompeo", True),
        ("pompeo", "sullivan", False),
        ("held", "kang", True),
        ("held", "sullivan", False),
        ("empty", "sullivan", True),
        ("empty", "kang", False),
        ("nobodys", "kang", False),
    ],
)
def test_in_a_group_each_sits_for_itself(seat: str, person: str, sits: bool) -> None:
    words = f"{group(seat).people[person].name} cannot stand in for {seat} in 'A meeting'."
    assert told(group(seat), held("talk", "05 13:00", HOUSE, f"{person} as {seat}")) == ([] if sits else [words])


@pytest.mark.parametrize(("person", "enough"), [("pompeo", True), ("sullivan", False)])
def test_who_stands_in_for_somebody_required_makes_up_no_quorum_for_them(person: str, enough: bool) -> None:
    who = {"required": ["pompeo"], "deputies": "true", "any_of": [{"of": ["pompeo", "kang"], "least": "1"}]}
    asked = scenario(meetings={"talk": meeting(who=who)})
    found = told(asked, held("talk", "05 13:00", HOUSE, f"{person} as pompeo"))
    assert found == ([] if enough else ["'A meeting' needs at least 1 of pompeo, kang; 0 are there."])


@pytest.mark.parametrize(
    ("people", "there"), [((), 0), (("pompeo",), 1), (("pompeo", "sullivan"), 2), (("pompeo", "sullivan", "kang"), 3)]
)
def test_a_group_has_at_least_so_many_there(people: tuple[str, ...], there: int) -> None:
    words = f"'A meeting' needs at least 2 of pompeo, sullivan, kang; {there} are there."
    found = told(group("pompeo", "sullivan", "kang", least=2), held("talk", "05 13:00", HOUSE, *people))
    assert found == ([words] if there < 2 else [])


def terms(
    who: dict[str, object], *people: str, least_rank: str | None = None, **asked: object
) -> list[tuple[object, ...]]:
    """The terms of attendance of a meeting that is held, as (name, subject, amount, unit, weight)."""
    parts = {"people": {"sullivan": {"deputies": ["kang"]}}, "roles": OFFICES, **asked}
    small = scenario(meetings={"talk": meeting(who=who)}, **parts)
    made = score(small, plan(held("talk", "05 13:00", HOUSE, *people)))
    return [
        (each.name, each.subject, each.amount, each.unit, each.weight) for each in made if each.tier is Tier.ATTENDANCE
    ]


PEOPLE = {"pompeo": {"deputies": ["sullivan", "kang"]}, "kang": {"deputies": ["pompeo"]}}


@pytest.mark.parametrize(
    ("who", "seated", "steps"),
    [
        ({"required": ["pompeo"], "deputies": "true"}, "pompeo", 0),
        ({"required": ["pompeo"], "deputies": "true"}, "sullivan as pompeo", 1),
        ({"required": ["pompeo"], "deputies": "true"}, "kang as pompeo", 2),
        ({"required": ["pompeo"], "deputies": "true", "least_rank": "2"}, "kang as pompeo", 2),
        ({"required": ["pompeo"], "deputies": "false"}, "sullivan as pompeo", 0),
        ({"required": ["pompeo"], "deputies": "true", "in_person": ["pompeo"]}, "sullivan as pompeo", 0),
        ({"required": ["pompeo"], "deputies": "true", "in_person": ["kang"]}, "sullivan as pompeo", 1),
        ({"required": ["held"]}, "kang as held", 0),
        ({"required": ["held"]}, "sullivan as held", 1),
        ({"required": ["held"]}, "pompeo as held", 0),
        ({"required": ["held"], "deputies": "true"}, "pompeo as held", 2),
        ({"required": ["held"], "deputies": "true", "in_person": ["held"]}, "pompeo as held", 0),
        ({"required": ["held"], "deputies": "true", "in_person": ["held"]}, "sullivan as held", 1),
        ({"required": ["empty"], "deputies": "true"}, "sullivan as empty", 0),
        ({"required": ["empty"], "deputies": "true"}, "kang as empty", 1),
        ({"required": ["empty"], "deputies": "true"}, "pompeo as empty", 0),
        ({"required": ["nobodys"], "deputies": "true"}, "pompeo as nobodys", 0),
    ],
)
def test_a_stand_in_costs_its_place_in_the_line(who: dict[str, object], seated: str, steps: int) -> None:
    """Whoever is not in the line costs nothing: that is a breach, and told as one."""
    cost = [("stand-in", f"talk/{who['required'][0]}", steps, "step", 10)] if steps else []  # type: ignore[index]
    assert terms(who, seated, people=PEOPLE) == cost
    weights = {"stand_in_weight": "3"}
    assert [each[4] for each in terms(who, seated, people=PEOPLE, policies=weights)] == ([3] if steps else [])


@pytest.mark.parametrize(
    ("who", "seated"),
    [
        ({"required": ["pompeo", "sullivan"], "deputies": "true"}, "sullivan as pompeo"),
        ({"required": ["pompeo"], "optional": {"sullivan": "0"}, "deputies": "true"}, "sullivan as pompeo"),
        ({"required": ["pompeo"], "any_of": [{"of": ["sullivan"]}], "deputies": "true"}, "sullivan as pompeo"),
        ({"required": ["held", "sullivan"]}, "sullivan as held"),
    ],
)
def test_somebody_asked_in_their_own_right_is_nobodys_stand_in(who: dict[str, object], seated: str) -> None:
    asked = scenario(meetings={"talk": meeting(who=who)}, roles=OFFICES)
    words = f"John Sullivan is asked to 'A meeting' in person and cannot stand in for {who['required'][0]} there."  # type: ignore[index]
    assert words in told(asked, held("talk", "05 13:00", HOUSE, seated))
    assert not [each for each in terms(who, seated) if each[0] == "stand-in"]


@pytest.mark.parametrize(
    ("optional", "people", "cost"),
    [
        ({"kang": "5"}, (), [("absent", "talk/kang", 1, "person", 5)]),
        ({"kang": "5"}, ("kang",), []),
        ({"kang": "0"}, (), []),
        ({"kang": "0"}, ("kang",), []),
    ],
)
def test_whoever_should_be_there_and_is_not_costs(
    optional: dict[str, str], people: tuple[str, ...], cost: list[tuple[object, ...]]
) -> None:
    assert terms({"optional": optional}, *people) == cost


@pytest.mark.parametrize(("must", "priority"), [("true", 0), ("false", 7)])
def test_what_is_not_held_costs_its_priority_and_those_who_should_be_there(must: str, priority: int) -> None:
    who = {"required": ["pompeo"], "optional": {"kang": "5"}}
    small = scenario(meetings={"talk": meeting(who=who, must=must, priority="7")})
    missed = [(Tier.ATTENDANCE, "absent", "talk/kang", 1, "person", 5)]
    unheld = [(Tier.PRIORITY, "unheld", "talk", 1, "meeting", 7)] if priority else []
    for made, cost in ((Plan(), [*unheld, *missed]), (plan(held("talk", "05 13:00", HOUSE, "pompeo", "kang")), [])):
        found = [
            (each.tier, each.name, each.subject, each.amount, each.unit, each.weight) for each in score(small, made)
        ]
        assert [each for each in found if each[0] is not Tier.TIDINESS] == cost
