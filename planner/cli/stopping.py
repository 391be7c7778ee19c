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


@contextmanager
def stoppable(at_once: Callable[[], None] = lambda: None) -> Iterator[threading.Event]:
    """An event that Ctrl-C sets. `at_once` tidies up before a second Ctrl-C ends the process.

    The signal is held back from every thread and looked for in one of ours, since the solver's library puts a handler of its
    own in place of Python's while it searches. Where signals cannot be held back, Ctrl-C ends at once as usual.
    """
    stop = threading.Event()
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield stop
        return
    handler, done = signal.getsignal(signal.SIGINT), threading.Event()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    watch = threading.Thread(target=_watch, args=(stop, done, at_once), daemon=True)
    watch.start()
    try:
        yield stop
    finally:
        done.set()
        watch.join()
        signal.signal(signal.SIGINT, handler)  # the solver's library leaves its own
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _watch(stop: threading.Event, done: threading.Event, at_once: Callable[[], None]) -> None:
    while not done.wait(POLL):
        if signal.SIGINT not in signal.sigpending():
            continue
        signal.sigwait({signal.SIGINT})
        if stop.is_set():
            at_once()
            say("Stopped.")
            os._exit(Exit.STOPPED)
        stop.set()
