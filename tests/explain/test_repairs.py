from __future__ import annotations

import json
import time

import pytest

from planner.domain.patch import merge
from planner.domain.waivers import WaivedRule, Waiver
from planner.edits import apply, edit_of, text_of
from planner.edits.whole import said
from planner.explain import explain
from planner.explain.change import Change
from planner.explain.repairs import on_the_whole
from planner.files import parse_scenario
from planner.model.solver import Effort
from planner.plan.record import Answer, Status
from planner.plan.settings import Settings
from planner.solve import solve
from tests.building import meeting, scenario
from tests.explain.causes import CAUSES, at, within, world

MEANT = {
    "permit": "Submit 'Waiver' on Tue 5 Jun 2018.",
    "blocked": "Have Mike Pompeo free on Tue 5 Jun 2018.",
    "available": "Have Mike Pompeo free from Tue 5 Jun 2018 to Thu 7 Jun 2018.",
    "daily": "Allow 3 meetings of a person on a day.",
    "quota": "Raise the quota few to 2.",
    "room": "Move 'A meeting' to Tue 5 Jun 2018 10:15.",
    "pool": "Have 2 of Guards instead of 1.",
    "road": "Go between washington and new-york in 1 h 50 min.",
    "relation": "Give up the relation order.",
    "inside": "Let the relation aside ask for 30 min of the long meeting.",
    "hours": "Allow 'A meeting' between 07:30 and 11:30.",
    "hotel": "Leave open where Mike Pompeo stays.",
    "hotel of a delegation": "Leave open where United States stays.",
    "night": "Have people rest 7 h 30 min at night.",
    "returns": "Let Mike Pompeo return after the end of the plan.",
}
"""The inverse of each cause, no more than it takes."""


def explained(name: str) -> Answer:
    answer = explain(world(name), Settings(time_limit=60))
    assert answer.status is Status.NO_PLAN_EXISTS
    assert answer.obstacles
    return answer


@pytest.mark.parametrize("name", CAUSES)
def test_the_inverse_of_the_cause_is_offered_and_every_repair_gives_a_plan(name: str) -> None:
    """A repair is what it says in the text of the scenario, too: written into it and read again, there is a plan."""
    asked, answer = world(name), explained(name)
    assert MEANT[name] in [repair.says for repair in answer.repairs]
    text = text_of(asked)
    for repair in answer.repairs:
        patch = json.loads(repair.patch)
        edited = apply(text, edit_of(patch, said(asked)))
        repaired = parse_scenario(edited, "repaired.yaml")
        assert repaired.fingerprint == parse_scenario(json.dumps(merge(said(asked), patch)), "merged.yaml").fingerprint
        solved = solve(repaired)
        assert solved.plan is not None, repair.says
        assert len({each.meeting for each in solved.plan.appointments}) >= repair.held


@pytest.mark.parametrize("name", CAUSES)
def test_the_last_resort_is_not_to_insist(name: str) -> None:
    says = [repair.says for repair in explained(name).repairs]
    assert any(each.startswith("Do not insist on ") for each in says[-2:])
    assert not says[0].startswith("Do not insist on ")


def test_two_conflicts_are_resolved_together() -> None:
    asked = scenario(
        meetings={
            "a": meeting("pompeo", title="A", **at("05", "09:00")),
            "b": meeting("pompeo", title="B", **at("05", "09:30")),
            "c": meeting("kang", title="C", where=["seoul"], **at("05", "09:00")),
            "d": meeting("kang", title="D", where=["seoul"], **at("05", "09:30")),
        }
    )
    answer = explain(asked, Settings(time_limit=60))
    assert len(answer.obstacles) == 2
    assert "Move 'A' to Tue 5 Jun 2018 08:25, and move 'C' to Tue 5 Jun 2018 08:25." in [
        each.says for each in answer.repairs
    ]
    for repair in answer.repairs:
        assert (
            solve(parse_scenario(apply(text_of(asked), edit_of(json.loads(repair.patch), said(asked))))).plan
            is not None
        )


