"""Being told to stop while a solve runs: the first Ctrl-C asks for the best plan so far, the second one ends at once.

A signal to end (SIGTERM, as `docker stop` sends it) or that the terminal is gone (SIGHUP) counts as Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.cli.ends import Exit

SIGNALS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""The signals that ask to stop."""


class Interrupts:
    """What a signal to stop does: it ends the process at once, or while `patient`, the first one only sets `asked`."""

    def __init__(self) -> None:
        self.asked = False
        self._patient = False
        self._tidy: Callable[[], None] = lambda: None

    @contextmanager
    def patient(self, tidy: Callable[[], None]) -> Iterator[None]:
        """While this lasts, the first signal only asks; `tidy` leaves everything in order before the second one ends all. It
        may be called in the middle of anything, so it must wait for no lock.
        """
        self._patient, self._tidy = True, tidy
        try:
            yield
        finally:
            self._tidy = lambda: None

    def done(self) -> None:
        """From here on there is nothing to lose: the next signal ends all."""
        self._patient = False

    def pressed(self, *_: object) -> None:
        """Somebody wants it to stop."""
        if self._patient and not self.asked:
            self.asked = True
            return
        self._tidy()
        with contextlib.suppress(OSError):
            os.write(2, b"Stopped.\n")  # not through sys.stderr, which may be in the middle of a line
        os._exit(Exit.STOPPED)


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Takes the signals to stop over from Python.

    The solver's library, which runs no Python and has handlers of its own, is in another process; here the main thread never
    waits for long, so that handlers do. That there are some also lets the signals reach the first process of a container,
    which the system spares those that it has no handler for. Where somebody had the signals blocked for us, they are heard
    all the same; that the terminal is gone is not, where we were told not to mind (`nohup`).
    """
    found = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield found
        return
    before = {each: signal.getsignal(each) for each in SIGNALS}
    for each, handler in before.items():
        if each == signal.SIGINT or handler is not signal.SIG_IGN:
            signal.signal(each, found.pressed)
    mask = _heard(SIGNALS)
    try:
        yield found
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _heard(signals: set[signal.Signals]) -> set[int | signal.Signals] | None:
    """Lets the signals through to us where they were held back; what was held back before, None where there is no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        return None
    return set(signal.pthread_sigmask(signal.SIG_UNBLOCK, signals))
