"""Whether the exact model is begun is decided by its size, the time and the memory."""

from __future__ import annotations

from itertools import count

import pytest

from planner.check import check
from planner.files import load_scenario
from planner.model import build
from planner.problem import compile_scenario, no_tick
from planner.solve import Settings, solve
from planner.solve.size import MEMORY, SMALL, Size, size_of
from tests.building import meeting, scenario
from tests.cli.running import SINGAPORE


@pytest.mark.parametrize(
    ("constraints", "seconds", "share"),
    [
        (SMALL, 60, 0.0),
        (SMALL, 0.5, 1.0),
        (30_000, 60, 0.12),
        (30_000, 5, 1.0),
        (80_000, 60, 0.5),
        (120_000, 60, 1.0),
        (120_000, 600, 0.5),
        (MEMORY + 1, 1e9, 1.0),
    ],
)
def test_the_search_gets_all_of_the_time_where_the_rest_would_not_do(
    constraints: int, seconds: float, share: float
) -> None:
    size = Size(constraints)
    assert size.share_of_search(seconds) == share
    assert share == 1 or 2 * size.seconds <= seconds * (1 - share) or constraints <= SMALL


def test_the_estimate_is_near_what_is_built() -> None:
    problem = compile_scenario(load_scenario(SINGAPORE))
    assert size_of(problem, no_tick).constraints == pytest.approx(len(build(problem).cp.proto.constraints), rel=0.34)


def test_being_stopped_at_any_moment_is_no_error() -> None:
    asked = scenario(meetings={f"m-{n}": meeting("pompeo", "kang", must="false") for n in range(6)})
    for before in (*range(40), 100, 200):
        calls = count()
        answer = solve(asked, Settings(time_limit=20), should_stop=lambda calls=calls, n=before: next(calls) >= n)
        assert answer.plan is None or check(asked, answer.plan) == ()


def test_a_plan_that_nobody_tried_to_prove_says_so() -> None:
    cities = ["washington", "new-york", "seoul"]
    asked = scenario(
        horizon={"from": "2018-06-01", "to": "2018-06-28"},
        meetings={f"m-{n}": meeting("pompeo", "kang", must="false", where=cities) for n in range(90)},
    )
    answer = solve(asked, Settings(time_limit=1.5))
    assert answer.plan is not None
    assert answer.remarks == (
        "An exact model of 90 meetings does not fit the time or the memory, so that no proof was looked for.",
    )
    small = solve(scenario(meetings={"talk": meeting("pompeo", must="false")}))
    assert small.remarks == ()
