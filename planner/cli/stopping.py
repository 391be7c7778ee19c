"""Being told to stop while a solve runs: the first Ctrl-C asks for the best plan so far, the second one ends at once.

A signal to end (SIGTERM, as `docker stop` sends it) or that the terminal is gone (SIGHUP) counts as Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.cli.ends import Exit, say

POLL = 0.05
"""Seconds between two looks at whether somebody wants it to stop."""
SIGNALS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""The signals that ask to stop."""


class Interrupts:
    """What a signal to stop does: it ends the process at once, or while `patient`, the first one only sets `asked`."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._patient = False
        self._tidy: Callable[[], None] = lambda: None

    @contextmanager
    def patient(self, tidy: Callable[[], None]) -> Iterator[None]:
        """While this lasts, the first signal only asks; `tidy` gives the terminal back before the second one ends all."""
        self._patient, self._tidy = True, tidy
        try:
            yield
        finally:
            self._tidy = lambda: None

    def done(self) -> None:
        """From here on there is nothing to lose: the next signal ends all."""
        self._patient = False

    def pressed(self) -> None:
        """Somebody wants it to stop."""
        if self._patient and not self.asked.is_set():
            self.asked.set()
            return
        self._tidy()
        say("Stopped.")
        os._exit(Exit.STOPPED)


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Takes the signals to stop over from Python. To be entered before the solver's library is loaded.

    The library's threads run no Python, and while it searches it puts a handler of its own in place of ours. So the signals
    are held back from every thread that begins from here on, and one of ours looks for them. Held back, they also reach the
    first process of a container, which the system spares those that it has no handler for. Where signals cannot be held
    back, Ctrl-C ends at once as usual.
    """
    found = Interrupts()
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield found
        return
    handlers, done = {each: signal.getsignal(each) for each in SIGNALS}, threading.Event()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    watch = threading.Thread(target=_watch, args=(found, done), daemon=True)
    watch.start()
    try:
        yield found
    finally:
        done.set()
        watch.join()
        for each, handler in handlers.items():
            signal.signal(each, handler)  # the library leaves its own
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _watch(found: Interrupts, done: threading.Event) -> None:
    while not done.wait(POLL):
        for each in SIGNALS & signal.sigpending():
            signal.sigwait({each})
            found.pressed()
