"""How figures grow with the meetings: exact powers, what is left out, and what is said."""

import pytest

from planner.bench.growth import FIGURES, WORDS, Growth, growths, power
from planner.bench.jobs import Job, Row
from planner.solve.size import MEMORY


@pytest.mark.parametrize("exponent", [-1.0, 0.0, 0.6, 1.0, 2.3])
def test_an_exact_power_is_found(exponent: float) -> None:
    found = power("memory_mb", [(size, 3.5 * size**exponent) for size in (50, 400, 100, 200)])
    assert found is not None
    assert (found.exponent, found.fit) == (pytest.approx(exponent), pytest.approx(1.0))
    assert found.doubling == pytest.approx(2**exponent)
    assert found.sizes == (50, 100, 200, 400)


def test_what_is_no_exact_power_fits_less() -> None:
    found = power("memory_mb", [(10, 1.0), (20, 4.0), (40, 4.0)])
    assert found is not None
    # on logarithms to base 2: 0, 2, 2 over 0, 1, 2; the line rises by 1 and leaves 2/3 of 8/3
    assert (found.exponent, found.fit) == (pytest.approx(1.0), pytest.approx(0.75))


@pytest.mark.parametrize(
    "points",
    [
        [],
        [(10, 1.0), (20, 2.0)],
        [(10, 1.0), (20, 2.0), (20, 3.0)],  # two sizes, however often
        [(10, 1.0), (20, 2.0), (40, None)],
        [(10, 1.0), (20, 2.0), (40, 0.0)],
    ],
)
def test_fewer_than_three_sizes_say_nothing(points: list[tuple[int, float | None]]) -> None:
    assert power("first_plan_seconds", points) is None


def test_a_zero_and_a_missing_figure_are_left_out() -> None:
    whole = [(10, 1.0), (20, 2.0), (40, 4.0)]
    found = power("first_plan_seconds", [*whole, (80, 0.0), (160, None), (10, None)])
    assert found == power("first_plan_seconds", whole)
    assert found is not None
    assert found.sizes == (10, 20, 40)


def test_of_several_of_one_size_the_median_counts() -> None:
    found = power("memory_mb", [(10, 1.0), (10, 900.0), (10, 0.5), (20, 2.0), (40, 4.0)])
    assert found == power("memory_mb", [(10, 1.0), (20, 2.0), (40, 4.0)])


def product(meetings: int, *, family: str | None = "week", status: str = "within", **figures: float) -> tuple[Job, Row]:
    """What the product did with a made-up summit."""
    estimate = figures.get("estimate")
    row = Row(
        meetings,
        first=figures.get("first"),
        memory=figures.get("memory"),
        status=status,
        estimate=None if estimate is None else int(estimate),
    )
    return Job("product", 5.0, family=family, meetings=meetings), row


def test_only_made_up_summits_that_the_product_solved_count() -> None:
    counted = [product(size, memory=100.0 * size, first=size**2 / 9) for size in (10, 20, 40)]
    others = [
        (Job("plain", 5.0, family="week", meetings=80), Row(memory=1.0, first=1.0, status="outline")),
        product(80, memory=1.0, status="failed"),
        product(0, family=None, memory=1.0),
    ]
    assert [(each.figure, each.exponent, each.sizes) for each in growths([*counted, *others])] == [
        ("memory_mb", pytest.approx(1.0), (10, 20, 40)),
        ("first_plan_seconds", pytest.approx(2.0), (10, 20, 40)),
    ]
    assert list(growths(counted[:2] + others)) == []


def test_a_model_that_is_only_known_to_be_larger_does_not_count() -> None:
    rows = [product(size, estimate=size**3) for size in (10, 20, 40)]
    (found,) = growths([*rows, product(100, estimate=MEMORY + 1)])
    assert (found.figure, found.exponent, found.sizes) == (
        "exact_model_constraints",
        pytest.approx(3.0),
        (10, 20, 40),
    )


def test_what_is_said() -> None:
    found = Growth("first_plan_seconds", 1.2, 0.978, (50, 100, 1600))
    assert found.sentence == (
        "Seconds to the first plan, 50 to 1,600 meetings: twice the meetings, 2.30 times the seconds (meetings^1.20, R2 0.98)."
    )
    poor = Growth("memory_mb", -0.3, 0.21, (50, 100, 200))
    assert poor.sentence == "Memory, 50 to 200 meetings: follows no power of the meetings (R2 0.21)."
    assert set(WORDS) == set(FIGURES)
