"""Python's search for circles of garbage, put off while something large without any is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search while this lasts: in something large it takes half a second at a time, in which nobody can stop it.

    What is given up halfway should be let go within it, so that nobody looks through what there is of it either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
