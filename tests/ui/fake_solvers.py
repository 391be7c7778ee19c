"""Functions in place of the solver, for what the real one is too good at: waiting, failing, dying."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any

from planner.solve import Progress
from planner.solve import solve as real


def waits_until_stopped(
    scenario: Any, settings: Any, tell: Callable[[Progress], None], stop: Callable[[], bool]
) -> Any:
    """Works until it is asked to stop, then answers."""
    tell(Progress(None, None, None, 0.0, "waiting"))
    pause = threading.Event()
    while not stop():
        pause.wait(0.02)
    return real(scenario, settings)


def never_listens(scenario: Any, settings: Any, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Any:
    """Works for ever."""
    tell(Progress(None, None, None, 0.0, "deaf"))
    threading.Event().wait()


def dies(*_: Any) -> Any:
    """Ends its process without a word."""
    os._exit(9)


def fails(*_: Any) -> Any:
    """Raises."""
    raise RuntimeError("something broke")


def says_how_much(scenario: Any, settings: Any, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Any:
    """Waits for the wish to stop, and raises what it was given."""
    pause = threading.Event()
    while not stop():
        pause.wait(0.02)
    raise RuntimeError(f"{len(scenario.meetings)} meetings, stopped")
