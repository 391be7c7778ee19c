"""The list of mutants, and with MUTANTS=30 in the environment so many of them tried against the judge's tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutants import mutants
from tests.mutation import drawn, stale

ROOT = Path(__file__).parents[1]
CLOCKS = Path("planner/check/clocks.py")


def listed(text: str, root: Path) -> list[str]:
    (root / "a.py").write_text(text, encoding="utf-8")
    return [mutant.what for mutant in mutants(Path("a.py"), root)]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("a <= b < c", ["a <= b < c -> a < b < c", "a <= b < c -> a <= b <= c"]),
        ("a not in b", ["a not in b -> a in b"]),
        ("a and b", ["a and b -> a or b", "without a", "without b"]),
        ("if a:\n    b", ["if a -> if not"]),
        ("if a == b:\n    c", ["a == b -> a != b"]),
        ("[a for a in b if a]", ["if a -> if not"]),
        ("not a", ["not a -> a"]),
        ("a + b", ["a + b -> a - b"]),
        ("a -= b", ["a -= b -> a += b"]),
        ("min(a)", ["min -> max"]),
        ("any(a)", ["any -> all"]),
        ("a = True", ["True -> False"]),
        ("a = 7", ["7 -> 8", "7 -> 6"]),
        ("timedelta(minutes=a)", ["timedelta(minutes=a) and a minute"]),
        ("timedelta(minutes=7)", ["7 -> 8", "7 -> 6"]),
        ("def a():\n    yield b", ["the yield gives nothing"]),
        ("for a in b:\n    continue", ["no continue"]),
        ("def a():\n    yield from ()", []),
        ("a = 'text 7'", []),
        ("a * 1.5 / b", []),
    ],
)
def test_every_small_error_is_listed(text: str, changes: list[str], tmp_path: Path) -> None:
    assert listed(text, tmp_path) == changes


def test_a_mutant_has_its_one_change_in_it(tmp_path: Path) -> None:
    listed("def a(x):\n    return x < 1\n", tmp_path)
    flipped, *_ = mutants(Path("a.py"), tmp_path)
    names: dict[str, Callable[[int], bool]] = {}
    exec(flipped.code(tmp_path), names)
    assert str(flipped) == "a.py:2: x < 1 -> x <= 1 (return x < 1)"
    assert [names["a"](x) for x in (0, 1, 2)] == [True, True, False]


def test_a_seed_draws_the_same_mutants_again() -> None:
    assert drawn([CLOCKS], 10, 1) == drawn([CLOCKS], 10, 1)
    assert drawn([CLOCKS], 10, 1) != drawn([CLOCKS], 10, 2)
    assert len(drawn([CLOCKS], 0, 1)) > len(drawn([CLOCKS], 10, 1)) == 10


def test_what_is_listed_as_equivalent_is_still_in_the_judge() -> None:
    assert stale() == []


@pytest.mark.skipif("MUTANTS" not in os.environ, reason="tries as many mutants as MUTANTS says, where it says so")
def test_the_judges_tests_find_small_errors() -> None:
    command = [sys.executable, "-m", "tests.mutation", "--count", os.environ["MUTANTS"]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
