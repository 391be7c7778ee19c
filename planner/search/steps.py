"""Sets of steps as whole numbers: bit s is set where step s belongs to the set.

Python's long integers make union, intersection and shifts of ten thousand steps cost less than a microsecond, whatever the
calendars look like. A set holds no negative steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Steps = int


def between(low: int, high: int) -> Steps:
    """Every step from low to high, both included; none where high is less than low."""
    low = max(low, 0)
    return ((1 << (high - low + 1)) - 1) << low if low <= high else 0


def steps_of(spans: Iterable[tuple[int, int]]) -> Steps:
    """The steps of sorted spans, both ends included."""
    steps = 0
    for low, high in spans:
        steps |= between(low, high)
    return steps


def first_of(steps: Steps) -> int:
    """The first step of a set that is not empty."""
    return (steps & -steps).bit_length() - 1


def last_of(steps: Steps) -> int:
    """The last step of a set that is not empty."""
    return steps.bit_length() - 1


def each_of(steps: Steps, *, last_first: bool) -> Iterator[int]:
    """Every step of a set, in order or from the last to the first."""
    while steps:
        step = last_of(steps) if last_first else first_of(steps)
        yield step
        steps ^= 1 << step


def spans_of(steps: Steps) -> list[tuple[int, int]]:
    """The steps as sorted spans, both ends included."""
    spans: list[tuple[int, int]] = []
    while steps:
        low = first_of(steps)
        length = first_of(~(steps >> low))
        spans.append((low, low + length - 1))
        steps &= ~between(low, low + length - 1)
    return spans


def touching(busy: Steps, length: int) -> Steps:
    """Every start from which something of so many steps would touch a busy one."""
    reached, done = busy, 1
    while done < length:
        further = min(done, length - done)
        reached |= reached >> further
        done += further
    return reached if length > 0 else 0


def added(levels: tuple[Steps, ...], span: Steps, number: int) -> tuple[Steps, ...]:
    """Level k holds the steps at which more than k units are used; the levels after a span takes `number` units more.

    Raises OverflowError where more is taken than there are levels.
    """
    above = list(levels)
    for _ in range(number):
        if above[-1] & span:
            raise OverflowError("more is taken than there is")
        for level in range(len(above) - 1, 0, -1):
            above[level] |= above[level - 1] & span
        above[0] |= span
    return tuple(above)


def taken_back(levels: tuple[Steps, ...], span: Steps, number: int) -> tuple[Steps, ...]:
    """The levels after a span has given `number` units back, which it had taken before."""
    above = list(levels)
    for _ in range(number):
        for level in range(len(above) - 1):
            above[level] = (above[level] & ~span) | (above[level + 1] & span)
        above[-1] &= ~span
    return tuple(above)
