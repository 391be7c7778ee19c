"""Ctrl-C while a solve runs: the first one asks for the best plan so far, the second one ends at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.cli.ends import Exit, say

POLL = 0.05
"""Seconds between two looks at whether Ctrl-C was pressed."""


class Interrupts:
    """What Ctrl-C does: it ends the process at once, or while `patient`, the first one only sets `asked`."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._patient = False
        self._tidy: Callable[[], None] = lambda: None

    @contextmanager
    def patient(self, tidy: Callable[[], None]) -> Iterator[None]:
        """While this lasts, the first Ctrl-C only asks; `tidy` gives the terminal back before the second one ends all."""
        self._patient, self._tidy = True, tidy
        try:
            yield
        finally:
            self._patient = False

    def pressed(self) -> None:
        """Somebody pressed Ctrl-C."""
        if self._patient and not self.asked.is_set():
            self.asked.set()
            return
        self._tidy()
        say("Stopped.")
        os._exit(Exit.STOPPED)


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Takes Ctrl-C over from Python. To be entered before the solver's library is loaded.

    The library's threads run no Python, and while it searches it puts a handler of its own in place of ours. So the signal
    is held back from every thread that begins from here on, and one of ours looks for it. Where signals cannot be held
    back, Ctrl-C ends at once as usual.
    """
    found = Interrupts()
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield found
        return
    handler, done = signal.getsignal(signal.SIGINT), threading.Event()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    watch = threading.Thread(target=_watch, args=(found, done), daemon=True)
    watch.start()
    try:
        yield found
    finally:
        done.set()
        watch.join()
        signal.signal(signal.SIGINT, handler)  # the library leaves its own
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _watch(found: Interrupts, done: threading.Event) -> None:
    while not done.wait(POLL):
        if signal.SIGINT in signal.sigpending():
            signal.sigwait({signal.SIGINT})
            found.pressed()
