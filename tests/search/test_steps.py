"""Sets of steps as whole numbers say the same as sets."""

from __future__ import annotations

from random import Random

import pytest

from planner.search.steps import added, between, first_of, last_of, steps_of, taken_back, touching


def members(steps: int) -> set[int]:
    return {step for step in range(steps.bit_length()) if steps >> step & 1}


@pytest.mark.parametrize(("low", "high", "there"), [(2, 4, {2, 3, 4}), (3, 3, {3}), (4, 2, set()), (-2, 1, {0, 1})])
def test_between_holds_both_ends_and_nothing_below_nought(low: int, high: int, there: set[int]) -> None:
    assert members(between(low, high)) == there


def test_first_and_last() -> None:
    assert (first_of(steps_of([(3, 5), (9, 9)])), last_of(steps_of([(3, 5), (9, 9)]))) == (3, 9)


@pytest.mark.parametrize("length", range(6))
def test_touching_is_every_start_from_which_a_busy_step_is_reached(length: int) -> None:
    rng = Random(length)
    for _ in range(50):
        busy = rng.getrandbits(30)
        right = {start for start in range(30) if any(start + n in members(busy) for n in range(length))}
        assert members(touching(busy, length)) == right


def test_levels_count_how_much_is_used() -> None:
    rng, taken, levels = Random(1), list[tuple[int, int]](), (0,) * 4
    for _ in range(300):
        if taken and rng.random() < 0.5:
            span, number = taken.pop(rng.randrange(len(taken)))
            levels = taken_back(levels, span, number)
        else:
            low = rng.randrange(20)
            span, number = between(low, low + rng.randrange(5)), rng.randint(1, 2)
            try:
                levels = added(levels, span, number)
            except OverflowError:
                assert any(sum(n for s, n in taken if s >> step & 1) + number > 4 for step in members(span))
                continue
            taken.append((span, number))
        for step in range(30):
            used = sum(number for span, number in taken if span >> step & 1)
            assert sum(level >> step & 1 for level in levels) == used
