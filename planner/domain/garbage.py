"""Python's search for circles of garbage, put off while something large without any is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from planner.errors import OutOfTime


@contextmanager
def uncollected() -> Iterator[None]:
    """No search while this lasts: in something large it takes half a second at a time, in which nobody can stop it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    except OutOfTime:
        gc.freeze()  # it is given up: nobody is to look through what there is of it before it goes
        raise
    finally:
        if collecting:
            gc.enable()
