"""Which pool serves what, in the tables of a plan: told for people, never read back."""

from __future__ import annotations

import csv
from typing import Any

from planner.domain.scenario import Scenario
from planner.files import parse_plan, plan_csv
from planner.files.people_file import people_rows
from planner.files.plan_rows import rows_of
from planner.files.served_cells import SERVED
from planner.files.tables import text_of
from tests.building import meeting
from tests.made_plans import held, leg, plan, world

POOLS = {
    "every": {"name": "Interpreters", "kind": "interpreters", "number": "2", "languages": ["en", "ko", "ja"]},
    "guards": {"name": "Guards", "kind": "security", "number": "2", "cities": ["new-york"]},
    "cars": {"name": "Cars", "kind": "motorcades", "number": "3"},
    "jets": {"name": "Jets", "kind": "aircraft", "number": "1"},
    "line": {"name": "Secure line", "kind": "equipment", "number": "1"},
}
TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")
MADE = plan(TALKS, leg("out", "4 22:00", "washington - new-york", "pompeo", "sullivan"))


def staffed(**needs: Any) -> Scenario:
    one = meeting("pompeo", "kang", title="Talks", where=["new-york", "seoul"], needs=needs)
    return world(resources=POOLS, meetings={"talks": one}, parties={"envoys": {"aircraft": "jets"}})


ALL = {"interpretation": ["ko-en", "en-ja"], "security": "1", "motorcades": "2", "equipment": {"line": "1"}}


def test_every_pool_that_serves_a_meeting_or_a_journey_is_told_with_how_many() -> None:
    out, talks = rows_of(MADE, staffed(**ALL))
    assert {name: talks[name] for name in SERVED} == {
        "interpreters": "en-ja: every 1; en-ko: every 1",
        "security": "guards 1",
        "motorcades": "cars 2",
        "aircraft": "",
        "equipment": "line 1",
        "teams": "",
    }
    assert {name: out[name] for name in SERVED if out[name]} == {"aircraft": "envoys: jets 1"}
    (person, *_) = (row for row in people_rows(MADE, staffed(**ALL)) if row["kind"] == "meeting")
    assert {name: person[name] for name in SERVED} == {name: talks[name] for name in SERVED}


def test_nothing_is_told_where_nothing_is_needed() -> None:
    (talks,) = rows_of(plan(TALKS), staffed())
    assert not any(talks[name] for name in SERVED)


def test_what_no_pool_can_give_is_told() -> None:
    seoul = plan(held("talks", "6 01:00", "pompeo", "kang", place="seoul/blue-house"))
    asked = staffed(security="1", interpretation=["en-ru"], equipment={"line": "2"})
    (talks,) = rows_of(seoul, asked)
    assert [talks[name] for name in ("interpreters", "security", "equipment")] == [
        *("en-ru: none of 1", "none of 1", "line none of 2"),
    ]


def told(text: str, asked: Scenario) -> list[str]:
    said: list[str] = []
    assert parse_plan(text, asked, "plan.csv", said.append) == MADE
    return said


def test_a_table_as_it_was_written_says_nothing_else_and_an_old_one_without_these_columns_neither() -> None:
    asked = staffed(**ALL)
    text = plan_csv(MADE, asked)
    assert told(text, asked) == []
    header, *rows = csv.reader(text.splitlines())
    kept = [number for number, name in enumerate(header) if name not in SERVED]
    old = text_of([row[number] for number in kept] for row in (header, *rows))
    assert told(old, asked) == []


def test_a_cell_that_a_hand_changed_is_told_and_follows_again() -> None:
    asked = staffed(**ALL)
    changed = plan_csv(MADE, asked).replace("cars 2", "cars 3")
    (sentence,) = told(changed, asked)
    assert sentence == (
        "plan.csv: which pool serves what is not read, it follows from the plan and the scenario, and not as it stands there: "
        "line 3, meeting talks, motorcades: 'cars 3' is now cars 2."
    )
    assert "cars 3" not in plan_csv(parse_plan(changed, asked), asked)


def test_many_such_cells_are_counted() -> None:
    (sentence,) = told(plan_csv(MADE, staffed(**ALL)), staffed())
    assert sentence.count("is now nothing") == 3
    assert sentence.endswith("; and 1 more.")


def test_members_who_have_names_are_told_by_them() -> None:
    voices = {"every": {"name": "Interpreters", "kind": "interpreters", "number": "2", "names": ["Lee", "Tong"]}}
    asked = {"interpretation": ["en-ko"]}
    for named, told in (([], "en-ko: every 1 (Lee)"), (["Tong"], "en-ko: every 1 (Tong)")):
        one = staffed(**asked, named=named)
        named_pool = one.resources["every"].model_copy(update={"names": tuple(voices["every"]["names"])})
        (talks,) = rows_of(plan(TALKS), one.model_copy(update={"resources": {"every": named_pool}}))
        assert talks["interpreters"] == told


def test_what_comes_from_one_pool_is_told_together_and_what_from_another_apart() -> None:
    two = {
        "ours": {"name": "Ours", "kind": "interpreters", "names": ["Lee", "Tong"], "languages": ["en", "ko"]},
        "theirs": {"name": "Theirs", "kind": "interpreters", "names": ["Kim"], "languages": ["en", "ko"]},
    }
    for named, told in (
        (["Tong"], "en-ko: ours 2 (Lee, Tong)"),
        (["Kim", "Tong"], "en-ko: ours 1 (Tong); en-ko: theirs 1 (Kim)"),
    ):
        needs = {"interpretation": ["en-ko"], "mode": "simultaneous", "named": named}
        one = meeting("pompeo", "kang", title="Talks", where=["new-york"], needs=needs)
        (talks,) = rows_of(plan(TALKS), world(resources=two, meetings={"talks": one}))
        assert talks["interpreters"] == told
