"""plan.json: the whole answer, read back equal, refused where it is not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.errors import InputError, NotFound
from planner.files import answer_json, parse_answer, read_answer, write_answer
from planner.plan.record import Answer, Obstacle, Provenance, Status, Term, Tier, TierResult
from tests.building import scenario
from tests.files.test_plan_file import TEXTS, plans

NUMBERS = st.integers(0, 10**15)
SECONDS = st.floats(0, 1e6, allow_nan=False)
ANSWERS = st.builds(
    Answer,
    st.sampled_from(Status).filter(lambda status: status is not Status.WITHIN),
    st.one_of(st.none(), plans()),
    st.lists(st.builds(TierResult, st.sampled_from(Tier), NUMBERS, NUMBERS), max_size=3).map(tuple),
    st.lists(st.builds(Term, st.sampled_from(Tier), TEXTS, TEXTS, NUMBERS, TEXTS, NUMBERS), max_size=3).map(tuple),
    st.lists(st.builds(Obstacle, TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2).map(tuple),
    st.builds(
        Provenance, TEXTS, TEXTS, NUMBERS, NUMBERS, st.booleans(), SECONDS, st.dictionaries(TEXTS, TEXTS, max_size=2)
    ),
    st.dictionaries(TEXTS, SECONDS, max_size=2),
)


@pytest.fixture
def answer() -> Answer:
    provenance = Provenance("A", "0123456789abcdef", 7, 1, True, 60.0, {"ortools": "9"})
    obstacle = Obstacle("talks", "Nobody is there.", ("people.kang.blocked",))
    return Answer(
        Status.NO_PLAN_EXISTS, None, (TierResult(Tier.PRIORITY, 3, 1),), (), (obstacle,), provenance, {"compile": 0.5}
    )


@pytest.fixture
def world() -> Scenario:
    return scenario()


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_reading_what_was_written_gives_the_same_answer(drawn: Answer) -> None:
    found = parse_answer(answer_json(drawn, scenario()))
    assert found == drawn
    assert found.seconds == drawn.seconds


def test_the_file_is_written_and_read(answer: Answer, world: Scenario, tmp_path: Path) -> None:
    write_answer(answer, world, tmp_path / "plan.json")
    assert read_answer(tmp_path / "plan.json") == answer
    tree = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert (tree["words"], tree["version"], tree["rows"]) == ("no plan exists (proved)", 1, [])
    assert tree["answer"]["provenance"]["fingerprint"] == "0123456789abcdef"
    with pytest.raises(NotFound):
        read_answer(tmp_path / "none.json")


def changed(tree: dict[str, Any], path: list[str | int], value: Any) -> dict[str, Any]:
    inner: Any = tree
    for step in path[:-1]:
        inner = inner[step]
    if value is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return tree


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (["format"], "other", "FMT-kind", ()),
        (["version"], 2, "FMT-version", ("version",)),
        (["version"], True, "FMT-version", ("version",)),
        (["more"], 1, "FMT-unknown", ("more",)),
        (["answer"], KeyError, "FMT-missing", ()),
        (["answer", "status"], "proved", "FMT-word", ("answer", "status")),
        (["answer", "sttus"], "proved", "FMT-unknown", ("answer", "sttus")),
        (["answer", "tiers"], KeyError, "FMT-missing", ("answer",)),
        (["answer", "tiers", 0, "value"], 3.5, "FMT-type", ("answer", "tiers", "0", "value")),
        (["answer", "tiers", 0, "value"], True, "FMT-type", ("answer", "tiers", "0", "value")),
        (["answer", "tiers", 0], [], "FMT-type", ("answer", "tiers", "0")),
        (["answer", "obstacles", 0, "culprits"], None, "FMT-type", ("answer", "obstacles", "0", "culprits")),
        (["answer", "provenance", "time_limit"], "60", "FMT-type", ("answer", "provenance", "time_limit")),
        (["answer", "seconds"], [], "FMT-type", ("answer", "seconds")),
        (["answer", "plan"], {}, "FMT-missing", ("answer", "plan")),
    ],
)
def test_what_is_not_ours_is_refused(
    answer: Answer, world: Scenario, path: list[str | int], value: Any, code: str, where: tuple[str, ...]
) -> None:
    text = json.dumps(changed(json.loads(answer_json(answer, world)), path, value))
    with pytest.raises(InputError) as caught:
        parse_answer(text, "plan.json")
    assert {(each.code, each.path, each.file) for each in caught.value.faults} == {(code, where, "plan.json")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FMT-empty"),
        ("[]", "FMT-kind"),
        ('{"format": "summit-planner answer"', "FMT-json"),
        ('{"a": 1, "a": 2}', "FMT-duplicate"),
        ('{"a": NaN}', "NUM-form"),
        ('{"a": -Infinity}', "NUM-form"),
        ('{"a": 1e400}', "NUM-large"),
        ('{"a": ' + "9" * 5000 + "}", "NUM-large"),
        ("[" * 100_000, "SIZE-depth"),
        ('{"a":' * 100_000, "SIZE-depth"),
        ("\x1b[31m", "FMT-control"),
    ],
)
def test_broken_json_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_answer(text)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_what_is_worth_a_look_is_written_where_somebody_looked_and_is_not_read(answer: Answer, world: Scenario) -> None:
    plain, looked = (
        answer_json(answer, world),
        answer_json(answer, world, worth_a_look=(TierResult(Tier.TRAVEL, 1, 0),)),
    )
    assert "worth_a_look" not in json.loads(plain)
    assert json.loads(looked)["worth_a_look"] == [{"tier": "travel", "value": 1, "bound": 0}]
    assert json.loads(answer_json(answer, world, worth_a_look=()))["worth_a_look"] == []
    assert parse_answer(plain) == parse_answer(looked) == answer


def test_an_instant_needs_its_offset(answer: Answer, world: Scenario) -> None:
    tree = json.loads(answer_json(answer, world))
    left = {
        "appointments": [
            {"start": "2018-06-06T10:00", "meeting": "a", "end": "2018-06-06T10:00Z", "place": "b", "attendance": []}
        ]
    }
    tree["answer"]["plan"] = {**left, "journeys": [], "rests": [], "unscheduled": []}
    with pytest.raises(InputError) as caught:
        parse_answer(json.dumps(tree))
    assert [fault.path[-1] for fault in caught.value.faults] == ["start"]
