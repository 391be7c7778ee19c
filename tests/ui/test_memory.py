"""How much memory a solve may use."""

from __future__ import annotations

from pathlib import Path

from ui.memory import memory_of_the_machine
from ui.runs import SLOTS, memory_limit


def test_a_container_that_was_given_less_counts(tmp_path: Path) -> None:
    given = tmp_path / "memory.max"
    given.write_text(f"{2**29}\n", "ascii")
    assert memory_of_the_machine(given) == 0.5


def test_without_a_limit_the_machine_counts(tmp_path: Path) -> None:
    given = tmp_path / "memory.max"
    given.write_text("max\n", "ascii")
    assert memory_of_the_machine(given) == memory_of_the_machine(tmp_path / "missing") > 0.5


def test_all_solves_together_leave_half_of_it() -> None:
    assert 1.0 <= memory_limit() <= max(1.0, memory_of_the_machine() / 2 / SLOTS + 0.05)
