"""How much work goes into hints: comparing one word with thousands takes longer than finding that it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

MOST_COMPARED = 100_000
"""Words that are compared for the hints of one reading, about a second; faults beyond that are told without a hint."""

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def sparing_hints() -> Iterator[None]:
    """Within it all hints together compare at most so many words; within another one, that one counts."""
    if _left.get() is not None:
        yield
        return
    token = _left.set([MOST_COMPARED])
    try:
        yield
    finally:
        _left.reset(token)


def worth_comparing(words: int) -> bool:
    """Whether a hint may still compare so many words; always outside `sparing_hints`."""
    left = _left.get()
    if left is None:
        return True
    left[0] -= words
    return left[0] + words > 0
