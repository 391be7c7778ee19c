"""How memory, the seconds to a first plan and the exact model of the product grow with the number of meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from statistics import correlation, linear_regression, median

from planner.bench.jobs import Job, Row
from planner.solve.size import MEMORY

FEWEST_SIZES = 3
"""Through two points there is a power that fits whatever they are."""
POOR = 0.5
"""R2 under which a power of the meetings says little."""


FIGURES: Mapping[str, Callable[[Row], float | None]] = {
    "memory_mb": lambda row: row.memory,
    "first_plan_seconds": lambda row: row.first,
    "exact_model_constraints": lambda row: row.estimate if (row.estimate or 0) <= MEMORY else None,
}
"""What may grow, by its name in files. Of an exact model beyond what memory suffices for it is only known that it is larger, so
it does not count.
"""
WORDS: Mapping[str, tuple[str, str]] = {
    "memory_mb": ("Memory", "the memory"),
    "first_plan_seconds": ("Seconds to the first plan", "the seconds"),
    "exact_model_constraints": ("Size of the exact model, as estimated", "the constraints"),
}
"""What people call it, and what there is more of."""


@dataclass(frozen=True)
class Growth:
    """A power of the number of meetings, fitted by least squares on logarithms: a figure grows with meetings^`exponent`.

    `figure` is its name in files. `fit` is R2 on the logarithms, from 0 to 1. `sizes` are the numbers of meetings that count,
    ascending; outside of them it says nothing.
    """

    figure: str
    exponent: float
    fit: float
    sizes: tuple[int, ...]

    @property
    def doubling(self) -> float:
        """How many times as much there is with twice the meetings."""
        return float(2.0**self.exponent)

    @property
    def poor(self) -> bool:
        """Whether no power of the meetings says much of it."""
        return self.fit < POOR

    @property
    def sentence(self) -> str:
        """What a planner is told of it."""
        name, more = WORDS[self.figure]
        span = f"{name}, {self.sizes[0]:,} to {self.sizes[-1]:,} meetings"
        if self.poor:
            return f"{span}: follows no power of the meetings (R2 {self.fit:.2f})."
        power = f"meetings^{self.exponent:.2f}, R2 {self.fit:.2f}"
        return f"{span}: twice the meetings, {self.doubling:.2f} times {more} ({power})."


def power(figure: str, points: Iterable[tuple[int, float | None]]) -> Growth | None:
    """The power that fits points of meetings and a figure; medians count where a size has several.

    Points without a figure, or with one that is not above 0, are left out. None where fewer than three sizes remain.
    """
    known: dict[int, list[float]] = {}
    for meetings, value in points:
        if value is not None and value > 0:
            known.setdefault(meetings, []).append(value)
    if len(known) < FEWEST_SIZES:
        return None
    sizes = tuple(sorted(known))
    middle = [median(known[size]) for size in sizes]
    if len(set(middle)) == 1:
        return Growth(figure, 0.0, 1.0, sizes)
    across, up = [log(size) for size in sizes], [log(value) for value in middle]
    return Growth(figure, linear_regression(across, up).slope, correlation(across, up) ** 2, sizes)


def growths(rows: Iterable[tuple[Job, Row]]) -> Iterator[Growth]:
    """How each figure grows over what the product did with the made-up summits of one family.

    Instances of the study do not count, for they are of several kinds, and neither does what failed.
    """
    ran = [(job, row) for job, row in rows if job.method == "product" and job.family is not None and not row.failed]
    for figure, of in FIGURES.items():
        found = power(figure, ((job.meetings, of(row)) for job, row in ran))
        if found is not None:
            yield found
