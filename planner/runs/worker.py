"""The process in which a solve runs: a crash, a cancel and its memory stay here.

It reads one job from stdin and writes messages to stdout. A byte on stdin means stop; where stdin is closed, nobody is there
any more, and the process ends. What the solver's library or anybody else writes to stdout goes to stderr.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from planner.errors import InputError, NotFound, place_of, seen_of
from planner.plan.record import Answer
from planner.runs.messages import Best, Broke, Final, Job, Message, NoMemory, Refused, framed, received

NO_MEMORY = framed(NoMemory())
"""Made while there is memory."""


class Speaker:
    """Says messages to the parent, from any thread; where nobody hears them any more, the process ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def say(self, message: Message) -> None:
        """Says a message."""
        self.send(NO_MEMORY if isinstance(message, NoMemory) else framed(message))

    def send(self, data: bytes) -> None:
        """Sends the bytes of one message."""
        with self._lock:
            try:
                self._stream.write(data)
                self._stream.flush()
            except OSError:
                os._exit(1)


def main() -> NoReturn:
    """Works on one job and says how it goes. `sys.argv` names the function (`module:name`) and the GiB that it may take."""
    function, gib = sys.argv[1:3]
    _be_the_first_to_go()
    _leave_signals_to_the_parent()
    _limit_memory(float(gib or "inf"))
    speaker = Speaker(os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        solve = function_named(function)  # loads the solver's library, while the parent still reads the scenario
        job = received(sys.stdin.buffer)
        if isinstance(job, Job):
            speaker.say(Final(_solved(job, solve, speaker)))
    except (InputError, NotFound) as error:
        speaker.say(Refused(error))
    except Exception as error:
        speaker.say(NoMemory() if _lacked_memory(error, limited=bool(gib)) else Broke(seen_of(error), place_of(error)))
    os._exit(0)  # the listening thread waits for a byte that may never come, and what is built need not be taken down


def function_named(name: str) -> Callable[..., Any]:
    """The function that `module:name` names."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)  # type: ignore[no-any-return]


def _solved(job: Job, solve: Callable[..., Answer], speaker: Speaker) -> Answer:
    stop = threading.Event()
    threading.Thread(target=_listen, args=(stop,), daemon=True).start()
    return solve(
        job.scenario,
        job.settings,
        speaker.say,
        stop.is_set,
        began=job.began,
        on_answer=lambda answer: speaker.say(Best(answer)),
        start=job.start,
    )


def _listen(stop: threading.Event) -> None:
    while sys.stdin.buffer.read(1):
        stop.set()
    os._exit(1)


def _be_the_first_to_go() -> None:
    """Where memory runs out, the system is to end this process and not its parent, which keeps the best plan."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _leave_signals_to_the_parent() -> None:
    """Whoever ends all processes of a service at once tells the parent, too, and that knows what to do."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _limit_memory(gib: float) -> None:
    """Lets the process take so many GiB of data. Address space is another thing: the solver's library sets aside much of it
    that it never uses.
    """
    if gib == float("inf"):
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = int(gib * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _lacked_memory(error: BaseException, *, limited: bool) -> bool:
    """Whether an error comes of a lack of memory; one that the solver's library died of is its cause."""
    for each in (error, error.__cause__):
        if isinstance(each, MemoryError) or (isinstance(each, OSError) and each.errno == errno.ENOMEM):
            return True
    return limited and isinstance(error, ImportError)  # a library for which there is no room
