"""Days, delegations and pairs of which neither is to blame alone: what is told of each, word by word.

Beside each `reasons/NAME.yaml` lies `reasons/NAME.txt` with the sentences.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planner.conflicts.inquiry import obstacles_of
from planner.files import load_scenario
from planner.model.solver import Effort
from planner.problem import compile_scenario

REASONS = Path(__file__).parent / "reasons"
BASE = REASONS / "base.yaml"


def sentences(file: Path) -> list[str]:
    """What is told of why there is no plan."""
    found = obstacles_of(compile_scenario(load_scenario(file)), Effort(time.monotonic() + 60))
    assert found.prove
    return [each.sentence for each in found.sentences]


@pytest.mark.parametrize("file", sorted(set(REASONS.glob("*.yaml")) - {BASE}), ids=lambda file: file.stem)
def test_it_is_told_in_these_words(file: Path) -> None:
    assert sentences(file) == file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_without_what_is_laid_over_it_there_is_a_plan() -> None:
    problem = compile_scenario(load_scenario(BASE))
    assert not obstacles_of(problem, Effort(time.monotonic() + 60)).prove
