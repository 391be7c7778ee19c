"""Worlds in which clocks, grids and permits are at their worst: no error, and no proof that a plan by chance contradicts.

More of them: `WORLDS=2000 python -m pytest tests/solve/test_worlds.py`, or `python -m tests.solve.worlds FIRST COUNT`.
"""

from __future__ import annotations

import os

import pytest

from tests.solve.worlds import World, broken

COUNT = int(os.environ.get("WORLDS", "500"))
CHUNK = 50


@pytest.mark.parametrize("first", range(0, COUNT, CHUNK))
def test_no_world_breaks_a_promise(first: int) -> None:
    said = {number: broken(World(number))[0] for number in range(first, min(first + CHUNK, COUNT))}
    assert not {number: sentences for number, sentences in said.items() if sentences}


def test_worlds_are_what_they_should_be() -> None:
    """Refused ones are the lesser part, many have a plan by chance, some no plan at all, some proofs are of the grid."""
    answers = [broken(World(number))[1] for number in range(60)]
    seen = {"refused" if each is None else each.status.value for each in answers}
    assert seen == {"refused", "proved-best", "no-plan-exists"}
    assert sum(each is None for each in answers) < 20
    assert {each.grid is None for each in answers if each is not None and each.plan is not None} == {True, False}
    scenarios = [(world, world.scenario) for world in map(World, range(60))]
    assert sum(bool(world.planted(scenario)) for world, scenario in scenarios if scenario is not None) > 15
