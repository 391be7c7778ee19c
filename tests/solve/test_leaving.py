"""Who leaves a long meeting for a short one inside it, from the scenario to the plan: model, plain search and judge agree."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.conflicts.facts.order import facts_of_relations
from planner.domain.scenario import Scenario
from planner.plan.record import Status
from planner.report.looks import LookKind
from planner.report.worth_a_look import worth_a_look
from planner.solve import solve
from tests.building import meeting, scenario
from tests.check.plans import findings, held
from tests.solve.test_whereabouts import by_search
from tests.solving import best, status

HOUSE, HALL = "washington/white-house", "washington/hall"
PLENARY: dict[str, Any] = {"pin": {"at": "2018-06-05 10:00"}, "length": "2 h", "title": "Plenary", "where": [HALL]}
STAGES = [
    {"title": "Opening", "length": "30 min"},
    {"title": "Statement", "length": "30 min", "who": ["pompeo"]},
    {"title": "Debate", "length": "1 h"},
]
THEIRS = [STAGES[0], {**STAGES[1], "who": ["kang"]}, {**STAGES[2], "who": ["pompeo"]}]
KANG_STAYS = {"kang": {"starts": "washington", "returns": "false"}}
OPEN_HALL = {"washington": {"venues": {"hall": {"open": "true"}, "white-house": {"open": "true"}}}}
Short = tuple[str, dict[str, Any], dict[str, Any]]
"""When it starts, what else is said of the short meeting, and of its relation."""


def world(
    shorts: list[Short], plenary: dict[str, Any] | None = None, policies: dict[str, Any] | None = None
) -> Scenario:
    """A plenary of two hours from 10:00 with Pompeo and Kang, and short meetings of Pompeo inside it."""
    asked = {"plenary": meeting("pompeo", "kang", **(PLENARY | (plenary or {})))}
    relations = {}
    for number, (at, fields, relation) in enumerate(shorts):
        pin = {"pin": {"at": f"2018-06-05 {at}"}}
        asked[f"s-{number}"] = meeting(
            "pompeo", **{"length": "30 min", "title": f"S{number}", "where": [HALL]} | pin | fields
        )
        if relation.get("rule", "inside"):
            relations[f"r-{number}"] = {"rule": "inside", "meeting": f"s-{number}", "during": "plenary"} | relation
    figures = {"changeover": "5 min", "ground": "20 min", "same_people_stay": "false"} | (policies or {})
    return scenario(
        meetings=asked, relations=relations, people=KANG_STAYS, places=OPEN_HALL, policies=figures, rule_pack="bare"
    )


NO_RELATION = {"rule": ""}
CASES: list[tuple[str, list[Short], dict[str, Any], bool]] = [
    ("a relation lets them leave", [("11:00", {}, {})], {}, True),
    ("without it they are in two places", [("11:00", {}, NO_RELATION)], {}, False),
    ("the way there", [("10:05", {}, {})], {}, True),
    ("no time for the way there", [("10:00", {}, {})], {}, False),
    ("the way back", [("11:25", {}, {})], {}, True),
    ("no time for the way back", [("11:30", {}, {})], {}, False),
    ("no time for a longer way back", [("11:20", {"where": [HOUSE]}, {})], {}, False),
    ("a longer way back", [("11:10", {"where": [HOUSE]}, {})], {}, True),
    ("no longer way there", [("10:15", {"where": [HOUSE]}, {})], {}, False),
    ("a longer way there", [("10:20", {"where": [HOUSE]}, {})], {}, True),
    ("a call has no way", [("11:30", {"where": ["remote"]}, {})], {}, True),
    ("enough attended", [("11:00", {}, {"attend": "80 min"})], {}, True),
    ("too little attended", [("11:00", {}, {"attend": "81 min"})], {}, False),
    ("the ways are not attended", [("11:00", {"where": [HOUSE]}, {"attend": "51 min"})], {}, False),
    ("what is left of them is", [("11:00", {"where": [HOUSE]}, {"attend": "50 min"})], {}, True),
    ("one after the other", [("10:20", {}, {}), ("11:00", {}, {})], {}, True),
    ("straight on to the other", [("10:20", {}, {}), ("10:55", {}, {})], {}, True),
    ("no way to the other", [("10:20", {}, {}), ("10:50", {}, {})], {}, False),
    ("both leave enough", [("10:20", {}, {"attend": "40 min"}), ("11:00", {}, {})], {}, True),
    ("both together leave too little", [("10:20", {}, {"attend": "41 min"}), ("11:00", {}, {})], {}, False),
    ("in a stage of all", [("11:05", {}, {})], {"stages": STAGES, "length": None}, True),
    ("on the way in a stage that names them", [("11:00", {}, {})], {"stages": STAGES, "length": None}, False),
    ("in a stage that names them", [("10:35", {}, {})], {"stages": STAGES, "length": None}, False),
    ("before one", [("10:05", {"length": "20 min"}, {})], {"stages": STAGES, "length": None}, True),
    ("in a stage of others", [("10:35", {"length": "20 min"}, {})], {"stages": THEIRS, "length": None}, True),
    ("beyond a stage of others", [("10:45", {"length": "20 min"}, {})], {"stages": THEIRS, "length": None}, False),
    ("gone before", [("11:05", {}, {})], {"who": {"leaves_after": {"pompeo": "1 h"}}}, True),
    ("within their part", [("10:20", {}, {})], {"who": {"leaves_after": {"pompeo": "1 h"}}}, True),
    ("not back before they go", [("10:30", {}, {})], {"who": {"leaves_after": {"pompeo": "1 h"}}}, False),
    ("outside where it may", [("12:05", {}, {"also_outside": "true"})], {}, True),
    ("outside where it may not", [("12:05", {}, {})], {}, False),
]


@pytest.mark.parametrize(
    ("shorts", "plenary", "possible"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_somebody_leaves_for_a_meeting_inside(shorts: list[Short], plenary: dict[str, Any], *, possible: bool) -> None:
    said = {name: value for name, value in (PLENARY | plenary).items() if value is not None}
    if "length" in plenary:
        said["length"] = "2 h"
    asked = world(shorts, said)
    assert (status(asked) == "OPTIMAL") is possible
    parts = [held("plenary", "05 14:00", HALL, "kang", "pompeo", minutes=120)]
    for number, (at, fields, _) in enumerate(shorts):
        hour, minute = (int(part) for part in at.split(":"))
        place, minutes = fields.get("where", [HALL])[0], int(fields.get("length", "30 min").split()[0])
        parts.append(held(f"s-{number}", f"05 {hour + 4:02}:{minute:02}", place, "pompeo", minutes=minutes))
    assert (findings(asked, *parts) == []) is possible
    if possible:
        assert check(asked, best(asked)[0]) == ()
        plan = by_search(asked)
        assert plan is not None
        assert len(plan.appointments) == 1 + len(shorts)


@pytest.mark.parametrize(("attend", "leaves"), [("80 min", True), ("81 min", False)])
def test_a_search_holds_a_short_meeting_inside_only_where_enough_is_attended(attend: str, *, leaves: bool) -> None:
    """There is no other time for it, and it need not be held."""
    window = {"between": ["2018-06-05 10:00", "2018-06-05 12:00"]}
    asked = world(
        [("10:00", {"pin": None, "must": "false", "when": window}, {"attend": attend, "also_outside": "true"})]
    )
    for plan in (best(asked)[0], by_search(asked)):
        assert plan is not None
        assert (plan.appointment("s-0") is not None) is leaves


def test_what_stands_in_the_way_names_the_relation() -> None:
    """What a relation asks for gives way, and not what it allows."""
    (fact,) = facts_of_relations(world([("11:00", {}, {"attend": "90 min"})]))
    assert (
        fact.says
        == "'S0' is held inside 'Plenary'; whoever leaves for it attends at least 1 h 30 min (the relation r-0)"
    )
    eased = fact.lift(world([("11:00", {}, {"attend": "90 min"})]))
    assert status(eased) == "OPTIMAL"


@pytest.mark.parametrize(("at", "relation"), [("11:00", {"attend": "81 min"}), ("12:05", {})])
def test_a_relation_that_leaves_no_plan_is_named(at: str, relation: dict[str, Any]) -> None:
    answer = solve(world([(at, {}, relation)]))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert "'S0' is held inside 'Plenary'" in " ".join(each.sentence for each in answer.obstacles)
    assert any("relations.r-0" in each.culprits for each in answer.obstacles)


@pytest.mark.parametrize(("at", "known"), [("11:30", True), ("11:25", False)])
def test_the_judge_says_why_somebody_cannot_leave(at: str, *, known: bool) -> None:
    asked = world([(at, {}, {})])
    minute = f"05 15:{at[3:]}"
    parts = (
        held("plenary", "05 14:00", HALL, "kang", "pompeo", minutes=120),
        held("s-0", minute, HALL, "pompeo", minutes=30),
    )
    out = "Mike Pompeo would be out of 'Plenary' from Tue 05 Jun 11:25 to Tue 05 Jun 12:05 for 'S0'"
    within = "they are in it from Tue 05 Jun 10:00 to Tue 05 Jun 12:00"
    assert findings(asked, *parts) == ([("journeys", f"{out}, but {within}.")] if known else [])


@pytest.mark.parametrize(("after", "seen"), [("12:10", True), ("14:00", False)])
def test_whoever_comes_back_moves_on_from_the_long_meeting(after: str, *, seen: bool) -> None:
    """Not from the short one, which ends before."""
    next_one = meeting("pompeo", title="Next", where=[HOUSE], pin={"at": f"2018-06-05 {after}"})
    asked = scenario(
        meetings={
            "plenary": meeting("pompeo", "kang", **PLENARY),
            "s-0": meeting("pompeo", pin={"at": "2018-06-05 11:00"}, length="30 min", where=[HALL]),
            "next": next_one,
        },
        relations={"r": {"rule": "inside", "meeting": "s-0", "during": "plenary"}},
        people=KANG_STAYS,
        places=OPEN_HALL,
        policies={"changeover": "5 min", "ground": "10 min"},
        rule_pack="bare",
    )
    plan = best(asked)[0]
    told = [look for look in worth_a_look(asked, plan) if look.kind is LookKind.MOVE]
    assert [look.meetings for look in told] == ([("plenary", "next")] if seen else [])
