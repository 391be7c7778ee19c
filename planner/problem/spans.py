"""Sets of whole numbers as spans: sorted, disjoint, both ends included."""

from __future__ import annotations

from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]


def spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    """The union of the pairs; a pair whose end lies before its start is empty."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(pair for pair in pairs if pair[0] <= pair[1]):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def common(left: Spans, right: Spans) -> Spans:
    """What lies in both."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if low <= high:
            found.append((low, high))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(left: Spans, right: Spans) -> Spans:
    """What lies in the first and not in the second."""
    if not left or not right:
        return left
    low, high = left[0][0], left[-1][1]
    gaps: list[tuple[int, int]] = []
    for a, b in right:
        gaps.append((low, a - 1))
        low = max(low, b + 1)
    gaps.append((low, high))
    return common(left, spans(gaps))


def size(those: Spans) -> int:
    """How many numbers they hold."""
    return sum(high - low + 1 for low, high in those)


def numbers(those: Spans) -> Iterable[int]:
    """Every number that they hold, in order."""
    for low, high in those:
        yield from range(low, high + 1)
