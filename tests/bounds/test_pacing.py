"""How long stages may take: the same everywhere, or by a clock that tells how quick the machine is."""

from __future__ import annotations

import pytest

from planner.bounds.pacing import Pacing


class Clock:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_without_a_clock_a_stage_has_its_part_whatever_the_others_took() -> None:
    pacing = Pacing(10.0)
    assert pacing.usual_seconds(0.3) == pytest.approx(3.0)
    pacing.did(99.0)
    assert pacing.usual_seconds(0.7) == pytest.approx(7.0)


def test_by_a_clock_a_quick_machine_does_more_in_the_same_time() -> None:
    clock = Clock()
    pacing = Pacing(10.0, clock)
    assert pacing.usual_seconds(0.5) == pytest.approx(5.0)
    clock.now += 2.0
    pacing.did(5.0)
    assert pacing.usual_seconds(0.25) == pytest.approx(8.0 / 2 * 5.0 / 2.0)
    clock.now += 4.0
    pacing.did(10.0)
    assert pacing.usual_seconds(0.25) == pytest.approx(4.0 * 10.0 / 4.0)


def test_by_a_clock_what_a_stage_takes_too_much_is_missing_in_the_next() -> None:
    clock = Clock()
    pacing = Pacing(10.0, clock)
    assert pacing.usual_seconds(0.5) == pytest.approx(5.0)
    clock.now += 12.0
    pacing.did(5.0)
    assert pacing.usual_seconds(0.5) == 0.0
