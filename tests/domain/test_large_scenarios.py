"""Cross checks take time in proportion to the scenario, and what they tell of a large one is what they tell of a small one."""

from __future__ import annotations

import time
from typing import Any

import pytest

from planner.domain.hints import MOST_COMPARED, sparing_hints
from planner.domain.references import MOST_TOLD, faults_of
from planner.domain.references.words import did_you_mean
from planner.errors import Fault, InputError
from planner.files import parse_scenario
from tests.building import meeting, scenario

MANY = 3_000
SECONDS = 2
"""Processor time for MANY meetings; it was 30 s to minutes where each was compared with every other."""


def judged(**parts: Any) -> tuple[Fault, ...]:
    asked = scenario(**parts)
    began = time.thread_time()
    found = faults_of(asked)
    assert time.thread_time() - began < SECONDS
    return found


def chain(**more: Any) -> dict[str, Any]:
    those = {f"m{number}": meeting("pompeo") for number in range(MANY)}
    steps = {f"r{n}": {"rule": "before", "first": f"m{n}", "then": f"m{n + 1}"} for n in range(MANY - 1)}
    return {"meetings": those, "relations": {**steps, **more}}


def test_a_long_chain_is_no_circle_and_its_last_link_makes_it_one() -> None:
    assert judged(**chain()) == ()
    (fault,) = judged(**chain(last={"rule": "before", "first": f"m{MANY - 1}", "then": "m0"}))
    assert fault.code == "LOGIC-circle"
    assert f"... {MANY - 19} more ..., m{MANY - 1} before m0 (last)" in fault.message


def test_small_circles_in_a_long_chain_are_told_each_on_its_own() -> None:
    turned = {f"x{n}": {"rule": "before", "first": f"m{n + 1}", "then": f"m{n}"} for n in (5, 900, 2_500)}
    assert len(judged(**chain(**turned))) == 3


def test_gates_in_a_long_chain_make_all_before_them_sure() -> None:
    those = {f"m{n}": meeting("pompeo", must=str(n == MANY - 1).lower()) for n in range(MANY)}
    gates = {f"r{n}": {"rule": "gate", "gate": f"m{n}", "opens": [f"m{n + 1}"]} for n in range(MANY - 1)}
    assert judged(meetings=those, relations=gates) == ()
    gates["x"] = {"rule": "before", "first": "m1", "then": "m0"}
    assert [each.code for each in judged(meetings=those, relations=gates)] == ["LOGIC-circle"]


def test_pins_clash_only_where_they_overlap() -> None:
    pins = [f"2018-06-0{4 + n // 288} {n % 288 // 12:02}:{n % 12 * 5:02}" for n in range(1_000)]
    those = {f"m{n}": meeting("pompeo", length="5 min", pin={"at": at}) for n, at in enumerate(pins)}
    assert judged(meetings=those) == ()
    those["m7"]["length"] = "10 min"
    told = "m7 at 2018-06-04 00:35 and m8 at 2018-06-04 00:40 overlap"
    assert [each.message.split(",")[0] for each in judged(meetings=those)] == [told]


def test_a_list_that_names_one_word_again_and_again_is_told_for_each() -> None:
    found = judged(meetings={"a": meeting(*["pompeo"] * MANY)})
    assert [each.code for each in found] == ["ID-twice"] * (MANY - 1)


def test_faults_without_number_are_counted_all_and_the_first_have_hints() -> None:
    head = "schema: 1\ntitle: T\nhome: a\n"
    began = time.thread_time()
    with pytest.raises(InputError) as caught:
        parse_scenario(head + "".join(f"titl{number}: 1\n" for number in range(20_000)))
    assert time.thread_time() - began < 5
    told = [each for each in caught.value.faults if each.code == "FMT-unknown"]
    assert len(told) == 20_000
    assert told[0].message.endswith("did you mean title?")
    assert str(caught.value).splitlines()[-1].endswith("more problems")


def test_hints_end_within_one_reading_and_begin_again_with_the_next() -> None:
    for _ in range(2):
        with sparing_hints(), sparing_hints():
            assert did_you_mean("sol", ["seoul"]) == "; did you mean seoul?"
            did_you_mean("x", ["y"] * MOST_COMPARED)
            assert did_you_mean("sol", ["seoul"]) == ""
    assert did_you_mean("sol", ["seoul"]) == "; did you mean seoul?"


def test_pairs_without_number_that_contradict_each_other_are_cut_off() -> None:
    both = {"a": meeting("pompeo"), "b": meeting("kang", where=["seoul"])}
    days = {f"r{n}": {"rule": ("same-day", "different-days")[n % 2], "meetings": ["a", "b"]} for n in range(MANY)}
    assert len(judged(meetings=both, relations=days)) == MOST_TOLD
    assert len(judged(meetings=both, relations=dict(list(days.items())[:20]))) == 100


def test_many_meetings_in_many_rooms_are_measured_once() -> None:
    rooms = {f"room-{number}": {"seats": "1"} for number in range(1_000)}
    those = {f"m{number}": meeting("pompeo", where=["washington/hotel"]) for number in range(1_000)}
    hotel = {"washington": {"venues": {"hotel": {"rooms": rooms}}}}
    assert judged(places=hotel, meetings=those) == ()
    those["m1"]["needs"] = {"seats": "2"}
    (fault,) = judged(places=hotel, meetings=those)
    assert (fault.code, fault.path) == ("NUM-seats", ("meetings", "m1", "needs", "seats"))
