"""The parent's half of a solve in a process of its own: starts it, listens, asks it to stop, and keeps the best plan so far.

Nothing here loads the solver's library.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType

from planner.errors import Apart
from planner.plan.record import Answer
from planner.plan.settings import Progress
from planner.runs.ending import Ending, deaf, died, kept, starved
from planner.runs.messages import Best, Broke, Final, Job, Message, NoMemory, Refused, framed, received

POLL = 0.05
"""Seconds between two looks at whether somebody wants it to stop."""
PATIENCE = 5.0
"""Seconds that a solve has to stop by itself before its process is ended."""
LOADING = 60.0
"""Seconds that a process which was given a plan has to say something for the first time: what it says is that plan, judged."""
SOLVE = "planner.solve:solve"
"""The function that solves, as `module:name`."""
PROGRAM = "import sys; sys.path[:] = sys.argv[3:]; from planner.runs.worker import main; main()"
"""The child looks for modules where its parent does, and nowhere else: not in the folder in which it was started."""


class Child:
    """A process that solves one job. It begins at once to load what it needs; leaving the context ends it."""

    def __init__(self, function: str = SOLVE, memory_limit: float | None = None) -> None:
        """`function` is named as `module:name`; `memory_limit` is in GiB."""
        self._limit = memory_limit
        self._began = time.monotonic()
        gib = "" if memory_limit is None else repr(memory_limit)
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-c", PROGRAM, function, gib, *_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C on the terminal is the parent's to hear
        )
        self._sent = threading.Event()
        self._heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._hear, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                assert stream is not None
                stream.close()
        self._process.wait()

    def kill(self) -> None:
        """Ends the process at once."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def solved(
        self,
        job: Job,
        on_progress: Callable[[Progress], None],
        should_stop: Callable[[], bool],
        patience: float = PATIENCE,
    ) -> Answer:
        """The answer to a job; where the process ends without one, the best plan that it had, with a remark or a fault.

        `on_progress` is called from here. Where `should_stop` says yes, the process is asked for its best plan so far, and
        ended if it has not answered after `patience` seconds; those begin, where there is a plan to go on from, once it has
        said something, for then it has judged that plan and there is something to keep. Raises InputError and NotFound as the
        function did, Apart for whatever else was raised there, Crashed for a crash, NoAnswer where the process was ended
        before it had a plan.
        """
        began = self._began if job.began is None else job.began
        self._send(framed(job))
        wish, best = _Wish(self, should_stop, patience, patience if job.start is None else max(patience, LOADING)), None
        while True:
            wish.pass_on()
            try:
                message = self._heard.get(timeout=POLL)
            except queue.Empty:
                continue
            wish.heard()
            match message:
                case Progress():
                    on_progress(message)
                case Best(answer):
                    best = answer
                case Final(answer):
                    return answer
                case Refused(error):
                    raise error
                case Broke(seen, place) if best is None:
                    raise Apart(seen, place)
                case _:
                    return kept(best, self._ending(message, wish), time.monotonic() - began)

    def _ending(self, message: Broke | NoMemory | None, wish: _Wish) -> Ending:
        """How it ended, by its last message, or without one."""
        match message:
            case Broke(seen, place):
                return Ending(f"The process that solved it failed ({seen}, at {place})", ours=True)
            case NoMemory():
                return starved(self._limit)
        if wish.ended:
            return deaf(wish.patience)
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:  # it lives, and what it says cannot be understood
            self.kill()
            code = self._process.wait()
        return died(code, self._limit)

    def _send(self, data: bytes) -> None:
        """Sends a job from a thread of its own: it may be larger than what fits between two processes."""
        sender = threading.Thread(target=self._write, args=(data, self._sent), daemon=True)
        self._threads.append(sender)
        sender.start()

    def _write(self, data: bytes, done: threading.Event | None = None) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(data)
            self._process.stdin.flush()
            if done is not None:
                done.set()

    def ask_to_stop(self) -> bool:
        """Asks for the best plan so far; False where the child does not have the whole job yet and cannot hear it."""
        if not self._sent.is_set():
            return False
        self._write(b"s")
        return True

    def _hear(self) -> None:
        """Takes messages until the other side is silent for good."""
        assert self._process.stdout is not None
        try:
            message = received(self._process.stdout)
            while message is not None and not isinstance(message, Job):
                self._heard.put(message)
                message = received(self._process.stdout)
        finally:
            self._heard.put(None)


def _path() -> Iterator[str]:
    """Where modules are looked for here, whatever folder the child is started in; one that is gone holds none."""
    for each in sys.path:
        with contextlib.suppress(OSError):
            yield os.path.abspath(each)


class _Wish:
    """Somebody's wish that a child stops: passed on once it can be heard, and enforced after a patience."""

    def __init__(self, child: Child, should_stop: Callable[[], bool], patience: float, at_first: float) -> None:
        """It has `patience` seconds, and as many as `at_first` until it is heard."""
        self.patience = patience
        self._now = at_first
        self.ended = False
        self._child = child
        self._should_stop = should_stop
        self._since: float | None = None
        self._told = False

    def pass_on(self) -> None:
        """Looks whether there is a wish, and does what it is time for."""
        if self._since is None and not self._should_stop():
            return
        self._since = time.monotonic() if self._since is None else self._since
        self._told = self._told or self._child.ask_to_stop()
        if not self.ended and time.monotonic() - self._since > self._now:
            self._child.kill()
            self.ended = True

    def heard(self) -> None:
        """Notes that the child has said something: from now on the patience counts."""
        if self._now > self.patience:
            self._now = self.patience
            self._since = None if self._since is None else time.monotonic()