@pytest.mark.parametrize(
    ("fields", "meant"),
    [
        ({"length": "15 years"}, "Do not insist on 'Verification'."),
        ({"length": "3 days", "due": "2018-06-05"}, "Have 'Verification' ready by Thu 7 Jun 2018."),
    ],
)
def test_work_that_cannot_be_ready_is_told_alone_and_can_be_mended(fields: dict[str, str], meant: str) -> None:
    work = {"verify": {"title": "Verification", "must": "true", **fields}}
    asked = scenario(meetings={"talk": meeting("pompeo"), "other": meeting("kang")}, work=work)
    answer = explain(asked, Settings(time_limit=60))
    assert [(each.subject, each.meetings) for each in answer.obstacles] == [("work.verify", ())]
    assert answer.repairs[0].says == meant
    for repair in answer.repairs:
        assert (
            solve(parse_scenario(apply(text_of(asked), edit_of(json.loads(repair.patch), said(asked))))).plan
            is not None
        )


def test_work_that_cannot_be_ready_hides_no_conflict() -> None:
    pinned = {id_: meeting("pompeo", title=id_, **at("05", clock)) for id_, clock in (("a", "09:00"), ("b", "09:30"))}
    work = {"verify": {"title": "Verification", "must": "true", "length": "15 years"}}
    answer = explain(scenario(meetings=pinned, work=work), Settings(time_limit=60))
    assert [(each.subject, each.meetings) for each in answer.obstacles] == [
        ("work.verify", ()),
        ("people.pompeo", ("a", "b")),
    ]
    assert "Move 'a' to Tue 5 Jun 2018 08:25, and do not insist on 'Verification'." in [
        each.says for each in answer.repairs
    ]


@pytest.mark.parametrize(("who", "written"), [("pompeo", True), ("nobody", False)])
def test_what_could_not_be_read_again_is_no_repair(who: str, written: bool) -> None:
    """A waiver for somebody who does not exist leaves every plan possible, and no file that can be read."""
    waiver = Waiver(waives=WaivedRule.REST, who=(who,), why="x", by="x")
    change = Change(("waivers", "calm"), waiver, {}, "Waive rest", 1)
    found = on_the_whole(scenario(meetings={"talk": meeting("pompeo")}), (change,), Effort(time.monotonic() + 60))
    assert (found is not None) is written


def test_where_there_is_a_plan_it_is_solved() -> None:
    answer = explain(scenario(meetings={"talk": meeting("pompeo")}))
    assert (answer.status, answer.obstacles, answer.repairs) == (Status.PROVED_BEST, (), ())


def test_what_is_known_is_told_as_soon_as_it_is() -> None:
    """The first answer that is given out has the obstacle already, and no repair yet."""
    known: list[Answer] = []
    explain(world("daily"), Settings(time_limit=60), on_answer=known.append)
    assert len(known[0].obstacles) == 1
    assert known[0].repairs == ()
    assert known[-1].repairs


def test_a_stop_gives_what_is_known() -> None:
    seen: list[Answer] = []
    answer = explain(world("daily"), Settings(time_limit=60), on_answer=seen.append, should_stop=lambda: len(seen) > 1)
    assert answer.obstacles


def test_what_resolves_several_conflicts_is_offered_alone() -> None:
    """Two meetings on one public holiday: to allow holidays is enough, and no window is widened beside it."""
    days = {"open_day": meeting("pompeo", **within("05", "05")), "talk": meeting("kang", **within("05", "05"))}
    asked = scenario(
        meetings={id_.replace("_", "-"): each for id_, each in days.items()},
        policies={"holidays": "forbid"},
        places={"washington": {"extra_holidays": ["2018-06-05"]}},
    )
    said = [repair.says for repair in explain(asked, Settings(time_limit=60)).repairs]
    assert [each for each in said if "holidays" in each] == ["Allow meetings on public holidays."]
