"""Two files that differ only in the order of their keys are one scenario: the same numbers, the same model, the same findings."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.check import check
from planner.domain.scenario import Scenario
from planner.files import load_tree, scenario_of
from planner.model import build
from planner.plan.record import Plan
from planner.problem import compile_scenario
from tests.building import meeting, scenario

ROOT = Path(__file__).parents[2]
SINGAPORE = load_tree(ROOT / "scenarios" / "singapore-2018.yaml")


def shuffled(tree: Any, dice: random.Random) -> Any:
    if isinstance(tree, dict):
        keys = list(tree)
        dice.shuffle(keys)
        return {key: shuffled(tree[key], dice) for key in keys}
    return [shuffled(each, dice) for each in tree] if isinstance(tree, list) else tree


def said(asked: Scenario) -> tuple[str, ...]:
    problem = compile_scenario(asked)
    parts = (problem.grid, problem.tasks, problem.travellers, problem.ways, problem.openings, problem.pools)
    findings = check(asked, Plan((), (), (), ()))
    return (repr(parts), repr(problem.demands), str(build(problem).cp.proto), repr(findings), asked.fingerprint)


def test_the_order_of_keys_changes_nothing() -> None:
    once = said(scenario_of(SINGAPORE))
    assert said(scenario_of(shuffled(SINGAPORE, random.Random(1)))) == once


def seats(optional: dict[str, str], required: str, acting: list[str]) -> list[tuple[str, list[str]]]:
    who = {"required": [required], "optional": optional}
    envoy = {"envoy": {"name": "Envoy", "acting": acting}}
    task = compile_scenario(scenario(meetings={"a": meeting(who=who)}, roles=envoy)).tasks["a"]
    return [(seat.id, [each.person for each in seat.candidates]) for seat in task.seats]


@pytest.mark.parametrize("first", ["kang", "sullivan", "pompeo"])
def test_several_optional_people_sit_in_one_order(first: str) -> None:
    people = {"kang": "5", "sullivan": "5", "pompeo": "5"}
    turned = {first: people[first], **people}
    assert seats(turned, "envoy", ["kang"]) == seats(people, "envoy", ["kang"])
    assert [id_ for id_, _ in seats(turned, "envoy", [])] == ["envoy", "kang", "pompeo", "sullivan"]


def test_the_order_of_a_list_means_something() -> None:
    assert seats({}, "envoy", ["pompeo", "kang"]) == [("envoy", ["pompeo", "kang"])]
    assert seats({}, "envoy", ["kang", "pompeo"]) == [("envoy", ["kang", "pompeo"])]


PRINTED = """
from hashlib import sha256
from tests.problem.test_order_of_keys import SINGAPORE, said, scenario_of
print(sha256("".join(said(scenario_of(SINGAPORE))).encode()).hexdigest())
"""


def test_another_process_says_the_same() -> None:
    """Python orders the members of a set anew in every process: nothing that is written or searched may follow them."""
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
